package graph

import (
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"personadesk/backend/tenant"

	"personadesk/backend/clock"
)

func TestTeamsAdministrationIsAskedFourAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var now, most atomic.Int32
		c := asking(t, func(w http.ResponseWriter, r *http.Request) {
			n := now.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			time.Sleep(time.Second)
			now.Add(-1)
			answer(w, 200, `{"value":[]}`)
		})
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				if _, _, err := c.NumberByTelephone(t.Context(), "+1"); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if most.Load() != teamsAdminConcurrency {
			t.Errorf("%d at a time", most.Load())
		}
	})
	if got := (Limits{TeamsAdmin: Limit{Concurrency: 99}}).withDefaults(false).TeamsAdmin.Concurrency; got != teamsAdminConcurrency {
		t.Errorf("the options raised it to %d", got)
	}
}

func TestPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLimiter(Limit{Concurrency: 8, PerSecond: 10}, clock.System)
		began := time.Now()
		for range 3 {
			leave, err := l.enter(t.Context(), 20)
			must(t, err)
			leave()
		}
		if took := time.Since(began); took != 4*time.Second {
			t.Errorf("60 requests at 10 a second began within %v", took)
		}
	})
}

// A pause that one call is asked for holds for all calls to that service, and for no other service.
func TestPauseIsShared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		first := true
		var got recorder
		c := asking(t, func(w http.ResponseWriter, r *http.Request) {
			got.note(t, r)
			if first {
				first = false
				w.Header().Set("Retry-After", "60")
				answer(w, 429, "")
				return
			}
			answer(w, 200, `{"value":[{"id":"o"}]}`)
		})
		began := time.Now()
		var all sync.WaitGroup
		all.Go(func() {
			if _, err := c.Subscriptions(t.Context()); err != nil {
				t.Error(err)
			}
		})
		time.Sleep(time.Second)
		all.Go(func() {
			if _, err := c.Organization(t.Context()); err != nil {
				t.Error(err)
			}
		})
		must(t, c.UserConfigurations(t.Context(), func([]tenant.UserConfiguration) error { return nil }))
		if took := time.Since(began); took != time.Second {
			t.Errorf("the other service waited %v", took-time.Second)
		}
		all.Wait()
		for _, q := range got.all() {
			if at := q.at.Sub(began); q.line == "GET /v1.0/organization" && at != time.Minute {
				t.Errorf("asked after %v, within the pause", at)
			}
		}
	})
}
