package workbook

import (
	"context"
	"fmt"

	"personadesk/backend/number"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Ranges reads the number ranges in the order of their first numbers.
func (w *Workbook) Ranges(ctx context.Context) ([]number.Range, error) {
	list, err := rangesOf(ctx, w.reading(ctx))
	return list, explain(err, w.path)
}

func rangesOf(ctx context.Context, from querier) ([]number.Range, error) {
	list, err := bodies[number.Range](ctx, from, `SELECT body FROM "range" ORDER BY json_extract(body, '$.first'), id`)
	if err != nil {
		return nil, fmt.Errorf("ranges: %w", err)
	}
	return list, nil
}

// SaveRange adds a range or changes the one with its ID. Which numbers lie in it follows from its ends.
func (w *Workbook) SaveRange(ctx context.Context, r number.Range) error {
	at := problem.Where{Step: "numbers", Kind: "range", ID: r.ID}
	if err := seenRow(ctx, w, r, at, `SELECT body FROM "range" WHERE id = ?`, r.ID); err != nil {
		return err
	}
	body, err := encode(r)
	if err != nil {
		return err
	}
	return w.save(ctx, text.Of("edit.range", r.Name), "range", r.ID, body)
}

// DeleteRange takes a range away; its numbers stay in the inventory and belong to none.
func (w *Workbook) DeleteRange(ctx context.Context, id string) error {
	return w.remove(ctx, text.Of("edit.range.delete", id), "range", id)
}
