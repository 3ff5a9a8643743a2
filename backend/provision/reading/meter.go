package reading

import (
	"time"

	"personadesk/backend/clock"
)

// often is how far apart two progress events are at least.
const often = 100 * time.Millisecond

// Progress says how far a reading is; it comes at most ten times a second.
type Progress struct {
	Stage string
	Done  int
	Total int // 0 when nobody knows
	Note  string
	Left  time.Duration // estimate of this stage, 0 when there is none
}

// meter passes progress on, but not too often. The first and the last event of a stage always pass.
type meter struct {
	send  func(Progress)
	clock clock.Clock
	at    Progress
	from  int // what was done when the stage began
	begun time.Time
	last  time.Time
}

func newMeter(send func(Progress), c clock.Clock) *meter { return &meter{send: send, clock: c} }

// stage begins a stage, of which total things are expected; 0 when nobody knows.
func (m *meter) stage(name string, total int) { m.resume(name, 0, total) }

// resume begins a stage of which something was done before.
func (m *meter) resume(name string, done, total int) {
	now := m.clock.Now()
	m.at, m.from, m.begun, m.last = Progress{Stage: name, Done: done, Total: total}, done, now, now
	m.pass()
}

func (m *meter) tell(done int) {
	now := m.clock.Now()
	m.at.Done = done
	if m.at.Total > 0 && done > m.at.Total {
		m.at.Total = 0 // there are more than last time, and nobody knows how many
	}
	if end := m.at.Total > 0 && done >= m.at.Total; !end && now.Sub(m.last) < often {
		return
	}
	m.last, m.at.Left = now, 0
	if some := done - m.from; some > 0 && m.at.Total > done {
		m.at.Left = time.Duration(float64(now.Sub(m.begun)) / float64(some) * float64(m.at.Total-done))
	}
	m.pass()
}

func (m *meter) pass() {
	if m.send != nil {
		m.send(m.at)
	}
}
