package service

import (
	"context"

	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/strict"
)

// ReadConvention reads a convention from JSON; what is wrong with it is refused with its path.
func ReadConvention(raw []byte) (c persona.Convention, err error) {
	found := strict.Decode(raw, &c)
	if len(found) == 0 {
		found = c.Check()
	}
	if len(found) > 0 {
		return c, &found[0]
	}
	return c, nil
}

// Convention is how the open workbook names things.
func (d *Desk) Convention(ctx context.Context) (persona.Convention, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return persona.Convention{}, err
	}
	design, err := d.design(ctx)
	if err != nil {
		return persona.Convention{}, err
	}
	return wholeConvention(design.Persona.Convention), nil
}

// NameBy says what a convention renames, with what that touches, and follows it with yes, as one edit. Where nothing is renamed and the
// convention is the one there is, nothing is done.
func (d *Desk) NameBy(ctx context.Context, c persona.Convention, yes bool) (view RenamesView, taken bool, err error) {
	right := desk.Look
	if yes {
		right = desk.Write
	}
	if err := d.may(ctx, right); err != nil {
		return RenamesView{}, false, err
	}
	s := &Names{d.Session(ctx)}
	before, err := d.Convention(ctx)
	if err != nil {
		return RenamesView{}, false, err
	}
	if view, err = s.Preview(c); err != nil || !yes || len(view.Problems) > 0 {
		return view, false, err
	}
	if len(view.Lines) == 0 && before.Same(wholeConvention(c)) {
		return view, false, nil
	}
	return view, true, s.Apply(c)
}
