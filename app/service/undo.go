package service

import (
	"context"
	"strconv"

	"personadesk/backend/plan"
	"personadesk/backend/provision"
)

// Undo makes the plan that takes a run back. It is the newest plan from then on: shown, approved and run like any other.
func (s *Runs) Undo(id string) error {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return unknownRun(id)
	}
	if _, err := s.d.MakeUndo(context.Background(), n); err != nil {
		return err
	}
	s.d.changed()
	return nil
}

// MakeUndo makes the plan that takes a run back, from the last reading of the tenant, and keeps it.
func (d *Desk) MakeUndo(ctx context.Context, runID int64) (plan.Plan, error) {
	fresh, err := d.computeUndo(ctx, runID)
	if err != nil {
		return plan.Plan{}, err
	}
	p, err := d.keepPlan(ctx, fresh)
	return p.plan, err
}

// computeAgain makes a plan of the same kind from what the workbook holds now.
func (d *Desk) computeAgain(ctx context.Context, p plan.Plan) (plan.Plan, error) {
	if p.Undoes != 0 {
		return d.computeUndo(ctx, p.Undoes)
	}
	return d.computePlan(ctx)
}

func (d *Desk) computeUndo(ctx context.Context, runID int64) (plan.Plan, error) {
	wb, err := d.Workbook()
	if err != nil {
		return plan.Plan{}, err
	}
	past, err := provision.PastOf(ctx, wb, runID)
	if err != nil {
		return plan.Plan{}, err
	}
	design, r, err := d.wantedAndRead(ctx)
	if err != nil {
		return plan.Plan{}, err
	}
	if r == nil {
		return plan.Plan{}, neverRead()
	}
	return plan.Undo(*design, r.forPlan(), past, d.o.Now().UTC()), nil
}
