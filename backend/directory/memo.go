package directory

import "sync"

// memo keeps the spellings of properties until a user changes. Any number of readers may use it at the same time.
type memo struct {
	mu      sync.Mutex
	spelled map[string]*spellings
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

// forget drops everything: a user changed.
func (m *memo) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.spelled = nil
}
