// Package provision holds what its rooms share. Reading a tenant, judging a plan, carrying it out and proving it each have a room below.
package provision

import (
	"errors"
	"sync"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Progress says how far a reading or a run is; it comes at most ten times a second.
type Progress struct {
	Stage string        `json:"stage"` // a part of the reading, a lane of the run, or "checking"
	Done  int           `json:"done"`
	Total int           `json:"total"` // 0 when nobody knows
	Note  string        `json:"note"`
	Left  time.Duration `json:"left"` // estimate, 0 when there is none
}

// Often is how far apart two progress events are at least.
const Often = 100 * time.Millisecond

// Meter passes progress on, but not more than ten times a second. The first and the last event of a stage always pass.
type Meter struct {
	mutex sync.Mutex
	send  func(Progress)
	clock clock.Clock
	last  time.Time
	stage string
}

// NewMeter makes a meter; without a send it says nothing, without a clock it takes the machine's.
func NewMeter(send func(Progress), c clock.Clock) *Meter {
	return &Meter{send: send, clock: clock.Or(c)}
}

// Tell passes an event on, unless another one of its stage has just been.
func (m *Meter) Tell(p Progress) {
	if m.send == nil {
		return
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	now := m.clock.Now()
	end := p.Total > 0 && p.Done >= p.Total
	if p.Stage == m.stage && !end && now.Sub(m.last) < Often {
		return
	}
	m.stage, m.last = p.Stage, now
	m.send(p)
}

// Reason is what a person is told of an error that did not end the whole.
func Reason(err error) text.Text {
	var p *problem.Problem
	if errors.As(err, &p) {
		return p.Text()
	}
	return text.Literal(err.Error())
}
