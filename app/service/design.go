package service

import (
	"context"
	"io"
	"slices"

	"personadesk/backend/desk"
	"personadesk/backend/document"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

// WriteDesign writes the whole design as one JSON document.
func (d *Desk) WriteDesign(ctx context.Context, w io.Writer) error {
	if err := d.may(ctx, desk.Look); err != nil {
		return err
	}
	design, err := d.design(ctx)
	if err != nil {
		return err
	}
	head, err := d.Head(ctx)
	if err != nil {
		return err
	}
	return document.WriteDesign(w, *design, head)
}

// TakeDesign says what a design as a document would change, and with yes takes it over as one edit that can be undone. Problems name the
// path of what is wrong, and then nothing is taken; a place that nobody knows is taken as it came, and said.
func (d *Desk) TakeDesign(ctx context.Context, raw []byte, yes bool) ([]document.DesignEdit, []problem.Problem, error) {
	right := desk.Look
	if yes {
		right = desk.Write
	}
	if err := d.may(ctx, right); err != nil {
		return nil, nil, err
	}
	wanted, found := document.ReadDesign(raw)
	if len(found) > 0 {
		return nil, found, nil
	}
	now, err := d.design(ctx)
	if err != nil {
		return nil, nil, err
	}
	kept, err := d.kept()
	if err != nil {
		return nil, nil, err
	}
	there, err := kept.PlacesThere(ctx)
	if err != nil {
		return nil, nil, err
	}
	found = document.UnknownPlaces(*now, wanted, there)
	policyThere, err := kept.There(ctx)
	if err != nil {
		return nil, nil, err
	}
	found = append(found, document.Followed(*now, wanted, policyThere)...)
	left, err := groupsLeft(ctx, kept, now.Persona, wanted)
	if err != nil {
		return nil, nil, err
	}
	found = append(found, left...)
	if yes {
		wb, err := d.Workbook()
		if err != nil {
			return nil, nil, err
		}
		edits, err := document.TakeDesign(d.Session(ctx).ctx, wb, wanted, policyThere)
		return edits, found, err
	}
	edits, err := document.DesignEdits(*now, wanted, policyThere)
	return edits, found, err
}

// groupsLeft says of personas that a document has no longer that their groups stay in the tenant until somebody lets them go.
func groupsLeft(ctx context.Context, kept *desk.Desk, now persona.Design, wanted document.Design) ([]problem.Problem, error) {
	if wanted.Personas == nil {
		return nil, nil
	}
	var list []problem.Problem
	for _, p := range now.Personas {
		if slices.ContainsFunc(wanted.Personas, func(o persona.Persona) bool { return ident.Fold(o.ID) == ident.Fold(p.ID) }) {
			continue
		}
		l, found, err := kept.Leaving(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		if found && l.Known && l.Group {
			list = append(list, *problem.Note("DESIGN_GROUP_STAYS").Detailed(p.Name, persona.GroupKey(p)).Hinted().At(problem.Where{Step: "personas", Kind: "persona", ID: p.ID}))
		}
	}
	return list, nil
}
