package workbook

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"iter"
	"slices"
	"strings"

	"personadesk/backend/number"
	"personadesk/backend/problem"
)

// NumberQuery asks for a window of the numbers that are recorded. What the tenant says beside them is for an Inventory to say.
type NumberQuery struct {
	Offset     int               `json:"offset"`
	Limit      int               `json:"limit"` // 100 when 0, at most 1,000
	Sort       string            `json:"sort"`  // telephone (also when ""), state, holder, since, until
	Descending bool              `json:"descending"`
	RangeID    string            `json:"rangeId"` // "" for all
	State      number.State      `json:"state"`   // "" for all
	Kind       number.HolderKind `json:"kind"`    // of the holder, "" for all
	Holder     string            `json:"holder"`  // object id, "" for all
	Text       string            `json:"text"`    // somewhere in telephone, note, description or tags
}

func (q NumberQuery) where() (string, []any, error) {
	parts, args := []string{"1"}, []any{}
	add := func(part string, values ...any) {
		parts = append(parts, part)
		args = append(args, values...)
	}
	if q.RangeID != "" {
		add(`EXISTS (SELECT 1 FROM number_span s WHERE s.range = ? AND figure BETWEEN s.first AND s.last)
AND figure BETWEEN (SELECT first FROM number_span WHERE range = ?) AND (SELECT last FROM number_span WHERE range = ?)`, q.RangeID, q.RangeID, q.RangeID)
	}
	if q.State != "" {
		code, err := codeOf(stateCodes, q.State)
		if err != nil {
			return "", nil, problem.New("QUERY_UNKNOWN", "There is no such state of numbers").Detailf("%q", q.State).Hintf("Use a state of numbers.").Because(err)
		}
		add("state = ?", code)
	}
	if q.Kind != "" {
		code, err := codeOf(kindCodes, q.Kind)
		if err != nil {
			return "", nil, problem.New("QUERY_UNKNOWN", "There is no such kind of holders").Detailf("%q", q.Kind).Hintf("Use a kind of holders.").Because(err)
		}
		add("kind = ?", code)
	}
	if q.Holder != "" {
		add("holder = ?", packID(q.Holder))
	}
	if q.Text != "" {
		texts := []string{}
		for _, column := range []string{"note", "description", "tags"} {
			texts = append(texts, column+" IN (SELECT id FROM number_text WHERE instr(lower(text), lower(?)) > 0)")
			args = append(args, q.Text)
		}
		add("("+strings.Join(texts, " OR ")+" OR instr('+' || figure || CASE ext WHEN '' THEN '' ELSE ';ext=' || ext END, lower(?)) > 0)", q.Text)
	}
	return strings.Join(parts, " AND "), args, nil
}

func (q NumberQuery) order() (string, error) {
	direction := "ASC"
	if q.Descending {
		direction = "DESC"
	}
	switch q.Sort {
	case "", "telephone":
		return fmt.Sprintf("figure %[1]s, ext %[1]s", direction), nil
	case "state", "holder", "since", "until":
		return fmt.Sprintf("%s %[2]s, figure %[2]s, ext %[2]s", q.Sort, direction), nil
	}
	return "", problem.New("QUERY_UNKNOWN", "Numbers cannot be sorted like that").Detailf("there is no column %q", q.Sort).
		Hintf("Sort by telephone, state, holder, since or until.")
}

// Numbers gives a window of what is recorded, and how many numbers match altogether.
func (w *Workbook) Numbers(ctx context.Context, q NumberQuery) ([]number.Number, int, error) {
	where, args, err := q.where()
	if err != nil {
		return nil, 0, err
	}
	order, err := q.order()
	if err != nil {
		return nil, 0, err
	}
	from := w.reading(ctx)
	total := 0
	if err := from.QueryRowContext(ctx, "SELECT count(*) FROM number WHERE "+where, args...).Scan(&total); err != nil {
		return nil, 0, explain(fmt.Errorf("counting numbers: %w", err), w.path)
	}
	list, err := numbers(ctx, from, newTexts(from), where+" ORDER BY "+order+" LIMIT ? OFFSET ?", append(args, limit(q.Limit), max(q.Offset, 0))...)
	return list, total, explain(err, w.path)
}

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
	spans, err := allRows(ctx, from, "the spans of ranges", scanSpan, "SELECT range, first, last FROM number_span ORDER BY first")
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
