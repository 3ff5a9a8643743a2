package reading_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/provision/reading"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/graph"
	"personadesk/backend/workbook"
)

// stopAt cancels a reading when a path is asked for the nth time, before it is answered.
func (w *wire) stopAt(path string, nth int) context.Context {
	stopped, stop := context.WithCancel(ctx)
	n := 0
	w.meddles(func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
		if strings.HasSuffix(r.URL.Path, path) {
			if n++; n == nth {
				stop()
				return http.StatusServiceUnavailable, nil
			}
		}
		return answer()
	})
	return stopped
}

func TestACancelledReadingLeavesTheLastOneAndIsGoneOnWith(t *testing.T) {
	for name, c := range map[string]struct {
		path  string
		nth   int
		whole bool
		again map[string]int // how often is asked again for what
	}{
		"among the users, everything":    {"/users/delta", 3, true, map[string]int{"/users/delta": 2, "/organization": 1}},
		"among the users, changes":       {"/users/delta", 2, false, map[string]int{"/users/delta": 1}},
		"among what Teams says":          {"/userConfigurations", 1, true, map[string]int{"/users/delta": 0, "/v1.0/groups": 0, "/subscribedSkus": 0}},
		"among the numbers":              {"/numberAssignments", 1, false, map[string]int{"/users/delta": 0, "/groups/delta": 0, "/userConfigurations": 0}},
		"among what the module is asked": {"/powershell/invoke", 2, true, map[string]int{"/users/delta": 0, "/userConfigurations": 0, "/numberAssignments": 0}},
	} {
		t.Run(name, func(t *testing.T) {
			w, wb, group := first(t, 700)
			w.stir(wb, group)
			for _, id := range users(t, wb)[300:600] { // so that changes are two pages
				w.send("PATCH", "/users/"+id, map[string]any{"city": "Hull"})
			}
			before := told(t, wb)
			options := reading.Options{Clock: w.clock, Whole: c.whole}
			if _, err := reading.Read(w.stopAt(c.path, c.nth), w.tenant(), wb, options); !errors.Is(err, context.Canceled) {
				t.Fatalf("it ended with %v", err)
			}
			if !slices.Equal(before, told(t, wb)) {
				t.Error("the last reading was touched")
			}
			w.meddles(nil)
			w.forget()
			w.clock.Advance(time.Minute)
			o := w.read(wb)
			if !o.Resumed || (o.Changed < 0) != c.whole {
				t.Errorf("%+v", o)
			}
			for path, n := range c.again {
				if got := w.count(path); got != n {
					t.Errorf("%s was asked for %d times, want %d", path, got, n)
				}
			}
			w.same(wb)
		})
	}
}

func TestAnInterruptedReadingThatIsTooOldIsBegunAgain(t *testing.T) {
	w, wb, _ := first(t, 300)
	if _, err := reading.Read(w.stopAt("/userConfigurations", 1), w.tenant(), wb, reading.Options{Clock: w.clock}); err == nil {
		t.Fatal("it was not stopped")
	}
	w.meddles(nil)
	w.clock.Advance(5 * time.Hour)
	if o := w.read(wb); o.Resumed || !o.At.Equal(w.clock.Now()) {
		t.Errorf("%+v", o)
	}
}

// TestAKilledReadingGoesOnFromItsLastCheckpoint opens the file as it stood in the middle, without the program having had a say.
func TestAKilledReadingGoesOnFromItsLastCheckpoint(t *testing.T) {
	w, wb := newWire(t, 1500), newBook(t)
	w.meddles(func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
		if strings.HasSuffix(r.URL.Path, "/users/delta") {
			w.clock.Advance(11 * time.Second) // every third page is kept
		}
		return answer()
	})
	path := ""
	_, err := reading.Read(ctx, w.tenant(), wb, reading.Options{Clock: w.clock, Progress: func(p reading.Progress) {
		if p.Stage == "users" && p.Done == 1000 {
			path = copied(t, wb)
		}
	}})
	must(t, err)
	all := w.count("/users/delta")
	killed, err := workbook.Open(path, workbook.Options{Actor: "ada"})
	must(t, err)
	defer func() { must(t, killed.Close()) }()
	if _, ok, err := killed.ReadAt(ctx); ok || err != nil {
		t.Fatalf("half a reading can be seen: %v", err)
	}
	w.meddles(nil)
	w.forget()
	o := w.read(killed)
	if n := w.count("/users/delta"); !o.Resumed || n >= all-2 || n == 0 {
		t.Errorf("%d of %d pages were read again; %+v", n, all, o)
	}
	w.same(killed)
}

// copied copies the file of an open workbook as a power cut would leave it.
func copied(t testing.TB, wb *workbook.Workbook) string {
	t.Helper()
	to := t.TempDir() + "/killed.personadesk"
	for _, end := range []string{"", "-wal"} {
		must(t, copyFile(wb.Path()+end, to+end))
	}
	return to
}

func TestPartsThatCannotBeReadAreTriedAgain(t *testing.T) {
	w, wb, _ := first(t, 300)
	w.meddles(func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
		if strings.HasSuffix(r.URL.Path, "/userConfigurations") || strings.HasSuffix(r.URL.Path, "/numberAssignments") {
			return http.StatusForbidden, []byte(`{"error":{"code":"Authorization_RequestDenied","message":"no"}}`)
		}
		return answer()
	})
	o, err := reading.Read(ctx, w.tenant(), wb, reading.Options{Clock: w.clock})
	must(t, err)
	r, _, err := wb.Reading(ctx)
	must(t, err)
	numbers, err := wb.NumbersRead(ctx)
	must(t, err)
	if len(o.Unread) != 2 || numbers.Listed || numbers.Accounts || r.Directory.SawTeams() || !r.Directory.SawMembers() {
		t.Errorf("%v; numbers %+v, Teams %v", o.Unread, numbers, r.Directory.SawTeams())
	}
	w.meddles(nil)
	w.clock.Advance(time.Hour)
	w.read(wb)
	w.same(wb)
}

func TestATenantWithoutUsersLeavesTheLastReading(t *testing.T) {
	w, wb, _ := first(t, 300)
	before := told(t, wb)
	w.meddles(func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
		return onPage(r, "/users/delta", answer, func(p page) { p["value"] = []byte(`[]`) })
	})
	for range 2 {
		_, err := reading.Read(ctx, w.tenant(), wb, reading.Options{Clock: w.clock, Whole: true})
		if err == nil || !strings.Contains(err.Error(), "no users") {
			t.Fatalf("it ended with %v", err)
		}
	}
	if !slices.Equal(before, told(t, wb)) {
		t.Error("the last reading was touched")
	}
}

func TestProgressSaysHowMuchTimeIsLeft(t *testing.T) {
	w, wb, _ := first(t, 700)
	w.meddles(func(_ *http.Request, answer func() (int, []byte)) (int, []byte) {
		w.clock.Advance(10 * time.Second)
		return answer()
	})
	var seen []reading.Progress
	_, err := reading.Read(ctx, w.tenant(), wb, reading.Options{Clock: w.clock, Whole: true, Progress: func(p reading.Progress) { seen = append(seen, p) }})
	must(t, err)
	i := slices.IndexFunc(seen, func(p reading.Progress) bool { return p.Stage == "users" && p.Done == 400 })
	if i < 0 || seen[i].Total < 700 || seen[i].Left < 14*time.Second || seen[i].Left > 18*time.Second {
		t.Errorf("%+v", seen[max(i, 0)])
	}
	if last := seen[len(seen)-1]; last.Stage != "saving" || last.Done != last.Total || last.Left != 0 {
		t.Errorf("%+v", last)
	}
}

// TestAListWithoutEndLeavesNothingToGoOnWith keeps a tenant that never ends from growing the workbook a bound further with every reading.
func TestAListWithoutEndLeavesNothingToGoOnWith(t *testing.T) {
	for name, whole := range map[string]bool{"everything": true, "changes": false} {
		t.Run(name, func(t *testing.T) {
			w, wb, _ := first(t, 300)
			before := told(t, wb)
			round := 0
			w.meddles(func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
				if !strings.HasSuffix(r.URL.Path, "/users/delta") {
					return answer()
				}
				round++
				return http.StatusOK, fmt.Appendf(nil, `{"value":[{"id":"%08d-0000-0000-0000-000000000000","userPrincipalName":"u%d@contoso.com"}],`+
					`"@odata.nextLink":"%s/v1.0/users/delta?$skiptoken=%d"}`, round, round, w.url, round)
			})
			to := w.tenant()
			client, err := graph.New(graph.Options{BaseURL: w.url + "/v1.0", Credential: graph.StaticToken("any"), Bounds: graph.Bounds{Pages: 5}})
			must(t, err)
			to.Graph = client
			if _, err := reading.Read(ctx, to, wb, reading.Options{Clock: w.clock, Whole: whole}); !errors.Is(err, tenant.ErrTooMuch) {
				t.Fatalf("it ended with %v", err)
			}
			if !slices.Equal(before, told(t, wb)) {
				t.Error("the last reading was touched")
			}
			w.meddles(nil)
			if o := w.read(wb); o.Resumed {
				t.Errorf("%+v", o)
			}
			w.same(wb)
		})
	}
}
