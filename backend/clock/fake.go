package clock

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Fake is a clock that stands still until a test moves it. Many goroutines may use it at once.
type Fake struct {
	mu      sync.Mutex
	now     time.Time
	waiting []*alarm // soonest first; what is due together rings in the order in which it was set
	set     *sync.Cond
}

// alarm is one timer or ticker that waits.
type alarm struct {
	due   time.Time
	every time.Duration // zero for a timer
	ring  chan time.Time
}

// NewFake is a clock that stands at a moment.
func NewFake(at time.Time) *Fake {
	f := &Fake{now: at}
	f.set = sync.NewCond(&f.mu)
	return f
}

// Now is where the clock stands.
func (f *Fake) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// NewTimer rings when the clock was moved by d.
func (f *Fake) NewTimer(d time.Duration) *Timer { return f.alarm(d, 0) }

// NewTicker rings whenever the clock was moved by another d.
func (f *Fake) NewTicker(d time.Duration) *Timer {
	if d <= 0 {
		panic("clock: a ticker needs time between its rings")
	}
	return f.alarm(d, d)
}

func (f *Fake) alarm(d, every time.Duration) *Timer {
	f.mu.Lock()
	defer f.mu.Unlock()
	a := &alarm{due: f.now.Add(d), every: every, ring: make(chan time.Time, 1)}
	if d <= 0 {
		a.ring <- f.now
	} else {
		f.wait(a)
	}
	return &Timer{C: a.ring, stop: func() bool { return f.remove(a) }}
}

// wait puts an alarm where it belongs; the mutex is held.
func (f *Fake) wait(a *alarm) {
	at, _ := slices.BinarySearchFunc(f.waiting, a.due, func(b *alarm, due time.Time) int {
		if b.due.After(due) {
			return 1
		}
		return -1 // an equal one was set before, and rings before
	})
	f.waiting = slices.Insert(f.waiting, at, a)
	f.set.Broadcast()
}

func (f *Fake) remove(a *alarm) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	at := slices.Index(f.waiting, a)
	if at < 0 {
		return false
	}
	f.waiting = slices.Delete(f.waiting, at, at+1)
	return true
}

// Advance moves the clock by d and rings on the way whatever becomes due, each at its own time. It does not wait for those
// who hear it: what they set then counts from where the clock stands by that time. Play is for chains of waits.
func (f *Fake) Advance(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.moveTo(f.now.Add(d))
}

// Set moves the clock to a moment; going back rings nothing.
func (f *Fake) Set(at time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if at.Before(f.now) {
		f.now = at
		return
	}
	f.moveTo(at)
}

func (f *Fake) moveTo(end time.Time) {
	for len(f.waiting) > 0 && !f.waiting[0].due.After(end) {
		a := f.waiting[0]
		f.waiting = f.waiting[1:]
		if a.due.After(f.now) { // after going back and forth, what is overdue rings now
			f.now = a.due
		}
		select {
		case a.ring <- f.now:
		default: // a ring that nobody took
		}
		if a.every > 0 {
			a.due = a.due.Add(a.every)
			f.wait(a)
		}
	}
	f.now = end
}

// Waiting is how many timers and tickers are set.
func (f *Fake) Waiting() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.waiting)
}

// Await returns when at least so many timers and tickers are set, so that a test moves the clock only once the work it
// started has come to its waits. It ends early with the context's error.
func (f *Fake) Await(ctx context.Context, least int) error {
	stop := context.AfterFunc(ctx, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.set.Broadcast()
	})
	defer stop()
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.waiting) < least {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		f.set.Wait()
	}
	return nil
}

// breath is how long those who were rung at have, in the time of the machine, before Play moves on.
const breath = 300 * time.Microsecond

// Play lets time fly until the function it gives is called: whenever somebody waits, the clock jumps to where the next one
// rings, a breath later to where the one after that rings. Work that takes longer than a breath takes no time on the
// clock unless somebody else waits meanwhile.
func (f *Fake) Play() (stop func()) {
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case <-end:
				return
			case <-time.After(breath):
			}
			f.mu.Lock()
			if len(f.waiting) > 0 {
				f.moveTo(f.waiting[0].due)
			}
			f.mu.Unlock()
		}
	}()
	var once sync.Once
	return func() {
		once.Do(func() { close(end) })
		<-ended
	}
}
