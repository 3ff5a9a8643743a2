package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision/safeguards"
	"personadesk/backend/targeting"
	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

// Options says how a desk works. The zero value is good.
type Options struct {
	// Ready is called when an answer is there that somebody was told is being computed. May be nil.
	Ready func()
	// Patience is how long Standings and Staleness wait before they give what was true before; 0 is Patience.
	Patience time.Duration
	// Running says whether a run is under way in this program. May be nil.
	Running func() bool
	// Long is called when making an answer has taken LongAfter, and gives who is told how far it is. Nil when nobody wants to know.
	Long func(Long) Watcher
	// LongAfter is after what time that is; 0 is LongAfter.
	LongAfter time.Duration
}

// Patience is how long a screen waits for an answer before it shows the earlier one.
const Patience = 40 * time.Millisecond

// Desk keeps the answers over one open workbook. Its methods may be called from any goroutine; what they give is shared and must not
// be changed.
type Desk struct {
	wb      *workbook.Workbook
	options Options
	life    context.Context // ends when the desk is closed, and with it what is computed in the background
	end     context.CancelFunc

	customer    Answer[workbook.Customer]
	workshop    Answer[workshop.Workshop]
	personas    Answer[persona.Design]
	ranges      Answer[[]number.Range]
	design      Answer[*plan.Design]
	departments Answer[[]string]

	reading Answer[*Reading]
	lists   Answer[*Reading]
	offices Answer[[]directory.Office]
	sets    Answer[[]targeting.Reach]
	reach   Answer[[]targeting.Reach]

	facts  Answer[persona.Facts]
	checks Answer[[]problem.Problem]

	seats Answer[licences]

	callFaults, targetingFaults, numberFaults Answer[[]problem.Problem]

	counts    Answer[Counts]
	pictures  Answer[map[string]Picture]
	documents Answer[[]Document]
	plan      Answer[*KeptPlan]
	staleness Answer[Staleness]
	standings map[Step]*Answer[Standing]

	imagined  imagined
	unpacking sync.Mutex
	bodySeal  string           // of the plan whose body is kept
	body      *safeguards.Body // of the plan that was asked about last
}

// New puts a workbook on the desk.
func New(wb *workbook.Workbook, o Options) *Desk {
	if o.Patience == 0 {
		o.Patience = Patience
	}
	if o.LongAfter == 0 {
		o.LongAfter = LongAfter
	}
	if o.Ready == nil {
		o.Ready = func() {}
	}
	if o.Running == nil {
		o.Running = func() bool { return false }
	}
	d := &Desk{wb: wb, options: o}
	d.life, d.end = context.WithCancel(context.Background())
	d.keepDesign()
	d.keepReading()
	d.keepOffices()
	d.keepChecks()
	d.keepSeats()
	d.keepPlan()
	d.keepDocuments()
	d.keepStandings()
	return d
}

// Close stops what is computed in the background.
func (d *Desk) Close() { d.end() }

// Now is the moment that rules are counted for: what they say of system.now holds for a minute, and so do the counts.
func (d *Desk) Now() time.Time { return d.wb.Now().Truncate(time.Minute) }

// on is the stamp of an answer that areas of the workbook can make another.
func (d *Desk) on(parts ...[]workbook.Area) func() string {
	areas := slices.Concat(parts...)
	return func() string { return d.stamp(areas) }
}

// onAndTheMinute is on for what may ask the time.
func (d *Desk) onAndTheMinute(parts ...[]workbook.Area) func() string {
	on := d.on(parts...)
	return func() string { return on() + d.Now().Format(time.RFC3339) }
}

func (d *Desk) stamp(areas []workbook.Area) string {
	var b strings.Builder
	revisions := d.wb.Revisions()
	for _, a := range areas {
		fmt.Fprintf(&b, "%s %d ", a, revisions[a])
	}
	return b.String()
}

// editionOf is another answer that an answer rests on.
type editionOf func(ctx context.Context) (int64, error)

// edition makes an answer something that others can rest on: as long as it means the same, nothing is computed again.
func edition[T any](a *Answer[T]) editionOf {
	return func(ctx context.Context) (int64, error) {
		_, n, err := a.Edition(ctx)
		return n, err
	}
}

// over says what an answer rests on: other answers, and areas of the workbook.
func (d *Desk) over(areas []workbook.Area, others ...editionOf) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		stamp := d.stamp(areas)
		for _, other := range others {
			n, err := other(ctx)
			if err != nil {
				return "", err
			}
			stamp += fmt.Sprintf("edition %d ", n)
		}
		return stamp, nil
	}
}
