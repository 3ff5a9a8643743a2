package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"personadesk/backend/number"
)

// spanOfSQL finds the span that a row of number lies in, 0 for none.
const spanOfSQL = `coalesce((SELECT CASE WHEN last >= %[1]s.figure THEN id ELSE 0 END FROM main.number_span WHERE first <= %[1]s.figure ORDER BY first DESC LIMIT 1), 0)`

// countNumbers puts triggers on the numbers that keep number_count. They are temporary, as those of undo are.
func (w *Workbook) countNumbers(ctx context.Context) error {
	add := func(row string, n int) string {
		return fmt.Sprintf(`  INSERT INTO number_count (span, state, kind, count) VALUES (`+spanOfSQL+`, %[1]s.state, %[1]s.kind, %[2]d)
  ON CONFLICT (span, state, kind) DO UPDATE SET count = count + excluded.count;`, row, n)
	}
	query := `CREATE TEMP TRIGGER count_number_insert AFTER INSERT ON main.number BEGIN
` + add("NEW", 1) + `
END;
CREATE TEMP TRIGGER count_number_delete AFTER DELETE ON main.number BEGIN
` + add("OLD", -1) + `
END;
CREATE TEMP TRIGGER count_number_update AFTER UPDATE ON main.number WHEN OLD.state <> NEW.state OR OLD.kind <> NEW.kind BEGIN
` + add("OLD", -1) + "\n" + add("NEW", 1) + `
END;`
	if _, err := w.writer.ExecContext(ctx, query); err != nil {
		return fmt.Errorf("preparing to count numbers: %w", err)
	}
	return nil
}

// settleSpans brings number_span to the ranges as they are now, and counts again those whose ends moved. The triggers have counted by
// the old ends until here, so that what is taken from one span is what is missing in another.
func (s *session) settleSpans(ctx context.Context) error {
	ranges, err := rangesOf(ctx, s.tx)
	if err != nil {
		return err
	}
	have, err := allRows(ctx, s.tx, "the spans of ranges", scanSpan, "SELECT range, first, last FROM number_span")
	if err != nil {
		return err
	}
	want := number.SpansOf(ranges)
	for _, old := range have {
		if slices.Contains(want, old) {
			continue
		}
		if err := s.leaveSpan(old); err != nil {
			return err
		}
	}
	for _, span := range want {
		if slices.Contains(have, span) {
			continue
		}
		if err := s.enterSpan(span); err != nil {
			return err
		}
	}
	return nil
}

func scanSpan(rows *sql.Rows) (s number.Span, err error) {
	var first, last int64
	err = rows.Scan(&s.RangeID, &first, &last)
	s.First, s.Last = uint64(first), uint64(last)
	return s, err
}

// leaveSpan lets what a span counted lie outside.
func (s *session) leaveSpan(span number.Span) error {
	for _, query := range []string{
		`INSERT INTO number_count (span, state, kind, count)
SELECT 0, c.state, c.kind, c.count FROM number_count c JOIN number_span s ON s.id = c.span WHERE s.range = ?
ON CONFLICT (span, state, kind) DO UPDATE SET count = count + excluded.count`,
		"DELETE FROM number_count WHERE span = (SELECT id FROM number_span WHERE range = ?)",
		"DELETE FROM number_span WHERE range = ?",
	} {
		if _, err := s.exec(query, span.RangeID); err != nil {
			return fmt.Errorf("leaving the range %s: %w", span.RangeID, err)
		}
	}
	return nil
}

// enterSpan counts a span, and takes what it counts from what lies outside.
func (s *session) enterSpan(span number.Span) error {
	made, err := s.exec("INSERT INTO number_span (range, first, last) VALUES (?, ?, ?)", span.RangeID, int64(span.First), int64(span.Last))
	if err != nil {
		return fmt.Errorf("entering the range %s: %w", span.RangeID, err)
	}
	id, err := made.LastInsertId()
	if err != nil {
		return fmt.Errorf("entering the range %s: %w", span.RangeID, err)
	}
	if _, err := s.exec(`INSERT INTO number_count (span, state, kind, count)
SELECT ?, state, kind, count(*) FROM number WHERE figure BETWEEN ? AND ? GROUP BY state, kind`, id, int64(span.First), int64(span.Last)); err != nil {
		return fmt.Errorf("counting the range %s: %w", span.RangeID, err)
	}
	_, err = s.exec(`INSERT INTO number_count (span, state, kind, count) SELECT 0, state, kind, -count FROM number_count WHERE span = ?
ON CONFLICT (span, state, kind) DO UPDATE SET count = count + excluded.count`, id)
	if err != nil {
		return fmt.Errorf("counting what lies outside: %w", err)
	}
	return nil
}

// countAnew counts all numbers, for a file that had no counts yet.
func (s *session) countAnew(ctx context.Context) error {
	for _, query := range []string{
		"DELETE FROM number_count", "DELETE FROM number_span",
		"INSERT INTO number_count (span, state, kind, count) SELECT 0, state, kind, count(*) FROM number GROUP BY state, kind",
	} {
		if _, err := s.exec(query); err != nil {
			return fmt.Errorf("counting numbers: %w", err)
		}
	}
	return s.settleSpans(ctx)
}

// NumberCount is how many recorded numbers of a range are in a state.
type NumberCount struct {
	RangeID string            `json:"rangeId"` // "" for numbers of no range
	State   number.State      `json:"state"`
	Kind    number.HolderKind `json:"kind"` // of their holders
	Count   int               `json:"count"`
}

// NumberCounts gives the recorded numbers by range, state and kind of holder, without looking at any of them.
func (w *Workbook) NumberCounts(ctx context.Context) ([]NumberCount, error) {
	list, err := allRows(ctx, w.reading(ctx), "the counts of numbers", func(rows *sql.Rows) (c NumberCount, err error) {
		var state, kind int64
		if err := rows.Scan(&c.RangeID, &state, &kind, &c.Count); err != nil {
			return c, err
		}
		if c.State, err = wordOf(stateCodes, state); err != nil {
			return c, err
		}
		c.Kind, err = wordOf(kindCodes, kind)
		return c, err
	}, `SELECT coalesce(s.range, ''), c.state, c.kind, c.count FROM number_count c LEFT JOIN number_span s ON s.id = c.span
WHERE c.count <> 0 ORDER BY 1, 2, 3`)
	return list, explain(err, w.path)
}

// verifyNumbers finds counts that are not those of the numbers.
func verifyNumbers(ctx context.Context, from querier, path string) error {
	query := `SELECT count(*) FROM (
  SELECT span, state, kind, sum(count) AS n FROM (
    SELECT span, state, kind, count FROM number_count
    UNION ALL SELECT ` + fmt.Sprintf(spanOfSQL, "number") + `, state, kind, -1 FROM number
  ) GROUP BY span, state, kind HAVING n <> 0)`
	wrong := 0
	if err := from.QueryRowContext(ctx, query).Scan(&wrong); err != nil {
		return fmt.Errorf("counting numbers: %w", err)
	}
	if wrong > 0 {
		return damaged(path, fmt.Sprintf("%d counts of numbers are not right", wrong))
	}
	return nil
}
