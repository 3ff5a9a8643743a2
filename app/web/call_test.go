package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// Worker is a service whose calls take long, and which says what it does.
type Worker struct {
	ctx          context.Context
	hub          *Hub
	began, ended chan struct{}
}

func (w *Worker) Wait() error {
	w.began <- struct{}{}
	<-w.ctx.Done()
	w.ended <- struct{}{}
	return w.ctx.Err()
}

func (w *Worker) Move(name string) string {
	w.hub.Emit("moved", name)
	return name
}

func work(t *testing.T) (*Server, *Worker) {
	t.Helper()
	one := &Worker{hub: NewHub(), began: make(chan struct{}, 1), ended: make(chan struct{}, 1)}
	services := func(ctx context.Context) []any { return []any{&Worker{ctx, one.hub, one.began, one.ended}} }
	s, err := Listen(t.Context(), Options{Addr: "127.0.0.1:0", Page: fstest.MapFS{}, Services: services, Hub: one.hub})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("ending: %v", err)
		}
	})
	return s, one
}

// What a page leaves or cancels stops.
func TestACallEndsWithItsRequest(t *testing.T) {
	s, one := work(t)
	page, leave := context.WithCancel(t.Context())
	req, err := http.NewRequestWithContext(page, http.MethodPost, origin(s)+"/api/web.Worker.Wait", strings.NewReader("[]\n"))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set(tokenHeader, s.Token)
	answered := make(chan error, 1)
	go func() {
		resp, err := http.DefaultClient.Do(req)
		if err == nil {
			err = resp.Body.Close()
		}
		answered <- err
	}()
	<-one.began
	select {
	case <-one.ended:
		t.Fatal("the call ended while its page was waiting")
	case <-time.After(20 * time.Millisecond):
	}
	leave()
	select {
	case <-one.ended:
	case <-time.After(10 * time.Second):
		t.Fatal("the call goes on though its page has left")
	}
	if err := <-answered; err == nil {
		t.Error("somebody was given an answer")
	}
}

// An answer carries the number of the last event that was said before it, and events come in the order of their numbers: a page that takes
// in all up to that number before the answer never shows an answer that is newer than what it knows.
func TestAnAnswerSaysWhichEventsCameBeforeIt(t *testing.T) {
	s, one := work(t)
	heard := listen(t, s)
	if since := heard(); since.Since == nil || *since.Since != 0 {
		t.Fatalf("it begins with %+v", since)
	}
	names := []string{"personas", "numbers", "plans"}
	for turn, name := range names {
		status, _, header := do(t, http.MethodPost, origin(s)+"/api/web.Worker.Move", `["`+name+`"]`, func(r *http.Request) { r.Header.Set(tokenHeader, s.Token) })
		if last := header.Get(eventHeader); status != http.StatusOK || last != strconv.Itoa(2*turn+1) {
			t.Errorf("answer %d comes after event %q", turn+1, last)
		}
		one.hub.Emit("moved", "afterwards")
	}
	for turn, name := range names {
		for step, want := range []string{name, "afterwards"} {
			if line := heard(); line.ID != int64(2*turn+step+1) || !slices.Equal(line.Event.Data, []any{want}) {
				t.Errorf("it hears %+v, not %s", line, want)
			}
		}
	}
}
