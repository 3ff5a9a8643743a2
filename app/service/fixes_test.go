package service

import (
	"slices"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

// problemsOfPersona are those of a code in the pane of a persona, which are those at its card.
func problemsOfPersona(t *testing.T, d *Desk, id, code string) []FixableView {
	t.Helper()
	s := &Personas{d.Session(t.Context())}
	detail, err := s.Detail(id)
	must(t, err)
	board, err := s.Board()
	must(t, err)
	with := func(list []FixableView) []FixableView {
		return slices.DeleteFunc(slices.Clone(list), func(p FixableView) bool { return p.Code != code })
	}
	for _, layer := range board.Layers {
		for _, card := range layer.Personas {
			if card.ID == id && len(with(card.Problems)) != len(with(detail.Card.Problems)) {
				t.Errorf("the card says %+v, the pane %+v", card.Problems, detail.Card.Problems)
			}
		}
	}
	return with(detail.Card.Problems)
}

// takeFix takes the safest way out of a problem, which is there no longer afterwards.
func takeFix(t *testing.T, d *Desk, p FixableView) {
	t.Helper()
	if len(p.Fixes) == 0 || p.Hint == "" {
		t.Fatalf("%s has no way out, or no hint: %+v", p.Code, p)
	}
	s := &Fixes{d.Session(t.Context())}
	wantCode(t, s.Take(p.Code, p.Detail, p.Where, "no such"), "FIX_GONE")
	must(t, s.Take(p.Code, p.Detail, p.Where, p.Fixes[0].ID))
	wantCode(t, s.Take(p.Code, p.Detail, p.Where, p.Fixes[0].ID), "FIX_GONE")
}

func TestAProblemOfAPersonaIsMendedInItsPane(t *testing.T) {
	e5, phone := catalog.Licences()[0].ID, catalog.Licences()[1].ID
	for name, c := range map[string]struct {
		persona persona.Persona
		policy  persona.Policy
		code    string
		taken   int // which of those with the code
		left    int // how many have it afterwards
		done    func(p persona.Persona) bool
	}{
		"a tag that is two": {code: "NUMBER_TAG", persona: persona.Persona{Number: persona.NumberRule{Kind: persona.NextFree, Ranges: []string{"r"}, Tag: "one, two"}},
			done: func(p persona.Persona) bool { return p.Number.Tag == "" }},
		"a type that is none": {code: "PERSONA_POLICY_TYPE", persona: persona.Persona{Policies: []persona.PolicyChoice{{Type: "NoSuchPolicy", Name: "a"}}},
			done: func(p persona.Persona) bool { return len(p.Policies) == 0 }},
		"one licence of two that are named twice": {code: "LICENCE_TWICE", taken: 1, left: 0,
			persona: persona.Persona{Licences: []ident.SKU{e5, e5, phone, phone}},
			done:    func(p persona.Persona) bool { return len(p.Licences) == 2 }},
	} {
		t.Run(name, func(t *testing.T) {
			d := emptyDesk(t)
			wb, err := d.Workbook()
			must(t, err)
			c.persona.ID, c.persona.Name, c.persona.Layer, c.persona.Rule = "hr", "HR", persona.Calling, `user.department -eq "HR"`
			must(t, wb.SavePersona(t.Context(), c.persona))
			found := problemsOfPersona(t, d, "hr", c.code)
			if len(found) <= c.taken {
				t.Fatalf("%d problems %s", len(found), c.code)
			}
			takeFix(t, d, found[c.taken])
			p, err := personaOf(designOf(t, d), "hr")
			must(t, err)
			if left := problemsOfPersona(t, d, "hr", c.code); len(left) != c.left || !c.done(p) {
				t.Errorf("still %+v of %+v", left, p)
			}
			undo, err := (&Shell{d.Session(t.Context())}).Undo()
			if err != nil || len(problemsOfPersona(t, d, "hr", c.code)) != len(found) {
				t.Errorf("%v, %v", undo, err)
			}
		})
	}
}

func TestAReminderCountsAsNoProblem(t *testing.T) {
	d := emptyDesk(t)
	wb, err := d.Workbook()
	must(t, err)
	must(t, wb.SavePersona(t.Context(), persona.Persona{ID: "all", Name: "All", Layer: persona.Baseline, Rule: `user.country -eq "GB"`, Reviewed: "2001-01-01"}))
	board, err := (&Personas{d.Session(t.Context())}).Board()
	must(t, err)
	due := problemsOfPersona(t, d, "all", "PERSONA_REVIEW")
	if len(due) != 1 || due[0].Severity != problem.Info || board.Problems != 0 {
		t.Errorf("%+v; %d problems", due, board.Problems)
	}
}
