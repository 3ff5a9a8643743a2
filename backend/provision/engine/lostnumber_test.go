package engine

import (
	"context"
	"fmt"
	"testing"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/provision/fake"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// slowTenant takes requests for numbers, loses its answers, and shows a holder only some time after it has taken the request.
type slowTenant struct {
	*fake.Tenant
	clock *clock.Fake
	shows time.Duration // after the request was taken
	takes bool          // or the request is lost before it arrives
	asked map[string]int
	since map[string]time.Time
	after func() // a request was taken
}

func (s *slowTenant) AssignNumbers(ctx context.Context, list []tenant.NumberAssignment) []tenant.Accepted {
	if s.takes {
		for _, r := range list {
			s.Hidden[r.Telephone], s.since[r.Telephone] = true, s.clock.Now()
		}
		s.Tenant.AssignNumbers(ctx, list)
	}
	answers := make([]tenant.Accepted, len(list))
	for i, r := range list {
		s.asked[r.Telephone]++
		answers[i].Err = fmt.Errorf("the connection broke off: %w", tenant.ErrUncertain)
	}
	s.after()
	return answers
}

func (s *slowTenant) NumbersByTelephone(ctx context.Context, list []string) (map[string]tenant.Number, map[string]error) {
	s.show()
	return s.Tenant.NumbersByTelephone(ctx, list)
}

func (s *slowTenant) Numbers(ctx context.Context, page func([]tenant.Number) error) error {
	s.show()
	return s.Tenant.Numbers(ctx, page)
}

func (s *slowTenant) show() {
	for telephone, at := range s.since {
		if s.clock.Now().Sub(at) >= s.shows {
			delete(s.Hidden, telephone)
		}
	}
}

// A request whose answer was lost may still be under way: it is waited for, within a run and by one that goes on after a stop, and asked
// for a second time only after the time in which it would have been carried out.
func TestANumberIsNotAskedForAgainWhileTheRequestMayBeUnderWay(t *testing.T) {
	for name, c := range map[string]struct {
		takes bool
		shows time.Duration
		stops bool // the run is stopped with the request, and goes on later
		asked int
		seen  bool
	}{
		"shown at once":                      {true, 0, false, 1, true},
		"shown late":                         {true, 5 * time.Minute, false, 1, true},
		"shown late, to a run that goes on":  {true, 5 * time.Minute, true, 1, true},
		"never taken":                        {false, 0, false, 1, false},
		"never taken, and the run goes on":   {false, 0, true, 2, false},
		"shown after the patience of a run":  {true, 20 * time.Minute, false, 1, false},
		"shown last, to a run that goes on":  {true, 14 * time.Minute, true, 1, true},
		"shown at once, to one that goes on": {true, 0, true, 1, true},
	} {
		t.Run(name, func(t *testing.T) {
			f, wb := fake.New(4), newBook(t, "")
			p := planned(t, wb, f)
			hours := clock.NewFake(time.Now())
			t.Cleanup(hours.Play())
			run, stop := context.WithCancel(ctx)
			defer stop()
			s := &slowTenant{Tenant: f, clock: hours, shows: c.shows, takes: c.takes, asked: map[string]int{}, since: map[string]time.Time{}, after: func() {}}
			if c.stops {
				s.after = stop
			}
			doors := tenant.Tenant{Graph: s, Teams: f}
			o := Options{Clock: hours}
			sum, err := Apply(run, doors, wb, p, o)
			must(t, err)
			if c.stops {
				if !sum.Stopped {
					t.Fatalf("the run was not stopped: %+v", sum)
				}
				s.after = func() {}
				sum, err = Resume(ctx, doors, wb, sum.RunID, o)
				must(t, err)
			}
			if len(s.asked) != 2 {
				t.Fatalf("asked for %v", s.asked)
			}
			for telephone, times := range s.asked {
				if times != c.asked {
					t.Errorf("%s was asked for %d times, not %d", telephone, times, c.asked)
				}
			}
			if sum.Whole() != c.seen {
				t.Errorf("%+v", sum)
			}
			must(t, wb.AuditVerify(ctx))
		})
	}
}

// What the tenant says that it is still carrying out stays open, however long that takes.
func TestARunThatGoesOnLeavesAloneWhatTheTenantIsCarryingOut(t *testing.T) {
	f, wb := fake.New(4), newBook(t, "")
	p := planned(t, wb, f)
	var of []string
	stopping, stop := context.WithCancel(ctx)
	f.Asked = func(int) { stop() }
	for _, c := range p.Changes {
		if c.Action.Number != nil {
			f.Hidden[c.Action.Number.Telephone] = true
			of = append(of, c.ID)
		}
	}
	o := fast(t)
	sum, err := Apply(stopping, f.Doors(), wb, p, o)
	must(t, err)
	for _, id := range of { // as a run leaves them that has looked for them in vain
		must(t, wb.Record(ctx, sum.RunID, workbook.JournalEntry{Change: id, State: workbook.Unclear, Operation: "op-1", Attempt: 1}))
	}
	asked := 0
	f.Asked = func(int) { asked++ }
	sum, err = Resume(ctx, f.Doors(), wb, sum.RunID, o)
	must(t, err)
	if asked != 0 || sum.Unknown != len(of) || len(of) == 0 {
		t.Errorf("asked %d times more; %+v", asked, sum)
	}
}
