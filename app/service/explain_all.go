package service

import (
	"context"
	"io"
	"iter"

	"personadesk/backend/desk"
	"personadesk/backend/document"
	"personadesk/backend/explanation"
)

// ExplainAll holds of everybody what they should have against what they have, and hands over one user after the other.
func (d *Desk) ExplainAll(ctx context.Context, each func(ExplainedView) error) error {
	if err := d.may(ctx, desk.Look); err != nil {
		return err
	}
	all, err := d.explained(ctx)
	if err != nil {
		return err
	}
	in := d.printer()
	for e := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		v := ExplainedView{ID: e.Person.ID, Name: e.Person.Name, UPN: e.Person.UPN, Personas: []ExplainedPersonaView{}, Rows: make([]ExplainedRowView, 0, len(e.Settings)),
			Hidden: e.Hidden, Problems: d.show(e.Problems)}
		for _, p := range e.Personas {
			if p.ID != "" {
				v.Personas = append(v.Personas, ExplainedPersonaView{Layer: string(p.Layer), PersonaID: p.ID, Name: p.Name})
			}
		}
		for _, s := range e.Settings {
			row := explainRow(in, s)
			v.Rows = append(v.Rows, ExplainedRowView{Setting: row.Setting, Label: row.Label, Should: row.Should, Has: row.Has, Source: row.Source, Tenant: row.Tenant})
		}
		if err := each(v); err != nil {
			return err
		}
	}
	return nil
}

// WriteExplained writes the same as comma-separated values, a setting a row.
func (d *Desk) WriteExplained(ctx context.Context, out io.Writer) error {
	if err := d.may(ctx, desk.Look); err != nil {
		return err
	}
	all, err := d.explained(ctx)
	if err != nil {
		return err
	}
	return document.WriteExplainedCSV(out, func(yield func([]string, error) bool) {
		for e := range all {
			for _, s := range e.Settings {
				if !yield(explainedCells(e.Person.UPN, e.Person.Name, e.Person.ID, s), ctx.Err()) {
					return
				}
			}
		}
	})
}

func explainedCells(upn, name, id string, s explanation.Setting) []string {
	return []string{upn, name, id, s.Setting, s.Label, s.Should, s.Has, s.Layer, string(s.Tenant)}
}

func (d *Desk) explained(ctx context.Context) (iter.Seq[desk.Explained], error) {
	kept, err := d.kept()
	if err != nil {
		return nil, err
	}
	return kept.ExplainAll(ctx)
}
