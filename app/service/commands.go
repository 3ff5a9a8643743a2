package service

import (
	"context"

	"personadesk/backend/desk"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/provision/engine"
	"personadesk/backend/provision/proof"
	"personadesk/backend/workshop"
)

// What the command line asks of a desk beside the screens: the same steps without jobs and events, so that a command ends when its
// work does.

// RecordOf is the record of a desk.
func RecordOf(s *Session) *Record { return &Record{s} }

// CopiesOf are the copies of the workbook of a desk.
func CopiesOf(s *Session) *Copies { return &Copies{s} }

// ExplainOf is the screen that explains a user.
func ExplainOf(s *Session) *Explain { return &Explain{s} }

// NumbersOf is the inventory of a desk.
func NumbersOf(s *Session) *Numbers { return &Numbers{s} }

// Problems lists what is wrong with the content of the workbook and what only informs, the worst first.
func (d *Desk) Problems(ctx context.Context) ([]problem.Problem, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return nil, err
	}
	return d.problems(ctx)
}

// Reconcile lays people heard of in interviews beside people in the tenant and people whom personas reach, by the computation of the screen.
func (d *Desk) Reconcile(ctx context.Context) (workshop.Reconciliation, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return workshop.Reconciliation{}, err
	}
	kept, err := d.kept()
	if err != nil {
		return workshop.Reconciliation{}, err
	}
	return kept.Reconcile(ctx)
}

// ReadCounts is what a reading found.
type ReadCounts struct {
	At      string            `json:"at"`
	Users   int               `json:"users"`
	Groups  int               `json:"groups"`
	Numbers int               `json:"numbers"`
	Queues  int               `json:"queues"`
	Unread  map[string]string `json:"unread"` // part -> why it could not be read
}

// Sync reads the tenant into the workbook.
func (d *Desk) Sync(ctx context.Context, progress func(provision.Progress)) (ReadCounts, error) {
	if err := d.may(ctx, desk.ReadTenant); err != nil {
		return ReadCounts{}, err
	}
	wb, err := d.Workbook()
	if err != nil {
		return ReadCounts{}, err
	}
	c, err := d.connected(ctx)
	if err != nil {
		return ReadCounts{}, err
	}
	s, err := d.readInto(ctx, c, wb, progress)
	if err != nil {
		return ReadCounts{}, err
	}
	unread := s.Unread
	if unread == nil {
		unread = map[string]string{}
	}
	return ReadCounts{At: moment(s.At), Users: s.Users, Groups: s.Groups, Numbers: s.Numbers, Queues: s.Queues, Unread: unread}, nil
}

// WasRead says whether the workbook holds a reading.
func (d *Desk) WasRead(ctx context.Context) (bool, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return false, err
	}
	wb, err := d.Workbook()
	if err != nil {
		return false, err
	}
	_, found, err := wb.ReadAt(ctx)
	return found, err
}

// MakePlan plans from the last reading and keeps the plan.
func (d *Desk) MakePlan(ctx context.Context) (plan.Plan, error) {
	if err := d.may(ctx, desk.Write); err != nil {
		return plan.Plan{}, err
	}
	p, err := d.makePlan(ctx)
	return p.plan, err
}

// Approve says yes to the newest plan; see Plan.Approve.
func (d *Desk) Approve(ctx context.Context, lastFour string) error {
	return (&Plan{d.Session(ctx)}).Approve(lastFour)
}

// Outcome is what became of a run.
type Outcome = engine.Summary

// CarryOut carries the newest, approved plan out and reads the tenant again afterwards. What options leave open is the desk's.
func (d *Desk) CarryOut(ctx context.Context, o engine.Options) (Outcome, error) {
	if err := d.may(ctx, desk.ChangeTenant); err != nil {
		return Outcome{}, err
	}
	p, found, err := d.latestPlan(ctx)
	if err != nil {
		return Outcome{}, err
	}
	if !found {
		return Outcome{}, problem.New("PLAN_NONE.run").Hinted()
	}
	return d.apply(ctx, p, o)
}

// Verify reads back from the tenant what the users of every persona really have.
func (d *Desk) Verify(ctx context.Context, p plan.Plan) ([]proof.PersonaResult, error) {
	if err := d.may(ctx, desk.ReadTenant); err != nil {
		return nil, err
	}
	design, err := d.design(ctx)
	if err != nil {
		return nil, err
	}
	c, err := d.connected(ctx)
	if err != nil {
		return nil, err
	}
	return proof.Verify(ctx, c.Tenant, *design, p)
}

// Name is what people call the holder of an object id.
func (d *Desk) Name(ctx context.Context, id string) (string, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return id, err
	}
	r, err := d.read(ctx)
	return r.name(id), err
}

// CoverageOf looks at all rules of a desk together.
func CoverageOf(s *Session) *Coverage { return &Coverage{s} }
