package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"personadesk/backend/audit"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Going back to a copy is an edit: what people design becomes what the copy holds, and can be taken back like any other edit. What reached
// the tenant stays as it is, for it happened: readings, numbers, plans, approvals, runs, their journal and the record. So do the safeguards and
// other settings, which are no design.

// restoredSettings are the settings that belong to the design.
var restoredSettings = []string{"customer", "convention", goneGroups, workshopTemplate}

// Restored is what going back to a copy changes.
type Restored struct {
	Path string        `json:"path"`
	Head Head          `json:"-"` // where the record of the copy ends
	Rows []RestoredRow `json:"rows"`
}

// RestoredRow is one thing that becomes what it was.
type RestoredRow struct {
	Does    string        `json:"does"` // add, change or delete
	Subject audit.Subject `json:"subject"`
	name    string
	values  []any // of all columns; only of the keys for delete
}

// CompareCopy says what going back to a copy would change. Nothing is written.
func (w *Workbook) CompareCopy(ctx context.Context, path string) (Restored, error) {
	return w.fromCopy(ctx, path, func(r *Restored, from *sql.DB) (err error) {
		r.Rows, err = rowsToRestore(ctx, w.reading(ctx), from)
		return err
	})
}

// Restore makes the design what a copy holds, as one edit, and makes plans stale that were not carried out. The copy is looked through first, and
// must be of this workbook: its record ends with an entry of the workbook's own.
func (w *Workbook) Restore(ctx context.Context, path string) (Restored, error) {
	return w.fromCopy(ctx, path, func(r *Restored, from *sql.DB) error {
		label := text.Of("edit.restore", filepath.Base(r.Path))
		return w.edit(ctx, label, func(ctx context.Context, s *session) (err error) {
			if r.Rows, err = rowsToRestore(ctx, s.tx, from); err != nil || len(r.Rows) == 0 {
				return err
			}
			after, err := encode(map[string]string{"copy": filepath.Base(r.Path), "head": r.Head.String()})
			if err != nil {
				return err
			}
			if err := s.record("restore", audit.Workbook(), "", after, text.Text{}); err != nil {
				return err
			}
			for _, row := range r.Rows {
				if err := s.restore(row); err != nil {
					return err
				}
			}
			return s.stalePlans(ctx, text.Of("lapse.restored"))
		})
	})
}

// restore makes one row what it was.
func (s *session) restore(r RestoredRow) error {
	t, _ := contentTable(r.name) // it was found in one
	query := t.upsertSQL()
	if r.Does == "delete" {
		query = t.deleteSQL()
	}
	if _, err := s.exec(query, r.values...); err != nil {
		return fmt.Errorf("going back to what a %s was: %w", r.name, err)
	}
	return nil
}

// stalePlans says of plans that were made and not carried out that they are stale, and ends their approvals; a run that is open goes on.
func (s *session) stalePlans(ctx context.Context, why text.Text) error {
	made, err := allRows(ctx, s.tx, "plans", func(rows *sql.Rows) (n int, err error) { return n, rows.Scan(&n) }, "SELECT number FROM plan WHERE state = ?", string(PlanMade))
	if err != nil {
		return err
	}
	for _, number := range made {
		if _, err := s.exec("UPDATE plan SET state = ? WHERE number = ?", string(PlanStale), number); err != nil {
			return fmt.Errorf("changing the state of a plan: %w", err)
		}
		if err := s.record("change", audit.Plan(number), string(PlanMade), string(PlanStale), why); err != nil {
			return err
		}
	}
	open, _, err := runOf(ctx, s.tx, "ended = '' ORDER BY id DESC LIMIT 1")
	if err != nil {
		return err
	}
	return s.lapse(why, open.Fingerprint)
}

// rowsToRestore compares the design of a workbook with that of a copy. What goes stands first, so that nothing is there twice on the way.
func rowsToRestore(ctx context.Context, now, then querier) ([]RestoredRow, error) {
	gone, rest := []RestoredRow{}, []RestoredRow{}
	for _, t := range contentTables() {
		has, err := t.designRows(ctx, now)
		if err != nil {
			return nil, err
		}
		had, err := t.designRows(ctx, then)
		if err != nil {
			return nil, err
		}
		for _, key := range had.order {
			does := "change"
			values, there := has.rows[key]
			if !there {
				does = "add"
			} else if slices.EqualFunc(values, had.rows[key], sameValue) {
				continue
			}
			rest = append(rest, t.restored(does, had.rows[key]))
		}
		for _, key := range has.order {
			if _, there := had.rows[key]; !there {
				gone = append(gone, t.restored("delete", has.rows[key]))
			}
		}
	}
	return append(gone, rest...), nil
}

func (t table) restored(does string, values []any) RestoredRow {
	key := make([]string, len(t.keys))
	for i := range key {
		key[i] = fmt.Sprint(values[i])
	}
	if does == "delete" {
		values = values[:len(t.keys)]
	}
	return RestoredRow{Does: does, Subject: audit.Row(t.name, key...), name: t.name, values: values}
}

// designRows are the rows of a table of content by their keys, in the order of these.
type designRows struct {
	order []string
	rows  map[string][]any
}

func (t table) designRows(ctx context.Context, from querier) (designRows, error) {
	d := designRows{rows: map[string][]any{}}
	columns := t.columns()
	query, args := "SELECT "+strings.Join(quoted(columns, ""), ", ")+` FROM "`+t.name+`"`, []any{}
	if t.name == "setting" {
		query += " WHERE name IN (" + placeholders("?", len(restoredSettings)) + ")"
		for _, name := range restoredSettings {
			args = append(args, name)
		}
	}
	for values, err := range eachRow(ctx, from, t.name, func(rows *sql.Rows) ([]any, error) {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		return values, rows.Scan(into...)
	}, query+" ORDER BY "+strings.Join(quoted(t.keys, ""), ", "), args...) {
		if err != nil {
			return d, err
		}
		key, err := appendValues(nil, values[:len(t.keys)])
		if err != nil {
			return d, fmt.Errorf("reading %s: %w", t.name, err)
		}
		d.order = append(d.order, string(key))
		d.rows[string(key)] = values
	}
	return d, nil
}

// fromCopy looks a copy through, and has it read when it is a sound one of this workbook. One from an earlier version of the program is brought up
// to date in a file that goes afterwards; the copy itself is never written to.
func (w *Workbook) fromCopy(ctx context.Context, path string, use func(*Restored, *sql.DB) error) (r Restored, err error) {
	if r.Path, err = resolve(path); err != nil {
		return r, err
	}
	if found := Check(r.Path); len(found) > 0 {
		return r, unusable(r.Path, &found[0])
	}
	var version int
	if r.Head, version, err = headOf(ctx, r.Path); err != nil {
		return r, unusable(r.Path, err)
	}
	if err := w.ofThisWorkbook(ctx, r.Path, r.Head); err != nil {
		return r, err
	}
	from := r.Path
	if version < len(embedded()) {
		folder, err := os.MkdirTemp("", "personadesk-") // the workbook's own may be read-only
		if err != nil {
			return r, fmt.Errorf("making room to bring the copy up to date: %w", err)
		}
		defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
		from = filepath.Join(folder, "copy"+Extension)
		if err := w.bringUpToDate(ctx, r.Path, from); err != nil {
			return r, err
		}
	}
	db, err := look(from)
	if err != nil {
		return r, explain(err, from)
	}
	err = use(&r, db)
	return r, explain(errors.Join(err, db.Close()), w.path)
}

// ofThisWorkbook refuses a copy whose record is not the beginning of the workbook's.
func (w *Workbook) ofThisWorkbook(ctx context.Context, path string, head Head) error {
	state := HeadRewritten
	if head.Seq > 0 {
		var err error
		if state, err = w.CompareHead(ctx, head); err != nil {
			return err
		}
	}
	switch state {
	case HeadCut:
		return problem.New("COPY_OTHER.later").Detailed(path).Hinted().At(where(path))
	case HeadRewritten:
		return problem.New("COPY_OTHER").Detailed(path).Hinted().At(where(path))
	}
	return nil
}

// headOf reads where the record of a file ends, and its version.
func headOf(ctx context.Context, path string) (h Head, version int, err error) {
	db, err := look(path)
	if err != nil {
		return h, 0, explain(err, path)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if version, err = inspectOurs(ctx, db, path); err != nil {
		return h, version, err
	}
	h, err = headIn(ctx, db)
	return h, version, explain(err, path)
}

// bringUpToDate copies a file of an earlier version and brings the copy up to date.
func (w *Workbook) bringUpToDate(ctx context.Context, path, made string) error {
	err := createFile(made, ownOnly)
	if err == nil {
		err = vacuumInto(ctx, source(path, lookQuery(path), copyPragmas), made, func() error { return nil })
	}
	if err != nil {
		return explain(fmt.Errorf("copying what is to be brought up to date: %w", err), made)
	}
	options := w.options
	options.Moved = nil
	copied, err := open(made, options, nil)
	if err != nil {
		return err
	}
	return explain(copied.disconnect(), made)
}

// unusable says of a copy that nobody should go back to it, and why.
func unusable(path string, err error) error {
	return problem.New("COPY_UNUSABLE").Detailed(path, problem.From(err).Text()).Hinted().At(where(path)).Because(err)
}
