package world

import (
	"container/heap"
	"time"
)

// job is something the tenant has accepted and carries out when its time has come.
type job struct {
	Due  int64  // unix nanoseconds
	Turn uint64 // jobs that are due together run in the order they were made
	Kind string
	ID   string // of the group, operation or team that it is about
	Arg  string
}

// The kinds of jobs.
const (
	jobEvaluate  = "evaluate"  // begin to compute the members of a dynamic group
	jobEvaluated = "evaluated" // end it
	jobLicence   = "licence"   // begin to hand out the licences of a group
	jobLicensed  = "licensed"  // end it
	jobNumber    = "number"    // take an operation on a number one stage further
	jobActivate  = "activate"  // a number that was assigned becomes active
	jobRank      = "rank"      // the policy of a group reaches its members
	JobBatch     = "batch"     // take a batch of policy assignments one stage further
	jobTeam      = "team"      // a new member is seen in the list of a team
)

// jobHeap keeps the next job first.
type jobHeap struct{ list *[]job }

func (h jobHeap) Len() int { return len(*h.list) }

func (h jobHeap) Less(i, j int) bool {
	a, b := (*h.list)[i], (*h.list)[j]
	return a.Due < b.Due || a.Due == b.Due && a.Turn < b.Turn
}

func (h jobHeap) Swap(i, j int) { (*h.list)[i], (*h.list)[j] = (*h.list)[j], (*h.list)[i] }

func (h jobHeap) Push(x any) { *h.list = append(*h.list, x.(job)) }

func (h jobHeap) Pop() any {
	l := *h.list
	x := l[len(l)-1]
	*h.list = l[:len(l)-1]
	return x
}

// Moment is the time of the job that runs, or the tenant's time outside of jobs: a chain of stages keeps its rhythm
// although nobody looked for a while.
func (w *World) Moment() time.Time {
	if w.jobTime.IsZero() {
		return w.Now()
	}
	return w.jobTime
}

// Later has something done when d has passed.
func (w *World) Later(kind, id string, d time.Duration) { w.laterWith(kind, id, "", d) }

func (w *World) laterWith(kind, id, arg string, d time.Duration) {
	w.jobCount++
	heap.Push(jobHeap{&w.jobs}, job{Due: w.Moment().Add(d).UnixNano(), Turn: w.jobCount, Kind: kind, ID: id, Arg: arg})
	w.Dirty = true
}

// once makes a job unless one of the kind already waits for the thing.
func (w *World) once(kind, id string, d time.Duration) {
	if !w.queued[kind+id] {
		w.queued[kind+id] = true
		w.Later(kind, id, d)
	}
}

// advance carries out everything that is due. The mutex is held.
func (w *World) advance(now time.Time) {
	for len(w.jobs) > 0 && w.jobs[0].Due <= now.UnixNano() {
		j := heap.Pop(jobHeap{&w.jobs}).(job)
		w.jobTime = time.Unix(0, j.Due).UTC()
		w.run(j)
		w.Dirty = true
	}
	w.jobTime = time.Time{}
}

func (w *World) run(j job) {
	switch j.Kind {
	case jobEvaluate:
		w.runEvaluate(j)
	case jobEvaluated:
		w.runEvaluated(j)
	case jobLicence:
		w.runLicence(j)
	case jobLicensed:
		w.runLicensed(j)
	case jobNumber:
		w.runNumber(j)
	case jobActivate:
		w.runActivate(j)
	case jobRank:
		w.runRank(j)
	case JobBatch:
		w.runBatch(j)
	case jobTeam:
		w.runTeam(j)
	}
}

// jobGroup finds the group of a job, or nil when it has been deleted meanwhile.
func (w *World) jobGroup(j job) *Group {
	id, _ := ParseGUID(j.ID)
	g := w.GroupByID[id]
	if g == nil || g.Deleted {
		return nil
	}
	return g
}

// requeue rebuilds the marks of waiting jobs after loading.
func (w *World) requeue() {
	w.queued = map[string]bool{}
	for _, j := range w.jobs {
		switch j.Kind {
		case jobEvaluate, jobEvaluated:
			w.queued[jobEvaluate+j.ID] = true
		case jobLicence, jobLicensed:
			w.queued[jobLicence+j.ID] = true
		}
	}
}
