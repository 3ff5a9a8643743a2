package service

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/workbook"
)

// storedPlan is a plan as the workbook keeps it.
type storedPlan struct {
	number int
	state  workbook.PlanState
	plan   plan.Plan
}

// latestPlan is the newest plan of the workbook.
func (d *Desk) latestPlan(ctx context.Context) (storedPlan, bool, error) {
	wb, err := d.Workbook()
	if err != nil {
		return storedPlan{}, false, err
	}
	kept, found, err := wb.LatestPlan(ctx)
	if err != nil || !found {
		return storedPlan{}, false, err
	}
	p, err := d.unpack(kept)
	return p, err == nil, err
}

func (d *Desk) planNumbered(ctx context.Context, n int) (storedPlan, error) {
	wb, err := d.Workbook()
	if err != nil {
		return storedPlan{}, err
	}
	kept, found, err := wb.PlanByNumber(ctx, n)
	if err != nil {
		return storedPlan{}, err
	}
	if !found {
		return storedPlan{}, problem.New("PLAN_MISSING", "There is no such plan").Detailf("plan %d", n).Hintf("Look at the list of runs.")
	}
	return d.unpack(kept)
}

// unpack reads a kept plan; the last one read is kept, because screens ask for it again and again.
func (d *Desk) unpack(kept workbook.StoredPlan) (storedPlan, error) {
	d.cache.mu.Lock()
	defer d.cache.mu.Unlock()
	if last := d.cache.plan; last != nil && last.number == kept.Number && last.plan.Fingerprint == kept.Fingerprint && last.plan.Made.Equal(kept.Made) {
		last.state = kept.State
		return *last, nil
	}
	p := storedPlan{number: kept.Number, state: kept.State}
	if err := json.Unmarshal(kept.Body, &p.plan); err != nil {
		return p, fmt.Errorf("reading plan %d: %w", kept.Number, err)
	}
	if p.plan.Seal != "" && plan.Seal(p.plan) != p.plan.Seal {
		return p, problem.New("PLAN_ALTERED", "The plan is not as it was written").Detailf("plan %d", kept.Number).Hintf("Make a new plan.")
	}
	d.cache.plan = &p
	return p, nil
}

// makePlan makes a plan from the design and the last reading, and keeps it.
func (d *Desk) makePlan(ctx context.Context) (storedPlan, error) {
	fresh, err := d.computePlan(ctx)
	if err != nil {
		return storedPlan{}, err
	}
	return d.keepPlan(ctx, fresh)
}

// keepPlan keeps a plan as the newest one.
func (d *Desk) keepPlan(ctx context.Context, fresh plan.Plan) (storedPlan, error) {
	body, err := json.Marshal(fresh)
	if err != nil {
		return storedPlan{}, fmt.Errorf("writing the plan: %w", err)
	}
	wb, err := d.Workbook()
	if err != nil {
		return storedPlan{}, err
	}
	n, err := wb.SavePlan(ctx, workbook.StoredPlan{Fingerprint: fresh.Fingerprint, TenantID: fresh.TenantID, Made: fresh.Made, Body: body})
	if err != nil {
		return storedPlan{}, err
	}
	return storedPlan{number: n, state: workbook.PlanMade, plan: fresh}, nil
}

func (d *Desk) computePlan(ctx context.Context) (plan.Plan, error) {
	design, r, err := d.wantedAndRead(ctx)
	if err != nil {
		return plan.Plan{}, err
	}
	if r == nil {
		return plan.Plan{}, neverRead()
	}
	return plan.Make(*design, r.forPlan(), d.o.Now().UTC(), plan.Options{}), nil
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
func (d *Desk) readInto(ctx context.Context, c *Connection, wb *workbook.Workbook, progress func(provision.Progress)) (workbook.Reading, error) {
	s, err := provision.Read(ctx, c.Tenant, wb, progress)
	if err != nil {
		return s, err
	}
	return s, wb.BindTenant(ctx, workbook.Tenant{ID: s.Organization.ID, Name: s.Organization.Name, Profile: c.Name})
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
