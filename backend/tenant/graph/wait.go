package graph

import (
	"math"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// transientAttempts is how often one call is tried while the tenant fails without naming a wait.
const transientAttempts = 6

// retryAfter reads how long the tenant wants us to wait: seconds, also with a fraction, or a date by the tenant's own clock.
func retryAfter(header http.Header, now time.Time) (time.Duration, bool) {
	text := strings.TrimSpace(header.Get("Retry-After"))
	if text == "" {
		return 0, false
	}
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		if math.IsNaN(seconds) || seconds < 0 || seconds > 1e6 {
			return 0, false
		}
		return time.Duration(seconds * float64(time.Second)), true
	}
	at, err := http.ParseTime(text)
	if err != nil {
		return 0, false
	}
	if theirs, err := http.ParseTime(header.Get("Date")); err == nil {
		now = theirs
	}
	return max(at.Sub(now), 0), true
}

// budget is what one call may still spend on waiting.
type budget struct {
	failures int           // without a named wait
	waited   time.Duration // at the tenant's word
	patience time.Duration
}

// next says how long to wait before the next attempt: exactly what the tenant asked for, else twice the last wait with jitter.
func (b *budget) next(e *Error) (time.Duration, bool) {
	if e.Told {
		// An answer of "now" counts as a failure too, or a tenant that always says so would be asked for ever.
		if e.RetryAfter == 0 {
			b.failures++
		}
		b.waited += e.RetryAfter
		return e.RetryAfter, b.waited <= b.patience && b.failures < transientAttempts
	}
	b.failures++
	if b.failures >= transientAttempts {
		return 0, false
	}
	base := time.Second << (b.failures - 1)
	return base + rand.N(base/4), true
}
