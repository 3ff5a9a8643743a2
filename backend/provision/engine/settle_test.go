package engine

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"personadesk/backend/plan"
	"personadesk/backend/provision/fake"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// A run that goes on looks for what it had sent. What it cannot look for may be there, so it is not sent a second time.
func TestWhatCannotBeLookedForIsNotSentAgain(t *testing.T) {
	for name, c := range map[string]struct {
		unread error
		calls  int
		state  workbook.ChangeState
	}{
		"it is not there":    {nil, 2, workbook.Seen},
		"it cannot be asked": {errors.New("the tenant refuses to list groups"), 1, workbook.Unclear},
	} {
		t.Run(name, func(t *testing.T) {
			f, wb := fake.New(6), newBook(t, "")
			p := planned(t, wb, f)
			group := ""
			for _, c := range p.Changes {
				if c.Kind == plan.CreateGroup {
					group = c.ID
				}
			}
			stopping, stop := context.WithCancel(ctx)
			defer stop()
			calls := 0
			f.Before = func(call string) {
				if call == "CreateGroup" {
					calls++
					stop()
				}
			}
			f.Fail["CreateGroup"] = fmt.Errorf("the line was cut (%w)", tenant.ErrUncertain)
			s, err := Apply(stopping, f.Doors(), wb, p, fast(t))
			must(t, err)
			if !s.Stopped || calls != 1 {
				t.Fatalf("%d calls, %+v", calls, s)
			}
			f.Before = func(call string) {
				run, _, err := wb.Run(ctx, s.RunID)
				must(t, err)
				switch {
				case call == "CreateGroup":
					calls++
				case run.State == workbook.Running: // the plan was found fresh before
					f.Fail["GroupsByUniqueNames"], f.Fail["GroupByUniqueName"] = c.unread, c.unread
				}
			}
			delete(f.Fail, "CreateGroup")
			s, err = Resume(ctx, f.Doors(), wb, s.RunID, fast(t))
			must(t, err)
			states, err := wb.ChangeStates(ctx, s.RunID)
			must(t, err)
			if got := states[group].State; calls != c.calls || got != c.state {
				t.Errorf("asked %d times, and it is %q: %+v", calls, got, s)
			}
		})
	}
}
