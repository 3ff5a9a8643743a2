package relay

import (
	"context"
	"io"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// inPlace listens at the place of a holder and does to each caller what it likes.
func inPlace(t *testing.T, path string, do func(net.Conn)) {
	t.Helper()
	where, err := place(path)
	must(t, err)
	must(t, ownFolder(filepath.Dir(where)))
	listener, err := net.Listen("unix", where)
	must(t, err)
	t.Cleanup(func() { must(t, listener.Close()) })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				do(conn)
				_ = conn.Close()
			}()
		}
	}()
}

// without sends the same frame without end, until the other side has had enough.
func without(end frame) func(net.Conn) {
	return func(conn net.Conn) {
		go func() { _, _ = io.Copy(io.Discard, conn) }() // what it is told it does not heed
		for b := end.bytes(); ; {
			if _, err := conn.Write(b); err != nil {
				return
			}
		}
	}
}

// welcomed is do after a welcome.
func welcomed(do func(net.Conn)) func(net.Conn) {
	return func(conn net.Conn) {
		if _, err := conn.Write(frame{kind: kindWelcome}.bytes()); err == nil {
			do(conn)
		}
	}
}

// soon wants a call to come to its end.
func soon(t *testing.T, do func()) {
	t.Helper()
	over := newOnce()
	go func() { do(); over.give() }()
	over.wait(t, "the end of the call")
}

func TestAHolderThatOnlySaysThatItIsThereKeepsNobody(t *testing.T) {
	path := workbookFile(t)
	inPlace(t, path, without(frame{kind: kindAlive}))
	o := options()
	o.Pace.Greeting = 200 * time.Millisecond
	soon(t, func() {
		_, found, err := Ask(ctx, path, Request{Version: "1"}, Streams{}, o)
		if found {
			t.Error("it was taken for carried out")
		}
		wantCode(t, err, "RELAY_SILENT")
	})
}

func TestAHolderWithoutEndIsLeft(t *testing.T) {
	for name, say := range map[string]frame{
		"output":         {kindOut, make([]byte, mostData)},
		"messages":       {kindErr, make([]byte, mostData)},
		"signs of life":  {kind: kindAlive},
		"that it closes": {kind: kindClosing},
	} {
		t.Run(name, func(t *testing.T) {
			path := workbookFile(t)
			inPlace(t, path, welcomed(without(say)))
			ctx, stop := context.WithTimeout(ctx, 200*time.Millisecond)
			defer stop()
			soon(t, func() {
				_, _, err := Ask(ctx, path, Request{Version: "1"}, Streams{Out: io.Discard, Err: io.Discard}, options())
				want := "RELAY_LOST"
				if say.kind == kindClosing {
					want = "RELAY_CLOSED"
				}
				wantCode(t, err, want)
				if want == "RELAY_LOST" && !strings.Contains(err.Error(), "does not say how") {
					t.Errorf("nobody is told that it was left: %v", err)
				}
			})
		})
	}
}

// counting never gives anything and counts who waits for it.
type counting struct {
	waiting atomic.Int64
	until   chan struct{}
}

func (c *counting) Read([]byte) (int, error) {
	c.waiting.Add(1)
	<-c.until
	return 0, io.EOF
}

func TestAHolderThatAsksWithoutEndIsAnsweredOnce(t *testing.T) {
	path := workbookFile(t)
	in := &counting{until: make(chan struct{})}
	inPlace(t, path, welcomed(func(conn net.Conn) {
		for range 10_000 {
			if _, err := conn.Write(frame{kind: kindWant}.bytes()); err != nil {
				t.Error(err)
			}
		}
		if _, err := conn.Write(packExit(0).bytes()); err != nil {
			t.Error(err)
		}
		_, _ = io.Copy(io.Discard, conn) // until the caller hangs up
	}))
	soon(t, func() {
		if _, _, err := Ask(ctx, path, Request{Version: "1"}, Streams{In: in, Out: io.Discard, Err: io.Discard}, options()); err != nil {
			t.Error(err)
		}
	})
	if n := in.waiting.Load(); n > 1 {
		t.Errorf("%d wait for what is typed", n)
	}
	close(in.until)
}

func TestACallerThatOnlySaysThatItIsThereTakesNoPlace(t *testing.T) {
	path := workbookFile(t)
	quick := options()
	quick.Pace.Greeting, quick.Pace.Grace = 100*time.Millisecond, 100*time.Millisecond
	hold(t, path, quick, func(context.Context, Request, Streams) int { t.Error("it was carried out"); return 0 })
	var hungUp sync.WaitGroup
	for range mostCalls {
		conn := dial(t, path).conn
		hungUp.Go(func() { without(frame{kind: kindAlive})(conn) })
	}
	soon(t, hungUp.Wait)
}

func TestAHolderThatGoesBeforeItWelcomesHasTakenNothing(t *testing.T) {
	refusal, err := packRefusal(crowded())
	must(t, err)
	for name, say := range map[string][]byte{
		"nothing":        nil,
		"half a welcome": frame{kind: kindWelcome}.bytes()[:3],
		"half a refusal": refusal.bytes()[:headSize+3],
	} {
		t.Run(name, func(t *testing.T) {
			path := workbookFile(t)
			inPlace(t, path, func(conn net.Conn) {
				if _, err := readFrame(conn); err != nil {
					t.Error(err)
				}
				if _, err := conn.Write(say); err != nil {
					t.Error(err)
				}
			})
			if a := ask(ctx, path, Request{}, ""); a.found || a.err != nil {
				t.Errorf("%+v", a)
			}
		})
	}
}
