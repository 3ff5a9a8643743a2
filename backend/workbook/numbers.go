package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"strings"

	"personadesk/backend/number"
	"personadesk/backend/problem"
)

const numberColumns = `telephone, "range", state, holder, since, until, note, tag`

// NumberQuery asks for a window of the inventory.
type NumberQuery struct {
	Offset     int          `json:"offset"`
	Limit      int          `json:"limit"` // 100 when 0, at most 1,000
	Sort       string       `json:"sort"`  // telephone (also when ""), range, state, holder, since, until, tag
	Descending bool         `json:"descending"`
	RangeID    string       `json:"rangeId"` // "" for all
	State      number.State `json:"state"`   // "" for all
	Holder     string       `json:"holder"`  // object id, "" for all
	Text       string       `json:"text"`    // somewhere in telephone, note or tag
}

// NumberCount is how many numbers of a range are in a state.
type NumberCount struct {
	RangeID string       `json:"rangeId"` // "" for numbers of no range
	State   number.State `json:"state"`
	Count   int          `json:"count"`
}

func (q NumberQuery) where() (string, []any) {
	parts, args := []string{"1"}, []any{}
	add := func(part string, values ...any) {
		parts = append(parts, part)
		args = append(args, values...)
	}
	if q.RangeID != "" {
		add(`"range" = ?`, q.RangeID)
	}
	if q.State != "" {
		add("state = ?", string(q.State))
	}
	if q.Holder != "" {
		add("holder = ?", q.Holder)
	}
	if q.Text != "" {
		add("instr(lower(telephone || ' ' || note || ' ' || tag), lower(?)) > 0", q.Text)
	}
	return strings.Join(parts, " AND "), args
}

func (q NumberQuery) order() (string, error) {
	direction := "ASC"
	if q.Descending {
		direction = "DESC"
	}
	switch q.Sort {
	case "", "telephone":
		return "telephone " + direction, nil
	case "range", "state", "holder", "since", "until", "tag":
		return fmt.Sprintf(`"%s" %s, telephone %s`, q.Sort, direction, direction), nil
	}
	return "", problem.New("QUERY_UNKNOWN", "Numbers cannot be sorted like that").Detailf("there is no column %q", q.Sort).
		Hintf("Sort by telephone, range, state, holder, since, until or tag.")
}

// Numbers gives a window of the inventory, and how many numbers match altogether.
func (w *Workbook) Numbers(ctx context.Context, q NumberQuery) ([]number.Number, int, error) {
	where, args := q.where()
	order, err := q.order()
	if err != nil {
		return nil, 0, err
	}
	from := w.reading(ctx)
	total := 0
	if err := from.QueryRowContext(ctx, "SELECT count(*) FROM number WHERE "+where, args...).Scan(&total); err != nil {
		return nil, 0, explain(fmt.Errorf("counting numbers: %w", err), w.path)
	}
	list := []number.Number{}
	for n, err := range numbers(ctx, from, where+" ORDER BY "+order+" LIMIT ? OFFSET ?", append(args, limit(q.Limit), max(q.Offset, 0))...) {
		if err != nil {
			return nil, 0, explain(err, w.path)
		}
		list = append(list, n)
	}
	return list, total, nil
}

// AllNumbers walks the whole inventory in the order of the numbers. The workbook must not be written to by the one who walks.
func (w *Workbook) AllNumbers(ctx context.Context) iter.Seq2[number.Number, error] {
	return numbers(ctx, w.reading(ctx), "1 ORDER BY telephone")
}

// Number gives one number by its E.164 form; false when it is not in the inventory.
func (w *Workbook) Number(ctx context.Context, e164 string) (number.Number, bool, error) {
	for n, err := range numbers(ctx, w.reading(ctx), "telephone = ?", clean(e164)) {
		return n, err == nil, explain(err, w.path)
	}
	return number.Number{}, false, nil
}

// NumberCounts counts the inventory by range and state.
func (w *Workbook) NumberCounts(ctx context.Context) ([]NumberCount, error) {
	list, err := allRows(ctx, w.reading(ctx), "the counts of numbers", func(rows *sql.Rows) (c NumberCount, err error) {
		err = rows.Scan(&c.RangeID, &c.State, &c.Count)
		return c, err
	}, `SELECT "range", state, count(*) FROM number GROUP BY "range", state ORDER BY "range", state`)
	return list, explain(err, w.path)
}

// SaveNumbers adds numbers to the inventory, or changes those that are there, as one edit.
func (w *Workbook) SaveNumbers(ctx context.Context, list []number.Number) error {
	t, _ := contentTable("number")
	query := t.upsertSQL()
	return w.edit(ctx, fmt.Sprintf("Change %d numbers", len(list)), func(ctx context.Context, s *session) error {
		for _, n := range list {
			if n.Telephone == "" {
				return problem.New("KEY_MISSING", "A number without digits cannot be saved").Hintf("Give it in E.164, with the plus.")
			}
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("saving numbers: %w", err)
			}
			_, err := s.exec(query, cleaned([]any{n.Telephone, n.RangeID, string(n.State), n.Holder, stamp(n.Since), stamp(n.Until), n.Note, n.Tag})...)
			if err != nil {
				return fmt.Errorf("saving a number: %w", err)
			}
		}
		return nil
	})
}

// DeleteNumbers takes numbers out of the inventory as one edit; one that is not there is no error.
func (w *Workbook) DeleteNumbers(ctx context.Context, telephones []string) error {
	return w.edit(ctx, fmt.Sprintf("Delete %d numbers", len(telephones)), func(_ context.Context, s *session) error {
		for _, e164 := range telephones {
			if _, err := s.exec("DELETE FROM number WHERE telephone = ?", clean(e164)); err != nil {
				return fmt.Errorf("deleting a number: %w", err)
			}
		}
		return nil
	})
}

func numbers(ctx context.Context, from querier, rest string, args ...any) iter.Seq2[number.Number, error] {
	return eachRow(ctx, from, "numbers", scanNumber, "SELECT "+numberColumns+" FROM number WHERE "+rest, args...)
}

func scanNumber(rows *sql.Rows) (n number.Number, err error) {
	var since, until string
	if err := rows.Scan(&n.Telephone, &n.RangeID, &n.State, &n.Holder, &since, &until, &n.Note, &n.Tag); err != nil {
		return n, err
	}
	if n.Since, err = unstamp(since); err != nil {
		return n, err
	}
	n.Until, err = unstamp(until)
	return n, err
}
