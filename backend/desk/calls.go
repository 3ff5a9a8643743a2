package desk

import (
	"context"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// CallFacts is what is known of the calls of the design besides it. Without a reading nothing is known of the tenant.
func (d *Desk) CallFacts(ctx context.Context) (voice.Facts, error) {
	design, err := d.Personas(ctx)
	if err != nil {
		return voice.Facts{}, err
	}
	lists, err := d.Lists(ctx)
	if err != nil || lists == nil {
		return plan.CallFacts(design, tenant.Reading{}, nil, nil), err
	}
	var reach []targeting.Reach
	r, err := d.Reading(ctx)
	if err == nil {
		reach, err = d.Reach(ctx)
	}
	if err != nil {
		return voice.Facts{}, err
	}
	return plan.CallFacts(design, r.Reading, r.Directory, reach), nil
}

// callProblems is what is wrong with queues, attendants, schedules and resource accounts.
func (d *Desk) callProblems(ctx context.Context) ([]problem.Problem, error) {
	design, err := d.Personas(ctx)
	if err != nil || len(design.Queues)+len(design.Attendants)+len(design.Schedules)+len(design.Accounts) == 0 {
		return nil, err
	}
	facts, err := d.CallFacts(ctx)
	if err != nil {
		return nil, err
	}
	return voice.CheckCalls(design.Calls(), facts), nil
}

// CallProblems is callProblems, kept.
func (d *Desk) CallProblems(ctx context.Context) ([]problem.Problem, error) {
	return d.callFaults.Get(ctx)
}
