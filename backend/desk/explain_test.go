package desk

import (
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// Explaining one user loads nobody else, and runs the rules for that user alone.
func TestExplainingAUserLoadsNobodyElse(t *testing.T) {
	d, wb := sampleDesk(t)
	ctx := t.Context()
	if _, err := d.Explain(ctx, "ann"); err == nil {
		t.Error("somebody was explained without a reading")
	}
	r := users(t, "ann", "bob", "cy")
	r.Queues, r.Teams = []tenant.Queue{}, []tenant.Team{}
	must(t, wb.SaveReading(ctx, r))
	p, err := somePersona(ctx, wb)
	must(t, err)
	p.Rule = `user.displayName -eq "bob"`
	must(t, wb.SavePersona(ctx, p))
	for name, in := range map[string]bool{"ann": false, "BOB@example.com": true, "Bob": true} {
		made, err := d.Explain(ctx, name)
		must(t, err)
		found := false
		for _, one := range made.Personas {
			found = found || one.ID == p.ID
		}
		if found != in || made.Person.UPN == "" || len(made.Personas) != len(persona.Layers()) {
			t.Errorf("%s is in %s: %v; %+v", name, p.Name, found, made)
		}
	}
	for _, name := range []string{"", "nobody"} {
		if _, err := d.Explain(ctx, name); err == nil {
			t.Errorf("%q was explained", name)
		}
	}
	if cost := d.cost(); cost["reading"] != 0 || cost["rules"] != 0 {
		t.Errorf("all users were loaded: %v", cost)
	}
}
