package plan_test

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/takeover"
)

// takenOver is the tenant of the sample as if somebody else had made its groups, and the design that takes all of them over.
func takenOver(t *testing.T) (*world, plan.Design) {
	t.Helper()
	w, d := newWorld(t, 60), wanted(t)
	w.carryOut(plan.Make(d, w.reading(), now, plan.Options{}))
	for i := range w.snapshot.Groups {
		w.snapshot.Groups[i].UniqueName = "" // so that nothing tells them from any other
	}
	d.Persona.Personas, d.Persona.Policies, d.Persona.Queues = nil, nil, nil
	r := w.reading()
	taken := takeover.Take(takeover.Offers(r.Reading, r.Directory, d.Persona), r.Reading, d.Persona)
	d.Persona = persona.Design{Convention: d.Persona.Convention, Personas: taken.Personas, Policies: taken.Policies, Queues: taken.Queues}
	return w, d
}

func TestThePlanAfterTakingOverIsEmpty(t *testing.T) {
	w, d := takenOver(t)
	if len(d.Persona.Personas) != 5 {
		t.Fatalf("%d groups were taken over", len(d.Persona.Personas))
	}
	p := plan.Make(d, w.reading(), now, plan.Options{})
	for _, c := range p.Changes {
		t.Errorf("%s (%s)", c.ID, c.Says)
	}
	if says(p, "PLAN_GROUP_LEFT_OVER") || says(p, "PLAN_GROUP_GONE") {
		t.Errorf("%v", p.Problems)
	}
}

func TestWhatWasTakenOverIsChangedWhereItIs(t *testing.T) {
	w, d := takenOver(t)
	at := slices.IndexFunc(d.Persona.Personas, func(p persona.Persona) bool { return p.Layer == persona.Calling })
	d.Persona.Personas[at].Rule = `user.city -eq "Leeds"`
	p := plan.Make(d, w.reading(), now, plan.Options{})
	for _, c := range p.Changes {
		if c.Kind == plan.CreateGroup {
			t.Errorf("a second group is made: %s", c.ID)
		}
	}
	if !slices.ContainsFunc(p.Changes, func(c plan.Change) bool {
		return c.Kind == plan.UpdateGroup && c.Action.Group.UniqueName == d.Persona.Personas[at].Group
	}) {
		t.Errorf("%v", p.Changes)
	}
}

func TestAGroupThatWasTakenOverAndIsGoneIsNotMadeAnew(t *testing.T) {
	w, d := takenOver(t)
	w.snapshot.Groups = w.snapshot.Groups[:0]
	p := plan.Make(d, w.reading(), now, plan.Options{})
	if !says(p, "PLAN_GROUP_GONE") || slices.ContainsFunc(p.Changes, func(c plan.Change) bool { return c.Kind == plan.CreateGroup }) {
		t.Errorf("%v", p.Changes)
	}
}
