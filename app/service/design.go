package service

import (
	"context"
	"io"

	"personadesk/backend/desk"
	"personadesk/backend/document"
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
	if yes {
		wb, err := d.Workbook()
		if err != nil {
			return nil, nil, err
		}
		edits, err := document.TakeDesign(d.Session(ctx).ctx, wb, wanted)
		return edits, found, err
	}
	edits, err := document.DesignEdits(*now, wanted)
	return edits, found, err
}
