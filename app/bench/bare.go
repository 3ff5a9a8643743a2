package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver, for the bare baselines: nobody else outside of workbook knows SQL
)

// file is a workbook looked at from outside, while no program has it open.
type file struct{ *sql.DB }

func look(path string) (file, error) {
	db, err := sql.Open("sqlite", "file://"+path+"?_pragma=busy_timeout(3000)")
	if err != nil {
		return file{}, fmt.Errorf("look into the workbook: %w", err)
	}
	return file{db}, nil
}

// sizes gives the bytes that each table takes with its indexes, after everything has been put into the file itself.
func (f file) sizes(ctx context.Context) (map[string]int64, error) {
	if _, err := f.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return nil, fmt.Errorf("settle the workbook: %w", err)
	}
	return pairs(ctx, f, `SELECT coalesce(m.tbl_name, s.name), SUM(s.pgsize) FROM dbstat s LEFT JOIN sqlite_schema m ON m.name = s.name GROUP BY 1`)
}

// counts gives the number of rows of each table.
func (f file) counts(ctx context.Context) (map[string]int64, error) {
	names, err := f.texts(ctx, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%'")
	if err != nil {
		return nil, err
	}
	counts := map[string]int64{}
	for _, name := range names {
		var n int64
		if err := f.QueryRowContext(ctx, `SELECT COUNT(*) FROM "`+name+`"`).Scan(&n); err != nil {
			return nil, fmt.Errorf("count %s: %w", name, err)
		}
		counts[name] = n
	}
	return counts, nil
}

func (f file) texts(ctx context.Context, query string, args ...any) (list []string, err error) {
	rows, err := f.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("look into the workbook: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, fmt.Errorf("look into the workbook: %w", err)
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

func pairs(ctx context.Context, f file, query string) (found map[string]int64, err error) {
	rows, err := f.QueryContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("look into the workbook: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	found = map[string]int64{}
	for rows.Next() {
		var name string
		var n int64
		if err := rows.Scan(&name, &n); err != nil {
			return nil, fmt.Errorf("look into the workbook: %w", err)
		}
		found[name] = n
	}
	return found, rows.Err()
}

// table is one table, with the words that made it and its indexes.
type table struct {
	name    string
	made    []string
	columns []string
}

// table looks at how a table was made.
func (f file) table(ctx context.Context, name string) (t table, err error) {
	t.name = name
	if t.made, err = f.texts(ctx, "SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC", name); err != nil {
		return t, err
	}
	t.columns, err = f.texts(ctx, "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0", name)
	return t, err
}

// insert is the bare baseline of an import: the same rows into the same tables with the same indexes, one prepared statement
// each, in one transaction of a file that is written as safely as a workbook is. Only the inserting is timed.
func (f file) insert(ctx context.Context, path string, tables []table) (took time.Duration, err error) {
	db, err := sql.Open("sqlite", "file://"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-32000)")
	if err != nil {
		return 0, fmt.Errorf("open a bare file: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close(), os.Remove(path)) }()
	db.SetMaxOpenConns(1)
	for _, t := range tables {
		for _, words := range t.made {
			if _, err := db.ExecContext(ctx, words); err != nil {
				return 0, fmt.Errorf("make %s: %w", t.name, err)
			}
		}
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("begin: %w", err)
	}
	for _, t := range tables {
		one, err := f.fill(ctx, tx, t)
		if err != nil {
			return 0, errors.Join(err, tx.Rollback())
		}
		took += one
	}
	began := time.Now()
	if err := tx.Commit(); err != nil {
		return 0, fmt.Errorf("commit: %w", err)
	}
	return took + time.Since(began), nil
}

// handful is how many rows are read at a time, off the clock.
const handful = 5000

// fill puts the rows of a table into the bare one and says how long the inserting took.
func (f file) fill(ctx context.Context, tx *sql.Tx, t table) (took time.Duration, err error) {
	columns := `"` + strings.Join(t.columns, `", "`) + `"`
	into, err := tx.PrepareContext(ctx, `INSERT INTO "`+t.name+`" (`+columns+`) VALUES (`+strings.Repeat(", ?", len(t.columns))[2:]+`)`)
	if err != nil {
		return 0, fmt.Errorf("prepare %s: %w", t.name, err)
	}
	defer func() { err = errors.Join(err, into.Close()) }()
	rows, err := f.QueryContext(ctx, `SELECT `+columns+` FROM "`+t.name+`"`)
	if err != nil {
		return 0, fmt.Errorf("take %s: %w", t.name, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for {
		some, err := next(rows, len(t.columns))
		if err != nil {
			return took, fmt.Errorf("take %s: %w", t.name, err)
		}
		if len(some) == 0 {
			return took, nil
		}
		began := time.Now()
		for _, row := range some {
			if _, err := into.ExecContext(ctx, row...); err != nil {
				return took, fmt.Errorf("insert into %s: %w", t.name, err)
			}
		}
		took += time.Since(began)
	}
}

// next reads a handful of rows.
func next(rows *sql.Rows, columns int) (some [][]any, err error) {
	for len(some) < handful && rows.Next() {
		row, into := make([]any, columns), make([]any, columns)
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		some = append(some, row)
	}
	return some, rows.Err()
}

// oneRow is the bare baseline of whatever looks one thing up: the file is opened and one row of it read by its key.
func oneRow(ctx context.Context, path string) (took time.Duration, err error) {
	began := time.Now()
	f, err := look(path)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var key string
	if err := f.QueryRowContext(ctx, "SELECT id FROM persona ORDER BY id LIMIT 1").Scan(&key); err != nil {
		return 0, fmt.Errorf("read one row: %w", err)
	}
	return time.Since(began), nil
}

// everyByte is the bare baseline of whatever loads a workbook: the file is read once.
func everyByte(path string) (time.Duration, error) {
	began := time.Now()
	if _, err := os.ReadFile(path); err != nil {
		return 0, fmt.Errorf("read the file: %w", err)
	}
	return time.Since(began), nil
}
