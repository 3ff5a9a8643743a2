package plan

import (
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

func TestWhoAskedForASetting(t *testing.T) {
	answered := func(question, department string, choices ...string) workshop.Answer {
		return workshop.Answer{DepartmentID: department, QuestionID: question, Choices: choices}
	}
	said := workshop.Workshop{
		Departments: []workshop.Department{{ID: "hr", Name: "HR"}, {ID: "sales", Name: "Sales"}},
		Answers: []workshop.Answer{
			answered("advanced.unanswered", "hr", "voicemail"),
			{DepartmentID: "hr", QuestionID: "advanced.delegates"}, // opened and left empty
			{DepartmentID: "sales", QuestionID: "advanced.delegates", Choices: []string{"yes"}, Words: "Ann answers for Bo"},
		},
		Scores: []workshop.Score{
			{DepartmentID: "hr", FeatureID: "voicemail", Grade: workshop.Should},
			{DepartmentID: "hr", FeatureID: "delegation", Grade: workshop.NotAsked},
			{DepartmentID: "sales", FeatureID: "delegate-notification", Grade: workshop.Could},
			{DepartmentID: "sales", FeatureID: "call-barriers", Grade: workshop.Must},
		},
	}
	given := func(id, department string, derived bool) persona.Persona {
		return persona.Persona{ID: id, Origins: []persona.Origin{{Setting: "TeamsCallingPolicy", Department: department, Derived: derived}}}
	}
	nobody := persona.Persona{ID: "nobody", Department: "hr"}
	for _, c := range []struct {
		name, setting string
		personas      []persona.Persona
		want          []string // stop, id and words of each
	}{
		{"answered and graded", "AllowVoicemail", []persona.Persona{given("a", "hr", false)},
			[]string{"answer hr/advanced.unanswered HR, When nobody answers: Goes to voicemail", "grade hr/voicemail User controlled voicemail: Should"}},
		{"in the department's own words, by what it wants most", "AllowDelegation", []persona.Persona{given("b", "sales", false)},
			[]string{"answer sales/advanced.delegates Sales: “Ann answers for Bo”", "grade sales/call-barriers Executive call barriers: Must"}},
		{"the first department that said something", "AllowDelegation", []persona.Persona{given("a", "hr", false), given("b", "sales", false)},
			[]string{"answer sales/advanced.delegates Sales: “Ann answers for Bo”", "grade sales/call-barriers Executive call barriers: Must"}},
		{"derived when the workbook was brought up to date", "BusyOnBusyEnabledType", []persona.Persona{given("a", "hr", true)},
			[]string{"answer hr/advanced.unanswered HR, When nobody answers: Goes to voicemail (derived when the workbook was brought up to date)", "grade hr/voicemail User controlled voicemail: Should"}},
		{"an answer that was left empty and a feature nobody graded", "AllowDelegation", []persona.Persona{given("a", "hr", false)}, nil},
		{"a setting that nothing asks about", "Copilot", []persona.Persona{given("a", "hr", false)}, nil},
		{"nobody wrote down for whom", "AllowVoicemail", []persona.Persona{nobody}, nil},
		{"no persona", "AllowVoicemail", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := SettingReasons(Design{Workshop: said}, "TeamsCallingPolicy", c.personas)(c.setting)
			if len(got) != len(c.want) {
				t.Fatalf("%+v", got)
			}
			for i, r := range got {
				if line := r.Stop + " " + r.ID + " " + text.English().Print(r.Says); line != c.want[i] {
					t.Errorf("got  %s\nwant %s", line, c.want[i])
				}
			}
		})
	}
}
