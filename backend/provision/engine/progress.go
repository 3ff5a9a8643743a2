package engine

import (
	"sync"
	"sync/atomic"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/workbook"
)

// progress counts what has come to its end, and says so by a ticker. What a send costs here does not depend on how many changes there are.
type progress struct {
	send  func(provision.Progress)
	clock clock.Clock
	order []plan.Lane
	lanes map[plan.Lane]*laneCount
	total int

	done  atomic.Int64
	stage atomic.Pointer[plan.Lane]
	said  atomic.Pointer[provision.Progress] // what is done beside the lanes; nil while a lane runs
}

// laneCount is how far one lane is.
type laneCount struct {
	total  int
	billed time.Duration // what the plan estimated for all of it
	done   atomic.Int64
	before atomic.Int64 // done when the lane was entered
	began  atomic.Int64 // on the clock, in nanoseconds; 0 before it was entered
	ended  atomic.Int64 // 0 while it runs
}

func newProgress(p plan.Plan, o Options) *progress {
	g := &progress{send: o.Progress, clock: o.Clock, order: p.Order(), lanes: map[plan.Lane]*laneCount{}, total: len(p.Changes)}
	for i := range p.Changes {
		l := g.lanes[p.Changes[i].Lane]
		if l == nil {
			l = &laneCount{billed: time.Duration(p.Bill.Lanes[p.Changes[i].Lane]) * time.Second}
			g.lanes[p.Changes[i].Lane] = l
		}
		l.total++
	}
	return g
}

// count notes that a change of a lane has come from one state to another.
func (g *progress) count(lane plan.Lane, from, to workbook.ChangeState) {
	step := int64(0)
	switch {
	case to.Outcome() && !from.Outcome():
		step = 1
	case from.Outcome() && !to.Outcome():
		step = -1
	default:
		return
	}
	g.done.Add(step)
	if l := g.lanes[lane]; l != nil {
		l.done.Add(step)
	}
}

// enter says that a lane begins, and with it that the one before has ended.
func (g *progress) enter(lane plan.Lane) {
	now := g.clock.Now().UnixNano()
	if last := g.stage.Load(); last != nil && g.lanes[*last] != nil {
		g.lanes[*last].ended.Store(now)
	}
	if l := g.lanes[lane]; l != nil {
		l.before.Store(l.done.Load())
		l.began.Store(now)
		g.stage.Store(&lane)
		g.said.Store(nil)
	}
}

// say puts something else than the lanes into the next event.
func (g *progress) say(p provision.Progress) { g.said.Store(&p) }

// now is what the next event says.
func (g *progress) now() provision.Progress {
	if said := g.said.Load(); said != nil {
		return *said
	}
	p := provision.Progress{Done: int(g.done.Load()), Total: g.total}
	if stage := g.stage.Load(); stage != nil {
		p.Stage = string(*stage)
		p.Left = g.left(g.clock.Now())
	}
	return p
}

// left estimates the time to the end by the rates that were measured: a lane under way goes on as it went so far, and one that has not
// begun takes as many times its bill as those before it took of theirs.
func (g *progress) left(now time.Time) time.Duration {
	var took, billed, left, unmeasured time.Duration
	for _, lane := range g.order {
		l := g.lanes[lane]
		if l == nil {
			continue
		}
		done := l.done.Load()
		open := int64(l.total) - done
		share := time.Duration(float64(l.billed) * float64(open) / float64(l.total))
		began := l.began.Load()
		measured := done - l.before.Load()
		if began == 0 || measured <= 0 {
			unmeasured += share
			continue
		}
		end := l.ended.Load()
		if end == 0 {
			end = now.UnixNano()
		}
		spent := time.Duration(end - began)
		took += spent
		billed += time.Duration(float64(l.billed) * float64(measured) / float64(l.total))
		left += time.Duration(float64(spent) / float64(measured) * float64(open))
	}
	if billed > 0 && took > 0 {
		unmeasured = time.Duration(float64(unmeasured) * float64(took) / float64(billed))
	}
	return left + unmeasured
}

// start begins to pass progress on, ten times a second at most and only what is new. Stop passes the last of it on and ends that.
func (g *progress) start() (stop func()) {
	if g.send == nil {
		return func() {}
	}
	end, ended := make(chan struct{}), make(chan struct{})
	ticker := g.clock.NewTicker(provision.Often)
	go func() {
		defer close(ended)
		defer ticker.Stop()
		var last provision.Progress
		tell := func() {
			if p := g.now(); p != last {
				last = p
				g.send(p)
			}
		}
		for {
			select {
			case <-ticker.C:
				tell()
			case <-end:
				tell()
				return
			}
		}
	}()
	var once sync.Once
	return func() {
		once.Do(func() { close(end) })
		<-ended
	}
}
