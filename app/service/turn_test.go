package service

import (
	"context"
	"errors"
	"testing"

	"personadesk/backend/provision"
)

func TestOneTurnAtATime(t *testing.T) {
	d := sampleDesk(t)
	nothing := func(context.Context, func(provision.Progress)) error { return nil }
	err := d.Turn(t.Context(), RunTurn, func(ctx context.Context, _ func(provision.Progress)) error {
		wantCode(t, d.Turn(ctx, PlanTurn, nothing), "JOB_RUNNING")
		_, err := (&Shell{d.Session(t.Context())}).ReadTenant()
		wantCode(t, err, "JOB_RUNNING")
		if !d.Busy() {
			t.Error("a run of a command does not keep the window from closing")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Turn(t.Context(), PlanTurn, nothing); err != nil {
		t.Errorf("after it: %v", err)
	}
}

func TestHowATurnEnds(t *testing.T) {
	d := sampleDesk(t)
	broken := errors.New("it broke")
	stopped, stop := context.WithCancel(t.Context())
	turn := func(ctx context.Context, work func(ctx context.Context) error) error {
		return d.Turn(ctx, RunTurn, func(ctx context.Context, _ func(provision.Progress)) error { return work(ctx) })
	}
	if err := turn(t.Context(), func(context.Context) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("an error came back as %v", err)
	}
	if err := turn(t.Context(), func(context.Context) error { panic("a fault") }); err == nil {
		t.Error("a fault came back as done")
	}
	wantCode(t, turn(t.Context(), func(ctx context.Context) error {
		if err := (&Runs{d.Session(t.Context())}).Stop(""); err != nil {
			return err
		}
		return ctx.Err()
	}), "JOB_STOPPED")
	if err := turn(stopped, func(ctx context.Context) error { stop(); return ctx.Err() }); !errors.Is(err, context.Canceled) {
		t.Errorf("Ctrl+C came back as %v", err)
	}
	if len(d.jobs.views()) > 0 {
		t.Error("there is still work under way")
	}
}

func TestThePageSeesATurn(t *testing.T) {
	d := sampleDesk(t)
	seen := map[string]int{}
	d.SetEmit(func(name string, data ...any) { seen[name]++ })
	if err := d.Turn(t.Context(), ReadTurn, func(_ context.Context, tell func(provision.Progress)) error {
		tell(provision.Progress{Stage: "users", Done: 1, Total: 2})
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if seen["progress"] < 2 || len(seen) < 2 {
		t.Errorf("the page was told %v", seen)
	}
}

func TestATenantThatIsOpenIsTheOnlyOne(t *testing.T) {
	d := readDesk(t)
	for name, c := range map[string]struct {
		choice  Choice
		refused bool
	}{
		"none named":                 {Choice{}, false},
		"how to make a practice one": {Choice{Users: 99, Seed: 7}, false},
		"the open one by name":       {Choice{Profile: PracticeName}, false},
		"another profile":            {Choice{Profile: "elsewhere"}, true},
		"an address":                 {Choice{URL: "http://127.0.0.1:1"}, true},
	} {
		_, err := d.Sync(WithChoice(t.Context(), c.choice), nil)
		if c.refused {
			wantCode(t, err, "TENANT_OTHER")
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhoIsToldThatAWorkbookIsOpen(t *testing.T) {
	d := sampleDesk(t)
	wb, err := d.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	path := wb.Path()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	var told []string
	d.o.Hold = func(path string) func() error {
		told = append(told, "open")
		return func() error {
			if _, err := d.Workbook(); err != nil {
				t.Errorf("it was closed already: %v", err)
			}
			told = append(told, "closing")
			return nil
		}
	}
	for _, step := range []func() error{func() error { return d.Open(path) }, d.Close, d.Close, func() error { return d.OpenToRead(path) }, d.Close} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	if len(told) != 2 || told[0] != "open" || told[1] != "closing" {
		t.Errorf("told %v", told)
	}
}
