package service

import (
	"context"
	"errors"
	"io"
	"iter"

	"personadesk/backend/desk"
	"personadesk/backend/document"
	"personadesk/backend/number"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// NumberColumns are the columns of the inventory as comma-separated values.
func NumberColumns() []string { return document.NumberColumns() }

// NumbersTaken is what a file of numbers does, or would do, to the inventory.
type NumbersTaken struct {
	Numbers  int // that become another
	Problems []problem.Problem
}

// PreviewNumbers reads numbers from comma-separated values and hands over what would become of each, without changing anything. A row
// that cannot be used becomes a problem that names it, and one that changes nothing is passed over. Nothing is held in memory but which
// numbers were met.
func (d *Desk) PreviewNumbers(ctx context.Context, in io.Reader, each func(number.Number)) (NumbersTaken, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return NumbersTaken{}, err
	}
	wb, err := d.Workbook()
	if err != nil {
		return NumbersTaken{}, err
	}
	return d.eachOfFile(ctx, wb, in, func(_ number.Event, n number.Number) bool {
		each(n)
		return true
	})
}

// errNotTaken takes an edit back whose file has a row that cannot be used.
var errNotTaken = errors.New("a row of the file cannot be used")

// TakeNumbers is PreviewNumbers that puts the numbers into the inventory while it reads, as one edit. With one row that cannot be used
// nothing is taken at all.
func (d *Desk) TakeNumbers(ctx context.Context, in io.Reader, each func(number.Number)) (v NumbersTaken, err error) {
	s := d.Session(ctx)
	if err := s.may(desk.Write); err != nil {
		return NumbersTaken{}, err
	}
	why := text.Of("edit.numbers.file")
	err = s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, why, func(ctx context.Context) error {
			var unread error
			_, err := wb.ApplyNumbers(ctx, why, func(yield func(number.Event) bool) {
				v, unread = d.eachOfFile(ctx, wb, in, func(e number.Event, n number.Number) bool {
					each(n)
					return yield(e)
				})
			})
			switch {
			case err != nil:
				return err
			case unread != nil:
				return unread
			case problem.Worst(v.Problems) == problem.Error:
				return errNotTaken
			}
			return nil
		})
	})
	if errors.Is(err, errNotTaken) {
		err = nil
	}
	return v, err
}

// eachOfFile holds each row of a file against the inventory.
func (d *Desk) eachOfFile(ctx context.Context, wb *workbook.Workbook, in io.Reader, each func(number.Event, number.Number) bool) (NumbersTaken, error) {
	v := NumbersTaken{Problems: []problem.Problem{}}
	inventory, _, done, err := wb.Inventory(ctx, wb.Now())
	if err != nil {
		return v, err
	}
	defer done()
	book, err := d.numberBook(ctx, wb, inventory)
	if err != nil {
		return v, err
	}
	found, err := document.ReadNumbersCSV(ctx, in, book, func(e number.Event, n number.Number) bool {
		v.Numbers++
		return each(e, n)
	})
	v.Problems = append(v.Problems, found...)
	return v, err
}

// numberBook is what rows about numbers are held against. The reading is loaded when the first row names a holder, and not before.
func (d *Desk) numberBook(ctx context.Context, wb *workbook.Workbook, inventory *number.Inventory) (document.NumberBook, error) {
	book := document.NumberBook{Inventory: inventory, Now: wb.Now()}
	_, read, err := wb.ReadAt(ctx)
	if err != nil || !read {
		return book, err
	}
	kept, err := d.kept()
	if err != nil {
		return book, err
	}
	book.Holder = func(text string) (string, number.HolderKind, error) {
		r, err := kept.Reading(ctx)
		if err != nil {
			return "", "", err
		}
		return r.Holder(text)
	}
	return book, nil
}

// ExportNumbers writes the inventory as it really is, range by range, in the columns of NumberColumns. Only a few hundred numbers are in
// memory at a time.
func (d *Desk) ExportNumbers(ctx context.Context, out io.Writer) error {
	if err := d.may(ctx, desk.Look); err != nil {
		return err
	}
	kept, err := d.kept()
	if err != nil {
		return err
	}
	return kept.Ask(ctx, func(shelf *desk.Inventory) error { return document.WriteNumbersCSV(out, numberRows(ctx, shelf)) })
}

func numberRows(ctx context.Context, shelf *desk.Inventory) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for _, c := range shelf.Counts {
			enough := false
			err := shelf.Walk(c.RangeID, 0, func(l number.Line) bool {
				holder := l.Holder
				if diff, differs := shelf.Difference(l.Told); differs && holder == "" {
					holder = diff.ThereHolder
				}
				enough = !yield([]string{l.Telephone, string(l.State), holder, moment(l.Until), l.Note}, ctx.Err())
				return !enough
			})
			if enough {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
		}
	}
}
