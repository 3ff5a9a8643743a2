// Package damage holds what becomes of damaged workbooks: hundreds of files are made bad in every way that disks, copies and other programs
// have, and opened. It is a room of its own because nothing in it runs side by side: the race detector, under which it takes minutes, has no
// business here.
package damage

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

var (
	ctx   = context.Background()
	start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// options are those of a clock that gives a later time at each call, so that every file of the set is the same each time.
func options() workbook.Options {
	at := start
	return workbook.Options{Actor: "ada", Now: func() time.Time { at = at.Add(time.Second); return at }}
}

// livedAt makes a workbook in which something of everything has happened.
func livedAt(t testing.TB, path string) {
	t.Helper()
	w, err := workbook.Create(path, options())
	must(t, err)
	must(t, w.SetCustomer(ctx, workbook.Customer{Name: "Larkfield"}))
	for _, id := range []string{"hr", "sales"} {
		must(t, w.SavePersona(ctx, persona.Persona{ID: id, Name: id, Description: strings.Repeat("what they do all day ", 20), Layer: persona.Baseline}))
	}
	must(t, w.SaveRange(ctx, number.Range{ID: "r", First: "+441632960000", Last: "+441632960999"}))
	events := []number.Event{}
	for i := range 60 {
		events = append(events, number.Event{Telephone: "+44163296" + string(rune('0'+i/10)) + string(rune('0'+i%10)) + "00", Do: number.Reserve})
	}
	_, err = w.ApplyNumbers(ctx, text.Literal("Import"), slices.Values(events))
	must(t, err)
	must(t, w.SaveReading(ctx, workbook.Reading{Reading: tenant.Reading{At: start, Organization: tenant.Organization{ID: "t1", Name: "Larkfield"}}, Directory: directory.New(0)}))
	change := workbook.PlanChange{Ordinal: 1, ID: "one", Lane: "policies", Kind: "grantGroup", Line: "one", Subject: "whom it is about", Users: []ident.ObjectID{"u1"},
		Body: []byte(`{"id":"one","reason":"what a department said of how it calls and is called"}`)}
	_, err = w.SavePlan(ctx, workbook.StoredPlan{Fingerprint: "f1", Seal: "s", TenantID: "t1", Made: start, ReadAt: start, Head: []byte(`{"head":1}`)},
		workbook.PlanContent{People: []ident.ObjectID{"u1", "u2"}, Changes: func(yield func(workbook.PlanChange, error) bool) { yield(change, nil) }})
	must(t, err)
	must(t, w.Approve(ctx, 1, "f1", "go"))
	run, err := w.NewRun(ctx, workbook.Run{PlanNumber: 1, Fingerprint: "f1", TenantID: "t1"})
	must(t, err)
	for _, state := range []workbook.ChangeState{workbook.Sent, workbook.Accepted, workbook.Seen} {
		must(t, w.Record(ctx, run.ID, workbook.JournalEntry{Change: "one", State: state, Attempt: 1, Losing: []ident.ObjectID{"u1"}}))
	}
	must(t, w.SetRunState(ctx, run.ID, workbook.Failed, text.Text{}))
	must(t, w.KeepDraft(ctx, workbook.Draft{Place: "persona/hr", Body: "half a sentence"}))
	must(t, w.Close())
}

// lived are the bytes of such a workbook.
func lived(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lived"+workbook.Extension)
	livedAt(t, path)
	whole, err := os.ReadFile(path)
	must(t, err)
	return whole
}

// altered is a workbook that another program has written to.
func altered(t testing.TB, whole []byte, statements ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "altered"+workbook.Extension)
	must(t, os.WriteFile(path, whole, 0o600))
	db, err := sql.Open("sqlite", path)
	must(t, err)
	db.SetMaxOpenConns(1)
	for _, statement := range statements {
		_, err := db.ExecContext(ctx, statement)
		must(t, err)
	}
	must(t, db.Close())
	after, err := os.ReadFile(path)
	must(t, err)
	return after
}
