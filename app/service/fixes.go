package service

import (
	"context"
	"slices"

	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

// Fixes takes the ways out of what is wrong with the design, on whichever screen it is shown.
type Fixes struct{ *Session }

// FixableView is a problem with the ways out of it.
type FixableView struct {
	problem.Shown
	Fixes []FixView `json:"fixes"` // the safest first
}

// FixView is a way out of a problem.
type FixView struct {
	ID    string `json:"id"`
	Words string `json:"words"`
}

// Take takes one of the ways out of a problem as the page shows it, as one edit.
func (s *Fixes) Take(code, detail string, where problem.Where, id string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	kept, err := s.d.kept()
	if err != nil {
		return err
	}
	found, err := kept.Mendable(s.ctx)
	if err != nil {
		return err
	}
	ways, err := kept.Ways(s.ctx)
	if err != nil {
		return err
	}
	for _, p := range found {
		if p.Code != code || p.Where != where || s.d.print(p.Detail) != detail {
			continue
		}
		for _, f := range ways.Of(p) {
			if f.ID == id {
				return s.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.TakeFix(ctx, desk.Label(p, f), f) })
			}
		}
	}
	return problem.New("FIX_GONE").Hinted()
}

// mender shows problems with the ways out of each.
type mender struct {
	ways desk.Ways
	in   *text.Printer
}

// mender prepares the ways out of what is wrong with the design as it is now.
func (s *Session) mender() (mender, error) {
	kept, err := s.d.kept()
	if err != nil {
		return mender{}, err
	}
	ways, err := kept.Ways(s.ctx)
	return mender{ways, s.d.printer()}, err
}

// show says problems, the worst first, with the ways out of each.
func (m mender) show(list []problem.Problem) []FixableView {
	views := make([]FixableView, 0, len(list))
	for _, p := range problem.WorstFirst(list) {
		v := FixableView{Shown: p.Shown(m.in), Fixes: []FixView{}}
		for _, f := range m.ways.Of(p) {
			v.Fixes = append(v.Fixes, FixView{f.ID, m.in.Print(f.Says)})
		}
		views = append(views, v)
	}
	return views
}

// saveCall keeps a thing of the design; a queue has a place of its own.
func saveCall(ctx context.Context, wb *workbook.Workbook, t voice.Thing) error {
	if q, isQueue := t.(voice.Queue); isQueue {
		return wb.SaveQueue(ctx, q)
	}
	return wb.SaveThing(ctx, t)
}

// personaOf finds a persona of a design.
func personaOf(d persona.Design, id string) (persona.Persona, error) {
	if at := slices.IndexFunc(d.Personas, func(p persona.Persona) bool { return p.ID == id }); at >= 0 {
		return d.Personas[at], nil
	}
	return persona.Persona{}, unknownPersona(id)
}

// savePersonas saves personas with policies of theirs as one edit.
func savePersonas(ctx context.Context, wb *workbook.Workbook, label text.Text, list []persona.Persona, own []persona.Policy) error {
	return wb.TakeFix(ctx, label, persona.Fix{Personas: list, Policies: own})
}
