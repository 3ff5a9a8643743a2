package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
)

// eachRow asks a question and goes over the answer, one row scanned at a time; what says what is being read. An error is
// the last thing it gives.
func eachRow[T any](ctx context.Context, from querier, what string, scan func(*sql.Rows) (T, error), query string, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		rows, err := from.QueryContext(ctx, query, args...)
		if err != nil {
			yield(none, fmt.Errorf("reading %s: %w", what, err))
			return
		}
		defer func() { _ = rows.Close() }() // what went wrong is in Err
		for rows.Next() {
			item, err := scan(rows)
			if err != nil {
				err = fmt.Errorf("reading %s: %w", what, err)
			}
			if !yield(item, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(none, fmt.Errorf("reading %s: %w", what, err))
		}
	}
}

// scanText reads a row of one text.
func scanText[T ~string](rows *sql.Rows) (text T, err error) {
	err = rows.Scan(&text)
	return text, err
}

// allRows is the whole answer, an empty list when there is none.
func allRows[T any](ctx context.Context, from querier, what string, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	list := []T{}
	for item, err := range eachRow(ctx, from, what, scan, query, args...) {
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, nil
}
