package practice

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
	jobBatch     = "batch"     // take a batch of policy assignments one stage further
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
func (h jobHeap) Push(x any)    { *h.list = append(*h.list, x.(job)) }
func (h jobHeap) Pop() any {
	l := *h.list
	x := l[len(l)-1]
	*h.list = l[:len(l)-1]
	return x
}

// moment is the time of the job that runs, or the tenant's time outside of jobs: a chain of stages keeps its rhythm
// although nobody looked for a while.
func (t *Tenant) moment() time.Time {
	if t.jobTime.IsZero() {
		return t.now()
	}
	return t.jobTime
}

func (t *Tenant) later(kind, id string, d time.Duration) { t.laterWith(kind, id, "", d) }

func (t *Tenant) laterWith(kind, id, arg string, d time.Duration) {
	t.jobCount++
	heap.Push(jobHeap{&t.jobs}, job{Due: t.moment().Add(d).UnixNano(), Turn: t.jobCount, Kind: kind, ID: id, Arg: arg})
	t.dirty = true
}

// once makes a job unless one of the kind already waits for the thing.
func (t *Tenant) once(kind, id string, d time.Duration) {
	if !t.queued[kind+id] {
		t.queued[kind+id] = true
		t.later(kind, id, d)
	}
}

// advance carries out everything that is due. The mutex is held.
func (t *Tenant) advance(now time.Time) {
	for len(t.jobs) > 0 && t.jobs[0].Due <= now.UnixNano() {
		j := heap.Pop(jobHeap{&t.jobs}).(job)
		t.jobTime = time.Unix(0, j.Due).UTC()
		t.run(j)
		t.dirty = true
	}
	t.jobTime = time.Time{}
}

func (t *Tenant) run(j job) {
	switch j.Kind {
	case jobEvaluate:
		t.runEvaluate(j)
	case jobEvaluated:
		t.runEvaluated(j)
	case jobLicence:
		t.runLicence(j)
	case jobLicensed:
		t.runLicensed(j)
	case jobNumber:
		t.runNumber(j)
	case jobActivate:
		t.runActivate(j)
	case jobRank:
		t.runRank(j)
	case jobBatch:
		t.runBatch(j)
	case jobTeam:
		t.runTeam(j)
	}
}

// jobGroup finds the group of a job, or nil when it has been deleted meanwhile.
func (t *Tenant) jobGroup(j job) *group {
	id, _ := parseGUID(j.ID)
	g := t.groupByID[id]
	if g == nil || g.deleted {
		return nil
	}
	return g
}

// requeue rebuilds the marks of waiting jobs after loading.
func (t *Tenant) requeue() {
	t.queued = map[string]bool{}
	for _, j := range t.jobs {
		switch j.Kind {
		case jobEvaluate, jobEvaluated:
			t.queued[jobEvaluate+j.ID] = true
		case jobLicence, jobLicensed:
			t.queued[jobLicence+j.ID] = true
		}
	}
}
