package desk

import (
	"context"
	"errors"
	"sync"
	"time"

	"personadesk/backend/problem"
	"personadesk/backend/progress"
)

// LongAfter is after what time the making of an answer is shown as long work.
const LongAfter = time.Second

// Long is an answer that takes long: what is made, and how to stop making it.
type Long struct {
	Kind string // openReading, reach
	Stop func()
}

// Watcher is told how far a long answer is, and that it ended.
type Watcher interface {
	Tell(done, total int, left time.Duration) // total 0 and left -1 when nobody can say
	End()
}

// long makes an answer, and shows it as long work once it has taken longer than LongAfter. Who stops it stops it for everybody who waits.
func long[T any](d *Desk, kind string, compute func(context.Context) (T, error)) func(context.Context) (T, error) {
	return func(asked context.Context) (T, error) {
		if d.options.Long == nil {
			return compute(asked)
		}
		ctx, stop := context.WithCancel(asked)
		defer stop()
		w := &watched{began: time.Now()}
		timer := time.AfterFunc(d.options.LongAfter, func() { w.show(d.options.Long(Long{kind, stop})) })
		defer w.end()
		defer timer.Stop()
		v, err := compute(progress.With(ctx, w.tell))
		if err != nil && errors.Is(err, context.Canceled) && asked.Err() == nil {
			err = problem.New("ANSWER_STOPPED").Hinted().Because(err)
		}
		return v, err
	}
}

// watched is one making of an answer.
type watched struct {
	began time.Time

	mu          sync.Mutex
	by          Watcher // nil as long as it is not shown
	ended       bool
	done, total int
}

func (w *watched) show(by Watcher) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ended { // between the timer and here
		by.End()
		return
	}
	w.by = by
	w.say()
}

func (w *watched) tell(done, total int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.done, w.total = done, total
	if w.by != nil && !w.ended {
		w.say()
	}
}

func (w *watched) say() {
	left := time.Duration(-1)
	if w.done > 0 && w.total > 0 {
		left = time.Since(w.began) / time.Duration(w.done) * time.Duration(w.total-w.done)
	}
	w.by.Tell(w.done, w.total, left)
}

func (w *watched) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ended = true
	if w.by != nil {
		w.by.End()
	}
}
