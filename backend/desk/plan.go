package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/workbook"
)

// KeptPlan is a plan as the workbook keeps it.
type KeptPlan struct {
	Number int
	State  workbook.PlanState
	Plan   plan.Plan
}

// Staleness says why a plan is no longer good.
type Staleness string

// Why a plan is no longer good.
const (
	Good        Staleness = ""
	Ran         Staleness = "ran"
	TenantMoved Staleness = "moved"
	ReadAgain   Staleness = "read"
	Edited      Staleness = "edited"
	// Checking is said while nobody knows yet: the design or the reading moved since the plan was made, and it is being looked at.
	Checking Staleness = "checking"
)

// ofMeaning are the areas that what a plan means rests on. What departments said is in its reasons only.
var ofMeaning = []workbook.Area{
	workbook.AreaPersonas, workbook.AreaRules, workbook.AreaPolicies, workbook.AreaDialPlans, workbook.AreaRanges, workbook.AreaNumbers,
	workbook.AreaReading, workbook.AreaRuns,
}

// madeFrom remembers for the plans made here which state of the workbook they were made from.
type madeFrom struct {
	mu    sync.Mutex
	stamp map[int]string // by number and fingerprint of the plan
	print map[int]string
}

func (d *Desk) keepPlan() {
	d.plan.Stamp = d.on(ofPlans)
	d.plan.Same = func(old, fresh *KeptPlan) bool { return old == fresh }
	d.plan.Compute = func(ctx context.Context) (*KeptPlan, error) {
		kept, found, err := d.wb.LatestPlan(ctx)
		if err != nil || !found {
			return nil, err
		}
		return d.unpack(kept)
	}
	d.staleness.Stamp = d.on(ofMeaning, ofPlans)
	d.staleness.Over = d.over(ofMeaning, edition(&d.plan))
	d.staleness.Compute = d.lookAtPlan
}

// unpack reads a kept plan; the last one read is kept, because only its state moves while it is approved and carried out.
func (d *Desk) unpack(kept workbook.StoredPlan) (*KeptPlan, error) {
	d.unpacking.Lock()
	defer d.unpacking.Unlock()
	if last := d.unpacked; last != nil && last.Number == kept.Number && last.Plan.Fingerprint == kept.Fingerprint && last.Plan.Made.Equal(kept.Made) {
		if last.State == kept.State {
			return last, nil
		}
		again := *last
		again.State = kept.State
		d.unpacked = &again
		return d.unpacked, nil
	}
	p := &KeptPlan{Number: kept.Number, State: kept.State}
	if err := json.Unmarshal(kept.Body, &p.Plan); err != nil {
		return nil, fmt.Errorf("reading plan %d: %w", kept.Number, err)
	}
	if p.Plan.Seal != "" && plan.Seal(p.Plan) != p.Plan.Seal {
		return nil, problem.New("PLAN_ALTERED", "The plan is not as it was written").Detailf("plan %d", kept.Number).Hintf("Make a new plan.")
	}
	d.unpacked = p
	return p, nil
}

// Plan is the newest plan; nil without one.
func (d *Desk) Plan(ctx context.Context) (*KeptPlan, error) { return d.plan.Get(ctx) }

// PlanNumbered is a plan by its number.
func (d *Desk) PlanNumbered(ctx context.Context, n int) (*KeptPlan, error) {
	newest, err := d.Plan(ctx)
	if err != nil {
		return nil, err
	}
	if newest != nil && newest.Number == n {
		return newest, nil
	}
	kept, found, err := d.wb.PlanByNumber(ctx, n)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, problem.New("PLAN_MISSING", "There is no such plan").Detailf("plan %d", n).Hintf("Look at the list of runs.")
	}
	return d.unpack(kept)
}

// MakePlan makes a plan from the design and the last reading, and keeps it as the newest one.
func (d *Desk) MakePlan(ctx context.Context) (*KeptPlan, error) { return d.makePlan(ctx, 0) }

// MakeUndo makes the plan that takes a run back, from the last reading of the tenant, and keeps it as the newest one.
func (d *Desk) MakeUndo(ctx context.Context, run int64) (*KeptPlan, error) {
	return d.makePlan(ctx, run)
}

func (d *Desk) makePlan(ctx context.Context, undoes int64) (*KeptPlan, error) {
	from := d.stamp(ofMeaning)
	fresh, err := d.remake(ctx, undoes)
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(fresh)
	if err != nil {
		return nil, fmt.Errorf("writing the plan: %w", err)
	}
	n, err := d.wb.SavePlan(ctx, workbook.StoredPlan{Fingerprint: fresh.Fingerprint, TenantID: fresh.TenantID, Made: fresh.Made, Body: body})
	if err != nil {
		return nil, err
	}
	d.made.keep(n, fresh.Fingerprint, from)
	return &KeptPlan{Number: n, State: workbook.PlanMade, Plan: fresh}, nil
}

// remake makes a plan from what the workbook holds now: of the design, or the one that takes a run back when undoes is not 0.
func (d *Desk) remake(ctx context.Context, undoes int64) (plan.Plan, error) {
	design, err := d.Design(ctx)
	if err != nil {
		return plan.Plan{}, err
	}
	r, err := d.Reading(ctx)
	if err != nil {
		return plan.Plan{}, err
	}
	if r == nil {
		return plan.Plan{}, NeverRead()
	}
	numbers, err := d.wb.NumberSource(ctx)
	if err != nil {
		return plan.Plan{}, err
	}
	defer numbers.Close()
	now := d.wb.Now().UTC()
	if undoes == 0 {
		return plan.Make(*design, r.ForPlan(numbers), now, plan.Options{}), ctx.Err()
	}
	past, err := provision.PastOf(ctx, d.wb, undoes)
	if err != nil {
		return plan.Plan{}, err
	}
	return plan.Undo(*design, r.ForPlan(numbers), past, now), ctx.Err()
}

// lookAtPlan finds out whether the newest plan is still good. One that was made from what is there now is, without planning again.
func (d *Desk) lookAtPlan(ctx context.Context) (Staleness, error) {
	p, err := d.Plan(ctx)
	if err != nil || p == nil {
		return Good, err
	}
	switch p.State {
	case workbook.PlanRun:
		return Ran, nil
	case workbook.PlanStale, workbook.PlanReplaced:
		return TenantMoved, nil
	}
	if d.made.was(p.Number, p.Plan.Fingerprint, d.stamp(ofMeaning)) {
		return Good, nil
	}
	at, found, err := d.wb.ReadAt(ctx)
	if err != nil {
		return Good, err
	}
	if !found {
		return ReadAgain, nil
	}
	fresh, err := d.remake(ctx, p.Plan.Undoes)
	switch {
	case err != nil:
		return Good, err
	case fresh.Fingerprint == p.Plan.Fingerprint:
		return Good, nil
	case !at.Equal(p.Plan.ReadAt):
		return ReadAgain, nil
	}
	return Edited, nil
}

// Staleness waits until it is known whether the newest plan is still good.
func (d *Desk) Staleness(ctx context.Context) (Staleness, error) { return d.staleness.Get(ctx) }

// StalenessSoon is Staleness for a screen, which is never kept waiting: it says Checking and looks in the background.
func (d *Desk) StalenessSoon(ctx context.Context) (Staleness, error) {
	s, state, err := d.staleness.Soon(ctx, d.life, d.options.Patience, d.options.Ready)
	if err == nil && state != Fresh {
		return Checking, nil
	}
	return s, err
}

func (m *madeFrom) keep(number int, fingerprint, stamp string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.stamp == nil {
		m.stamp, m.print = map[int]string{}, map[int]string{}
	}
	m.stamp[number], m.print[number] = stamp, fingerprint
}

func (m *madeFrom) was(number int, fingerprint, stamp string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	kept, known := m.stamp[number]
	return known && kept == stamp && m.print[number] == fingerprint
}
