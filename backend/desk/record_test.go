package desk

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"personadesk/backend/problem"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
	"personadesk/backend/workshop"
)

func TestTheRecordIsAskedAboutOneThingOrOneKindOfThing(t *testing.T) {
	d, wb := sampleDesk(t)
	ctx := context.Background()
	must(t, wb.SaveDepartment(ctx, workshop.Department{ID: "new", Name: "New"}))
	must(t, wb.SaveDepartment(ctx, workshop.Department{ID: "newer", Name: "Newer"}))
	_, all, err := d.Record(ctx, "", 0, 1)
	must(t, err)
	for filter, want := range map[string]int{"department/new": 1, " department/newer ": 1, "department/none": 0, "nothing": 0} {
		list, total, err := d.Record(ctx, filter, 0, 10)
		must(t, err)
		if total != want || len(list) != want || all <= want {
			t.Errorf("%q: %d entries of %d, want %d", filter, total, all, want)
		}
	}
	for _, filter := range []string{"department/", "department"} {
		list, total, err := d.Record(ctx, filter, 0, 1)
		must(t, err)
		if total < 3 || total >= all || len(list) != 1 {
			t.Errorf("%q: %d entries of %d", filter, total, all)
		}
	}
}

// What was altered in the file is an answer of the check: it names the entry.
func TestACheckOfTheRecordNamesWhatWasAltered(t *testing.T) {
	for name, statement := range map[string]string{
		"an entry":                      "UPDATE audit SET by = 'Mallory' WHERE seq = 2",
		"a number behind an entry":      "UPDATE number_event SET figure = figure + 1 WHERE id = (SELECT max(id) FROM number_event)",
		"a line of the register":        "DELETE FROM audit_about WHERE seq = 2",
		"a line that leads to no entry": "INSERT INTO audit_about (kind, id, seq) VALUES ('user', 'u1', 999999)",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "one"+workbook.Extension)
			wb, err := workbook.Create(path, workbook.Options{})
			must(t, err)
			must(t, sample.Fill(t.Context(), wb))
			must(t, wb.Close())
			db, err := sql.Open("sqlite", path)
			must(t, err)
			_, err = db.ExecContext(t.Context(), statement)
			must(t, errors.Join(err, db.Close()))
			wb, err = workbook.Open(path, workbook.Options{})
			must(t, err)
			d := New(wb, Options{})
			p, err := d.VerifyRecord(t.Context())
			d.Close()
			must(t, errors.Join(err, wb.Close()))
			if p.Whole() || (p.Broken == 0) == (len(p.Gaps) == 0) {
				t.Errorf("%+v", p)
			}
		})
	}
}

func TestACheckOfTheRecordIsWhole(t *testing.T) {
	d, _ := sampleDesk(t)
	p, err := d.VerifyRecord(t.Context())
	if err != nil || !p.Whole() || p.Entries == 0 {
		t.Errorf("%+v, %v", p, err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if p, err := d.VerifyRecord(gone); err == nil {
		t.Errorf("a check that was stopped says %+v", p)
	}
}

func TestAHeadThatWasKeptIsHeldAgainstTheRecord(t *testing.T) {
	d, wb := sampleDesk(t)
	head, err := wb.Head(t.Context())
	must(t, err)
	must(t, wb.SaveDepartment(t.Context(), workshop.Department{ID: "later", Name: "Later"}))
	none := strings.Repeat("0", 64)
	for kept, want := range map[string]workbook.HeadState{
		head.String(): workbook.HeadMatches, "  " + head.String() + "\n": workbook.HeadMatches, "999999:" + none: workbook.HeadCut, "1:" + none: workbook.HeadRewritten,
	} {
		if got, err := d.HoldHead(t.Context(), kept); err != nil || got != want {
			t.Errorf("%q: %s, %v", kept, got, err)
		}
	}
	for _, kept := range []string{"", "12", head.Hash, "0:" + none} {
		if _, err := d.HoldHead(t.Context(), kept); problem.From(err) == nil || problem.From(err).Code != "HEAD_UNREADABLE" {
			t.Errorf("%q: %v", kept, err)
		}
	}
}
