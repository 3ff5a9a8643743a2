package tenant

import (
	"time"

	"personadesk/backend/problem"
)

// Apart is by how much the clock of this machine and that of the tenant may differ. It is far more than an answer takes, and far less than
// a day of losses or a number's rest.
const Apart = 10 * time.Minute

// InTime refuses to work by a clock that the tenant contradicts. Losses of a day, the rest of a number, reservations and the order of the
// record go by the clock of this machine: one that is ahead would let all of them end too early. What the tenant does not say is not known.
func InTime(o Organization, now time.Time) error {
	apart := now.Sub(o.At)
	if o.At.IsZero() || apart.Abs() <= Apart {
		return nil
	}
	here, there := now.UTC().Format(time.RFC3339), o.At.UTC().Format(time.RFC3339)
	if apart > 0 {
		return problem.New("CLOCK_APART.ahead").Detailed(here, there).Hinted()
	}
	return problem.New("CLOCK_APART.behind").Detailed(here, there).Hinted()
}
