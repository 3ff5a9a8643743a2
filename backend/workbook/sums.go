package workbook

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"modernc.org/sqlite"

	"personadesk/backend/audit"
	"personadesk/backend/text"
)

// What stands in the tables is held against what was written by sums: one for each table, kept up with every row that comes, changes or
// goes, in the same transaction. The record is a chain of its own; its last entry of each commit says what the tables that people answer
// for add up to, so that a record whose head is kept elsewhere vouches for them too.

// unsummed are the tables that are proven in another way, or that nobody reads from twice.
var unsummed = map[string]bool{
	"audit":              true, // a chain
	"audit_about":        true, // follows from it, see AuditGaps
	"table_sum":          true,
	"number_tally":       true, // follows from numbers, see verifyNumbers
	"tenant_number_next": true, // a reading under way
}

// vouched are the tables whose every change is in the record.
var vouched = append([]string{"tenant", "plan", "plan_people", "plan_target", "plan_change", "plan_line", "approval", "run", "number", "number_entry", "number_event"},
	contentNames()...)

// grown are the tables that only grow, and do so without an entry of their own: the record vouches for their rows up to its last entry.
var grown = []struct{ table, order string }{{"journal", "seq"}, {"loss", "rowid"}}

func contentNames() []string {
	var names []string
	for _, t := range contentTables() {
		names = append(names, t.name)
	}
	return names
}

// schemaSum is the name under which the definitions of the tables are summed up.
const schemaSum = "sqlite_schema"

// sums keeps up what the tables add up to.
type sums struct {
	kept     map[string]tableSum // on the disk
	now      map[string]tableSum // tables that the session has changed; nil outside of one
	doubtful bool                // a statement of the session failed, and SQLite may have taken rows back that were counted
	failed   error
	values   []any
	hash     rowHash
	hooked   sqlite.HookRegisterer
}

// begin begins a session.
func (s *sums) begin() *sums {
	s.now, s.doubtful, s.failed = map[string]tableSum{}, false, nil
	return s
}

// end forgets what a session has done that did not reach the disk.
func (s *sums) end() { s.now = nil }

// keep says that the session is on the disk.
func (s *sums) keep() { maps.Copy(s.kept, s.now) }

func (s *sums) doubt() {
	if s != nil {
		s.doubtful = true
	}
}

// of is what a table adds up to by now.
func (s *sums) of(table string) tableSum {
	if t, touched := s.now[table]; touched {
		return t
	}
	return s.kept[table]
}

// changed takes in what happens to one row; SQLite calls it before it does.
func (s *sums) changed(u sqlite.SQLitePreUpdateData) {
	if s.now == nil || u.DatabaseName != "main" || unsummed[u.TableName] {
		return
	}
	t := s.of(u.TableName)
	n := u.Count()
	if n > len(s.values) {
		s.values = make([]any, n)
	}
	values := s.values[:n]
	for _, side := range []struct {
		there func(...any) error
		none  int32
		take  func([32]byte)
	}{{u.Old, opInsert, t.remove}, {u.New, opDelete, t.add}} {
		if u.Op == side.none {
			continue
		}
		err := side.there(values...)
		var row [32]byte
		if err == nil {
			row, err = s.hash.of(values)
		}
		if err != nil {
			s.failed = errors.Join(s.failed, fmt.Errorf("summing up %s: %w", u.TableName, err))
			return
		}
		side.take(row)
	}
	s.now[u.TableName] = t
}

// What SQLite calls a row that comes and one that goes.
const (
	opDelete = 9
	opInsert = 18
)

// told runs a statement whose rows are taken in by who runs it, which costs less than to be asked for each of them. What it changes must be
// told with row, or be unsummed.
func (s *sums) told(run func() error) error {
	if s == nil {
		return run()
	}
	s.hooked.RegisterPreUpdateHook(nil)
	defer s.hooked.RegisterPreUpdateHook(s.changed)
	return run()
}

// row takes in that a row of a table has come, or has gone.
func (s *sums) row(table string, values []any, came bool) error {
	if s == nil {
		return nil
	}
	hash, err := s.hash.of(values)
	if err != nil {
		return fmt.Errorf("summing up %s: %w", table, err)
	}
	t := s.of(table)
	if came {
		t.add(hash)
	} else {
		t.remove(hash)
	}
	s.now[table] = t
	return nil
}

// sure counts the tables of a session anew in which a statement has failed.
func (s *sums) sure(ctx context.Context, from querier) error {
	if s.failed != nil || !s.doubtful {
		return s.failed
	}
	for name := range s.now {
		t, err := sumTable(ctx, from, name, "")
		if err != nil {
			return err
		}
		s.now[name] = t
	}
	return nil
}

// bound says whether the session has changed what the record vouches for.
func (s *sums) bound() bool {
	return slices.ContainsFunc(vouched, func(name string) bool {
		t, touched := s.now[name]
		return touched && t != s.kept[name]
	})
}

// content is what an entry of the record says of the tables.
func (s *sums) content() string { return contentText(s.of) }

func contentText(of func(string) tableSum) string {
	h := sha256.New()
	var rows []string
	line := func(name string) tableSum {
		t := of(name)
		fmt.Fprintf(h, "%s %d %x\n", name, t.rows, t.bytes()) // a hash never gives an error
		return t
	}
	for _, g := range grown {
		rows = append(rows, fmt.Sprint(line(g.table).rows))
	}
	for _, name := range vouched {
		line(name)
	}
	return strings.Join(rows, ".") + "." + hex.EncodeToString(h.Sum(nil))
}

// watchSums reads what the tables add up to, and keeps it up from now on.
func (w *Workbook) watchSums(ctx context.Context) error {
	kept, err := keptSums(ctx, w.writer)
	if err != nil {
		return err
	}
	w.sums = &sums{kept: kept}
	return w.writer.Raw(func(conn any) error {
		hooked, ok := conn.(sqlite.HookRegisterer)
		if !ok {
			return errors.New("the driver does not say what is written")
		}
		w.sums.hooked = hooked
		hooked.RegisterPreUpdateHook(w.sums.changed)
		return nil
	})
}

func keptSums(ctx context.Context, from querier) (map[string]tableSum, error) {
	kept := map[string]tableSum{}
	type named struct {
		name string
		tableSum
	}
	for t, err := range eachRow(ctx, from, "the sums of the tables", func(rows *sql.Rows) (t named, err error) {
		var sum []byte
		if err := rows.Scan(&t.name, &t.rows, &sum); err != nil {
			return t, err
		}
		return t, t.read(sum)
	}, "SELECT name, rows, sum FROM table_sum") {
		if err != nil {
			return nil, err
		}
		kept[t.name] = t.tableSum
	}
	return kept, nil
}

// writeSums puts what the session has changed into the file.
func (s *session) writeSums() error {
	for _, name := range slices.Sorted(maps.Keys(s.sums.now)) { // the same edits make the same file
		t := s.sums.now[name]
		if t == s.sums.kept[name] {
			continue
		}
		if err := s.writeSum(name, t); err != nil {
			return err
		}
	}
	return s.sums.failed
}

func (s *session) writeSum(name string, t tableSum) error {
	if _, err := s.exec("INSERT INTO table_sum (name, rows, sum) VALUES (?,?,?) ON CONFLICT (name) DO UPDATE SET rows = excluded.rows, sum = excluded.sum",
		name, t.rows, t.bytes()); err != nil {
		return fmt.Errorf("summing up %s: %w", name, err)
	}
	return nil
}

// sumTables computes what each table adds up to as it stands in the file, the definitions of all among them.
func sumTables(ctx context.Context, from querier) (map[string]tableSum, error) {
	names, err := allRows(ctx, from, "the schema", scanText[string],
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite@_%' ESCAPE '@' ORDER BY name")
	if err != nil {
		return nil, err
	}
	found := map[string]tableSum{}
	for _, name := range append(names, schemaSum) {
		if unsummed[name] {
			continue
		}
		if found[name], err = sumTable(ctx, from, name, ""); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// sumTable computes what the rows of a table add up to; rest picks some of them.
func sumTable(ctx context.Context, from querier, name, rest string, args ...any) (t tableSum, err error) {
	columns := "*"
	if name == schemaSum {
		columns = "type, name, tbl_name, sql" // where its pages are is no matter
	}
	rows, err := from.QueryContext(ctx, "SELECT "+columns+" FROM "+quoted([]string{name}, "")[0]+" NOT INDEXED "+rest, args...)
	if err != nil {
		return t, fmt.Errorf("summing up %s: %w", name, err)
	}
	defer func() { _ = rows.Close() }() // what went wrong is in Err
	names, err := rows.Columns()
	if err != nil {
		return t, fmt.Errorf("summing up %s: %w", name, err)
	}
	values, into := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	var hash rowHash
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return t, fmt.Errorf("summing up %s: %w", name, err)
		}
		row, err := hash.of(values)
		if err != nil {
			return t, fmt.Errorf("summing up %s: %w", name, err)
		}
		t.add(row)
	}
	if err := rows.Err(); err != nil {
		return t, fmt.Errorf("summing up %s: %w", name, err)
	}
	return t, nil
}

// sumAnew computes all sums, at the end of bringing a file up to date. Where the record vouches for the content already, it says that this
// has changed.
func (w *Workbook) sumAnew(ctx context.Context, tx *sql.Tx) error {
	found, err := sumTables(ctx, tx)
	if err != nil {
		return err
	}
	s := &session{book: w, tx: tx, by: w.options.Actor, at: w.options.Now().UTC(), stmts: map[string]*sql.Stmt{}, sums: &sums{kept: found}}
	if _, err := s.exec("DELETE FROM table_sum"); err != nil {
		return fmt.Errorf("summing up: %w", err)
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if err := s.writeSum(name, found[name]); err != nil {
			return err
		}
	}
	for e, err := range auditEntries(ctx, tx, "1 ORDER BY seq DESC LIMIT 1") {
		if err != nil {
			return err
		}
		s.last = e
	}
	if s.last.Version < 3 {
		return nil
	}
	if err := s.record("migrate", audit.Workbook(), "", "", text.Text{}); err != nil {
		return err
	}
	s.due.Content = s.sums.content()
	return s.writeDue()
}
