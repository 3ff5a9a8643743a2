package service

import (
	"context"
	"fmt"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
)

// WhatIf says what would be different if attributes or a rule were. Nothing is changed by asking.
func (s *Coverage) WhatIf(question ImaginedView) (WhatIfView, error) {
	v := WhatIfView{Personas: []WhatIfPersonaView{}, Moves: []MoveView{}, Problems: []problem.Problem{}}
	design, r, err := s.d.wantedAndRead(context.Background())
	if err != nil {
		return v, err
	}
	if r == nil {
		return v, neverRead()
	}
	answer, err := s.imagine(design, r, question)
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
	everybody := r.directory.Len()
	v.NobodyBefore = everybody - targeting.InLayer(answer.Before, persona.Baseline).Count()
	v.NobodyAfter = everybody - targeting.InLayer(answer.After, persona.Baseline).Count()
	v.Problems = append(v.Problems, targeting.Clashes(answer.After)...)
	return v, nil
}

// WhatIfPeople gives a window of those who would come into a persona ("in") or leave it ("out"), or of everybody whose
// attributes are imagined differently ("touched").
func (s *Coverage) WhatIfPeople(question ImaginedView, personaID, which, find string, offset, limit int) (PeopleView, error) {
	design, r, err := s.d.wantedAndRead(context.Background())
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	answer, err := s.imagine(design, r, question)
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

// imagined is the last question that was asked of a reading, with its answer: the windows of people ask it again and again.
type imagined struct {
	design   *plan.Design
	at       time.Time
	question string
	answer   targeting.Answer
}

func (s *Coverage) imagine(design *plan.Design, r *reading, question ImaginedView) (targeting.Answer, error) {
	if question.PersonaID != "" {
		if _, err := mustRule(question.Rule); err != nil {
			return targeting.Answer{}, err
		}
	}
	now := s.d.now()
	reaches := r.reaches(design, now)
	r.mu.Lock()
	defer r.mu.Unlock()
	key := fmt.Sprintf("%+q", []any{question.Edits, question.PersonaID, question.Rule})
	if last := r.imagined; last.question == key && last.design == design && last.at.Equal(now) {
		return last.answer, nil
	}
	answer, err := targeting.WhatIf(design.Persona.Personas, reaches, r.directory,
		targeting.Question{Edits: question.Edits, PersonaID: question.PersonaID, Rule: question.Rule}, now)
	if err != nil {
		return answer, problem.New("WHAT_IF", "This cannot be imagined").Detailf("%v", err).
			Hintf("Choose an attribute that holds one value, and the values to look for.").Because(err)
	}
	r.imagined = imagined{design: design, at: now, question: key, answer: answer}
	return answer, nil
}
