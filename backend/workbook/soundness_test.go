package workbook

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/text"
)

// full is a closed workbook in which every table of the large ones has many pages.
func full(t *testing.T) []byte {
	t.Helper()
	path := closed(t)
	w, err := Open(path, Options{})
	must(t, err)
	must(t, w.Together(ctx, text.Literal("fill it"), func(ctx context.Context) error {
		for i := range 300 {
			if err := w.SavePersona(ctx, persona.Persona{ID: fmt.Sprint("p", i), Description: string(bytes.Repeat([]byte("x"), 200))}); err != nil {
				return err
			}
		}
		return nil
	}))
	must(t, w.Close())
	whole, err := os.ReadFile(path)
	must(t, err)
	return whole
}

// Whichever page holds noise: the file is not opened, or nothing is written to it.
func TestNothingIsWrittenToAFileWithAPageOfNoise(t *testing.T) {
	whole := full(t)
	page := int(whole[16])<<8 | int(whole[17])
	refused := 0
	for at := page; at < len(whole); at += page {
		path := filepath.Join(t.TempDir(), "x.personadesk")
		bad := noise(bytes.Clone(whole), at, page)
		must(t, os.WriteFile(path, bad, 0o600))
		w, err := Open(path, Options{})
		if err == nil {
			err = w.SavePersona(ctx, persona.Persona{ID: "new"})
			must(t, w.Close())
		} else {
			refused++
		}
		wantCode(t, err, "WORKBOOK_DAMAGED")
		after, err := os.ReadFile(path)
		must(t, err)
		if !bytes.Equal(after, bad) {
			t.Fatalf("the file with noise at %d was changed", at)
		}
	}
	if pages := len(whole)/page - 1; refused < pages/2 {
		t.Errorf("of %d pages of noise only %d keep the file from being opened", pages, refused)
	}
}

// What only a look at every row finds does not keep the workbook from being read, and nothing is written to it.
func TestDamageInIndexesAndRowsIsFoundBeforeTheFirstWrite(t *testing.T) {
	for name, statements := range map[string][]string{
		"an index that lacks an entry": {"CREATE TABLE spare (a TEXT)", "CREATE INDEX spare_by_a ON spare (a)", "INSERT INTO spare VALUES ('x')",
			"CREATE TABLE bare (a TEXT)", "CREATE INDEX bare_by_a ON bare (a)", "PRAGMA writable_schema = ON",
			"UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'bare_by_a') WHERE name = 'spare_by_a'"},
		"a row without what it must have": {"CREATE TABLE spare (a TEXT)", "INSERT INTO spare VALUES (NULL)", "PRAGMA writable_schema = ON",
			"UPDATE sqlite_schema SET sql = 'CREATE TABLE spare (a TEXT NOT NULL)' WHERE name = 'spare'"},
	} {
		t.Run(name, func(t *testing.T) {
			path := closed(t)
			db, err := sql.Open("sqlite", path)
			must(t, err)
			db.SetMaxOpenConns(1)
			for _, statement := range statements {
				_, err := db.ExecContext(ctx, statement)
				must(t, err)
			}
			must(t, db.Close())
			before, err := os.ReadFile(path)
			must(t, err)
			w, err := Open(path, Options{})
			must(t, err)
			if _, err := w.Design(ctx); err != nil {
				t.Errorf("it cannot be read: %v", err)
			}
			wantCode(t, w.SavePersona(ctx, persona.Persona{ID: "new"}), "WORKBOOK_DAMAGED")
			wantCode(t, w.SetCustomer(ctx, Customer{}), "WORKBOOK_DAMAGED")
			must(t, w.Close())
			if list := Check(path); len(list) != 1 || list[0].Code != "WORKBOOK_DAMAGED" {
				t.Errorf("Check says %v", list)
			}
			after, err := os.ReadFile(path)
			must(t, err)
			if !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestWhoGivesUpWaitingForTheSearchIsNotHeld(t *testing.T) {
	s := &soundness{ended: make(chan struct{})}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if err := s.wait(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	close(s.ended)
	must(t, s.wait(gone))
}
