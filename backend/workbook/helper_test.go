package workbook

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"personadesk/backend/audit"
	"personadesk/backend/problem"
)

var start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// clock gives a later time at each call.
func clock() func() time.Time {
	at := start
	return func() time.Time { at = at.Add(time.Second); return at }
}

func create(t testing.TB) *Workbook {
	t.Helper()
	w, err := Create(filepath.Join(t.TempDir(), "customer.personadesk"), Options{Actor: "ada", Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantCode(t testing.TB, err error, code string) {
	t.Helper()
	var p *problem.Problem
	if !errors.As(err, &p) {
		t.Fatalf("got %v; want a problem %s", err, code)
	}
	if p.Code != code {
		t.Fatalf("got %s (%v); want %s", p.Code, p, code)
	}
	if p.Summary.IsZero() || p.Hint.IsZero() {
		t.Errorf("%s has no summary or hint: %+v", code, p)
	}
}

// writeOver writes in a session what no method of the workbook would.
func writeOver(t testing.TB, w *Workbook, statements ...string) {
	t.Helper()
	must(t, w.write(ctx, func(_ context.Context, s *session) error {
		for _, statement := range statements {
			if _, err := s.exec(statement); err != nil {
				return err
			}
		}
		return nil
	}))
}

// resealBeforeSums makes the record one from before it vouched for what the workbook holds.
func resealBeforeSums(t testing.TB, w *Workbook) {
	t.Helper()
	last := audit.Entry{}
	list, _, err := w.AuditList(ctx, AuditQuery{Limit: 1000})
	must(t, err)
	slices.Reverse(list)
	for _, e := range list {
		e.Version, e.Content = 2, ""
		last = audit.Seal(last, e)
		_, err := w.writer.ExecContext(ctx, "UPDATE audit SET version = 2, content = '', hash = ?, previous = ? WHERE seq = ?", last.Hash, last.Previous, last.Seq)
		must(t, err)
	}
	w.last = last
}

var ctx = context.Background()
