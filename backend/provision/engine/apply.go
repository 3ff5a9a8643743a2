package engine

import (
	"context"
	"errors"
	"fmt"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/provision/proof"
	"personadesk/backend/provision/safeguards"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// Apply carries a plan out, after the safeguards: the plan must be the newest of the workbook and approved, the tenant must be the
// workbook's and must not have moved where the plan touches it, and no more people may lose something than allowed. Then a copy of the workbook
// is kept beside it. A refusal is a problem (see package safeguards), and nothing was sent. A change that fails does not stop the others; the summary says what became of each.
// When ctx ends, the call under way is finished and journalled, and the summary is that of a stopped run, without an error.
func Apply(ctx context.Context, t tenant.Tenant, wb *workbook.Workbook, p plan.Plan, o Options) (Summary, error) {
	o = o.complete()
	e := newEngine(t, wb, p, o)
	defer e.progress.start()()
	if err := e.countNumbers(ctx); err != nil {
		return Summary{}, err
	}
	if err := e.sameTenant(ctx); err != nil {
		return Summary{}, err
	}
	safe, err := safeguards.Of(ctx, wb, safeguards.Asked{Plan: p, Now: o.Clock.Now(), AllowLosses: o.AllowLosses, Still: e.still})
	if err != nil {
		return Summary{}, err
	}
	if err := safe.Refusal(); err != nil {
		return Summary{}, e.gone(ctx, safe, err)
	}
	if err := e.unmoved(ctx); err != nil {
		return Summary{}, e.gone(ctx, safe, err)
	}
	if _, err := wb.KeepCopy(ctx); err != nil {
		return Summary{}, err
	}
	e.run, err = wb.NewRun(e.actor(ctx), workbook.Run{PlanNumber: safe.Number, Fingerprint: p.Fingerprint, TenantID: p.TenantID, By: o.By})
	if err != nil {
		return Summary{}, fmt.Errorf("beginning the run: %w", err)
	}
	queued := make([]mark, len(e.items))
	for i, c := range e.items {
		queued[i] = mark{c, workbook.Queued, "", text.Text{}}
	}
	if err := e.note(queued...); err != nil {
		return Summary{}, err
	}
	return e.carryOut(ctx)
}

// sameTenant refuses a tenant that is not the one of the plan or not the one of the workbook, or that says it is another time.
func (e *engine) sameTenant(ctx context.Context) error {
	o, err := e.t.Graph.Organization(ctx)
	if err != nil {
		return fmt.Errorf("asking the tenant who it is: %w", err)
	}
	if o.ID == "" || o.ID != e.plan.TenantID {
		return problem.New("TENANT_OTHER.plan").Detailed(e.plan.TenantID, o.ID).
			Hinted()
	}
	if err := tenant.InTime(o, e.o.Clock.Now()); err != nil {
		return err
	}
	return e.wb.CheckTenant(ctx, o.ID)
}

// unmoved refuses when the tenant has moved under the changes that are still to be sent.
func (e *engine) unmoved(ctx context.Context) error {
	own := map[string]bool{}
	var rest []*item
	for _, c := range e.items {
		if c.state == workbook.Queued && c.attempt == 0 {
			rest = append(rest, c)
		} else {
			own[proof.Touches(c.Change)] = true
		}
	}
	e.progress.say(provision.Progress{Stage: "checking", Total: len(rest)})
	return proof.Moved(ctx, e.t, cases(rest), own, e.listed)
}

// still says whether the plan of the last reading means what this plan means.
func (e *engine) still(ctx context.Context) (bool, error) {
	fresh, err := provision.Remake(ctx, e.wb, e.plan.Undoes, e.o.Clock.Now().UTC())
	return fresh.Fingerprint == e.plan.Fingerprint, err
}

// gone marks a plan that waited to be carried out as stale, with all approvals, when that is why it is refused.
func (e *engine) gone(ctx context.Context, safe safeguards.Answer, refusal error) error {
	if safe.State != workbook.PlanMade || problem.From(refusal).Code != "PLAN_STALE" {
		return refusal
	}
	return errors.Join(refusal, e.wb.SetPlanState(e.actor(ctx), safe.Number, workbook.PlanStale))
}
