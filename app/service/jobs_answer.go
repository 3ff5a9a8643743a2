package service

import (
	"time"

	"personadesk/backend/desk"
	"personadesk/backend/workbook"
)

// watch shows an answer that takes long as a job of its own, beside whatever else is under way.
func (j *jobs) watch(long desk.Long) desk.Watcher {
	j.mu.Lock()
	one := j.add(long.Kind, long.Stop)
	one.aside = true
	j.mu.Unlock()
	j.desk.moved([]workbook.Area{areaJobs})
	return answering{j, one}
}

// answering is the job of an answer that is being made.
type answering struct {
	jobs *jobs
	one  *job
}

// Tell says how far it is.
func (a answering) Tell(done, total int, left time.Duration) {
	a.jobs.tell(a.one, "", done, total, left)
}

// End takes it from the list. Who waited for the answer is told what came of it.
func (a answering) End() {
	defer close(a.one.done)
	a.jobs.mu.Lock()
	a.one.view.Finished = true
	view := a.one.view
	a.jobs.mu.Unlock()
	a.jobs.desk.send("progress", view)
	a.jobs.desk.moved([]workbook.Area{areaJobs})
}
