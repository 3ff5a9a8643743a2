package desk

import (
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
)

func TestABearerIsAUserOrAnAccountAndNobodyElseIsLoaded(t *testing.T) {
	d, wb := sampleDesk(t)
	ctx := t.Context()
	if one, err := d.Bearer(ctx, "ann"); err != nil || one != nil {
		t.Fatalf("without a reading: %v, %v", one, err)
	}
	r := users(t, "ann", "bob")
	r.Queues, r.Accounts = []tenant.Queue{}, []tenant.Account{{ID: "desk", Name: "Front desk"}}
	must(t, wb.SaveReading(ctx, r))
	for id, want := range map[ident.ObjectID]struct {
		name  string
		users int
	}{"bob": {"bob", 1}, "desk": {"Front desk", 0}, "stranger": {"stranger", 0}} {
		one, err := d.Bearer(ctx, id)
		must(t, err)
		if name := one.Name(string(id)); name != want.name || one.Directory.Len() != want.users || one.Users != 2 {
			t.Errorf("%s is %q, one of %d of %d users", id, name, one.Directory.Len(), one.Users)
		}
	}
	if d.Loaded() {
		t.Error("everybody was loaded")
	}
	one, err := d.Bearer(ctx, "bob")
	must(t, err)
	all, err := d.Reach(ctx)
	must(t, err)
	whole, err := d.Reading(ctx)
	must(t, err)
	place, _ := whole.Directory.Index("bob")
	for _, p := range all {
		if alone, _ := targeting.Find(one.Reach, p.ID); alone.Match.Has(0) != p.Match.Has(place) {
			t.Errorf("bob in %s: %v alone", p.Name, alone.Match.Has(0))
		}
	}
	if !d.Loaded() {
		t.Error("everybody is in memory")
	}
}
