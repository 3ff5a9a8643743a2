// Package clock is the only place where time comes from: whoever dates, waits, backs off or lets something expire takes a
// Clock. In the program that is System; a test takes a Fake, whose hours pass in milliseconds.
package clock

import (
	"context"
	"time"
)

// Clock tells the time and rings when some of it has passed.
type Clock interface {
	Now() time.Time
	// NewTimer rings once, when d has passed. A d that is not positive rings at once.
	NewTimer(d time.Duration) *Timer
	// NewTicker rings whenever another d has passed, and skips what nobody took. A d that is not positive panics.
	NewTicker(d time.Duration) *Timer
}

// Timer is something that rings.
type Timer struct {
	C    <-chan time.Time // carries the time of each ring
	stop func() bool
}

// Stop silences the timer and says whether it would still have rung. The channel is not closed.
func (t *Timer) Stop() bool { return t.stop() }

// System is the clock of the machine.
var System Clock = system{}

type system struct{}

func (system) Now() time.Time { return time.Now() }

func (system) NewTimer(d time.Duration) *Timer {
	t := time.NewTimer(d)
	return &Timer{C: t.C, stop: t.Stop}
}

func (system) NewTicker(d time.Duration) *Timer {
	t := time.NewTicker(d)
	return &Timer{C: t.C, stop: func() bool { t.Stop(); return true }}
}

// Or is c, or the clock of the machine when c is nil: what options leave out.
func Or(c Clock) Clock {
	if c == nil {
		return System
	}
	return c
}

// Wait lets d pass on the clock. It ends early with the context's error when the context ends, and at once when nothing is
// to be waited for.
func Wait(ctx context.Context, c Clock, d time.Duration) error {
	if d <= 0 || ctx.Err() != nil {
		return ctx.Err()
	}
	t := c.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Since is how long ago a moment was.
func Since(c Clock, then time.Time) time.Duration { return c.Now().Sub(then) }

// WithTimeout is a context that ends with context.DeadlineExceeded as its cause when d has passed on the clock. What ended
// is told by context.Cause, since a context of the standard library measures deadlines on the machine's clock only.
func WithTimeout(parent context.Context, c Clock, d time.Duration) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(parent)
	t := c.NewTimer(d)
	go func() {
		defer t.Stop()
		select {
		case <-t.C:
			cancel(context.DeadlineExceeded)
		case <-ctx.Done():
		}
	}()
	return ctx, func() { cancel(context.Canceled) }
}
