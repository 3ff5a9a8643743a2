package service

import (
	"context"

	"personadesk/backend/desk"
	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
)

// WhatIf says what would be different if attributes or a rule were. Nothing is changed by asking.
func (s *Coverage) WhatIf(question ImaginedView) (WhatIfView, error) {
	if err := s.may(desk.Look); err != nil {
		return WhatIfView{}, err
	}
	v := WhatIfView{Personas: []WhatIfPersonaView{}, Moves: []MoveView{}, Problems: []problem.Shown{}}
	r, err := s.d.read(s.ctx)
	if err != nil {
		return v, err
	}
	if r == nil {
		return v, neverRead()
	}
	answer, err := s.imagine(s.ctx, question)
	if err != nil {
		return v, err
	}
	v.Touched, v.Enter, v.Leave = answer.Touched.Count(), answer.Entered().Count(), answer.Left().Count()
	for _, shift := range answer.Shifts {
		p := shift.After.Persona
		v.Personas = append(v.Personas, WhatIfPersonaView{PersonaID: p.ID, Name: p.Name, Layer: p.Layer, Before: shift.Before.Match.Count(),
			After: shift.After.Match.Count(), In: shift.In.Count(), Out: shift.Out.Count(), Unknown: shift.After.Unknown.Count()})
	}
	for _, move := range answer.Moves {
		v.Moves = append(v.Moves, MoveView(move))
	}
	everybody := r.Directory.Len()
	v.NobodyBefore = everybody - targeting.InLayer(answer.Before, persona.Baseline).Count()
	v.NobodyAfter = everybody - targeting.InLayer(answer.After, persona.Baseline).Count()
	v.Problems = append(v.Problems, s.d.show(targeting.Clashes(answer.After))...)
	return v, nil
}

// WhatIfPeople gives a window of those who would come into a persona ("in") or leave it ("out"), or of everybody whose
// attributes are imagined differently ("touched").
func (s *Coverage) WhatIfPeople(question ImaginedView, personaID, which, find string, offset, limit int) (PeopleView, error) {
	if err := s.may(desk.Look); err != nil {
		return PeopleView{}, err
	}
	r, err := s.d.read(s.ctx)
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	answer, err := s.imagine(s.ctx, question)
	if err != nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	var set directory.Set
	if which == "touched" {
		set = answer.Touched
	}
	for _, shift := range answer.Shifts {
		if shift.After.ID != personaID {
			continue
		}
		switch which {
		case "in":
			set = shift.In
		case "out":
			set = shift.Out
		}
	}
	return r.window(set, find, offset, limit), nil
}

func (s *Coverage) imagine(ctx context.Context, question ImaginedView) (targeting.Answer, error) {
	if question.PersonaID != "" {
		if _, err := desk.MustRule(question.Rule); err != nil {
			return targeting.Answer{}, err
		}
	}
	kept, err := s.d.kept()
	if err != nil {
		return targeting.Answer{}, err
	}
	return kept.WhatIf(ctx, targeting.Question{Edits: question.Edits, PersonaID: question.PersonaID, Rule: question.Rule})
}
