package desk

import (
	"context"
	"time"

	"personadesk/backend/kept"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/provision/safeguards"
	"personadesk/backend/workbook"
)

// KeptPlan is a plan as the workbook keeps it. Plan is without its changes and without whom it targets, unless it was made a moment ago;
// Whole gives those.
type KeptPlan struct {
	Number  int
	State   workbook.PlanState
	Changes int
	Plan    plan.Plan
	stored  workbook.StoredPlan
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

// ofMeaning are the areas that what a plan means rests on.
var ofMeaning = workbook.PlanAreas()

func (d *Desk) keepPlan() {
	d.plan.Stamp = d.on(ofPlans)
	d.plan.Same = func(old, fresh *KeptPlan) bool {
		return old != nil && fresh != nil && old.Number == fresh.Number && old.State == fresh.State && old.stored.Seal == fresh.stored.Seal
	}
	d.plan.Compute = func(ctx context.Context) (*KeptPlan, error) {
		stored, found, err := d.wb.LatestPlan(ctx)
		if err != nil || !found {
			return nil, err
		}
		return headOf(stored)
	}
	d.staleness.Stamp = d.on(ofMeaning, ofPlans)
	d.staleness.Over = d.over(ofMeaning, edition(&d.plan))
	d.staleness.Compute = d.lookAtPlan
}

func headOf(stored workbook.StoredPlan) (*KeptPlan, error) {
	head, err := kept.Head(stored)
	return &KeptPlan{Number: stored.Number, State: stored.State, Changes: stored.Changes, Plan: head, stored: stored}, err
}

// Whole gives a kept plan with all that is in it, held against its seal: to be carried out, or handed over. No screen asks for it.
func (d *Desk) Whole(ctx context.Context, p *KeptPlan) (plan.Plan, error) {
	if len(p.Plan.Changes) > 0 || p.Changes == 0 && len(p.Plan.Targeted) > 0 {
		return p.Plan, nil
	}
	return kept.Load(ctx, d.wb, p.stored)
}

// Safe makes the checks that a run of a kept plan would be refused by, at a moment. What the plan says for itself is found once, for as long
// as it is the same plan; then only what the workbook says is asked anew. still says whether the plan of the last reading is the same.
func (d *Desk) Safe(ctx context.Context, p *KeptPlan, now time.Time, still bool) (safeguards.Answer, error) {
	body, err := d.bodyOf(ctx, p)
	if err != nil {
		return safeguards.Answer{}, err
	}
	return safeguards.Of(ctx, d.wb, safeguards.Asked{Plan: p.Plan, Body: body, Now: now, Still: func(context.Context) (bool, error) { return still, nil }})
}

func (d *Desk) bodyOf(ctx context.Context, p *KeptPlan) (*safeguards.Body, error) {
	d.unpacking.Lock()
	defer d.unpacking.Unlock()
	if d.body != nil && d.bodySeal == p.stored.Seal {
		return d.body, nil
	}
	whole, err := d.Whole(ctx, p)
	if err != nil {
		return nil, err
	}
	d.bodySeal, d.body = p.stored.Seal, safeguards.BodyOf(whole)
	return d.body, nil
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
	stored, found, err := d.wb.PlanByNumber(ctx, n)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, problem.New("PLAN_MISSING.run").Detailed(n).Hinted()
	}
	return headOf(stored)
}

// MakePlan makes a plan from the design and the last reading, and keeps it as the newest one.
func (d *Desk) MakePlan(ctx context.Context) (*KeptPlan, error) { return d.makePlan(ctx, 0) }

// MakeUndo makes the plan that takes a run back, from the last reading of the tenant, and keeps it as the newest one.
func (d *Desk) MakeUndo(ctx context.Context, run int64) (*KeptPlan, error) {
	return d.makePlan(ctx, run)
}

func (d *Desk) makePlan(ctx context.Context, undoes int64) (*KeptPlan, error) {
	from := d.wb.Revisions()
	fresh, err := d.remake(ctx, undoes)
	if err != nil {
		return nil, err
	}
	n, err := kept.Save(ctx, d.wb, fresh, from)
	if err != nil {
		return nil, err
	}
	stored, _, err := d.wb.PlanByNumber(ctx, n)
	if err != nil {
		return nil, err
	}
	return &KeptPlan{Number: n, State: workbook.PlanMade, Changes: len(fresh.Changes), Plan: fresh, stored: stored}, nil
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
		options, err := provision.OptionsOf(ctx, d.wb, *design)
		if err != nil {
			return plan.Plan{}, err
		}
		return plan.Make(*design, r.ForPlan(numbers), now, options), ctx.Err()
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
	if kept.Fresh(p.stored, d.wb.Revisions()) {
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
