package workbook

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

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

var ctx = context.Background()
