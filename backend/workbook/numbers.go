package workbook

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"slices"

	"personadesk/backend/number"
)

// AllNumbers walks all that is recorded in the order of the numbers, a few hundred in memory at a time.
func (w *Workbook) AllNumbers(ctx context.Context) iter.Seq2[number.Number, error] {
	return func(yield func(number.Number, error) bool) {
		const many = 500
		from := w.reading(ctx)
		known := newTexts(from)
		for behind := (number.Key{}); ; {
			list, err := numbers(ctx, from, known, "(figure, ext) > (?, ?) ORDER BY figure, ext LIMIT ?", int64(behind.Figure), behind.Ext, many)
			if err != nil {
				yield(number.Number{}, explain(err, w.path))
				return
			}
			for _, n := range list {
				behind = number.KeyOf(n.Telephone)
				if !yield(n, nil) {
					return
				}
			}
			if len(list) < many {
				return
			}
		}
	}
}

// Number gives the record of one number; false when there is none.
func (w *Workbook) Number(ctx context.Context, telephone string) (number.Number, bool, error) {
	key := number.KeyOf(clean(telephone))
	from := w.reading(ctx)
	list, err := numbers(ctx, from, newTexts(from), "figure = ? AND ext = ?", int64(key.Figure), key.Ext)
	if err != nil || len(list) == 0 {
		return number.Number{}, false, explain(err, w.path)
	}
	return list[0], true, nil
}

func numbers(ctx context.Context, from querier, known *texts, rest string, args ...any) ([]number.Number, error) {
	rows, err := allRows(ctx, from, "numbers", func(rows *sql.Rows) (numberRow, error) { return scanNumberRow(rows) },
		"SELECT "+numberNow+" FROM number WHERE "+rest, args...)
	if err != nil {
		return nil, err
	}
	list, err := known.numbers(ctx, rows)
	if err != nil || len(list) == 0 {
		return list, err
	}
	ranges, err := rangesOf(ctx, from)
	spans := number.SpansOf(ranges)
	for i := range list {
		list[i].RangeID = rangeAt(spans, rows[i].key.Figure)
	}
	return list, err
}

// rangeAt finds the range that a number lies in, "" for none.
func rangeAt(spans []number.Span, figure uint64) string {
	i, _ := slices.BinarySearchFunc(spans, figure+1, func(s number.Span, n uint64) int { return cmp.Compare(s.First, n) })
	if i > 0 && figure <= spans[i-1].Last {
		return spans[i-1].RangeID
	}
	return ""
}
