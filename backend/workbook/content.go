package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// table is a table of content: what a person edits, and can undo.
type table struct {
	name string
	keys []string
	rest []string
}

// contentTables lists all of them with their columns; it is what undo, redo and audit go by. Numbers are not among them: there can be a
// million, and they keep their own events; see number_edit.go. The column names become SQL, so they are
// written here and never taken from a file.
func contentTables() []table {
	body := []string{"body"}
	return []table{
		{"setting", []string{"name"}, body},
		{"department", []string{"id"}, []string{"ordinal", "body"}},
		{"interview", []string{"department"}, body},
		{"answer", []string{"department", "question", "queue"}, body},
		{"score", []string{"department", "feature"}, body},
		{"decision", []string{"feature"}, body},
		{"persona", []string{"id"}, []string{"layer", "ordinal", "body"}},
		{"policy", []string{"type", "name"}, body},
		{"queue", []string{"name"}, body},
		{"range", []string{"id"}, body},
		{"thing", []string{"kind", "name"}, body},
	}
}

func (t table) columns() []string { return append(append([]string{}, t.keys...), t.rest...) }

func (t table) hasBody() bool { return t.rest[len(t.rest)-1] == "body" }

// quoted makes an identifier of a column; some of ours are words of SQL.
func quoted(names []string, before string) []string {
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = before + `"` + n + `"`
	}
	return list
}

func (t table) upsertSQL() string {
	set := make([]string, len(t.rest))
	for i, c := range t.rest {
		set[i] = fmt.Sprintf(`"%s" = excluded."%s"`, c, c)
	}
	columns := t.columns()
	return fmt.Sprintf(`INSERT INTO "%s" (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s`, t.name, strings.Join(quoted(columns, ""), ", "),
		strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", "), strings.Join(quoted(t.keys, ""), ", "), strings.Join(set, ", "))
}

func (t table) deleteSQL() string {
	return fmt.Sprintf(`DELETE FROM "%s" WHERE %s = ?`, t.name, strings.Join(quoted(t.keys, ""), " = ? AND "))
}

// differsSQL says, in a trigger after an update, that a row is not as it was.
func (t table) differsSQL() string {
	columns := t.columns()
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = fmt.Sprintf(`OLD."%s" IS NOT NEW."%s"`, c, c)
	}
	return strings.Join(list, " OR ")
}

func contentTable(name string) (table, bool) {
	for _, t := range contentTables() {
		if t.name == name {
			return t, true
		}
	}
	return table{}, false
}

// save writes one row of content as an edit; the values stand in the order of the columns.
func (w *Workbook) save(ctx context.Context, label text.Text, name string, values ...any) error {
	t, ok := contentTable(name)
	if !ok {
		return fmt.Errorf("there is no content %q", name)
	}
	for i, key := range t.keys {
		if value, isText := values[i].(string); isText && value == "" && (name != "answer" || key != "queue") {
			return problem.New("KEY_MISSING").Detailed(name, key).
				Hinted()
		}
	}
	return w.edit(ctx, label, func(_ context.Context, s *session) error {
		if _, err := s.exec(t.upsertSQL(), cleaned(values)...); err != nil {
			return fmt.Errorf("saving %s: %w", name, err)
		}
		return nil
	})
}

// remove deletes one row of content as an edit; one that is not there is no error.
func (w *Workbook) remove(ctx context.Context, label text.Text, name string, keys ...any) error {
	t, ok := contentTable(name)
	if !ok {
		return fmt.Errorf("there is no content %q", name)
	}
	return w.edit(ctx, label, func(_ context.Context, s *session) error {
		if _, err := s.exec(t.deleteSQL(), cleaned(keys)...); err != nil {
			return fmt.Errorf("deleting %s: %w", name, err)
		}
		return nil
	})
}

// clean keeps what SQLite's text can hold: valid UTF-8 without the character that ends a C string.
func clean(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
}

// stored is a text as a column keeps it.
func stored(t text.Text) string {
	column := t.Stored()
	if kept := clean(column); kept != column { // only a literal holds what a column cannot
		return text.Literal(kept).Stored()
	}
	return column
}

func cleaned(values []any) []any {
	for i, v := range values {
		if text, ok := v.(string); ok {
			values[i] = clean(text)
		}
	}
	return values
}

// encode makes the body of a row.
func encode(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("writing %T as JSON: %w", v, err)
	}
	return string(text), nil
}

// bodies reads the rows of a query that selects one body each.
func bodies[T any](ctx context.Context, from querier, query string, args ...any) ([]T, error) {
	var raw sql.RawBytes
	return allRows(ctx, from, "the workbook", func(rows *sql.Rows) (item T, err error) {
		if err := rows.Scan(&raw); err != nil {
			return item, err
		}
		if err := json.Unmarshal(raw, &item); err != nil {
			return item, fmt.Errorf("a %T: %w", item, err)
		}
		return item, nil
	}, query, args...)
}
