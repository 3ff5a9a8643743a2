package relay

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

var ctx = context.Background()

// until waits for Ctrl+C and ends as the command line does.
func until(began *once) Carry {
	return func(ctx context.Context, _ Request, _ Streams) int {
		began.give()
		<-ctx.Done()
		return interrupted
	}
}

func TestACommandIsCarriedOutElsewhere(t *testing.T) {
	path := workbookFile(t)
	var got Request
	hold(t, path, options(), func(_ context.Context, r Request, s Streams) int {
		got = r
		name, err := bufio.NewReader(s.In).ReadString('\n')
		fmt.Fprintf(s.Out, "hello %s%v", name, err)
		fmt.Fprint(s.Err, strings.Repeat("x", 3*mostData+5))
		return 3
	})
	want := Request{Version: "1", Args: []string{"plan", "a file", ""}, Folder: "/somewhere", Terminal: true}
	a := ask(ctx, path, want, "ada\nrest")
	if a.err != nil || !a.found || a.status != 3 {
		t.Fatalf("%+v", a)
	}
	if a.out != "hello ada\n<nil>" || len(a.said) != 3*mostData+5 {
		t.Errorf("out %q, %d bytes of messages", a.out, len(a.said))
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestAllNamesOfAFileLeadToItsHolder(t *testing.T) {
	path := workbookFile(t)
	link := filepath.Join(filepath.Dir(path), "other-name.personadesk")
	must(t, os.Link(path, link))
	hold(t, path, options(), func(context.Context, Request, Streams) int { return 0 })
	if a := ask(ctx, link, Request{}, ""); a.err != nil || !a.found {
		t.Errorf("%+v", a)
	}
	where, err := place(path)
	must(t, err)
	if strings.Contains(where, "customer") {
		t.Errorf("%s tells the customer", where)
	}
}

func TestInputIsTakenOnlyWhenItIsWanted(t *testing.T) {
	path := workbookFile(t)
	hold(t, path, options(), func(_ context.Context, r Request, s Streams) int {
		if r.Args == nil {
			return 0
		}
		all, err := io.ReadAll(s.In)
		if err != nil || string(all) != "everything" {
			return 1
		}
		return 0
	})
	in := strings.NewReader("everything")
	for _, args := range [][]string{nil, {"read"}} {
		status, _, err := Ask(ctx, path, Request{Version: "1", Args: args}, Streams{In: in, Out: io.Discard, Err: io.Discard}, options())
		if err != nil || status != 0 {
			t.Errorf("%v: status %d, %v", args, status, err)
		}
	}
}

func TestCtrlCStopsTheCommandAndNotTheHolder(t *testing.T) {
	path := workbookFile(t)
	began := newOnce()
	hold(t, path, options(), until(began))
	ctx, stop := context.WithCancel(ctx)
	go func() { <-began.c; stop() }()
	if a := ask(ctx, path, Request{}, ""); a.err != nil || a.status != interrupted {
		t.Errorf("%+v", a)
	}
	if a := ask(ctx, path, Request{}, ""); a.err == nil {
		t.Errorf("a call that was stopped before it began: %+v", a)
	}
}

func TestCtrlCEndsAQuestion(t *testing.T) {
	path := workbookFile(t)
	asked := newOnce()
	hold(t, path, options(), func(_ context.Context, _ Request, s Streams) int {
		asked.give()
		if _, err := s.In.Read(make([]byte, 1)); err != nil {
			return interrupted
		}
		return 0
	})
	ctx, stop := context.WithCancel(ctx)
	go func() { <-asked.c; stop() }()
	nobody, typing := io.Pipe() // who never types
	defer func() { must(t, typing.Close()) }()
	status, _, err := Ask(ctx, path, Request{Version: "1"}, Streams{In: nobody, Out: io.Discard, Err: io.Discard}, options())
	if err != nil || status != interrupted {
		t.Errorf("status %d, %v", status, err)
	}
}

func TestNobodyHolds(t *testing.T) {
	path := workbookFile(t)
	if a := ask(ctx, path, Request{}, ""); a.found || a.err != nil {
		t.Errorf("%+v", a)
	}
	h := hold(t, path, options(), until(newOnce()))
	must(t, h.Close())
	if a := ask(ctx, path, Request{}, ""); a.found || a.err != nil {
		t.Errorf("after it closed: %+v", a)
	}
}

// leftOver makes what a program leaves that was killed: a socket at which nobody listens.
func leftOver(t *testing.T, path string) {
	t.Helper()
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	must(t, err)
	l.SetUnlinkOnClose(false)
	must(t, l.Close())
}

func TestASocketThatACrashHasLeftIsReplaced(t *testing.T) {
	path := workbookFile(t)
	where, err := place(path)
	must(t, err)
	must(t, ownFolder(filepath.Dir(where)))
	leftOver(t, where)
	if a := ask(ctx, path, Request{}, ""); a.found || a.err != nil {
		t.Errorf("before: %+v", a)
	}
	hold(t, path, options(), func(context.Context, Request, Streams) int { return 5 })
	if a := ask(ctx, path, Request{}, ""); a.err != nil || a.status != 5 {
		t.Errorf("after: %+v", a)
	}
}

func TestAnotherVersionIsRefusedByName(t *testing.T) {
	path := workbookFile(t)
	hold(t, path, options(), func(context.Context, Request, Streams) int { t.Error("it was carried out"); return 0 })
	a := ask(ctx, path, Request{Version: "0.9"}, "")
	wantCode(t, a.err, "RELAY_VERSION")
	if text := a.err.Error(); !strings.Contains(text, "version 1,") || !strings.Contains(text, "version 0.9") {
		t.Errorf("%s does not name both", text)
	}
}

func TestTooLongACommandIsSaid(t *testing.T) {
	path := workbookFile(t)
	hold(t, path, options(), until(newOnce()))
	a := ask(ctx, path, Request{Args: []string{strings.Repeat("x", mostRequest)}}, "")
	wantCode(t, a.err, "RELAY_LONG")
}

func TestTooManyCommandsAreRefused(t *testing.T) {
	path := workbookFile(t)
	h := hold(t, path, options(), until(newOnce()))
	for range mostCalls {
		l := dial(t, path)
		f, err := packRequest(Request{Version: "1"})
		must(t, err)
		must(t, l.send(f))
		if f, err := l.receive(time.Second); err != nil || f.kind != kindWelcome {
			t.Fatalf("%c %v", f.kind, err)
		}
	}
	if n := h.Under(); n != mostCalls {
		t.Fatalf("%d commands", n)
	}
	wantCode(t, ask(ctx, path, Request{}, "").err, "RELAY_CROWDED")
}
