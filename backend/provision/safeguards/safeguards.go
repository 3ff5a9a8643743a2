// Package safeguards is the one answer to "is it safe to run?". The screen shows it, and a run is refused from exactly it; what can only
// be asked of the tenant itself, whether it is the right one and has stayed where it was, comes on top right before the first call.
package safeguards

import (
	"context"
	"fmt"
	"time"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// ID names a check.
type ID string

// The checks, in the order in which they are made.
const (
	Tenant   ID = "tenant"        // the workbook belongs to the tenant that the plan was made for
	Newest   ID = "newest"        // it is the newest plan of the workbook; of a run that goes on, the plan of that run
	Sealed   ID = "seal"          // it is what was written when it was made
	OpenRun  ID = "openRun"       // no other run is open
	Fresh    ID = "fresh"         // it was not carried out, not found stale, and rests on the last reading
	Problems ID = "problems"      // it has none that forbids to carry it out
	Approved ID = "approval"      // somebody said yes to it, if that is asked for
	Distinct ID = "distinct"      // its changes can be told apart
	Holders  ID = "twoHolders"    // it gives no number to two holders
	Defaults ID = "tenantDefault" // none of its commands is too wide
	Losses   ID = "losses"        // not too many users lose something in a day
	Unknown  ID = "unknown"       // of nobody it is unknown whether a persona is theirs
)

// Check is one question with its answer.
type Check struct {
	ID      ID
	OK      bool
	Refuses bool             // a run is refused while it is not OK; otherwise it is only worth knowing
	Figures []int            // what a door needs for its words
	Problem *problem.Problem // what is wrong; nil when it is OK
}

// Code is that of the problem, "" when there is none.
func (c Check) Code() string {
	if c.Problem == nil {
		return ""
	}
	return c.Problem.Code
}

// Asked is what the checks are about.
type Asked struct {
	Plan        plan.Plan // its head is enough where Body is given
	Body        *Body     // what Plan says for itself; nil when it is to be found from Plan
	Run         int64     // the run that is to go on, 0 for one that is to begin
	Now         time.Time
	AllowLosses bool // the second, explicit confirmation that more users lose something than the safeguard allows
	// Still says whether the plan that is made from the last reading means what Plan means; it is asked when the tenant was read since.
	// Without it a later reading refuses.
	Still func(ctx context.Context) (bool, error)
}

// Answer is all checks of one plan.
type Answer struct {
	Number int // of the plan in the workbook, 0 when it is not there
	State  workbook.PlanState
	Checks []Check
}

// Refusal is the first problem that forbids to run, nil when there is none.
func (a Answer) Refusal() error {
	for _, c := range a.Checks {
		if !c.OK && c.Refuses {
			return c.Problem
		}
	}
	return nil
}

// Codes are those of the problems with which a run is refused before anything is sent; app/cli makes exit status 4 of them.
func Codes() []string {
	return []string{"PLAN_STALE", "PLAN_OTHER", "PLAN_ALTERED", "PLAN_PROBLEMS", "PLAN_UNAPPROVED", "PLAN_TWICE", "RUN_OPEN", "RUN_ENDED", "SAFEGUARD_LOSSES",
		"SAFEGUARD_COMMAND", "WORKBOOK_OTHER_TENANT", "TENANT_OTHER"}
}

// Of makes every check. An error means that the workbook could not be asked, and nothing is known.
func Of(ctx context.Context, wb *workbook.Workbook, asked Asked) (Answer, error) {
	if asked.Body == nil {
		asked.Body = BodyOf(asked.Plan)
	}
	q := &question{ctx: ctx, wb: wb, Asked: asked}
	if err := q.load(); err != nil {
		return Answer{}, fmt.Errorf("making the safeguard checks: %w", err)
	}
	a := Answer{Checks: make([]Check, 0, 12)}
	if q.found {
		a.Number, a.State = q.stored.Number, q.stored.State
	}
	for _, one := range []struct {
		id      ID
		refuses bool
		check   func() ([]int, *problem.Problem)
	}{
		{Tenant, true, q.tenant}, {Newest, true, q.newest}, {Sealed, true, q.sealed}, {OpenRun, true, q.openRun}, {Fresh, true, q.fresh},
		{Problems, true, q.problems}, {Approved, true, q.approval}, {Distinct, true, q.Body.distinct.outcome}, {Holders, true, q.Body.holders.outcome},
		{Defaults, true, q.Body.commands.outcome}, {Losses, true, q.losses}, {Unknown, false, q.unknown},
	} {
		figures, p := one.check()
		a.Checks = append(a.Checks, Check{ID: one.id, OK: p == nil, Refuses: one.refuses, Figures: figures, Problem: p})
	}
	return a, nil
}

// Stale is the problem of a plan that the tenant has left behind.
func Stale(why text.Text) *problem.Problem {
	return problem.New("PLAN_STALE.tenant").Detailed(why).
		Hinted().At(planStep)
}

var planStep = problem.Where{Step: "plan"}
