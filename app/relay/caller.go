package relay

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"personadesk/backend/problem"
)

// Ask has the holder of a workbook carry out a command, and gives its exit status. found is false when nobody holds it, or no longer:
// then nothing was carried out. When the context ends, the command is stopped as by Ctrl+C, and how it ended is waited for.
func Ask(ctx context.Context, workbook string, r Request, s Streams, o Options) (status int, found bool, err error) {
	o = o.usual()
	path, err := place(workbook)
	if err != nil {
		return 0, false, err
	}
	if _, err := os.Lstat(path); err != nil {
		return 0, false, nil
	}
	if err := checkFolder(filepath.Dir(path)); err != nil {
		return 0, false, err
	}
	request, err := packRequest(r)
	if err != nil {
		return 0, false, err
	}
	conn, err := (&net.Dialer{Timeout: o.Pace.Greeting}).DialContext(ctx, "unix", path)
	if err != nil {
		return 0, false, ctx.Err() // a socket that a crash has left
	}
	defer func() { _ = conn.Close() }() // all was said
	if err := sameAccount(conn, o.Peer); err != nil {
		return 0, false, err
	}
	a := asked{link: newLink(conn, o.Pace), Streams: s, wanted: make(chan struct{}, 1)}
	if found, err = a.greet(request); !found || err != nil {
		return 0, false, err
	}
	status, err = a.follow(ctx)
	return status, true, err
}

// asked is a command that somebody else carries out for us.
type asked struct {
	Streams
	link    *link
	wanted  chan struct{} // input is
	closing bool
	left    atomic.Bool // it was stopped here, and nothing was said of its end
}

// gone is the answer where the holder went away, however that showed: it took nothing, so it is no error, and whoever asks may do the
// work without it.
func gone(error) (found bool, err error) { return false, nil }

// greet sends the request; found is false when the holder went away before it took it.
func (a *asked) greet(request frame) (found bool, err error) {
	if err := a.link.send(request); err != nil {
		return gone(err)
	}
	f, err := a.link.receiveWithin(a.link.pace.Greeting)
	switch {
	case errors.Is(err, errRubbish):
		return false, rubbish(err)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return false, problem.New("RELAY_SILENT").
			Hinted().Because(err)
	case err != nil:
		return gone(err)
	case f.kind == kindRefusal:
		return false, unpackRefusal(f)
	case f.kind != kindWelcome:
		return false, rubbish(nil)
	}
	return true, nil
}

// follow passes everything on until the command has ended.
func (a *asked) follow(ctx context.Context) (int, error) {
	over, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	go a.link.beat(over)
	go a.answer(over)
	go a.stop(ctx, over)
	for {
		f, err := a.link.receive(a.link.pace.Silent)
		switch {
		case err != nil && a.closing:
			return 0, closing()
		case err != nil && a.left.Load():
			return 0, unanswered()
		case errors.Is(err, errRubbish):
			return 0, rubbish(err)
		case err != nil:
			return 0, lost(quiet(err))
		}
		if f.kind == kindExit {
			return a.exit(f)
		}
		if err := a.heed(f); err != nil {
			return 0, err
		}
	}
}

// stop passes Ctrl+C on. A holder that goes on as if nothing had been said keeps nobody.
func (a *asked) stop(ctx, over context.Context) {
	select {
	case <-over.Done():
		return
	case <-ctx.Done():
	}
	late := time.AfterFunc(a.link.pace.Leave, func() {
		a.left.Store(true)
		_ = a.link.conn.Close() // follow says why
	})
	defer late.Stop()
	_ = a.link.send(frame{kind: kindStop}) // a link that is broken is noticed by follow
	<-over.Done()
}

func (a *asked) heed(f frame) error {
	var err error
	switch f.kind {
	case kindOut:
		_, err = a.Out.Write(f.body)
	case kindErr:
		_, err = a.Err.Write(f.body)
	case kindWant:
		select {
		case a.wanted <- struct{}{}:
		default: // it is being asked for already
		}
	case kindClosing:
		a.closing = true
	default:
		return rubbish(fmt.Errorf("a frame of kind %d", f.kind))
	}
	if err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}

// answer sends what is typed whenever it is wanted, one piece after the other.
func (a *asked) answer(over context.Context) {
	for {
		select {
		case <-over.Done():
			return
		case <-a.wanted:
			a.pass()
		}
	}
}

// pass sends what is typed next. What cannot be read is taken for the end, as the command itself would have it.
func (a *asked) pass() {
	b := make([]byte, mostData)
	n, err := a.In.Read(b)
	for n == 0 && err == nil {
		n, err = a.In.Read(b)
	}
	f := frame{kindInput, b[:n]}
	if n == 0 {
		f = frame{kind: kindEnd}
	}
	_ = a.link.send(f) // a link that is broken is noticed by follow
}

// interrupted is the exit status of a command that was stopped.
const interrupted = 130

func (a *asked) exit(f frame) (int, error) {
	status, err := unpackExit(f)
	switch {
	case err != nil:
		return 0, rubbish(err)
	case a.closing && status == interrupted:
		return 0, closing()
	}
	return status, nil
}

// quiet leaves out what says nothing to a person: that the line is simply over.
func quiet(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
