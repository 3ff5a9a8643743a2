package engine

import (
	"context"
	"fmt"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/provision/proof"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// engine carries out one run.
type engine struct {
	t        tenant.Tenant
	wb       *workbook.Workbook
	plan     plan.Plan
	o        Options
	run      workbook.Run
	items    []*item
	byID     map[string]*item
	byLane   map[plan.Lane][]*item
	resolver *proof.Resolver
	journal  journal
	progress *progress
	began    time.Time
	voices   *proof.Look // at those for whom voice is enabled or disabled in the wave under way
	listed   int         // how many numbers the tenant listed when it was last read, 0 when nobody knows
}

func newEngine(t tenant.Tenant, wb *workbook.Workbook, p plan.Plan, o Options) *engine {
	e := &engine{t: t, wb: wb, plan: p, o: o, byID: make(map[string]*item, len(p.Changes)), byLane: map[plan.Lane][]*item{},
		resolver: proof.NewResolver(t), began: o.Clock.Now(), items: make([]*item, 0, len(p.Changes))}
	e.journal.write = e.write
	targeted := map[string][]ident.ObjectID{}
	for _, reach := range p.Targeted {
		targeted[reach.PersonaID] = reach.Users
	}
	for i := range p.Changes {
		c := &item{Case: proof.Case{Change: &p.Changes[i], Targeted: targeted[p.Changes[i].PersonaID]}, state: workbook.Queued}
		e.items = append(e.items, c)
		e.byID[c.ID] = c
		e.byLane[c.Lane] = append(e.byLane[c.Lane], c)
	}
	e.progress = newProgress(p, o)
	return e
}

// look begins a fresh look at the tenant for some changes.
func (e *engine) look(items []*item) *proof.Look {
	return proof.NewLook(e.t, e.resolver, cases(items), e.listed)
}

// countNumbers finds out how many numbers the tenant has, by which looks choose between its list and batches.
func (e *engine) countNumbers(ctx context.Context) (err error) {
	if len(e.byLane[plan.LaneNumbers]) == 0 {
		return nil
	}
	if e.listed, err = e.wb.CountTenantNumbers(ctx); err != nil {
		return fmt.Errorf("counting the numbers of the tenant: %w", err)
	}
	return nil
}

func (e *engine) actor(ctx context.Context) context.Context {
	if e.o.By == "" {
		return ctx
	}
	return workbook.WithActor(ctx, e.o.By)
}

func stopped(ctx context.Context) bool { return ctx.Err() != nil }
