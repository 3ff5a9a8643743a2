package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"personadesk/backend/audit"
	"personadesk/backend/text"
)

// editsKept is how many edits can be taken back.
const editsKept = 200

// watchContent puts triggers on the content tables that write down every changed row of an edit, before and after, as JSON. They are
// temporary, so a file never brings triggers of its own; and they see every change, so none can be made that is not audited and undoable.
func (w *Workbook) watchContent(ctx context.Context) error {
	var b strings.Builder
	b.WriteString("CREATE TEMP TABLE watching (edit INTEGER NOT NULL); INSERT INTO watching VALUES (0);\n")
	for _, t := range contentTables() {
		columns := t.columns()
		old, now := "json_object(", "json_object("
		for i, c := range columns {
			comma := ", "
			if i == len(columns)-1 {
				comma = ")"
			}
			old += fmt.Sprintf(`'%s', OLD."%s"%s`, c, c, comma)
			now += fmt.Sprintf(`'%s', NEW."%s"%s`, c, c, comma)
		}
		for _, v := range []struct{ event, when, before, after string }{
			{"INSERT", "1", "NULL", now},
			{"UPDATE", t.differsSQL(), old, now},
			{"DELETE", "1", old, "NULL"},
		} {
			fmt.Fprintf(&b, `CREATE TEMP TRIGGER "watch_%s_%s" AFTER %s ON main."%s" WHEN (SELECT edit FROM watching) > 0 AND (%s) BEGIN
  INSERT INTO edit_row (edit, name, before, after) VALUES ((SELECT edit FROM watching), '%s', %s, %s);
END;
`, t.name, v.event, v.event, t.name, v.when, t.name, v.before, v.after)
		}
	}
	if _, err := w.writer.ExecContext(ctx, b.String()); err != nil {
		return fmt.Errorf("preparing undo: %w", err)
	}
	return nil
}

// edit runs fn as one step of undo and writes what it changed into the audit trail. Within another edit it becomes part of that one.
// An edit that changes nothing leaves no trace.
func (w *Workbook) edit(ctx context.Context, label text.Text, fn func(ctx context.Context, s *session) error) error {
	return w.write(ctx, func(ctx context.Context, s *session) error {
		if s.edit != 0 {
			return fn(ctx, s)
		}
		made, err := s.exec("INSERT INTO edit (label, at, by) VALUES (?, ?, ?)", stored(label), stamp(s.at), clean(s.by))
		if err != nil {
			return fmt.Errorf("beginning an edit: %w", err)
		}
		if s.edit, err = made.LastInsertId(); err != nil {
			return fmt.Errorf("beginning an edit: %w", err)
		}
		id := s.edit
		defer func() { s.edit, s.numbered = 0, false }()
		if _, err := s.exec("UPDATE watching SET edit = ?", id); err != nil {
			return fmt.Errorf("watching an edit: %w", err)
		}
		if err := fn(ctx, s); err != nil {
			return err
		}
		if _, err := s.exec("UPDATE watching SET edit = 0"); err != nil {
			return fmt.Errorf("ending an edit: %w", err)
		}
		rows, err := s.recordRows(ctx, id)
		if err != nil {
			return err
		}
		if len(rows) == 0 && !s.numbered {
			_, err := s.exec("DELETE FROM edit WHERE id = ?", id)
			return err
		}
		name, err := named(label, rows)
		if err != nil {
			return err
		}
		if _, err := s.exec("UPDATE edit SET label = ? WHERE id = ?", stored(name), id); err != nil {
			return fmt.Errorf("naming an edit: %w", err)
		}
		return s.forgetEdits(id)
	})
}

// forgetEdits drops what can no longer be redone after a new edit, and what is too long ago to be undone.
func (s *session) forgetEdits(newest int64) error {
	const old = "id <> ?1 AND (undone = 1 OR id NOT IN (SELECT id FROM edit ORDER BY id DESC LIMIT ?2))"
	for _, statement := range []string{"DELETE FROM edit_row WHERE edit IN (SELECT id FROM edit WHERE " + old + ")", "DELETE FROM edit WHERE " + old} {
		if _, err := s.exec(statement, newest, editsKept); err != nil {
			return fmt.Errorf("dropping old edits: %w", err)
		}
	}
	return nil
}

// editRow is one row of content that an edit changed.
type editRow struct {
	name          string
	before, after sql.NullString // JSON objects of all columns
}

// rowsOf reads the rows of an edit in the order of their change, or backwards.
func (s *session) rowsOf(ctx context.Context, edit int64, backwards bool) ([]editRow, error) {
	order := "ASC"
	if backwards {
		order = "DESC"
	}
	return allRows(ctx, s.tx, "an edit", func(rows *sql.Rows) (r editRow, err error) {
		err = rows.Scan(&r.name, &r.before, &r.after)
		return r, err
	}, "SELECT name, before, after FROM edit_row WHERE edit = ? ORDER BY seq "+order, edit)
}

// recordRows writes an audit entry for each row that an edit changed and gives the rows.
func (s *session) recordRows(ctx context.Context, edit int64) ([]editRow, error) {
	rows, err := s.rowsOf(ctx, edit, false)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		action := "change"
		switch {
		case !r.before.Valid:
			action = "add"
		case !r.after.Valid:
			action = "delete"
		}
		if err := s.recordRow(action, r, text.Text{}); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

func (s *session) recordRow(action string, r editRow, note text.Text) error {
	t, ok := contentTable(r.name)
	if !ok {
		return fmt.Errorf("there is no content %q", r.name)
	}
	had, before, err := t.describe(r.before)
	if err != nil {
		return err
	}
	subject, after, err := t.describe(r.after)
	if err != nil {
		return err
	}
	if r.before.Valid {
		subject = had
	}
	return s.record(action, subject, before, after, note)
}

// describe gives the name of a row for the audit trail, and what of it is worth recording.
func (t table) describe(row sql.NullString) (subject audit.Subject, body string, err error) {
	if !row.Valid {
		return subject, "", nil
	}
	var values map[string]any
	if err := json.Unmarshal([]byte(row.String), &values); err != nil {
		return subject, "", fmt.Errorf("reading a changed %s: %w", t.name, err)
	}
	key := make([]string, len(t.keys))
	for i, column := range t.keys {
		key[i] = fmt.Sprint(values[column])
	}
	subject = audit.Row(t.name, key...)
	if own, ok := values["body"].(string); ok && t.hasBody() {
		return subject, own, nil
	}
	return subject, row.String, nil
}
