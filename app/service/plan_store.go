package service

import (
	"context"
	"strconv"
	"time"

	"personadesk/backend/desk"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	intake "personadesk/backend/provision/reading"
	"personadesk/backend/workbook"
)

// storedPlan is a plan as the workbook keeps it; plan is its head, unless it was made a moment ago.
type storedPlan struct {
	number int
	state  workbook.PlanState
	plan   plan.Plan
	kept   *desk.KeptPlan
}

func stored(p *desk.KeptPlan, err error) (storedPlan, bool, error) {
	if err != nil || p == nil {
		return storedPlan{}, false, err
	}
	return storedPlan{number: p.Number, state: p.State, plan: p.Plan, kept: p}, true, nil
}

// latestPlan is the newest plan of the workbook.
func (d *Desk) latestPlan(ctx context.Context) (storedPlan, bool, error) {
	kept, err := d.kept()
	if err != nil {
		return storedPlan{}, false, err
	}
	return stored(kept.Plan(ctx))
}

// whole is a plan with all that is in it: to be carried out, or handed over.
func (d *Desk) whole(ctx context.Context, p storedPlan) (plan.Plan, error) {
	kept, err := d.kept()
	if err != nil {
		return plan.Plan{}, err
	}
	return kept.Whole(ctx, p.kept)
}

func (d *Desk) planNumbered(ctx context.Context, n int) (storedPlan, error) {
	kept, err := d.kept()
	if err != nil {
		return storedPlan{}, err
	}
	p, _, err := stored(kept.PlanNumbered(ctx, n))
	return p, err
}

// makePlan makes a plan from the design and the last reading, and keeps it.
func (d *Desk) makePlan(ctx context.Context) (storedPlan, error) {
	kept, err := d.kept()
	if err != nil {
		return storedPlan{}, err
	}
	p, _, err := stored(kept.MakePlan(ctx))
	return p, err
}

// readTenant reads the tenant into the workbook.
func (d *Desk) readTenant(ctx context.Context, tell report) (string, error) {
	wb, err := d.Workbook()
	if err != nil {
		return "", err
	}
	c, err := d.connected(ctx)
	if err != nil {
		return "", err
	}
	_, err = d.readInto(ctx, c, wb, telling(tell))
	return "", err
}

// readInto reads a tenant into a workbook, which from then on belongs to that tenant.
func (d *Desk) readInto(ctx context.Context, c *Connection, wb *workbook.Workbook, progress func(provision.Progress)) (intake.Outcome, error) {
	options := intake.Options{Clock: d.o.Clock}
	if progress != nil {
		options.Progress = func(p intake.Progress) { progress(provision.Progress(p)) }
	}
	read, err := intake.Read(ctx, c.Tenant, wb, options)
	if err != nil {
		return read, err
	}
	return read, wb.BindTenant(ctx, workbook.Tenant{ID: read.Organization.ID, Name: read.Organization.Name, Profile: c.Name})
}

// telling passes progress on to the page.
func telling(tell report) func(provision.Progress) {
	return func(p provision.Progress) { tell(p.Stage, p.Done, p.Total, p.Left) }
}

func (d *Desk) readAndMakePlan(ctx context.Context, tell report) (string, error) {
	if _, err := d.readTenant(ctx, tell); err != nil {
		return "", err
	}
	tell("plan", 0, 1, -time.Second)
	p, err := d.makePlan(ctx)
	if err != nil {
		return "", err
	}
	return strconv.Itoa(p.number), nil
}
