package reading_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/directory"
	"personadesk/backend/provision/reading"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/graph"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
)

var ctx = context.Background()

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wire is a practice tenant behind a door at which a test can meddle with what is said.
type wire struct {
	t     testing.TB
	url   string
	clock *clock.Fake
	away  string // a user who was deleted before the last reading

	mu     sync.Mutex
	asked  []string // paths in order, without their queries
	meddle func(r *http.Request, answer func() (int, []byte)) (int, []byte)
}

func newWire(t testing.TB, users int) *wire {
	t.Helper()
	w := &wire{t: t, clock: clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))}
	box, err := practice.Open(practice.Options{Users: users, Seed: 7, Clock: w.clock, Pace: practice.Instant})
	must(t, err)
	t.Cleanup(func() { must(t, box.Close()) })
	behind := box.Handler()
	server := httptest.NewServer(http.HandlerFunc(func(to http.ResponseWriter, r *http.Request) {
		answer := func() (int, []byte) {
			rec := httptest.NewRecorder()
			behind.ServeHTTP(rec, r)
			maps.Copy(to.Header(), rec.Header())
			return rec.Code, rec.Body.Bytes()
		}
		w.mu.Lock()
		w.asked = append(w.asked, r.URL.Path)
		meddle := w.meddle
		w.mu.Unlock()
		status, body := 0, []byte(nil)
		if meddle != nil {
			r.Header.Del("Accept-Encoding")
			status, body = meddle(r, answer)
		} else {
			status, body = answer()
		}
		to.Header().Del("Content-Length")
		to.Header().Set("Content-Type", "application/json")
		to.WriteHeader(status)
		if _, err := to.Write(body); err != nil && r.Context().Err() == nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	w.url = server.URL
	return w
}

func (w *wire) tenant(more ...string) tenant.Tenant {
	w.t.Helper()
	client, err := graph.New(graph.Options{BaseURL: w.url + "/v1.0", Credential: graph.StaticToken("any"), UserProperties: more})
	must(w.t, err)
	return tenant.Tenant{Graph: client, Teams: powershell.Teams{Session: practice.NewSession(w.url, "any")}}
}

// count says how often a path was asked for since the last forget.
func (w *wire) count(path string) (n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, p := range w.asked {
		if strings.HasSuffix(p, path) {
			n++
		}
	}
	return n
}

func (w *wire) forget() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked = nil
}

func (w *wire) meddles(with func(r *http.Request, answer func() (int, []byte)) (int, []byte)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.meddle = with
}

// send changes something in the tenant.
func (w *wire) send(method, path string, body any) map[string]any {
	w.t.Helper()
	text, err := json.Marshal(body)
	must(w.t, err)
	request, err := http.NewRequestWithContext(ctx, method, w.url+"/v1.0"+path, bytes.NewReader(text))
	must(w.t, err)
	request.Header.Set("Authorization", "Bearer any")
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	must(w.t, err)
	defer func() { must(w.t, answer.Body.Close()) }()
	said, err := io.ReadAll(answer.Body)
	must(w.t, err)
	if answer.StatusCode >= 300 {
		w.t.Fatalf("%s %s: %d %s", method, path, answer.StatusCode, said)
	}
	made := map[string]any{}
	if len(said) > 0 {
		must(w.t, json.Unmarshal(said, &made))
	}
	return made
}

func newBook(t testing.TB) *workbook.Workbook {
	t.Helper()
	wb, err := workbook.Create(filepath.Join(t.TempDir(), "sample.personadesk"), workbook.Options{Actor: "ada"})
	must(t, err)
	t.Cleanup(func() { must(t, wb.Close()) })
	must(t, sample.Fill(ctx, wb))
	return wb
}

func (w *wire) read(wb *workbook.Workbook) reading.Outcome {
	w.t.Helper()
	o, err := reading.Read(ctx, w.tenant(), wb, reading.Options{Clock: w.clock})
	must(w.t, err)
	if len(o.Unread) > 0 {
		w.t.Fatalf("not read: %v", o.Unread)
	}
	return o
}

// users gives the ids of some people.
func users(t testing.TB, wb *workbook.Workbook) []string {
	t.Helper()
	d, err := wb.ReadingUsers(ctx)
	must(t, err)
	ids := make([]string, d.Len())
	for i := range ids {
		ids[i] = string(d.ID(i))
	}
	slices.Sort(ids)
	return ids
}

// told is everything that a reading says, a line for each thing, in an order that does not depend on how it was read.
func told(t testing.TB, wb *workbook.Workbook) []string {
	t.Helper()
	r, ok, err := wb.Reading(ctx)
	must(t, err)
	if !ok {
		return nil
	}
	var lines []string
	line := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	d := r.Directory
	names := directory.Select()
	for i := range d.Len() {
		for _, name := range names {
			v := d.Value(i, name)
			line("user %s %s %s %s", d.ID(i), name, v.State(), v.String())
		}
		for n := 1; n <= 15; n++ {
			v := d.Value(i, fmt.Sprintf("extensionAttribute%d", n))
			line("user %s extension %d %s %s", d.ID(i), n, v.State(), v.String())
		}
		c, known := d.Configuration(i)
		line("teams %s %v %+v", d.ID(i), known, c)
	}
	for _, c := range d.Outside() {
		line("outside %+v", c)
	}
	for _, g := range d.MemberGroups() {
		set, _ := d.Members(g)
		for i := range set.Each() {
			line("member %s %s", g, d.ID(i))
		}
		for _, id := range d.MembersOutside(g) {
			line("member %s %s", g, id)
		}
		line("members of %s", g)
	}
	for _, g := range r.Groups {
		line("group %+v", g)
	}
	numbers, err := wb.CountTenantNumbers(ctx)
	must(t, err)
	line("%d numbers", numbers)
	line("%+v %+v %+v %+v %+v %+v %+v", r.Subscriptions, r.Policies, r.GroupPolicies, r.Queues, r.Accounts, r.Locations, r.Teams)
	slices.Sort(lines)
	return lines
}

// same holds what a workbook says against what a reading of everything says now.
func (w *wire) same(wb *workbook.Workbook) {
	w.t.Helper()
	w.meddles(nil)
	fresh := newBook(w.t)
	w.read(fresh)
	want, got := told(w.t, fresh), told(w.t, wb)
	if slices.Equal(want, got) {
		return
	}
	shown := 0
	in := func(list []string) map[string]bool {
		m := map[string]bool{}
		for _, l := range list {
			m[l] = true
		}
		return m
	}
	wanted, had := in(want), in(got)
	for _, l := range want {
		if !had[l] && shown < 5 {
			shown++
			w.t.Errorf("missing: %s", l)
		}
	}
	for _, l := range got {
		if !wanted[l] && shown < 10 {
			shown++
			w.t.Errorf("too much: %s", l)
		}
	}
}

func copyFile(from, to string) error {
	body, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, body, 0o600)
}
