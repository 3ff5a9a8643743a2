package relay

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"sync"
	"time"
)

// link is one end of a call. Frames may be sent from any goroutine and are received by one.
type link struct {
	conn net.Conn
	in   *bufio.Reader
	pace Pace
	mu   sync.Mutex
}

func newLink(conn net.Conn, pace Pace) *link {
	return &link{conn: conn, in: bufio.NewReaderSize(conn, mostData), pace: pace}
}

// send sends one frame. A peer that does not take it in time is hung up on: half a frame cannot be taken back.
func (l *link) send(f frame) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.conn.SetWriteDeadline(time.Now().Add(l.pace.Slow)); err != nil {
		return fmt.Errorf("sending: %w", err)
	}
	if _, err := l.conn.Write(f.bytes()); err != nil {
		_ = l.conn.Close() // the error is what counts
		return fmt.Errorf("sending: %w", err)
	}
	return nil
}

// receive waits for a frame that says something, for as long as the peer shows that it is there.
func (l *link) receive(patience time.Duration) (frame, error) {
	for {
		f, err := l.next(time.Now().Add(patience))
		if err != nil || f.kind != kindAlive {
			return f, err
		}
	}
}

// receiveWithin waits for a frame that says something and no longer: to show that one is there is not enough.
func (l *link) receiveWithin(patience time.Duration) (frame, error) {
	end := time.Now().Add(patience)
	for {
		f, err := l.next(end)
		if err != nil || f.kind != kindAlive {
			return f, err
		}
	}
}

// next is the next frame, which has to be there before a moment.
func (l *link) next(end time.Time) (frame, error) {
	if err := l.conn.SetReadDeadline(end); err != nil {
		return frame{}, fmt.Errorf("receiving: %w", err)
	}
	return readFrame(l.in)
}

// beat shows the peer that we are here until the context ends. A link that is broken is noticed by whoever receives.
func (l *link) beat(ctx context.Context) {
	t := time.NewTicker(l.pace.Beat)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			if l.send(frame{kind: kindAlive}) != nil {
				return
			}
		}
	}
}

// writer sends what is written as frames of one kind.
type writer struct {
	to   *link
	kind kind
}

func (w writer) Write(b []byte) (int, error) {
	for at := 0; at < len(b); {
		part := b[at:min(len(b), at+mostData)]
		if err := w.to.send(frame{w.kind, part}); err != nil {
			return at, err
		}
		at += len(part)
	}
	return len(b), nil
}
