package relay

import (
	"context"
	"io"
	"sync/atomic"
)

// input is what the caller types. It is asked for only when the command wants it, so that a script around the caller keeps what it
// did not ask for.
type input struct {
	ctx    context.Context
	link   *link
	wanted atomic.Bool
	given  chan frame
	rest   []byte
	ended  bool
}

func newInput(ctx context.Context, l *link) *input {
	return &input{ctx: ctx, link: l, given: make(chan frame, 1)}
}

// Read waits for input, or until the command is stopped.
func (in *input) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	for len(in.rest) == 0 {
		if in.ended {
			return 0, io.EOF
		}
		if err := in.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(b, in.rest)
	in.rest = in.rest[n:]
	return n, nil
}

func (in *input) fill() error {
	in.wanted.Store(true)
	if err := in.link.send(frame{kind: kindWant}); err != nil {
		return err
	}
	select {
	case f := <-in.given:
		in.rest, in.ended = f.body, f.kind == kindEnd
		return nil
	case <-in.ctx.Done():
		return in.ctx.Err()
	}
}

// give hands over what the caller sent; false when nobody had asked.
func (in *input) give(f frame) bool {
	if !in.wanted.CompareAndSwap(true, false) {
		return false
	}
	in.given <- f
	return true
}
