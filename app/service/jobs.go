package service

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// progressEvery keeps the page at ten reports a second at most.
const progressEvery = 100 * time.Millisecond

// jobs is long work: it reports progress, can be cancelled, and goes on when nobody looks.
type jobs struct {
	desk *Desk
	mu   sync.Mutex
	last int
	all  []*job
}

type job struct {
	view   JobView
	aside  bool // an answer that is being made: other work need not wait for it
	sent   time.Time
	cancel context.CancelFunc
	done   chan struct{}
}

// report changes what is known of a job; done, total and the time left may be -1 for unknown.
type report func(stage string, done, total int, left time.Duration)

// start begins work of a kind, of which there is only one at a time, and gives the id of the job. The work goes on when who asked for it
// has gone.
func (j *jobs) start(asked context.Context, kind string, work func(ctx context.Context, tell report) (string, error)) (string, error) {
	one, ctx, err := j.admit(context.WithoutCancel(asked), kind)
	if err != nil {
		return "", err
	}
	j.desk.moved([]workbook.Area{areaJobs})
	go j.carryOut(ctx, one, work)
	return one.view.ID, nil
}

// admit makes a job that ends with the context, unless other work is under way.
func (j *jobs) admit(asked context.Context, kind string) (*job, context.Context, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, other := range j.all {
		if !other.view.Finished && !other.aside {
			return nil, nil, problem.New("JOB_RUNNING").
				Detailed(other.view.Kind).Hinted()
		}
	}
	ctx, cancel := context.WithCancel(asked)
	return j.add(kind, cancel), ctx, nil
}

// add begins the list of a job. The lock is held.
func (j *jobs) add(kind string, cancel func()) *job {
	j.last++
	one := &job{view: JobView{ID: strconv.Itoa(j.last), Kind: kind, SecondsLeft: -1}, cancel: cancel, done: make(chan struct{})}
	j.all = append(j.all, one)
	if len(j.all) > 20 {
		j.all = j.all[1:]
	}
	return one
}

func (j *jobs) carryOut(ctx context.Context, one *job, work func(ctx context.Context, tell report) (string, error)) {
	defer close(one.done)
	defer one.cancel()
	result, err := j.guarded(ctx, one, work)
	if errors.Is(err, context.Canceled) {
		err = problem.New("JOB_STOPPED.here").Hinted().Because(err)
	}
	j.mu.Lock()
	one.view.Finished, one.view.Result, one.view.Problem = true, result, j.desk.problemOf(err)
	view := one.view
	j.mu.Unlock()
	j.desk.send("progress", view)
	j.desk.moved([]workbook.Area{areaJobs})
}

// guarded turns a panic into an error, so that one fault in long work does not take the program down with it.
func (j *jobs) guarded(ctx context.Context, one *job, work func(ctx context.Context, tell report) (string, error)) (result string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a fault inside the program: %v", p)
		}
	}()
	return work(ctx, func(stage string, done, total int, left time.Duration) { j.tell(one, stage, done, total, left) })
}

func (j *jobs) tell(one *job, stage string, done, total int, left time.Duration) {
	j.mu.Lock()
	one.view.Stage, one.view.Done, one.view.Total, one.view.SecondsLeft = stage, done, total, seconds(left)
	now := j.desk.o.Clock.Now()
	quiet := now.Sub(one.sent) < progressEvery
	if !quiet {
		one.sent = now
	}
	view := one.view
	j.mu.Unlock()
	if !quiet {
		j.desk.send("progress", view)
	}
}

func seconds(d time.Duration) int {
	if d < 0 {
		return -1
	}
	return int(d.Round(time.Second) / time.Second)
}

// views are the jobs that are under way.
func (j *jobs) views() []JobView {
	j.mu.Lock()
	defer j.mu.Unlock()
	list := []JobView{}
	for _, one := range j.all {
		if !one.view.Finished {
			list = append(list, one.view)
		}
	}
	return list
}

func (j *jobs) find(id string) *job {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, one := range j.all {
		if one.view.ID == id {
			return one
		}
	}
	return nil
}

func (j *jobs) view(one *job) JobView {
	j.mu.Lock()
	defer j.mu.Unlock()
	return one.view
}

// underWay says whether there is any.
func (j *jobs) underWay() bool { return len(j.views()) > 0 }

func (j *jobs) running(kind string) *job {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, one := range j.all {
		if one.view.Kind == kind && !one.view.Finished {
			return one
		}
	}
	return nil
}

// stop cancels everything and waits until it has ended.
func (j *jobs) stop() {
	j.mu.Lock()
	all := append([]*job{}, j.all...)
	j.mu.Unlock()
	for _, one := range all {
		one.cancel()
	}
	for _, one := range all {
		<-one.done
	}
}
