package targeting_test

import (
	"fmt"
	"slices"
	"testing"

	"personadesk/backend/directory"
	"personadesk/backend/targeting"
)

func TestWhatIfSaysWhoMovesAndChangesNothing(t *testing.T) {
	for _, c := range []struct {
		name     string
		question targeting.Question
		touched  []int
		shifts   string
		moves    string
	}{
		{"a department gets another name", targeting.Question{Edits: []directory.Edit{{Property: "department", From: []string{"hr"}, To: "People"}}},
			[]int{0, 2}, "desk -[0 2] hr -[0 2]", `hr>"" 2`},
		{"an office is closed", targeting.Question{Edits: []directory.Edit{{Property: "city", From: []string{"Leeds"}, Clear: true}}},
			[]int{0, 1, 4}, "all -[0 1 4] leeds -[0 1 4]", `all>"" 3, leeds>"" 3`},
		{"values are corrected", targeting.Question{Edits: []directory.Edit{{Property: "department", From: []string{"Sales", ""}, To: "HR"}}},
			[]int{3, 5}, "desk +[3 5] hr +[3 5]", `"">hr 2`},
		{"another rule", targeting.Question{PersonaID: "hr", Rule: `user.city -eq "York"`},
			[]int{}, "hr +[3] -[0]", `"">hr 1, hr>desk 1`},
		{"a rule that is not valid any more", targeting.Question{PersonaID: "hr", Rule: `user.city`},
			[]int{}, "hr -[0 2]", `hr>desk 2`},
		{"nothing", targeting.Question{}, []int{}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, personas := larkfield(t)
			before := targeting.Of(personas, d, now)
			a, err := targeting.WhatIf(personas, before, d, c.question, now)
			if err != nil {
				t.Fatal(err)
			}
			if got := append([]int{}, users(a.Touched)...); !slices.Equal(got, c.touched) {
				t.Errorf("touched %v, want %v", got, c.touched)
			}
			if got := shifts(a); got != c.shifts {
				t.Errorf("shifts %q, want %q", got, c.shifts)
			}
			if got := moves(a); got != c.moves {
				t.Errorf("moves %q, want %q", got, c.moves)
			}
			again := targeting.Of(personas, d, now)
			for i := range before {
				if !before[i].Match.Equal(again[i].Match) {
					t.Errorf("%s reaches others after the question was asked", before[i].ID)
				}
			}
		})
	}
}

func TestWhatIfRefusesWhatHoldsManyValues(t *testing.T) {
	d, personas := larkfield(t)
	question := targeting.Question{Edits: []directory.Edit{{Property: "assignedPlans", From: []string{"x"}, To: "y"}}}
	if _, err := targeting.WhatIf(personas, targeting.Of(personas, d, now), d, question, now); err == nil {
		t.Error("a collection was edited like a text")
	}
}

func shifts(a targeting.Answer) string {
	text := ""
	for _, s := range a.Shifts {
		text += " " + s.After.ID
		if in := users(s.In); len(in) > 0 {
			text += fmt.Sprintf(" +%v", in)
		}
		if out := users(s.Out); len(out) > 0 {
			text += fmt.Sprintf(" -%v", out)
		}
	}
	return trim(text)
}

func moves(a targeting.Answer) string {
	text := ""
	name := func(id string) string {
		if id == "" {
			return `""`
		}
		return id
	}
	for i, m := range a.Moves {
		if i > 0 {
			text += ","
		}
		text += fmt.Sprintf(" %s>%s %d", name(m.From), name(m.To), m.Users)
	}
	return trim(text)
}

func trim(text string) string {
	if text == "" {
		return ""
	}
	return text[1:]
}
