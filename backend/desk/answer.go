package desk

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// Answer is something computed from the workbook that is kept while what it was computed from stands still. All who ask at the same
// time wait for one computation; it stops when the last of them has gone. What it gives is shared, so nobody may change it.
type Answer[T any] struct {
	// Stamp says in one text what state the answer would be of now: revisions of areas, the minute. It must be quick, and may say more
	// than the answer rests on.
	Stamp func() string
	// Over says in one text what of that state the answer rests on: editions of other answers, certain areas. It is asked where the
	// stamp has moved and may compute; while it says the same, the answer is good under the new stamp too. May be nil.
	Over func(ctx context.Context) (string, error)
	// Compute makes the answer. It is never run twice at the same time, and should end soon after its context.
	Compute func(ctx context.Context) (T, error)
	// Same says that a new answer means what the old one did; then the old one stays, and with it all that rests on it. May be nil.
	Same func(old, fresh T) bool

	mu      sync.Mutex
	turn    chan struct{} // holds one token while a computation is under way
	known   bool
	stamp   string
	over    string
	value   T
	edition int64
	flights map[string]*flight[T]
	begun   int64 // flights so far, so that an early one that ends late does not take the place of a later one
	kept    int64 // the flight that value is from
	ahead   background
	failed  failure
	tally   Tally
}

// background is the computation that Soon left behind.
type background struct {
	stamp string
	letGo context.CancelFunc
}

// failure is the last computation that went wrong, and for which state of the workbook.
type failure struct {
	stamp string
	err   error
}

// Tally counts what an answer has cost.
type Tally struct{ Asked, Computed, Stopped int }

// flight is one computation and those who wait for it.
type flight[T any] struct {
	number  int64
	waiting int
	stop    context.CancelFunc
	done    chan struct{}
	value   T
	edition int64
	err     error
}

// Get gives the answer as it is now, computing it when it is not kept.
func (a *Answer[T]) Get(ctx context.Context) (T, error) {
	v, _, err := a.Edition(ctx)
	return v, err
}

// Edition gives the answer with a number that stands still as long as the answer means the same.
func (a *Answer[T]) Edition(ctx context.Context) (value T, edition int64, err error) {
	stamp := a.Stamp()
	a.mu.Lock()
	a.tally.Asked++
	if a.known && a.stamp == stamp {
		defer a.mu.Unlock()
		return a.value, a.edition, nil
	}
	f := a.join(stamp)
	a.mu.Unlock()
	return a.await(ctx, stamp, f)
}

// State says how good an answer is that was not waited for.
type State string

// The states of an answer.
const (
	Fresh   State = "fresh"   // what it is now
	Earlier State = "earlier" // what it was before the last edits; the new one is being computed
	First   State = "first"   // there is none yet; the first one is being computed
)

// Soon gives the answer when it is kept or there within patience. Otherwise it gives the one from before and goes on computing as long
// as behind lasts; ready is called once it is there. What was begun for an earlier state of the workbook is let go.
func (a *Answer[T]) Soon(ctx, behind context.Context, patience time.Duration, ready func()) (T, State, error) {
	var none T
	stamp := a.Stamp()
	a.mu.Lock()
	a.tally.Asked++
	switch {
	case a.known && a.stamp == stamp:
		defer a.mu.Unlock()
		return a.value, Fresh, nil
	case a.failed.err != nil && a.failed.stamp == stamp:
		defer a.mu.Unlock()
		return none, First, a.failed.err // it would fail again, and nobody would ever be told why
	}
	f := a.join(stamp)
	before, known := a.value, a.known
	a.mu.Unlock()

	defer a.leave(stamp, f)

	enough := time.NewTimer(patience)
	defer enough.Stop()
	select {
	case <-f.done:
		return f.value, Fresh, f.err
	case <-ctx.Done():
		return none, First, fmt.Errorf("waiting for an answer: %w", ctx.Err())
	case <-enough.C:
	}
	a.stay(behind, stamp, f, ready)
	if known {
		return before, Earlier, nil
	}
	return none, First, nil
}

// stay keeps a computation going for whoever asks next, in place of one that was begun for an earlier state.
func (a *Answer[T]) stay(behind context.Context, stamp string, f *flight[T], ready func()) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.ahead.letGo != nil && a.ahead.stamp == stamp {
		return
	}
	if a.ahead.letGo != nil {
		a.ahead.letGo()
	}
	ctx, letGo := context.WithCancel(behind)
	a.ahead = background{stamp, letGo}
	f.waiting++
	go func() {
		defer letGo()
		defer a.leave(stamp, f)
		select {
		case <-f.done:
		case <-ctx.Done():
			return // something later took its place, or nobody wants it any more
		}
		a.mu.Lock()
		if a.ahead.stamp == stamp {
			a.ahead = background{}
		}
		a.mu.Unlock()
		ready()
	}()
}

// Last is the answer that was computed last, whatever moved since; false when there was none.
func (a *Answer[T]) Last() (T, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.value, a.known
}

// Kept is the answer as it is now, if it is there without computing.
func (a *Answer[T]) Kept() (value T, kept bool) {
	stamp := a.Stamp()
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.known || a.stamp != stamp {
		return value, false
	}
	return a.value, true
}

// Tally says what the answer has cost so far.
func (a *Answer[T]) Tally() Tally {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.tally
}

// join waits with the others for a computation, beginning it as the first. The lock is held.
func (a *Answer[T]) join(stamp string) *flight[T] {
	if f, under := a.flights[stamp]; under {
		f.waiting++
		return f
	}
	if a.flights == nil {
		a.flights, a.turn = map[string]*flight[T]{}, make(chan struct{}, 1)
	}
	// The computation belongs to all who wait for it and to none of them, so it does not end with the context of the first.
	ctx, stop := context.WithCancel(context.Background())
	a.begun++
	f := &flight[T]{number: a.begun, waiting: 1, stop: stop, done: make(chan struct{})}
	a.flights[stamp] = f
	go a.fly(ctx, stamp, f)
	return f
}

// await waits for a computation until it is there or the asker goes.
func (a *Answer[T]) await(ctx context.Context, stamp string, f *flight[T]) (value T, edition int64, err error) {
	defer a.leave(stamp, f)
	select {
	case <-f.done:
		return f.value, f.edition, f.err
	case <-ctx.Done():
		return value, 0, fmt.Errorf("waiting for an answer: %w", ctx.Err())
	}
}

// leave lets go of a computation; the last one stops it.
func (a *Answer[T]) leave(stamp string, f *flight[T]) {
	a.mu.Lock()
	defer a.mu.Unlock()
	f.waiting--
	if f.waiting > 0 {
		return
	}
	f.stop()
	if a.flights[stamp] == f {
		delete(a.flights, stamp)
	}
}

// fly computes and keeps the answer under the stamp it was begun for.
func (a *Answer[T]) fly(ctx context.Context, stamp string, f *flight[T]) {
	defer close(f.done)
	select {
	case a.turn <- struct{}{}:
		defer func() { <-a.turn }()
	case <-ctx.Done():
		f.err = ctx.Err()
		return
	}
	if ctx.Err() != nil { // both were ready
		f.err = ctx.Err()
		return
	}
	value, over, same, err := a.guarded(ctx)
	a.mu.Lock()
	defer a.mu.Unlock()
	if !same {
		a.tally.Computed++
	}
	if a.flights[stamp] == f {
		delete(a.flights, stamp)
	}
	if err != nil {
		f.err = err
		if ctx.Err() != nil {
			a.tally.Stopped++
		} else {
			a.failed = failure{stamp, err}
		}
		return
	}
	f.value = a.keep(stamp, over, f.number, value, same)
	f.edition = a.edition
}

// guarded turns a panic into an error, so that one fault in an answer does not take the program down with it.
func (a *Answer[T]) guarded(ctx context.Context) (value T, over string, same bool, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a fault inside the program: %v", p)
		}
	}()
	if a.Over != nil {
		if over, err = a.Over(ctx); err != nil {
			return value, over, false, err
		}
		a.mu.Lock()
		value, same = a.value, a.known && a.over == over
		a.mu.Unlock()
		if same {
			return value, over, true, nil
		}
	}
	value, err = a.Compute(ctx)
	return value, over, false, err
}

// keep remembers an answer, or stays with the one that means the same. The lock is held.
func (a *Answer[T]) keep(stamp, over string, number int64, value T, same bool) T {
	if number < a.kept {
		return value
	}
	if !same && (!a.known || a.Same == nil || !a.Same(a.value, value)) {
		a.value = value
		a.edition++
	}
	a.known, a.stamp, a.over, a.kept = true, stamp, over, number
	return a.value
}
