package directory

import "sync"

// mostLeaves bounds how many outcomes of comparisons are kept. Of 500,000 users one takes up to 190 kB.
const mostLeaves = 256

// memo keeps what was computed from columns until a user changes. Any number of readers may use it at the same time.
type memo struct {
	mu      sync.Mutex
	spelled map[string]*spellings
	leaves  map[string]Matches
	order   []string // of the leaves, the oldest first
}

// spellings gives what was computed before, or computes it.
func (m *memo) spellings(property string, compute func() *spellings) *spellings {
	m.mu.Lock()
	defer m.mu.Unlock()
	if known, ok := m.spelled[property]; ok {
		return known
	}
	if m.spelled == nil {
		m.spelled = map[string]*spellings{}
	}
	computed := compute()
	m.spelled[property] = computed
	return computed
}

// leaf gives the outcome of a comparison that was computed before.
func (m *memo) leaf(key string) (Matches, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	known, ok := m.leaves[key]
	return known, ok
}

// keep keeps the outcome of a comparison, and lets the oldest go when there are too many.
func (m *memo) keep(key string, outcome Matches) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.leaves == nil {
		m.leaves = map[string]Matches{}
	}
	if _, known := m.leaves[key]; known {
		return
	}
	if len(m.order) == mostLeaves {
		delete(m.leaves, m.order[0])
		m.order = append(m.order[:0], m.order[1:]...)
	}
	m.leaves[key] = outcome
	m.order = append(m.order, key)
}

// forget drops everything: a user changed.
func (m *memo) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.order) == 0 && len(m.spelled) == 0 {
		return
	}
	m.spelled, m.leaves, m.order = nil, nil, nil
}
