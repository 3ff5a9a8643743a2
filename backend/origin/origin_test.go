package origin

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/workshop"
)

var said = workshop.Workshop{
	Departments: []workshop.Department{{ID: "hr", Name: "HR"}, {ID: "sales", Name: "Sales"}},
	Answers: []workshop.Answer{
		{DepartmentID: "hr", QuestionID: "service.numbers", Text: "0161 496 0990"},
		{DepartmentID: "sales", QuestionID: "basic.external", Words: "All day long"},
		{DepartmentID: "hr", QuestionID: "basic.external"}, // nothing was said
	},
	Scores: []workshop.Score{
		{DepartmentID: "hr", FeatureID: "caller-id", Grade: workshop.Must},
		{DepartmentID: "sales", FeatureID: "domestic-calling", Grade: workshop.Must},
	},
}

func choice(policyType, name string) []persona.PolicyChoice {
	return []persona.PolicyChoice{{Type: policyType, Name: ident.Policy(name)}}
}

func TestRecorded(t *testing.T) {
	callerID := persona.Origin{Setting: "CallingLineIdentity", Department: "hr", Feature: "caller-id", Answers: []string{"service.numbers"}}
	queue := persona.Origin{Setting: persona.OfQueue, What: "Help", Department: "hr", Feature: "call-queuing", Answers: []string{"service.numbers"}}
	theirs := persona.Origin{Setting: "CallingLineIdentity", Department: "sales", Feature: "caller-id"}
	shown := persona.Persona{Department: "hr", Policies: choice("CallingLineIdentity", "HR number")}
	with := func(p persona.Persona, origins ...persona.Origin) persona.Persona {
		p.Origins = origins
		return p
	}
	for name, c := range map[string]struct {
		before, after persona.Persona
		want          []persona.Origin
	}{
		"a setting made for a department":    {persona.Persona{}, shown, []persona.Origin{callerID}},
		"a setting made for none":            {persona.Persona{}, persona.Persona{Policies: shown.Policies}, nil},
		"what it has stays":                  {with(shown, theirs), with(shown, theirs), []persona.Origin{theirs}},
		"what it had comes back":             {with(shown, theirs), shown, []persona.Origin{theirs}},
		"what was not recorded is not known": {shown, shown, nil},
		"another policy is made anew": {with(persona.Persona{Department: "hr", Policies: choice("CallingLineIdentity", "old")}, theirs), with(shown, theirs),
			[]persona.Origin{callerID}},
		"what is gone takes its origin along": {with(shown, callerID), with(persona.Persona{Department: "hr", Queues: []string{"Help"}}, callerID), []persona.Origin{queue}},
		"a team serves no feature": {persona.Persona{}, persona.Persona{Department: "hr", Teams: []string{"HR"}},
			[]persona.Origin{{Setting: persona.OfTeam, What: "HR", Department: "hr"}}},
		"a department that was deleted": {persona.Persona{}, persona.Persona{Department: "gone", Policies: shown.Policies}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Recorded(said, c.before, c.after).Origins); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDerivedSaysThatItIs(t *testing.T) {
	p := Derived(said, persona.Persona{Number: persona.NumberRule{Kind: persona.NextFree}})
	want := []persona.Origin{{Setting: persona.OfNumber, Department: "sales", Feature: "domestic-calling", Answers: []string{"basic.external"}, Derived: true}}
	if diff := cmp.Diff(want, p.Origins); diff != "" {
		t.Error(diff)
	}
}

func TestWhatSettingsServeExists(t *testing.T) {
	for _, policyType := range catalog.PolicyTypes() {
		for _, id := range serves(persona.Made{Setting: policyType.ID}) {
			if _, known := catalog.FeatureByID(id); !known {
				t.Errorf("%s serves %q, which does not exist", policyType.ID, id)
			}
		}
	}
	for policyType := range named {
		if !slices.ContainsFunc(catalog.PolicyTypes(), func(p catalog.PolicyType) bool { return p.ID == policyType }) {
			t.Errorf("there is no policy type %s", policyType)
		}
	}
}
