package web

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestATicketIsGoodOnceAndForHalfAMinute(t *testing.T) {
	at := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	given := newTickets(func() time.Time { return at })
	issue := func() string {
		ticket, err := given.issue()
		if err != nil {
			t.Fatal(err)
		}
		return ticket
	}
	for name, tt := range map[string]struct {
		ticket string
		later  time.Duration
		want   bool
	}{
		"at once":             {issue(), 0, true},
		"a moment before":     {issue(), ticketLife - 1, true},
		"half a minute later": {issue(), ticketLife, false},
		"never given":         {strings.Repeat("0", 48), 0, false},
		"nothing":             {"", 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			defer func(before time.Time) { at = before }(at)
			at = at.Add(tt.later)
			if got := given.redeem(tt.ticket); got != tt.want {
				t.Errorf("redeemed: %v", got)
			}
			if given.redeem(tt.ticket) {
				t.Error("it is good a second time")
			}
		})
	}
}

func TestABrowserGetsTheTokenForItsTicketOnce(t *testing.T) {
	s, _ := serve(t)
	once, err := s.AddressOnce()
	if err != nil {
		t.Fatal(err)
	}
	_, ticket, found := strings.Cut(once, "/#ticket=")
	if !found || strings.Contains(once, s.Token) {
		t.Fatalf("the browser is started with %q", once)
	}
	foreign := func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:1") }
	if status, body, _ := do(t, "POST", origin(s)+"/ticket", ticket, foreign); status != 403 || strings.Contains(body, s.Token) {
		t.Fatalf("another origin is answered %d %s", status, body)
	}
	if status, body, _ := do(t, "POST", origin(s)+"/ticket", ticket, nil); status != 200 || body != s.Token {
		t.Fatalf("got %d %s", status, body)
	}
	if status, body, _ := do(t, "POST", origin(s)+"/ticket", ticket, nil); status != 401 || !strings.Contains(body, "TICKET_SPENT") {
		t.Fatalf("a second time: %d %s", status, body)
	}
}
