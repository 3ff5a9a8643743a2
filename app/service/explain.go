package service

import (
	"personadesk/backend/desk"
	"personadesk/backend/explanation"
	"personadesk/backend/text"
)

// Explain is the screen of why one user has what they have.
type Explain struct{ *Session }

// User explains one user, found by object id, user principal name or display name.
func (s *Explain) User(idOrName string) (ExplainView, error) {
	if err := s.may(desk.Look); err != nil {
		return ExplainView{}, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return ExplainView{}, err
	}
	e, err := kept.Explain(s.ctx, idOrName)
	if err != nil {
		return ExplainView{}, err
	}
	v := ExplainView{
		Person: personLine(e.Person), Personas: []ExplainPersonaView{}, Rows: []ExplainRowView{}, Hidden: e.Hidden,
		Problems: s.d.show(e.Problems), Changed: []HistoryView{},
	}
	for _, p := range e.Personas {
		v.Personas = append(v.Personas, ExplainPersonaView{Layer: string(p.Layer), PersonaID: p.ID, Name: p.Name, Because: p.Because})
	}
	for _, row := range e.Settings {
		v.Rows = append(v.Rows, explainRow(s.d.printer(), row))
	}
	for _, h := range e.Happened {
		v.Changed = append(v.Changed, HistoryView{At: moment(h.At), What: h.What, Detail: s.d.print(h.Note), By: h.By, State: h.What})
	}
	return v, nil
}

func explainRow(in *text.Printer, row explanation.Setting) ExplainRowView {
	return ExplainRowView{
		Setting: row.Setting, Label: row.Label, Should: row.Should, Has: row.Has, Source: row.Layer, Grade: string(row.Grade), Because: in.Print(row.Because),
		Tenant: string(row.Tenant), Reasons: reasonViews(in, row.Reasons),
	}
}
