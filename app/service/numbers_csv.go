package service

import (
	"context"
	"io"

	"personadesk/backend/desk"
	"personadesk/backend/document"
	"personadesk/backend/number"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
)

// NumberColumns are the columns of the inventory as comma-separated values.
func NumberColumns() []string { return document.NumberColumns() }

// NumbersPreview is what a file of numbers would put into the inventory.
type NumbersPreview struct {
	Numbers  []number.Number   `json:"numbers"`
	Problems []problem.Problem `json:"problems"`
	events   []number.Event
}

// ReadNumbers reads numbers from comma-separated values without changing anything. A row that cannot be used becomes a problem that
// names it, and one that changes nothing is passed over.
func (d *Desk) ReadNumbers(ctx context.Context, in io.Reader) (NumbersPreview, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return NumbersPreview{}, err
	}
	v := NumbersPreview{Numbers: []number.Number{}, Problems: []problem.Problem{}}
	err := d.withInventory(ctx, func(_ *plan.Design, r *reading, shelf *desk.Inventory) error {
		found, err := document.ReadNumbersCSV(in, d.numberBook(r, shelf), func(e number.Event, n number.Number) {
			v.events, v.Numbers = append(v.events, e), append(v.Numbers, n)
		})
		v.Problems = append(v.Problems, found...)
		return err
	})
	return v, err
}

// TakeNumbers puts numbers that were read into the inventory, as one edit.
func (d *Desk) TakeNumbers(ctx context.Context, v NumbersPreview) error {
	s := d.Session(ctx)
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.applyNumbers("Take in a file of numbers", v.events)
}

// numberBook is what rows about numbers are held against.
func (d *Desk) numberBook(r *reading, shelf *desk.Inventory) document.NumberBook {
	book := document.NumberBook{Inventory: shelf.Inventory, Now: d.o.Now().UTC()}
	if r != nil {
		book.Holder = r.Holder
	}
	return book
}
