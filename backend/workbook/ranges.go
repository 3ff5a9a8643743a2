package workbook

import (
	"context"
	"fmt"

	"personadesk/backend/number"
)

// Ranges reads the number ranges in the order of their first numbers.
func (w *Workbook) Ranges(ctx context.Context) ([]number.Range, error) {
	list, err := bodies[number.Range](ctx, w.reading(ctx), `SELECT body FROM "range" ORDER BY json_extract(body, '$.first'), id`)
	if err != nil {
		return nil, explain(fmt.Errorf("ranges: %w", err), w.path)
	}
	return list, nil
}

// SaveRange adds a range or changes the one with its ID. Numbers are not moved into it.
func (w *Workbook) SaveRange(ctx context.Context, r number.Range) error {
	body, err := encode(r)
	if err != nil {
		return err
	}
	return w.save(ctx, "Change range "+r.Name, "range", r.ID, body)
}

// DeleteRange takes a range away; its numbers stay in the inventory and belong to none.
func (w *Workbook) DeleteRange(ctx context.Context, id string) error {
	return w.edit(ctx, "Delete range "+id, func(_ context.Context, s *session) error {
		if _, err := s.exec(`UPDATE number SET "range" = '' WHERE "range" = ?`, clean(id)); err != nil {
			return fmt.Errorf("freeing the numbers of a range: %w", err)
		}
		if _, err := s.exec(`DELETE FROM "range" WHERE id = ?`, clean(id)); err != nil {
			return fmt.Errorf("deleting a range: %w", err)
		}
		return nil
	})
}
