package engine

import (
	"context"
	"fmt"

	"personadesk/backend/kept"
	"personadesk/backend/problem"
	"personadesk/backend/provision/safeguards"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// Resume brings a run to its end that was stopped or interrupted, however suddenly. What was sent is looked for first; only what is
// not there is sent.
func Resume(ctx context.Context, t tenant.Tenant, wb *workbook.Workbook, runID int64, o Options) (Summary, error) {
	o = o.complete()
	run, _, err := wb.Run(ctx, runID) // one that is not there is not open
	if err != nil {
		return Summary{}, fmt.Errorf("looking for the run: %w", err)
	}
	if !run.Open() {
		return Summary{}, problem.New("RUN_ENDED.resume").Detailed(runID).
			Hinted()
	}
	stored, ok, err := wb.PlanByNumber(ctx, run.PlanNumber)
	if err != nil {
		return Summary{}, fmt.Errorf("looking for the plan of the run: %w", err)
	}
	if !ok {
		return Summary{}, problem.New("PLAN_OTHER.resume").Detailed(run.PlanNumber).
			Hinted()
	}
	p, err := kept.Load(ctx, wb, stored)
	if err != nil {
		return Summary{}, fmt.Errorf("loading the plan of the run: %w", err)
	}
	e := newEngine(t, wb, p, o)
	e.run = run
	defer e.progress.start()()
	if err := e.countNumbers(ctx); err != nil {
		return Summary{}, err
	}
	if err := e.recall(ctx); err != nil {
		return Summary{}, err
	}
	if err := e.sameTenant(ctx); err != nil {
		return Summary{}, err
	}
	safe, err := safeguards.Of(ctx, wb, safeguards.Asked{Plan: p, Run: run.ID, Now: o.Clock.Now(), AllowLosses: o.AllowLosses})
	if err != nil {
		return Summary{}, err
	}
	if err := safe.Refusal(); err != nil {
		return Summary{}, err
	}
	if err := e.unmoved(ctx); err != nil {
		return Summary{}, err
	}
	if err := wb.SetRunState(e.actor(ctx), run.ID, workbook.Running, text.Text{}); err != nil {
		return Summary{}, fmt.Errorf("resuming the run: %w", err)
	}
	if err := e.settle(ctx); err != nil {
		return Summary{}, err
	}
	return e.carryOut(ctx)
}

// recall takes the states of the changes from the journal. What was skipped is tried again; what the tenant refused is not.
func (e *engine) recall(ctx context.Context) error {
	states, err := e.wb.ChangeStates(ctx, e.run.ID)
	if err != nil {
		return fmt.Errorf("reading the journal: %w", err)
	}
	for _, c := range e.items {
		s, ok := states[c.ID]
		if !ok {
			continue
		}
		c.state, c.attempt, c.Operation, c.Note, c.at = s.State, s.Attempt, s.Operation, s.Note, s.At
		if c.state == workbook.Skipped {
			c.state = workbook.Queued
		}
		e.progress.count(c.Lane, workbook.Queued, c.state)
	}
	return nil
}
