package plan_test

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
)

func says(p plan.Plan, code string) bool {
	return slices.ContainsFunc(p.Problems, func(found problem.Problem) bool { return found.Code == code })
}

func TestAPersonaWithoutARuleIsLeftOutOfThePlan(t *testing.T) {
	w, d := newWorld(t, 60), wanted(t)
	d.Persona.Personas = append(d.Persona.Personas, persona.Persona{ID: "new", Name: "New", Layer: persona.Department, Licences: d.Persona.Personas[0].Licences})
	p := plan.Make(d, w.reading(), now, plan.Options{})
	for _, c := range p.Changes {
		if c.PersonaID == "new" {
			t.Errorf("it gets %s (%s)", c.ID, c.Says)
		}
	}
	if !says(p, "RULE_EMPTY") || says(p, "PLAN_GROUP_RULELESS") {
		t.Errorf("%v", p.Problems)
	}
	for _, found := range p.Problems {
		if found.Severity == problem.Error {
			t.Errorf("it holds up the others: %s", found.Error())
		}
	}
}

// Its group in the tenant goes on giving things by the rule it had: that must not look as if nobody were reached.
func TestAPersonaThatLostItsRuleStopsThePlanWhileItsGroupIsThere(t *testing.T) {
	w, d := newWorld(t, 60), wanted(t)
	w.carryOut(plan.Make(d, w.reading(), now, plan.Options{}))
	last := &d.Persona.Personas[len(d.Persona.Personas)-1]
	last.Rule, last.Conditions = "", nil
	p := plan.Make(d, w.reading(), now, plan.Options{})
	if !says(p, "PLAN_GROUP_RULELESS") || problem.Worst(p.Problems) != problem.Error {
		t.Errorf("%v", p.Problems)
	}
}

func TestAPersonaForEverybodySaysHowMany(t *testing.T) {
	w, d := newWorld(t, 60), wanted(t)
	d.Persona.Personas[0].Rule, d.Persona.Personas[0].Conditions = persona.Everybody, nil
	p := plan.Make(d, w.reading(), now, plan.Options{})
	at := slices.IndexFunc(p.Problems, func(found problem.Problem) bool { return found.Code == "RULE_EVERYBODY" })
	if at < 0 || p.Problems[at].Severity != problem.Info || len(p.Problems[at].Summary.Args) != 1 {
		t.Fatalf("%v", p.Problems)
	}
}
