package workbook

import (
	"context"
	"database/sql"
	"fmt"

	"personadesk/backend/audit"
	"personadesk/backend/text"
)

// ofEvents lists the numbers of a run of events, of which each has one.
const ofEvents = "SELECT figure, ext FROM number_event WHERE id BETWEEN ? AND ?"

// redoNumbers makes numbers what a run of events says.
func (s *session) redoNumbers(first, last int64) error {
	return s.aroundNumbers(ofEvents, []any{first, last}, func() error { return s.writeNumbers(first, last) })
}

func (s *session) writeNumbers(first, last int64) error {
	_, err := s.exec(`INSERT INTO number (`+numberNow+`) SELECT `+numberNow+` FROM number_event WHERE id BETWEEN ? AND ? ORDER BY id
ON CONFLICT (figure, ext) DO UPDATE SET (`+numberValues+`) = (`+excluded+`)`, first, last)
	if err != nil {
		return fmt.Errorf("writing numbers: %w", err)
	}
	return nil
}

const excluded = "excluded.state, excluded.kind, excluded.holder, excluded.since, excluded.until, excluded.tags, excluded.location, excluded.description, excluded.note"

// undoNumbers makes numbers what they were before a run of events, of which each number has one.
func (s *session) undoNumbers(first, last int64) error {
	return s.aroundNumbers(ofEvents, []any{first, last}, func() error { return s.unwriteNumbers(first, last) })
}

func (s *session) unwriteNumbers(first, last int64) error {
	_, err := s.exec("DELETE FROM number WHERE (figure, ext) IN (SELECT figure, ext FROM number_event WHERE id BETWEEN ? AND ? AND was_state IS NULL)",
		first, last)
	if err != nil {
		return fmt.Errorf("taking numbers back: %w", err)
	}
	_, err = s.exec(`INSERT INTO number (`+numberNow+`) SELECT figure, ext, `+numberWas+` FROM number_event
WHERE id BETWEEN ? AND ? AND was_state IS NOT NULL ON CONFLICT (figure, ext) DO UPDATE SET (`+numberValues+`) = (`+excluded+`)`, first, last)
	if err != nil {
		return fmt.Errorf("putting numbers back: %w", err)
	}
	return nil
}

// numberRun is a run of events, for undo and redo.
type numberRun struct{ id, first, last int64 }

// replayNumbers takes back, or repeats, what an edit did to numbers. The entry that says so has no events of its own.
func (s *session) replayNumbers(ctx context.Context, action string, edit int64, label text.Text, back bool) error {
	order := "ASC"
	if back {
		order = "DESC"
	}
	entries, err := allRows(ctx, s.tx, "the numbers of an edit", func(rows *sql.Rows) (r numberRun, err error) {
		err = rows.Scan(&r.id, &r.first, &r.last)
		return r, err
	}, "SELECT id, first, last FROM number_entry WHERE edit = ? AND of = 0 ORDER BY id "+order, edit)
	if err != nil {
		return err
	}
	for _, e := range entries {
		step := s.redoNumbers
		if back {
			step = s.undoNumbers
		}
		if err := step(e.first, e.last); err != nil {
			return err
		}
		if err := s.endTally(); err != nil {
			return err
		}
		if _, err := s.numberEntry(action, label, e.id, 0, -1); err != nil {
			return err
		}
		if err := s.recordChange(action, audit.Numbers(e.id), nil, entryRecord{Entry: e.id, Numbers: e.last - e.first + 1}, label); err != nil {
			return err
		}
	}
	return nil
}
