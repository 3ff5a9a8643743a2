package service

import (
	"slices"
	"sync"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/workbook"
)

// The areas that a page knows beside those of the workbook.
const (
	areaFile    workbook.Area = "file"    // another workbook is open, or none
	areaJobs    workbook.Area = "jobs"    // long work began or ended
	areaAnswers workbook.Area = "answers" // something that was being computed is there
)

// PageAreas lists all areas that a page is told of.
func PageAreas() []workbook.Area { return append(workbook.Areas(), areaFile, areaJobs, areaAnswers) }

// movesEvery is how often a page is told of what long work moves; a run writes to its journal many times a second.
const movesEvery = 500 * time.Millisecond

// moves gathers what moved while long work is under way.
type moves struct {
	mu      sync.Mutex
	waiting []workbook.Area
	timer   *clock.Timer  // nil when nothing is waiting to be told
	silent  chan struct{} // closed when the timer is needed no more
}

// moved tells the page which areas moved: at once what somebody did, and gathered what long work does.
func (d *Desk) moved(areas []workbook.Area) {
	d.moves.mu.Lock()
	defer d.moves.mu.Unlock()
	for _, a := range areas {
		if !slices.Contains(d.moves.waiting, a) {
			d.moves.waiting = append(d.moves.waiting, a)
		}
	}
	switch {
	case slices.Contains(areas, areaJobs) || !d.jobs.underWay():
		d.tellMoves()
	case d.moves.timer == nil:
		timer := d.o.Clock.NewTimer(movesEvery)
		d.moves.timer = timer
		d.moves.silent = make(chan struct{})
		go d.tellLater(timer, d.moves.silent)
	}
}

// tellLater tells what has been gathered when the timer rings.
func (d *Desk) tellLater(timer *clock.Timer, silent <-chan struct{}) {
	select {
	case <-silent:
		return
	case <-timer.C:
	}
	d.moves.mu.Lock()
	defer d.moves.mu.Unlock()
	if d.moves.timer == timer { // else it was told meanwhile
		d.tellMoves()
	}
}

// tellMoves tells what has been gathered. The lock is held, so that what moved first is told first.
func (d *Desk) tellMoves() {
	if d.moves.timer != nil {
		d.moves.timer.Stop()
		close(d.moves.silent)
		d.moves.timer = nil
	}
	if len(d.moves.waiting) > 0 {
		d.send("changed", d.moves.waiting)
		d.moves.waiting = nil
	}
}
