package plan_test

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
)

// The mend of an add-on that stands alone goes all the way: planned with the parts that are off, seen, and not planned again.
func TestWhatAnAddOnAddsToJoinsItsGroupWithTheNeededPartsOnly(t *testing.T) {
	w, d := newWorld(t, 60), wanted(t)
	w.carryOut(plan.Make(d, w.reading(), now, plan.Options{}))
	at := slices.IndexFunc(d.Persona.Personas, func(p persona.Persona) bool { return p.ID == "manchester" })
	if p := plan.Make(d, w.reading(), now, plan.Options{}); !says(p, "LICENCE_ADDON_ALONE") {
		t.Fatal("the risk is not said")
	}
	more := ident.ServicePlan("00000000-0000-0000-0000-00000000000a")
	mended, joined := persona.Joined(d.Persona, d.Persona.Personas[at], func(ident.SKU) []ident.ServicePlan {
		return []ident.ServicePlan{"57ff2da0-773e-42df-b2af-ffb7a2317929", more}
	})
	if !joined {
		t.Fatal("it is not mended")
	}
	d.Persona.Personas[at] = mended
	p := plan.Make(d, w.reading(), now, plan.Options{})
	if len(p.Changes) != 1 || p.Changes[0].Kind != plan.SetLicences {
		t.Fatalf("%v", p.Changes)
	}
	adding := p.Changes[0].Action.Licences.Adding()
	if len(adding) != 1 || adding[0].SKU != teams || !slices.Equal(adding[0].DisabledPlans, []ident.ServicePlan{more}) {
		t.Errorf("%+v", adding)
	}
	w.carryOut(p)
	if again := plan.Make(d, w.reading(), now, plan.Options{}); len(again.Changes) != 0 {
		t.Errorf("again: %v", again.Changes)
	}
	d.Persona.Personas[at].PlansOff = persona.PlansOff{teams: {}}
	if all := plan.Make(d, w.reading(), now, plan.Options{}); len(all.Changes) != 1 || len(all.Changes[0].Action.Licences.Off) != 0 {
		t.Errorf("with all its parts again: %v", all.Changes)
	}
}
