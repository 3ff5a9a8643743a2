package engine

import (
	"context"
	"fmt"
	"time"

	"personadesk/backend/number"
	"personadesk/backend/plan"
	"personadesk/backend/workbook"
)

// enter puts into the inventory what the run was seen to do with numbers: who holds one now, and which rests before it is given again.
// Nothing that was only accepted is entered.
func (e *engine) enter(ctx context.Context) error {
	ranges, err := e.wb.Ranges(ctx)
	if err != nil {
		return fmt.Errorf("entering numbers: %w", err)
	}
	guards, err := e.wb.Safeguards(ctx)
	if err != nil {
		return fmt.Errorf("entering numbers: %w", err)
	}
	now := e.o.Clock.Now().UTC()
	var list []number.Number
	for _, c := range e.items {
		if c.state != workbook.Seen || c.Action.Number == nil {
			continue
		}
		n := number.Number{Telephone: c.Action.Number.Telephone, Since: now, Note: fmt.Sprintf("Run %d", e.run.ID)}
		switch c.Kind {
		case plan.AssignNumber:
			n.State, n.Holder = number.Assigned, c.Action.Number.Target
		case plan.ReleaseNumber:
			n.State, n.Until = number.Quarantined, now.Add(time.Duration(guards.QuarantineDays)*24*time.Hour)
		default:
			continue
		}
		for _, r := range ranges {
			if r.Holds(n.Telephone) {
				n.RangeID = r.ID
			}
		}
		list = append(list, n)
	}
	if len(list) == 0 {
		return nil
	}
	if err := e.wb.SaveNumbers(ctx, list); err != nil {
		return fmt.Errorf("entering numbers: %w", err)
	}
	return nil
}
