package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// soundness is the search of a whole file for damage. It looks at every row, which takes as long as the file is large, so it goes on while
// the workbook is read already; nothing is written before it has come to its end and found nothing.
type soundness struct {
	stop  context.CancelFunc
	ended chan struct{}
	found error
}

// searchDamage begins the search of a file.
func searchDamage(path string) *soundness {
	ctx, stop := context.WithCancel(context.Background())
	s := &soundness{stop: stop, ended: make(chan struct{})}
	go func() {
		defer close(s.ended)
		s.found = search(ctx, path)
	}()
	return s
}

// wait gives what was found, when the search has come to its end.
func (s *soundness) wait(ctx context.Context) error {
	if s == nil { // a file that we have just made
		return nil
	}
	select {
	case <-s.ended:
		return s.found
	default:
	}
	select {
	case <-s.ended:
		return s.found
	case <-ctx.Done():
		return fmt.Errorf("waiting until the file is found sound: %w", ctx.Err())
	}
}

// end breaks off a search that nobody waits for any more.
func (s *soundness) end() {
	if s != nil {
		s.stop()
		<-s.ended
	}
}

// search looks at every row of a file.
func search(ctx context.Context, path string) (err error) {
	db, err := look(path)
	if err != nil {
		return explain(err, path)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var said string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&said); err != nil {
		return explain(fmt.Errorf("checking it: %w", err), path)
	}
	if said != "ok" {
		return damaged(path, said)
	}
	return nil
}

// skim looks at every page of the tables without looking at their rows, which finds most damage in a small part of the time: the cells of
// each page are held against its bounds.
func skim(ctx context.Context, db *sql.DB, path string) error {
	tables, err := allRows(ctx, db, "the schema", scanText[string], "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
	if err != nil {
		return explain(err, path)
	}
	for _, name := range tables {
		var rows int64
		if err := db.QueryRowContext(ctx, `SELECT count(*) FROM "`+strings.ReplaceAll(name, `"`, `""`)+`" NOT INDEXED`).Scan(&rows); err != nil {
			return explain(fmt.Errorf("looking through %s: %w", name, err), path)
		}
	}
	return nil
}
