package graph

import (
	"context"
	"sync"
	"time"

	"personadesk/backend/clock"
)

// limiter paces one service of the tenant for every call of a Client: so many at a time, so many a second, and nobody at all
// while the tenant has asked for a pause.
type limiter struct {
	slots   chan struct{}
	clock   clock.Clock
	spacing time.Duration // between two requests; 0 for none

	mu    sync.Mutex
	next  time.Time // when the next request may start by the pace
	pause time.Time // before which nobody may start
}

func newLimiter(l Limit, c clock.Clock) *limiter {
	made := &limiter{slots: make(chan struct{}, l.Concurrency), clock: c}
	if l.PerSecond > 0 {
		made.spacing = time.Duration(float64(time.Second) / l.PerSecond)
	}
	return made
}

// enter waits for its turn; cost is the number of requests that count. The caller must leave.
func (l *limiter) enter(ctx context.Context, cost int) (leave func(), err error) {
	select {
	case l.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	leave = func() { <-l.slots }
	if err := clock.Wait(ctx, l.clock, l.book(cost)); err != nil {
		leave()
		return nil, err
	}
	for {
		wait := l.paused()
		if wait <= 0 {
			return leave, nil
		}
		if err := clock.Wait(ctx, l.clock, wait); err != nil {
			leave()
			return nil, err
		}
	}
}

// book takes the next place in the row and says how far away it is.
func (l *limiter) book(cost int) time.Duration {
	if l.spacing == 0 {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.Now()
	if l.next.Before(now) {
		l.next = now
	}
	wait := l.next.Sub(now)
	l.next = l.next.Add(time.Duration(cost) * l.spacing)
	return wait
}

func (l *limiter) paused() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.pause.Sub(l.clock.Now())
}

// rest keeps everybody away from the service for d, because the tenant asked for it.
func (l *limiter) rest(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if until := l.clock.Now().Add(d); until.After(l.pause) {
		l.pause = until
	}
}
