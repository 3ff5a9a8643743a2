package directory

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestIDsStandInTheirOrderWhateverTheirShape(t *testing.T) {
	guids := func(n int) []string {
		random := rand.New(rand.NewPCG(1, 2))
		list := make([]string, n)
		for i := range list {
			var key identity
			for k := range key {
				key[k] = byte(random.Uint32())
			}
			list[i] = (&identities{keys: []identity{key}}).text(0)
		}
		return list
	}
	for name, ids := range map[string][]string{
		"nobody":                    {},
		"GUIDs":                     guids(1000),
		"GUIDs in upper case":       {strings.ToUpper(guids(2)[1]), guids(2)[0], guids(3)[2]},
		"among them ids of no GUID": append(guids(50), "ben", "Anna", "zz", "00000000"),
	} {
		t.Run(name, func(t *testing.T) {
			d := New(len(ids))
			users := make([]rawUser, len(ids))
			for i, id := range ids {
				text, err := json.Marshal(id)
				if err != nil {
					t.Fatal(err)
				}
				users[i] = rawUser{"id": text}
			}
			if err := d.Apply(users); err != nil {
				t.Fatal(err)
			}
			texts := d.IDs()
			var got, want []string
			for _, i := range d.ByID() {
				got = append(got, string(d.ID(int(i))))
			}
			for i := range d.Len() {
				want = append(want, string(d.ID(i)))
				if texts[i] != d.ID(i) {
					t.Errorf("user %d is %s, not %s", i, texts[i], d.ID(i))
				}
			}
			slices.Sort(want)
			if len(got) != len(ids) || !slices.Equal(got, want) {
				t.Errorf("they stand as %v, not as %v", got, want)
			}
		})
	}
}
