package safeguards

import (
	"context"
	"errors"
	"fmt"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// question is a set of checks under way, with what the workbook says to them, each read once.
type question struct {
	Asked
	ctx context.Context
	wb  *workbook.Workbook

	stored   workbook.StoredPlan // the plan that Plan is held against
	found    bool
	open     workbook.Run // the run that is open
	opened   bool
	readAt   time.Time
	read     bool
	still    bool // the plan of the last reading means what this one means
	limits   workbook.Safeguards
	approved bool
	other    *problem.Problem // the workbook belongs to another tenant
	losers   []ident.ObjectID // in the last 24 hours
	settled  map[string]bool  // changes of the run that have come to their end
}

func (q *question) load() (err error) {
	if q.open, q.opened, err = q.wb.OpenRun(q.ctx); err != nil {
		return fmt.Errorf("looking for an open run: %w", err)
	}
	if q.Run == 0 {
		q.stored, q.found, err = q.wb.LatestPlan(q.ctx)
	} else {
		err = q.loadRun()
	}
	if err != nil {
		return fmt.Errorf("looking for the plan: %w", err)
	}
	if q.readAt, q.read, err = q.wb.ReadAt(q.ctx); err != nil {
		return fmt.Errorf("looking for the last reading: %w", err)
	}
	if q.Still != nil && q.Run == 0 && q.read && !q.readAt.Equal(q.Plan.ReadAt) {
		if q.still, err = q.Still(q.ctx); err != nil {
			return fmt.Errorf("planning from the last reading: %w", err)
		}
	}
	if q.limits, err = q.wb.Safeguards(q.ctx); err != nil {
		return fmt.Errorf("reading the limits: %w", err)
	}
	if _, q.approved, err = q.wb.Approval(q.ctx, q.Plan.Fingerprint); err != nil {
		return fmt.Errorf("looking for the approval: %w", err)
	}
	if q.losers, err = q.wb.LosersSince(q.ctx, q.Now.Add(-24*time.Hour)); err != nil {
		return fmt.Errorf("counting losses: %w", err)
	}
	if err := q.wb.CheckTenant(q.ctx, q.Plan.TenantID); err != nil && !errors.As(err, &q.other) {
		return fmt.Errorf("looking for the tenant of the workbook: %w", err)
	}
	return nil
}

// loadRun finds the plan of the run that is to go on, and which of its changes have come to their end.
func (q *question) loadRun() error {
	run, ok, err := q.wb.Run(q.ctx, q.Run)
	if err != nil || !ok {
		return err
	}
	if q.stored, q.found, err = q.wb.PlanByNumber(q.ctx, run.PlanNumber); err != nil {
		return err
	}
	q.found = q.found && q.stored.Fingerprint == run.Fingerprint
	states, err := q.wb.ChangeStates(q.ctx, q.Run)
	if err != nil {
		return err
	}
	q.settled = make(map[string]bool, len(states))
	for id, s := range states {
		// What was skipped is tried again when the run goes on, so its losses still count.
		q.settled[id] = s.State.Outcome() && s.State != workbook.Skipped
	}
	return nil
}
