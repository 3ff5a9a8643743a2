package provision

import (
	"sync"
	"time"
)

// often is how far apart two progress events are at least.
const often = 100 * time.Millisecond

// meter passes progress on, but not more than ten times a second. The first and the last event of a stage always pass.
type meter struct {
	mutex sync.Mutex
	send  func(Progress)
	now   func() time.Time
	last  time.Time
	stage string
}

func newMeter(send func(Progress), now func() time.Time) *meter { return &meter{send: send, now: now} }

func (m *meter) tell(p Progress) {
	if m.send == nil {
		return
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	now := m.now()
	end := p.Total > 0 && p.Done >= p.Total
	if p.Stage == m.stage && !end && now.Sub(m.last) < often {
		return
	}
	m.stage, m.last = p.Stage, now
	m.send(p)
}
