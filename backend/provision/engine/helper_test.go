package engine

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/kept"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/provision/fake"
	"personadesk/backend/provision/reading"
	"personadesk/backend/workbook"
)

var ctx = context.Background()

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantCode(t testing.TB, err error, code string) {
	t.Helper()
	var p *problem.Problem
	if !errors.As(err, &p) || p.Code != code {
		t.Fatalf("got %v; want %s", err, code)
	}
}

// newBook makes a workbook with one persona of every kind of gift.
func newBook(t testing.TB, path string) *workbook.Workbook {
	t.Helper()
	if path == "" {
		path = filepath.Join(t.TempDir(), "x.personadesk")
	}
	wb, err := workbook.Create(path, workbook.Options{Actor: "ada"})
	must(t, err)
	t.Cleanup(func() { must(t, wb.Close()) })
	must(t, wb.SavePersona(ctx, fake.HR))
	must(t, wb.SavePolicy(ctx, persona.Policy{Type: "TeamsCallingPolicy", Name: "HR_Calling",
		Settings: []persona.Setting{{Name: "AllowPrivateCalling", Kind: persona.SettingTruth, Value: "true"}}}))
	must(t, wb.SaveQueue(ctx, persona.Queue{Name: "HR line"}))
	must(t, wb.SaveRange(ctx, number.Range{ID: "r", Name: "Manchester", First: "+441615550000", Last: "+441615559999", Type: "directRouting", Country: "GB"}))
	return wb
}

// planned reads the tenant, makes a plan of what is missing, and approves it.
func planned(t testing.TB, wb *workbook.Workbook, f *fake.Tenant) plan.Plan {
	t.Helper()
	_, err := reading.Read(ctx, f.Doors(), wb, reading.Options{})
	must(t, err)
	design, reading, done, err := provision.Load(ctx, wb)
	must(t, err)
	defer done()
	p := plan.Make(design, reading, time.Now(), plan.Options{})
	for _, problem := range p.Problems {
		t.Logf("%s %s: %s", problem.Severity, problem.Code, problem.Error())
	}
	keep(t, wb, p)
	return p
}

func keep(t testing.TB, wb *workbook.Workbook, p plan.Plan) {
	t.Helper()
	n, err := kept.Save(ctx, wb, p, nil)
	must(t, err)
	must(t, wb.Approve(ctx, n, p.Fingerprint, ""))
}

// fast is a run whose waits cost no time: its clock jumps to where the next one ends.
func fast(t testing.TB) Options {
	t.Helper()
	o, stop := played()
	t.Cleanup(stop)
	return o
}

func played() (o Options, stop func()) {
	hours := clock.NewFake(time.Now())
	return Options{Clock: hours}, hours.Play()
}
