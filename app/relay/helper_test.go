package relay

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"personadesk/backend/problem"
)

// brisk is a pace for tests: what would take minutes takes moments.
func brisk() Pace {
	return Pace{Greeting: 2 * time.Second, Beat: 20 * time.Millisecond, Silent: 400 * time.Millisecond, Slow: 400 * time.Millisecond, Grace: 400 * time.Millisecond,
		Leave: 400 * time.Millisecond}
}

func options() Options { return Options{Version: "1", Pace: brisk()} }

// workbookFile makes a file to hold, and a home of its own for sockets.
func workbookFile(t *testing.T) string {
	t.Helper()
	home, err := os.MkdirTemp("", "r") // a short one: the path of a socket is short
	must(t, err)
	t.Cleanup(func() { must(t, os.RemoveAll(home)) })
	t.Setenv("HOME", home)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(home, "c"))
	path := filepath.Join(home, "customer.personadesk")
	must(t, os.WriteFile(path, nil, 0o600))
	return path
}

func hold(t *testing.T, path string, o Options, carry Carry) *Holder {
	t.Helper()
	h, err := Hold(t.Context(), path, o, carry)
	must(t, err)
	t.Cleanup(func() { must(t, h.Close()) })
	return h
}

// answer is what became of a call.
type answer struct {
	status    int
	found     bool
	err       error
	out, said string
}

func ask(ctx context.Context, path string, r Request, in string) answer {
	var out, said bytes.Buffer
	if r.Version == "" {
		r.Version = "1"
	}
	status, found, err := Ask(ctx, path, r, Streams{In: strings.NewReader(in), Out: &out, Err: &said}, options())
	return answer{status, found, err, out.String(), said.String()}
}

// dial is a peer of the holder that says what it likes.
func dial(t *testing.T, path string) *link {
	t.Helper()
	where, err := place(path)
	must(t, err)
	conn, err := net.Dial("unix", where)
	must(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	return newLink(conn, brisk())
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var p *problem.Problem
	if !errors.As(err, &p) || p.Code != code {
		t.Fatalf("got %v; want a problem %s", err, code)
	}
	if p.Summary.IsZero() || p.Hint.IsZero() {
		t.Errorf("%s has no summary or hint: %+v", code, p)
	}
}

// once is a signal that may be given more than once.
type once struct {
	sync.Once
	c chan struct{}
}

func newOnce() *once { return &once{c: make(chan struct{})} }

func (o *once) give() { o.Do(func() { close(o.c) }) }

func (o *once) wait(t *testing.T, what string) {
	t.Helper()
	select {
	case <-o.c:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s did not happen", what)
	}
}
