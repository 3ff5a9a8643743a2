package relay

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestClosingStopsCommandsAndSaysWhy(t *testing.T) {
	path := workbookFile(t)
	began := newOnce()
	h := hold(t, path, options(), until(began))
	done := make(chan answer)
	go func() { done <- ask(ctx, path, Request{}, "") }()
	began.wait(t, "the command")
	must(t, h.Close())
	wantCode(t, (<-done).err, "RELAY_CLOSED")
}

func TestACommandThatIsDoneWhenTheHolderClosesKeepsItsStatus(t *testing.T) {
	path := workbookFile(t)
	began := newOnce()
	h := hold(t, path, options(), func(ctx context.Context, _ Request, _ Streams) int {
		began.give()
		<-ctx.Done()
		return 3
	})
	done := make(chan answer)
	go func() { done <- ask(ctx, path, Request{}, "") }()
	began.wait(t, "the command")
	must(t, h.Close())
	if a := <-done; a.err != nil || a.status != 3 {
		t.Errorf("%+v", a)
	}
}

func TestDrainingLetsCommandsEndAndTakesNoMore(t *testing.T) {
	path := workbookFile(t)
	began, finish := newOnce(), newOnce()
	h := hold(t, path, options(), func(context.Context, Request, Streams) int {
		began.give()
		<-finish.c
		return 3
	})
	done := make(chan answer)
	go func() { done <- ask(ctx, path, Request{}, "") }()
	began.wait(t, "the command")
	drained := newOnce()
	go func() {
		if err := h.Drain(ctx); err != nil {
			t.Error(err)
		}
		drained.give()
	}()
	for late := ask(ctx, path, Request{}, ""); late.found; late = ask(ctx, path, Request{}, "") { // until it has stopped listening
		t.Error("a command was taken while draining")
	}
	finish.give()
	drained.wait(t, "the end of draining")
	if a := <-done; a.err != nil || a.status != 3 {
		t.Errorf("%+v", a)
	}
}

func TestDrainingIsLeftWhenThePersonWillNotWait(t *testing.T) {
	path := workbookFile(t)
	began := newOnce()
	h := hold(t, path, options(), until(began))
	done := make(chan answer)
	go func() { done <- ask(ctx, path, Request{}, "") }()
	began.wait(t, "the command")
	impatient, stop := context.WithCancel(ctx)
	stop()
	must(t, h.Drain(impatient))
	must(t, h.Close())
	wantCode(t, (<-done).err, "RELAY_CLOSED")
}

func TestAHolderThatDiesIsSaid(t *testing.T) {
	path := workbookFile(t)
	began := newOnce()
	h := hold(t, path, options(), until(began))
	done := make(chan answer)
	go func() { done <- ask(ctx, path, Request{}, "") }()
	began.wait(t, "the command")
	h.mu.Lock()
	for c := range h.calls {
		must(t, c.link.conn.Close()) // as a kill would
	}
	h.mu.Unlock()
	wantCode(t, (<-done).err, "RELAY_LOST")
}

func TestACallerThatGoesStopsItsCommand(t *testing.T) {
	silent := []string{"listens and falls silent", "falls silent within a frame"}
	for name, leave := range map[string]func(l *link){
		"hangs up":                 func(l *link) { _ = l.conn.Close() },
		"listens and falls silent": func(l *link) { go func() { _, _ = io.Copy(io.Discard, l.conn) }() },
		"talks nonsense": func(l *link) {
			if _, err := l.conn.Write([]byte("GET / HTTP/1.1\r\n\r\n")); err != nil {
				t.Error(err)
			}
		},
		"sends input that nobody wanted": func(l *link) {
			if err := l.send(frame{kindInput, []byte("x")}); err != nil {
				t.Error(err)
			}
		},
		"sends more than a frame may have": func(l *link) {
			if _, err := l.conn.Write(binary.BigEndian.AppendUint32([]byte{byte(kindInput)}, mostData+1)); err != nil {
				t.Error(err)
			}
		},
		"asks for another command": func(l *link) {
			f, err := packRequest(Request{Version: "1"})
			if err := errors.Join(err, l.send(f)); err != nil {
				t.Error(err)
			}
		},
		"hangs up within a frame": func(l *link) {
			if _, err := l.conn.Write([]byte{byte(kindInput), 0}); err != nil {
				t.Error(err)
			}
			_ = l.conn.Close()
		},
		"falls silent within a frame": func(l *link) {
			if _, err := l.conn.Write([]byte{byte(kindInput), 0, 0, 0, 9, 'x'}); err != nil {
				t.Error(err)
			}
		},
		"speaks like a holder": func(l *link) {
			if err := l.send(frame{kind: kindWelcome}); err != nil {
				t.Error(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := workbookFile(t)
			began, ended := newOnce(), newOnce()
			o := options()
			if !slices.Contains(silent, name) {
				o.Pace.Silent, o.Pace.Beat = time.Minute, time.Minute // it is what it says that has to end the command
			}
			hold(t, path, o, func(ctx context.Context, _ Request, _ Streams) int {
				began.give()
				<-ctx.Done()
				ended.give()
				return interrupted
			})
			l := dial(t, path)
			f, err := packRequest(Request{Version: "1"})
			must(t, err)
			must(t, l.send(f))
			began.wait(t, "the command")
			leave(l)
			ended.wait(t, "the end of the command")
		})
	}
}

func TestACallerThatShowsItIsThereMayWait(t *testing.T) {
	path := workbookFile(t)
	o := options()
	o.Pace.Silent = 1500 * time.Millisecond
	hold(t, path, o, func(ctx context.Context, _ Request, _ Streams) int {
		select {
		case <-ctx.Done():
			return interrupted
		case <-time.After(2 * o.Pace.Silent):
			return 0
		}
	})
	status, _, err := Ask(ctx, path, Request{Version: "1"}, Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}, o)
	if err != nil || status != 0 {
		t.Errorf("status %d, %v", status, err)
	}
}

// stuck takes nothing.
type stuck struct{ until chan struct{} }

func (s stuck) Write([]byte) (int, error) { <-s.until; return 0, io.ErrClosedPipe }

func TestOutputThatNobodyTakesEndsTheCommand(t *testing.T) {
	path := workbookFile(t)
	ended := newOnce()
	hold(t, path, options(), func(_ context.Context, _ Request, s Streams) int {
		defer ended.give()
		for range 1000 {
			if _, err := io.WriteString(s.Out, strings.Repeat("x", mostData)); err != nil {
				return 1
			}
		}
		t.Error("64 MB went somewhere")
		return 0
	})
	out := stuck{make(chan struct{})}
	done := make(chan error)
	go func() {
		_, _, err := Ask(ctx, path, Request{Version: "1"}, Streams{In: strings.NewReader(""), Out: out, Err: io.Discard}, options())
		done <- err
	}()
	ended.wait(t, "the end of the command")
	close(out.until)
	if err := <-done; err == nil {
		t.Error("the caller was told that all is well")
	}
}

func TestPeersThatNeverBegin(t *testing.T) {
	quick := options()
	quick.Pace.Greeting = 100 * time.Millisecond
	for name, say := range map[string][]byte{
		"silent":              nil,
		"half a frame":        {byte(kindRequest), 0, 0},
		"a web browser":       []byte("GET / HTTP/1.1\r\n\r\n"),
		"no JSON":             frame{kindRequest, []byte("hello")}.bytes(),
		"something else":      frame{kind: kindStop}.bytes(),
		"a request as input":  frame{kindInput, []byte(`{"version":"1","args":["apply"]}`)}.bytes(),
		"the longest request": {byte(kindRequest), 0xff, 0xff, 0xff, 0xff},
	} {
		t.Run(name, func(t *testing.T) {
			path := workbookFile(t)
			h := hold(t, path, quick, func(context.Context, Request, Streams) int { t.Error("it was carried out"); return 0 })
			l := dial(t, path)
			_, err := l.conn.Write(say)
			must(t, err)
			f, err := l.receive(10 * time.Second)
			must(t, err)
			wantCode(t, unpackRefusal(f), "RELAY_RUBBISH")
			if _, err := l.receive(10 * time.Second); err == nil {
				t.Error("the line stays open")
			}
			if a := ask(ctx, path, Request{Version: "other"}, ""); a.err == nil {
				t.Errorf("the next caller: %+v", a)
			}
			must(t, h.Close())
		})
	}
}

// pretend listens in the place of a holder and answers each caller with the same bytes.
func pretend(t *testing.T, path string, say []byte) {
	t.Helper()
	inPlace(t, path, func(conn net.Conn) {
		if _, err := readFrame(conn); err == nil {
			_, _ = conn.Write(say)
		}
		if say == nil {
			_, _ = io.Copy(io.Discard, conn) // it says nothing until the caller goes
		}
	})
}

func TestAHolderThatTalksNonsense(t *testing.T) {
	welcome := frame{kind: kindWelcome}.bytes()
	after := func(say ...byte) []byte { return append(bytes.Clone(welcome), say...) }
	long := func(k kind, length uint32) []byte { return binary.BigEndian.AppendUint32([]byte{byte(k)}, length) }
	refusal, err := packRefusal(crowded())
	must(t, err)
	for name, c := range map[string]struct {
		say  []byte
		code string
	}{
		"at once":              {[]byte("HTTP/1.1 400 Bad Request\r\n\r\n"), "RELAY_RUBBISH"},
		"instead of a welcome": {frame{kind: kindWant}.bytes(), "RELAY_RUBBISH"},
		"no problem":           {frame{kindRefusal, []byte("{}")}.bytes(), "RELAY_RUBBISH"},
		"output at once":       {frame{kindOut, []byte("done")}.bytes(), "RELAY_RUBBISH"},
		"the end at once":      {packExit(0).bytes(), "RELAY_RUBBISH"},
		"too long a refusal":   {long(kindRefusal, mostData+1), "RELAY_RUBBISH"},
		"after the welcome":    {after([]byte("HTTP/1.1 ")...), "RELAY_RUBBISH"},
		"another welcome":      {after(welcome...), "RELAY_RUBBISH"},
		"a late refusal":       {after(refusal.bytes()...), "RELAY_RUBBISH"},
		"too much output":      {after(long(kindOut, mostData+1)...), "RELAY_RUBBISH"},
		"like a caller":        {after(frame{kind: kindStop}.bytes()...), "RELAY_RUBBISH"},
		"a status of no size":  {after(frame{kind: kindExit}.bytes()...), "RELAY_RUBBISH"},
		"a status of a shell":  {after(packExit(256).bytes()...), "RELAY_RUBBISH"},
		"nothing more":         {welcome, "RELAY_LOST"},
		"half a frame":         {after(byte(kindOut), 0, 0), "RELAY_LOST"},
		"half a status":        {after(packExit(0).bytes()[:headSize+3]...), "RELAY_LOST"},
	} {
		t.Run(name, func(t *testing.T) {
			path := workbookFile(t)
			pretend(t, path, c.say)
			wantCode(t, ask(ctx, path, Request{}, "").err, c.code)
		})
	}
	t.Run("nothing at all", func(t *testing.T) {
		path := workbookFile(t)
		pretend(t, path, nil)
		o := options()
		o.Pace.Greeting = 100 * time.Millisecond
		_, _, err := Ask(ctx, path, Request{Version: "1"}, Streams{}, o)
		wantCode(t, err, "RELAY_SILENT")
	})
}
