package engine

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"time"

	"personadesk/backend/number"
	"personadesk/backend/plan"
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
		if event, ofAccount := accountNumber(c.Change, e.o.Clock.Now().UTC().Add(rest), rest > 0); ofAccount {
			event.Note = &note
			seen[event.Telephone] = event
		}
		if c.Action.Number == nil {
			continue
		}
		event := number.Event{Telephone: c.Action.Number.Telephone, Do: number.Found, Note: &note}
		switch {
		case c.Kind == plan.AssignNumber:
			event.State, event.HolderKind, event.Holder = number.Assigned, number.User, string(c.Action.Number.Target)
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

// accountNumber is what became of the number of a resource account; false for any other change.
func accountNumber(c *plan.Change, until time.Time, rests bool) (number.Event, bool) {
	if c.Kind != plan.ChangeThing || c.Action.Command == nil {
		return number.Event{}, false
	}
	telephone, _ := c.Action.Command.Param("PhoneNumber")
	event := number.Event{Telephone: telephone.Text, Do: number.Found}
	switch c.Action.Command.Name {
	case "Set-CsPhoneNumberAssignment":
		event.State, event.HolderKind = number.Assigned, number.ResourceAccount
	case "Remove-CsPhoneNumberAssignment":
		event.State = number.Free
		if rests {
			event.State, event.Until = number.Quarantined, until
		}
	default:
		return number.Event{}, false
	}
	return event, event.Telephone != ""
}
