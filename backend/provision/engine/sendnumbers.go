package engine

import (
	"context"
	"errors"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

const (
	numbersAtOnce = 20          // in one request of AssignNumbers, and in one look
	lookHolds     = time.Minute // how old a look may be when a number is asked for
	mostLooks     = 3           // how often a number is looked at again because the tenant kept us waiting for longer
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
		crowd, within := errgroup.WithContext(ctx)
		crowd.SetLimit(atOnce[numbers])
		for batch := range slices.Chunk(of, numbersAtOnce) {
			crowd.Go(func() error {
				if stopped(within) {
					return nil
				}
				return e.sendBatch(context.WithoutCancel(ctx), kind, batch)
			})
		}
		if err := crowd.Wait(); err != nil {
			return err
		}
	}
	return nil
}

// sendBatch sends some number changes. What could not be sent while the look at it was good is looked at and sent once more.
func (e *engine) sendBatch(ctx context.Context, kind plan.Kind, batch []*item) error {
	for look := 1; len(batch) > 0; look++ {
		late, err := e.sendLooked(ctx, kind, batch)
		if err != nil {
			return err
		}
		if look == mostLooks {
			marks := make([]mark, len(late))
			for i, c := range late {
				marks[i] = mark{c, workbook.Skipped, "", text.Of("run.number.too-late")}
			}
			return e.note(marks...)
		}
		batch = late
	}
	return nil
}

// sendLooked looks at numbers together, writes the intents, asks for all of them in one request and writes down the answers. It gives those
// that were not sent because the look had become too old.
func (e *engine) sendLooked(ctx context.Context, kind plan.Kind, batch []*item) (late []*item, err error) {
	telephones := make([]string, len(batch))
	for i, c := range batch {
		telephones[i] = c.Action.Number.Telephone
	}
	good := e.o.Clock.Now().Add(lookHolds)
	found, failed := e.t.Graph.NumbersByTelephone(ctx, telephones)
	var send []*item
	var requests []tenant.NumberAssignment
	var marks []mark
	for _, c := range batch {
		n, there := found[c.Action.Number.Telephone]
		request := *c.Action.Number
		var unfound error
		if request.Account != "" && request.Target == "" {
			request.Target, unfound = e.resolver.ID(ctx, tenant.Ref{Kind: tenant.RefAccount, Key: request.Account})
		}
		m, goes := judge(c, request.Target, n, there, failed[c.Action.Number.Telephone])
		if unfound != nil {
			m, goes = mark{c, workbook.Skipped, "", text.Of("run.not-sent", provision.Reason(unfound))}, false
		}
		if goes && request.Location != "" {
			id, err := e.resolver.ID(ctx, tenant.Ref{Kind: tenant.ThingRef(tenant.LocationThing), Key: request.Location})
			if request.LocationID, request.Location = string(id), ""; err != nil {
				m, goes = mark{c, workbook.Skipped, "", text.Of("run.not-sent", provision.Reason(err))}, false
			}
		}
		if goes {
			c.attempt++
			send, requests = append(send, c), append(requests, request)
		}
		marks = append(marks, m)
	}
	if err := e.note(marks...); err != nil || len(send) == 0 {
		return nil, err
	}
	var answers []tenant.Accepted
	if kind == plan.AssignNumber {
		answers = e.t.Graph.AssignNumbers(tenant.SendBefore(ctx, good), requests)
	} else {
		answers = e.t.Graph.ReleaseNumbers(tenant.SendBefore(ctx, good), requests)
	}
	marks = marks[:0]
	for i, c := range send {
		switch {
		case i >= len(answers):
			marks = append(marks, mark{c, workbook.Unclear, "", text.Of("run.number.unanswered")})
		case errors.Is(answers[i].Err, tenant.ErrTooLate) && !uncertain(answers[i].Err):
			late = append(late, c)
		default:
			marks = append(marks, answered(c, answers[i].Operation, text.Text{}, answers[i].Err))
		}
	}
	return late, e.note(marks...)
}

// judge says what a look at a number right before it is asked for means: the state to journal, and whether to send. A number that the tenant
// does not list is with nobody and has no status.
func judge(c *item, target ident.ObjectID, n tenant.Number, listed bool, err error) (mark, bool) {
	stop := func(state workbook.ChangeState, says text.Text) (mark, bool) {
		return mark{c, state, "", says}, false
	}
	switch {
	case err != nil:
		return stop(workbook.Skipped, text.Of("run.number.unread", provision.Reason(err)))
	case c.Kind == plan.ReleaseNumber && n.Target == "":
		return stop(workbook.Accepted, text.Of("run.number.free"))
	case c.Kind == plan.ReleaseNumber && n.Target != target:
		return stop(workbook.Refused, text.Of("run.number.other"))
	case c.Kind == plan.ReleaseNumber:
		return mark{c, workbook.Sent, "", text.Text{}}, true
	case target == "":
		return stop(workbook.Refused, text.Of("run.number.nobody"))
	case !listed && c.Action.Number.Type != "directRouting": // such a number is listed only while somebody has it
		return stop(workbook.Skipped, text.Of("run.number.missing"))
	case n.Target == target:
		return stop(workbook.Accepted, text.Of("run.number.there"))
	case n.Target != "":
		return stop(workbook.Refused, text.Of("run.number.elsewhere"))
	case n.Status != "" && n.Status != "unassigned":
		return stop(workbook.Skipped, text.Of("run.number.status", n.Status))
	}
	return mark{c, workbook.Sent, "", text.Text{}}, true
}
