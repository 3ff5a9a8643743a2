package damage

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// journalOver is a journal of another program that was stopped in the middle of writing to a copy of the file: it holds pages of before, and
// SQLite puts them into whatever file has the name when that is opened next.
func journalOver(t testing.TB, whole []byte) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "theirs")
	must(t, os.WriteFile(path, whole, 0o600))
	db, err := sql.Open("sqlite", path+"?_pragma=journal_mode(DELETE)&_pragma=cache_size(2)&_pragma=cache_spill(1)")
	must(t, err)
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(ctx, nil)
	must(t, err)
	for _, statement := range []string{"UPDATE audit SET note = note || 'x'", "UPDATE persona SET body = body || ' '", "UPDATE number SET note = 7"} {
		_, err = tx.ExecContext(ctx, statement)
		must(t, err)
	}
	journal, err := os.ReadFile(path + "-journal")
	must(t, err)
	must(t, tx.Rollback())
	must(t, db.Close())
	return journal
}

// A journal beside a workbook is none of ours, and nothing of it goes into the file.
func TestAJournalOfAnotherProgramIsNamedAndLeftAlone(t *testing.T) {
	whole := lived(t)
	path := filepath.Join(t.TempDir(), "x"+workbook.Extension)
	must(t, os.WriteFile(path, whole, 0o600))
	w, err := workbook.Open(path, options())
	must(t, err)
	must(t, w.SetCustomer(ctx, workbook.Customer{Name: "Later"}))
	must(t, w.Close())
	later, err := os.ReadFile(path)
	must(t, err)
	journal := journalOver(t, whole)
	must(t, os.WriteFile(path+"-journal", journal, 0o600))

	if found := workbook.Check(path); len(found) != 1 || found[0].Code != "WORKBOOK_LOG" || !strings.Contains(found[0].Error(), path+"-journal") {
		t.Errorf("%v", found)
	}
	for how, open := range map[string]func(string, workbook.Options) (*workbook.Workbook, error){"to write": workbook.Open, "to read": workbook.OpenToRead} {
		if w, err := open(path, options()); err == nil {
			t.Errorf("it was opened %s", how)
			must(t, w.Close())
		} else if problem.From(err).Code != "WORKBOOK_LOG" {
			t.Errorf("%s: %v", how, err)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, later) {
		t.Errorf("the file was changed, %v", err)
	}
	must(t, os.Remove(path+"-journal"))
	if found := workbook.Check(path); len(found) != 0 {
		t.Errorf("without the journal: %v", found)
	}
}
