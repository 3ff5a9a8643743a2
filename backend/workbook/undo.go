package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Undo takes back the last edit and gives its label. With nothing to take back it gives NOTHING_TO_UNDO.
func (w *Workbook) Undo(ctx context.Context) (text.Text, error) {
	return w.replay(ctx, "undo", "SELECT id, label FROM edit WHERE undone = 0 ORDER BY id DESC LIMIT 1", true)
}

// Redo repeats the edit that was taken back last and gives its label. With nothing to repeat it gives NOTHING_TO_REDO.
func (w *Workbook) Redo(ctx context.Context) (text.Text, error) {
	return w.replay(ctx, "redo", "SELECT id, label FROM edit WHERE undone = 1 ORDER BY id ASC LIMIT 1", false)
}

// CanUndo gives the label of the edit that Undo would take back, and whether there is one.
func (w *Workbook) CanUndo(ctx context.Context) (text.Text, bool, error) {
	return w.label(ctx, "SELECT label FROM edit WHERE undone = 0 ORDER BY id DESC LIMIT 1")
}

// CanRedo gives the label of the edit that Redo would repeat, and whether there is one.
func (w *Workbook) CanRedo(ctx context.Context) (text.Text, bool, error) {
	return w.label(ctx, "SELECT label FROM edit WHERE undone = 1 ORDER BY id ASC LIMIT 1")
}

func (w *Workbook) label(ctx context.Context, query string) (label text.Text, there bool, err error) {
	err = w.reading(ctx).QueryRowContext(ctx, query).Scan(&label)
	if errors.Is(err, sql.ErrNoRows) {
		return label, false, nil
	}
	if err != nil {
		return label, false, explain(fmt.Errorf("looking for an edit: %w", err), w.path)
	}
	return label, true, nil
}

func (w *Workbook) replay(ctx context.Context, action, query string, back bool) (label text.Text, err error) {
	err = w.write(ctx, func(ctx context.Context, s *session) error {
		if s.edit != 0 {
			return fmt.Errorf("%s in the middle of an edit", action)
		}
		var id int64
		err := s.tx.QueryRowContext(ctx, query).Scan(&id, &label)
		if errors.Is(err, sql.ErrNoRows) {
			if back {
				return problem.New("NOTHING_TO_UNDO").Hinted()
			}
			return problem.New("NOTHING_TO_REDO").Hinted()
		}
		if err != nil {
			return fmt.Errorf("looking for an edit to %s: %w", action, err)
		}
		rows, err := s.rowsOf(ctx, id, back)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if back {
				r.before, r.after = r.after, r.before
			}
			if err := s.apply(r); err != nil {
				return fmt.Errorf("%s: %w", action, err)
			}
			if err := s.recordRow(action, r, label); err != nil {
				return err
			}
		}
		if err := s.replayNumbers(ctx, action, id, label, back); err != nil {
			return err
		}
		if _, err := s.exec("UPDATE edit SET undone = ? WHERE id = ?", back, id); err != nil {
			return fmt.Errorf("marking an edit: %w", err)
		}
		return nil
	})
	return label, err
}

// apply makes a row that is as before says into one that is as after says. The values travel as parameters, never as text of a statement.
func (s *session) apply(r editRow) error {
	t, ok := contentTable(r.name)
	if !ok {
		return fmt.Errorf("there is no content %q", r.name)
	}
	value := func(column string) string { return fmt.Sprintf(`json_extract(?1, '$."%s"')`, column) }
	if r.before.Valid {
		where := make([]string, len(t.keys))
		for i, key := range t.keys {
			where[i] = fmt.Sprintf(`"%s" = %s`, key, value(key))
		}
		if _, err := s.exec(fmt.Sprintf(`DELETE FROM "%s" WHERE %s`, t.name, strings.Join(where, " AND ")), r.before.String); err != nil {
			return fmt.Errorf("removing a %s: %w", t.name, err)
		}
	}
	if r.after.Valid {
		columns := t.columns()
		values := make([]string, len(columns))
		for i, c := range columns {
			values[i] = value(c)
		}
		query := fmt.Sprintf(`INSERT INTO "%s" (%s) VALUES (%s)`, t.name, strings.Join(quoted(columns, ""), ", "), strings.Join(values, ", "))
		if _, err := s.exec(query, r.after.String); err != nil {
			return fmt.Errorf("putting back a %s: %w", t.name, err)
		}
	}
	return nil
}
