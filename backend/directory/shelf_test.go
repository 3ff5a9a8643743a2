package directory

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/ident"
)

// onDisk gives the pages of what a section stores; nil when it stores nothing.
func onDisk(r interface{ Fatal(...any) }, store func(func(Chunk) error) error) Pages {
	type key struct {
		name   string
		number int
	}
	kept := map[key]Chunk{}
	if err := store(func(c Chunk) error { kept[key{c.Name, c.Number}] = c; return nil }); err != nil {
		r.Fatal(err)
	}
	if len(kept) == 0 {
		return nil
	}
	return func(name string, number int) (Chunk, bool, error) {
		c, found := kept[key{name, number}]
		return c, found, nil
	}
}

func patches(list ...Chunk) iter.Seq2[Chunk, error] {
	return func(yield func(Chunk, error) bool) {
		for _, c := range list {
			if !yield(c, nil) {
				return
			}
		}
	}
}

// ofOne is everything that a directory says of one user, and of being in groups.
func ofOne(d *Directory, i int, columns []string, groups ...string) []string {
	lines := []string{d.ids.text(i)}
	for _, name := range columns {
		v := d.Value(i, name)
		lines = append(lines, fmt.Sprintf("%s %s %q", name, v.State(), v.Key()))
	}
	c, known := d.Configuration(i)
	lines = append(lines, fmt.Sprintf("%v %v %+v", d.SawTeams(), known, c), fmt.Sprint(d.SawMembers()))
	for _, g := range groups {
		set, read := d.Members(ident.Object(g))
		lines = append(lines, fmt.Sprint(g, read, set.Has(i)))
	}
	return lines
}

// A user who is taken out of the columns on the disk is the user of the whole directory, whatever patches changed, and is found by the
// same texts.
func TestAUserTakenFromTheDiskIsTheUserInMemory(t *testing.T) {
	defer smallPages()()
	rapid.Check(t, func(r *rapid.T) {
		d := New(0)
		for range rapid.IntRange(0, 40).Draw(r, "users") {
			if err := d.Merge(anyUser(r)); err != nil {
				r.Fatal(err)
			}
		}
		users := onDisk(r, d.StoreUsers)
		var list []Chunk
		for n := range rapid.IntRange(0, 3).Draw(r, "patches") {
			page := []map[string]json.RawMessage{}
			for range rapid.IntRange(1, 6).Draw(r, "changes") {
				u := anyUser(r)
				if rapid.Bool().Draw(r, "removed") {
					u["@removed"] = json.RawMessage(`{"reason":"deleted"}`)
				}
				page = append(page, u)
			}
			c, err := PackPatch(n, page)
			if err != nil {
				r.Fatal(err)
			}
			if _, err := d.LoadPatch(c); err != nil {
				r.Fatal(err)
			}
			list = append(list, c)
		}
		for range rapid.IntRange(0, 20).Draw(r, "in Teams") {
			d.PutTeams(Configuration{ID: ident.Object(anyID(r)), UPN: "x@y.example", Numbers: rapid.SampledFrom([][]string{{}, {"+441"}, {"+442", "+443"}}).Draw(r, "numbers"),
				Policies: rapid.SampledFrom([][]Assignment{nil, {{Type: "TeamsCallingPolicy", Name: "A/b", GroupID: "g"}}}).Draw(r, "policies")})
		}
		for range rapid.IntRange(0, 40).Draw(r, "members") {
			d.AddMember(ident.Object(rapid.SampledFrom([]string{"g", "H"}).Draw(r, "group")), ident.Object(anyID(r)))
		}
		s, err := OpenShelf(users, onDisk(r, d.StoreTeams), onDisk(r, d.StoreMembers), patches(list...))
		if err != nil {
			r.Fatal(err)
		}
		if s.Len() != d.Len() {
			r.Fatalf("%d users, want %d", s.Len(), d.Len())
		}
		columns := []string{}
		for name := range d.columns {
			columns = append(columns, name)
		}
		slices.Sort(columns)
		for i := range d.Len() {
			one, err := s.Take(i, "g", "h", "never read")
			if err != nil {
				r.Fatal(err)
			}
			if want, got := ofOne(d, i, columns, "g", "h", "never read"), ofOne(one, 0, columns, "g", "h", "never read"); !slices.Equal(want, got) {
				r.Fatalf("want %q\ngot %q", want, got)
			}
			foundAsInMemory(r, d, s, i)
		}
		for _, text := range []string{"", "nobody", "00000000-0000-4000-8000-0000000000fe"} {
			if i, found, err := s.Find(text); found || err != nil {
				r.Fatalf("%q is at %d, %v", text, i, err)
			}
		}
	})
}

// foundAsInMemory looks for a user by id and by name, in another case.
func foundAsInMemory(r *rapid.T, d *Directory, s *Shelf, i int) {
	if at, found, err := s.Find(strings.ToUpper(string(d.ID(i)))); err != nil || !found || at != i {
		r.Fatalf("%s is found at %d (%v), not at %d: %v", d.ID(i), at, found, i, err)
	}
	name := d.DisplayName(i)
	if name == "" {
		return
	}
	var want, got []int
	for k := range d.Len() {
		if strings.EqualFold(d.DisplayName(k), name) {
			want = append(want, k)
		}
	}
	for k, err := range s.Named(strings.ToUpper(name)) {
		if err != nil {
			r.Fatal(err)
		}
		if strings.EqualFold(strings.ToUpper(name), name) {
			got = append(got, k)
		}
	}
	slices.Sort(got)
	if strings.EqualFold(strings.ToUpper(name), name) && !slices.Equal(want, got) {
		r.Fatalf("%q are %v, not %v", name, got, want)
	}
}

func TestADamagedPageIsNoUser(t *testing.T) {
	d := New(0)
	if err := d.Apply(benchUsersFrom(0, 50)); err != nil {
		t.Fatal(err)
	}
	whole := onDisk(t, d.StoreUsers)
	for _, name := range []string{chunkUsers, chunkIDs, chunkRegisters, chunkRegister + "id", chunkColumn + "displayName", partCodes + chunkColumn + "displayName"} {
		t.Run(name, func(t *testing.T) {
			broken := func(asked string, number int) (Chunk, bool, error) {
				c, found, err := whole(asked, number)
				if asked == name && found {
					c.Body = append(slices.Clone(c.Body), 0)
				}
				return c, found, err
			}
			s, err := OpenShelf(broken, nil, nil, patches())
			if err == nil {
				if _, _, err = s.Find(string(d.ID(7))); err == nil {
					_, err = s.Take(7)
				}
			}
			if !isDamage(err) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func isDamage(err error) bool { return err != nil && strings.Contains(err.Error(), ErrDamaged.Error()) }
