package web

import (
	"sync"
	"time"
)

// ticketLife is how long a ticket waits for its browser.
const ticketLife = 30 * time.Second

// tickets are given to a browser that we start: what stands on its command line, where others may read it, and in its history is good once
// and for a short time. The browser gets the token for it.
type tickets struct {
	now  func() time.Time
	mu   sync.Mutex
	ends map[string]time.Time
}

func newTickets(now func() time.Time) *tickets {
	return &tickets{now: now, ends: map[string]time.Time{}}
}

// issue makes a ticket.
func (t *tickets) issue() (string, error) {
	ticket, err := newToken()
	if err != nil {
		return "", err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ends[ticket] = t.now().Add(ticketLife)
	return ticket, nil
}

// redeem tells whether a ticket is good, and ends it.
func (t *tickets) redeem(ticket string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	end, ours := t.ends[ticket]
	delete(t.ends, ticket)
	return ours && t.now().Before(end)
}
