package service

import (
	"context"

	"personadesk/backend/text"
	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

// departmentNamed gives the name of a department as people say it.
func departmentNamed(w workshop.Workshop, id string) string {
	for _, d := range w.Departments {
		if d.ID == id {
			return d.Name
		}
	}
	return id
}

// named runs one edit of the workshop under a name that a person would give it.
func (s *Session) named(label func(workshop.Workshop) text.Text, fn func(ctx context.Context, wb *workbook.Workbook, w workshop.Workshop) error) error {
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		w, err := wb.Workshop(ctx)
		if err != nil {
			return err
		}
		return wb.Together(ctx, label(w), func(ctx context.Context) error { return fn(ctx, wb, w) })
	})
}
