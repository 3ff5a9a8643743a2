package desk

import (
	"context"
	"errors"
	"testing"
	"time"

	"personadesk/backend/problem"
	"personadesk/backend/progress"
)

// watcher notes what it is told.
type watcher struct {
	told  chan [2]int
	ended chan struct{}
}

func (w *watcher) Tell(done, total int, _ time.Duration) { w.told <- [2]int{done, total} }
func (w *watcher) End()                                  { close(w.ended) }

func TestALongAnswerIsShownAndCanBeStopped(t *testing.T) {
	w := &watcher{told: make(chan [2]int, 10), ended: make(chan struct{})}
	shown := make(chan Long, 1)
	d := &Desk{options: Options{LongAfter: time.Millisecond, Long: func(l Long) Watcher { shown <- l; return w }}}
	begun := make(chan struct{})
	a := Answer[int]{Stamp: func() string { return "1" }, Compute: long(d, "reach", func(ctx context.Context) (int, error) {
		progress.Tell(ctx, 2, 8)
		close(begun)
		<-ctx.Done()
		return 0, ctx.Err()
	})}
	failed := make(chan error, 1)
	go func() {
		_, err := a.Get(t.Context())
		failed <- err
	}()
	<-begun
	l := <-shown
	if l.Kind != "reach" {
		t.Errorf("shown as %q", l.Kind)
	}
	if told := <-w.told; told != [2]int{2, 8} {
		t.Errorf("told %v", told)
	}
	l.Stop()
	var p *problem.Problem
	if err := <-failed; !errors.As(err, &p) || p.Code != "ANSWER_STOPPED" {
		t.Errorf("who waited was told %v", err)
	}
	<-w.ended
}

func TestAQuickAnswerIsNotShown(t *testing.T) {
	d := &Desk{options: Options{LongAfter: time.Hour, Long: func(Long) Watcher { t.Error("shown"); return &watcher{} }}}
	v, err := long(d, "reach", func(context.Context) (int, error) { return 7, nil })(t.Context())
	if v != 7 || err != nil {
		t.Errorf("%d, %v", v, err)
	}
}
