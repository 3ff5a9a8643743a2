// Package engine carries plans out. Every change is written to the journal before it is sent, is called done only when a later look at the
// tenant shows it, and survives a crash at any moment: what was sent is looked for before anything is sent again.
package engine

import (
	"context"
	"errors"
	"net"
	"time"

	"github.com/rs/zerolog"

	"personadesk/backend/clock"
	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/provision/proof"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// ChangeState is how one change of a run stands.
type ChangeState struct {
	ID        string               `json:"id"`
	State     workbook.ChangeState `json:"state"`
	Operation string               `json:"operation"`
	Attempt   int                  `json:"attempt"`
	Note      text.Text            `json:"note"` // what the tenant said
}

// Options says how a plan is carried out. The zero value is good.
type Options struct {
	By          string                   // in whose name; the workbook's actor when empty
	Clock       clock.Clock              // of every date and wait; the machine's when nil
	Patience    time.Duration            // how long one group of changes is looked for; 15 minutes when 0
	Settle      time.Duration            // how long a change of unknown fate is looked for before it is sent again; 30 seconds when 0
	Underway    time.Duration            // how long a request for a number, or a batch, may be under way in the tenant after it was made; 15 minutes when 0
	FirstWait   time.Duration            // between the first readings; doubles up to MostWait. 1 second when 0
	MostWait    time.Duration            // 30 seconds when 0
	AllowLosses bool                     // the second, explicit confirmation that more users lose something than the safeguard allows
	Progress    func(provision.Progress) // may be nil
	OnChange    func(ChangeState)        // after each journal entry, in its order; may be nil
	Log         zerolog.Logger           // gets no names, numbers or tokens
}

// Summary is what became of a run.
type Summary struct {
	RunID   int64 `json:"runId"`
	Changes int   `json:"changes"`
	Seen    int   `json:"seen"`
	Failed  int   `json:"failed"`
	Unknown int   `json:"unknown"`
	Skipped int   `json:"skipped"`
	Waiting int   `json:"waiting"` // not begun, or not looked for to the end, because the run was stopped
	Stopped bool  `json:"stopped"`
	// Propagating counts users of whom Teams did not show the policy of their group yet, although the group has it: it can take a day.
	Propagating int           `json:"propagating"`
	Took        time.Duration `json:"took"`
}

// Whole says whether every change was seen.
func (s Summary) Whole() bool { return s.Seen == s.Changes }

func (o Options) complete() Options {
	o.Clock = clock.Or(o.Clock)
	for _, d := range []struct {
		value     *time.Duration
		otherwise time.Duration
	}{{&o.Patience, 15 * time.Minute}, {&o.Settle, 30 * time.Second}, {&o.Underway, 15 * time.Minute}, {&o.FirstWait, time.Second}, {&o.MostWait, 30 * time.Second}} {
		if *d.value <= 0 {
			*d.value = d.otherwise
		}
	}
	return o
}

// item is a change on its way through a run.
type item struct {
	proof.Case
	state   workbook.ChangeState
	attempt int
	at      time.Time // when the journal last spoke of it before the run went on; zero otherwise
}

func (c *item) losing() []ident.ObjectID {
	if c.Effect == plan.Lose {
		return c.Users
	}
	return nil
}

// cases is what a look is told of changes.
func cases(items []*item) []proof.Case {
	list := make([]proof.Case, len(items))
	for n, i := range items {
		list[n] = i.Case
	}
	return list
}

// uncertain says whether an error leaves open that the tenant carried out what was asked.
func uncertain(err error) bool {
	var network net.Error
	return errors.Is(err, tenant.ErrUncertain) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) ||
		errors.As(err, &network)
}
