package reading

import (
	"context"
	"errors"
	"fmt"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// Options says how to read. The zero value is good.
type Options struct {
	Progress func(Progress) // may be nil
	Clock    clock.Clock    // the machine's when nil
	Whole    bool           // read everything, also what tells its changes
}

// Outcome is what a reading found.
type Outcome struct {
	At           time.Time
	Organization tenant.Organization
	Users        int
	Groups       int
	Numbers      int
	Queues       int
	Unread       map[string]string // part -> why it could not be read
	Changed      int               // users that came as changes; -1 when all were read
	Resumed      bool              // it went on with what an interrupted reading had brought
}

// The ages after which something is of no use any more.
const (
	longestBreak = 4 * time.Hour   // of an interrupted reading: what it has brought would be too old beside the rest
	linkLife     = 156 * time.Hour // of a link for changes: the tenant forgets it after seven days
)

// Read reads the tenant into the workbook, in place of the last reading. A part that cannot be read is left out and named in Unread with
// the reason, so that nobody takes it for empty; but without the tenant's own record and at least one user there is no reading, and the
// last one stays. When it is cancelled, or fails, the next call goes on with what was brought.
func Read(ctx context.Context, t tenant.Tenant, wb *workbook.Workbook, o Options) (Outcome, error) {
	design, err := wb.Design(ctx)
	if err != nil {
		return Outcome{}, fmt.Errorf("reading the tenant: %w", err)
	}
	c := clock.Or(o.Clock)
	r := &reader{t: t, book: wb, design: design, clock: c, whole: o.Whole, meter: newMeter(o.Progress, c)}
	if r.org, err = t.Graph.Organization(ctx); err != nil {
		return Outcome{}, fmt.Errorf("asking the tenant who it is: %w", err)
	}
	if err := tenant.InTime(r.org, c.Now()); err != nil {
		return Outcome{}, err
	}
	if err := wb.CheckTenant(ctx, r.org.ID); err != nil { // before half an hour is spent on it
		return Outcome{}, err
	}
	if err := r.begin(ctx); err != nil {
		return Outcome{}, err
	}
	if err := r.users(ctx); err != nil {
		return Outcome{}, err
	}
	for _, p := range r.parts() {
		if err := r.part(ctx, p); err != nil {
			return Outcome{}, err
		}
	}
	return r.finish(ctx)
}

// reader is one reading under way.
type reader struct {
	t      tenant.Tenant
	book   *workbook.Workbook
	design persona.Design
	clock  clock.Clock
	whole  bool
	meter  *meter

	org     tenant.Organization
	last    workbook.Reading // the reading before; without users once they have become d
	resumed bool
	stage   *workbook.Staging
	state   state
	d       *directory.Directory
}

// state is how far a reading is, as it stands on the disk.
type state struct {
	Users     progress          `json:"users"`
	Selection string            `json:"selection"`
	Done      map[string]int    `json:"done"` // parts that are whole or were given up, with the number of their items
	Unread    map[string]string `json:"unread"`
	SignedIn  tenant.SignedIn   `json:"signedIn"`
	Links     workbook.Links    `json:"links"`
	Asked     string            `json:"asked"` // what the design made us ask for
}

// progress is how far the reading of users is.
type progress struct {
	Round   tenant.Round `json:"round"`   // where it goes on
	Changes bool         `json:"changes"` // it brings changes over the users of the last reading
	Changed int          `json:"changed"`
	Done    bool         `json:"done"`
}

// finish makes what was brought the last reading.
func (r *reader) finish(ctx context.Context) (Outcome, error) {
	r.meter.stage("saving", r.d.Len())
	read := workbook.Reading{Links: r.state.Links, Users: r.d.Len(), Reading: tenant.Reading{At: r.stage.Begun, Organization: r.org, SignedIn: r.state.SignedIn, Unread: r.state.Unread}}
	if err := r.stage.Finish(ctx, read, r.d.SawTeams()); err != nil {
		return Outcome{}, fmt.Errorf("keeping the reading: %w", err)
	}
	r.meter.tell(r.d.Len())
	o := Outcome{At: r.stage.Begun, Organization: r.org, Users: r.d.Len(), Groups: r.state.Done["groups"], Numbers: r.state.Done["numbers"],
		Queues: r.state.Done["queues"], Unread: r.state.Unread, Changed: -1, Resumed: r.resumed}
	if r.state.Users.Changes {
		o.Changed = r.state.Users.Changed
	}
	return o, nil
}

// reason is what Unread says of an error.
func reason(err error) string {
	var p *problem.Problem
	if errors.As(err, &p) {
		return p.Error()
	}
	return err.Error()
}
