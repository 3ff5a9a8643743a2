package service

import (
	"context"
	"errors"
	"io"
	"slices"

	"personadesk/backend/desk"
	"personadesk/backend/document"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// ReadSpreadsheet says what somebody edited in a spreadsheet that was handed out, and what of it would be taken over.
func (d *Desk) ReadSpreadsheet(ctx context.Context, in io.ReaderAt, size int64, choices document.Choices) (document.Edits, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return document.Edits{}, err
	}
	wb, err := d.Workbook()
	if err != nil {
		return document.Edits{}, err
	}
	return d.spreadsheet(ctx, wb, in, size, choices)
}

func (d *Desk) spreadsheet(ctx context.Context, wb *workbook.Workbook, in io.ReaderAt, size int64, choices document.Choices) (document.Edits, error) {
	c, err := d.content(ctx)
	if err != nil {
		return document.Edits{}, err
	}
	inventory, _, done, err := wb.Inventory(ctx, wb.Now())
	if err != nil {
		return document.Edits{}, err
	}
	defer done()
	if c.Book, err = d.numberBook(ctx, wb, inventory); err != nil {
		return document.Edits{}, err
	}
	return document.ReadSpreadsheet(ctx, in, size, c, choices)
}

// TakeSpreadsheet takes over what ReadSpreadsheet says, as one edit that can be undone. The file is read again inside of it, so that nothing
// comes between. With one cell that cannot be read nothing is taken at all.
func (d *Desk) TakeSpreadsheet(ctx context.Context, in io.ReaderAt, size int64, choices document.Choices) (edits document.Edits, err error) {
	s := d.Session(ctx)
	if err := s.may(desk.Write); err != nil {
		return document.Edits{}, err
	}
	err = s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, text.Of("edit.spreadsheet"), func(ctx context.Context) (err error) {
			if edits, err = d.spreadsheet(ctx, wb, in, size, choices); err != nil {
				return err
			}
			if problem.Worst(edits.Problems) == problem.Error || !edits.Any() {
				return errNotTaken
			}
			for _, p := range edits.Personas {
				if err := wb.SavePersona(ctx, p); err != nil {
					return err
				}
			}
			_, err = wb.ApplyNumbers(ctx, text.Of("edit.spreadsheet"), slices.Values(edits.Events))
			return err
		})
	})
	if errors.Is(err, errNotTaken) {
		err = nil
	}
	return edits, err
}
