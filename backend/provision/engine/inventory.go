package engine

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"time"

	"personadesk/backend/number"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// enter puts into the inventory what the run was seen to do with numbers: who holds one now, and which rests before it is given again.
// Nothing that was only accepted is entered.
func (e *engine) enter(ctx context.Context) error {
	guards, err := e.wb.Safeguards(ctx)
	if err != nil {
		return fmt.Errorf("entering numbers: %w", err)
	}
	rest := time.Duration(guards.QuarantineDays) * 24 * time.Hour
	if _, err := e.wb.ApplyNumbers(workbook.InRun(ctx, e.run.ID), text.Of("run.edit", e.run.ID), e.seenOfNumbers(rest)); err != nil {
		return fmt.Errorf("entering numbers: %w", err)
	}
	return nil
}

// seenOfNumbers is what the run was seen to do, for each number what it did last. What is seen may follow anything, and says nothing of
// tags and descriptions.
func (e *engine) seenOfNumbers(rest time.Duration) iter.Seq[number.Event] {
	note := fmt.Sprintf("Run %d", e.run.ID)
	seen := map[string]number.Event{}
	for _, c := range e.items {
		if c.state != workbook.Seen {
			continue
		}
		if c.Action.Number == nil {
			continue
		}
		event := number.Event{Telephone: c.Action.Number.Telephone, Do: number.Found, Note: &note}
		switch {
		case c.Kind == plan.AssignNumber:
			event.State, event.HolderKind, event.Holder = number.Assigned, number.User, string(c.Action.Number.Target)
			if account := c.Action.Number.Account; account != "" {
				event.HolderKind = number.ResourceAccount
				if event.Holder == "" { // made by this run, and found when the number was given
					event.Holder = string(e.resolver.Found(tenant.Ref{Kind: tenant.RefAccount, Key: account}))
				}
			}
		case c.Kind == plan.ReleaseNumber && rest > 0:
			event.State, event.Until = number.Quarantined, e.o.Clock.Now().UTC().Add(rest)
		case c.Kind == plan.ReleaseNumber:
			event.State = number.Free
		default:
			continue
		}
		seen[event.Telephone] = event
	}
	return maps.Values(seen)
}
