package directory

import (
	"encoding/json"
	"slices"
	"testing"

	"personadesk/backend/ident"
)

func TestHoldingAsksOfEveryUserWhatEachHolds(t *testing.T) {
	licences := map[string]string{"a": `[{"skuId":"E3"},{"skuId":"phone"}]`, "b": `[{"skuId":"E3"}]`, "c": `[]`, "d": "", "e": `[{"skuId":"PHONE"}]`, "f": `[{"skuId":"E3"}]`}
	d := New(len(licences))
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		user := rawUser{"id": json.RawMessage(`"` + id + `"`)}
		if licences[id] != "" {
			user["assignedLicenses"] = json.RawMessage(licences[id])
		}
		if err := d.Apply([]rawUser{user}); err != nil {
			t.Fatal(err)
		}
	}
	ids := func(s Set) (list []string) {
		for i := range s.Each() {
			list = append(list, string(d.ID(i)))
		}
		return list
	}
	asked := 0
	holds, unread := d.Holding(func(sku ident.SKU) bool { asked++; return sku == "phone" })
	if got := ids(holds); !slices.Equal(got, []string{"a", "e"}) {
		t.Errorf("%v hold it", got)
	}
	if got := ids(unread); !slices.Equal(got, []string{"d"}) {
		t.Errorf("of %v it was not read", got)
	}
	if asked > 4 {
		t.Errorf("of three ways to hold licences %d were asked about", asked)
	}
	if everybody, _ := New(0).Holding(func(ident.SKU) bool { return true }); everybody.Count() != 0 {
		t.Error("nobody holds something")
	}
}

func TestWithFeatureIsWhatTeamsShows(t *testing.T) {
	d := New(3)
	for _, id := range []string{"a", "b", "c"} {
		if err := d.Apply([]rawUser{{"id": json.RawMessage(`"` + id + `"`)}}); err != nil {
			t.Fatal(err)
		}
	}
	if n := d.WithFeature("PhoneSystem").Count(); n != 0 {
		t.Errorf("%d have a feature of which nobody asked Teams", n)
	}
	d.PutTeams(Configuration{ID: "b", Features: []string{"Teams", "PhoneSystem"}})
	d.PutTeams(Configuration{ID: "c", Features: []string{"Teams"}})
	with := d.WithFeature("PhoneSystem")
	for i, want := range []bool{false, true, false} {
		if with.Has(i) != want || d.HasFeature(i, "PhoneSystem") != want {
			t.Errorf("user %d: %v, %v, not %v", i, with.Has(i), d.HasFeature(i, "PhoneSystem"), want)
		}
	}
}
