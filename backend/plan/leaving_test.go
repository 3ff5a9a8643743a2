package plan_test

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
)

// without deletes a persona from a design as the workbook does when the tenant has all of it.
func without(t *testing.T, d plan.Design, id string) plan.Design {
	t.Helper()
	left, found := persona.Left(d.Persona, id)
	if !found {
		t.Fatalf("no persona %s", id)
	}
	e := left.Apply(func(string, ident.PolicyName) bool { return true })
	d.Persona.Personas = slices.DeleteFunc(slices.Clone(d.Persona.Personas), func(p persona.Persona) bool { return p.ID == id })
	d.Persona.Policies = slices.Clone(d.Persona.Policies)
	for i, p := range d.Persona.Policies {
		for _, gone := range e.Policies {
			if gone.Type == p.Type && gone.Name == p.Name {
				d.Persona.Policies[i] = gone
			}
		}
	}
	d.Persona.Gone = []persona.GoneGroup{{Key: persona.GroupKey(left.Persona), Name: left.Persona.Name}}
	return d
}

func TestADeletedPersonaIsTakenFromItsUsers(t *testing.T) {
	for id, want := range map[string][]plan.Kind{
		"hr-manchester": {plan.RevokeGroup},
		"london":        {plan.RevokeGroup, plan.SetLicences},
	} {
		t.Run(id, func(t *testing.T) {
			w, d := newWorld(t, 60), wanted(t)
			w.carryOut(plan.Make(d, w.reading(), now, plan.Options{}))
			d = without(t, d, id)
			p := plan.Make(d, w.reading(), now, plan.Options{})
			for _, kind := range want {
				at := slices.IndexFunc(p.Changes, func(c plan.Change) bool { return c.Kind == kind && c.Sign == plan.Remove })
				if at < 0 || p.Changes[at].Effect != plan.Lose || len(p.Changes[at].Users) == 0 {
					t.Errorf("nobody is said to lose anything by %s: %+v", kind, p.Changes)
				}
			}
			if p.Losing == 0 || says(p, "PLAN_POLICY_HELD") || !says(p, "PLAN_POLICY_LATER") {
				t.Errorf("%d lose; %v", p.Losing, p.Problems)
			}
			w.carryOut(p)
			next := plan.Make(d, w.reading(), now, plan.Options{})
			if !slices.ContainsFunc(next.Changes, func(c plan.Change) bool { return c.Kind == plan.RemovePolicy }) || says(next, "PLAN_POLICY_LATER") {
				t.Errorf("the policies are not removed: %v", next.Problems)
			}
		})
	}
}

func TestAGroupThatNobodyLetGoKeepsItsPolicies(t *testing.T) {
	w, d := newWorld(t, 60), wanted(t)
	w.carryOut(plan.Make(d, w.reading(), now, plan.Options{}))
	d = without(t, d, "hr-manchester")
	d.Persona.Gone = nil // the group keeps what it gives
	if p := plan.Make(d, w.reading(), now, plan.Options{}); !says(p, "PLAN_POLICY_HELD") || !says(p, "PLAN_GROUP_LEFT_OVER") {
		t.Errorf("%v", p.Problems)
	}
}
