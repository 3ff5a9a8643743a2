package provision

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

const (
	numbersAtOnce = 20 // in one request of AssignNumbers
	batchesAtOnce = 3
)

// sendNumbers sends number changes in batches, those that free a number before those that give one.
func (e *engine) sendNumbers(ctx context.Context, list []*item) error {
	for _, kind := range []plan.Kind{plan.ReleaseNumber, plan.AssignNumber} {
		var of []*item
		for _, c := range list {
			if c.Kind == kind {
				of = append(of, c)
			}
		}
		lanes := errgroup.Group{}
		lanes.SetLimit(batchesAtOnce)
		for batch := range slices.Chunk(of, numbersAtOnce) {
			if ctx.Err() != nil {
				break
			}
			lanes.Go(func() error { return e.sendBatch(context.WithoutCancel(ctx), kind, batch) })
		}
		if err := lanes.Wait(); err != nil {
			return err
		}
	}
	return nil
}

// sendBatch looks at each number once more, writes the intents, asks for all of them in one request and writes down the answers.
func (e *engine) sendBatch(ctx context.Context, kind plan.Kind, batch []*item) error {
	var send []*item
	var requests []tenant.NumberAssignment
	var marks []mark
	for _, c := range batch {
		m, goes := e.lookBefore(ctx, c)
		if goes {
			c.attempt++
			send, requests = append(send, c), append(requests, *c.Action.Number)
		}
		marks = append(marks, m)
	}
	if err := e.note(marks...); err != nil || len(send) == 0 {
		return err
	}
	var answers []tenant.Accepted
	if kind == plan.AssignNumber {
		answers = e.t.Graph.AssignNumbers(ctx, requests)
	} else {
		answers = e.t.Graph.ReleaseNumbers(ctx, requests)
	}
	marks = marks[:0]
	for i, c := range send {
		if i >= len(answers) {
			marks = append(marks, mark{c, workbook.Unclear, "", "the tenant did not answer for this number"})
			continue
		}
		marks = append(marks, answered(c, answers[i].Operation, "", answers[i].Err))
	}
	return e.note(marks...)
}

// lookBefore reads a number right before it is asked for. It gives the state to journal, and whether to send.
func (e *engine) lookBefore(ctx context.Context, c *item) (mark, bool) {
	want := c.Action.Number
	stop := func(state workbook.ChangeState, format string, args ...any) (mark, bool) {
		return mark{c, state, "", fmt.Sprintf(format, args...)}, false
	}
	n, ok, err := e.t.Graph.NumberByTelephone(ctx, want.Telephone)
	switch {
	case err != nil:
		return stop(workbook.Skipped, "not sent: the number could not be read right before: %s", reason(err))
	case c.Kind == plan.ReleaseNumber && (!ok || n.Target == ""):
		return stop(workbook.Accepted, "not sent: the number has no holder already")
	case c.Kind == plan.ReleaseNumber && (want.Target == "" || !strings.EqualFold(n.Target, want.Target)):
		return stop(workbook.Refused, "not sent: the number is with somebody else than the plan says")
	case c.Kind == plan.ReleaseNumber:
		return mark{c, workbook.Sent, "", ""}, true
	case want.Target == "":
		return stop(workbook.Refused, "not sent: the plan names no holder")
	case !ok && want.Type != "directRouting": // such a number is listed only while somebody has it
		return stop(workbook.Skipped, "not sent: the number is not in the tenant")
	case strings.EqualFold(n.Target, want.Target):
		return stop(workbook.Accepted, "not sent: the number is with its holder already")
	case n.Target != "":
		return stop(workbook.Refused, "not sent: the number is with somebody else")
	case ok && n.Status != "" && n.Status != "unassigned":
		return stop(workbook.Skipped, "not sent: the tenant says that the number is %s", n.Status)
	}
	return mark{c, workbook.Sent, "", ""}, true
}
