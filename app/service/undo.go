package service

import (
	"context"
	"strconv"

	"personadesk/backend/desk"
	"personadesk/backend/plan"
)

// Undo makes the plan that takes a run back. It is the newest plan from then on: shown, approved and run like any other.
func (s *Runs) Undo(id string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return unknownRun(id)
	}
	if _, err := s.d.MakeUndo(s.ctx, n); err != nil {
		return err
	}
	return nil
}

// MakeUndo makes the plan that takes a run back, from the last reading of the tenant, and keeps it.
func (d *Desk) MakeUndo(ctx context.Context, runID int64) (plan.Plan, error) {
	if err := d.may(ctx, desk.Write); err != nil {
		return plan.Plan{}, err
	}
	kept, err := d.kept()
	if err != nil {
		return plan.Plan{}, err
	}
	p, _, err := stored(kept.MakeUndo(ctx, runID))
	return p.plan, err
}
