package engine

import (
	"context"
	"slices"
	"time"

	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/provision/safeguards"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// batchesAtOnce is how many batch operations may be under way: the tenant asks to keep a few and to let them finish.
const batchesAtOnce = 3

// apart parts changes that go one by one from those that go in batches. A batch holds changes in the order of the plan.
func apart(list []*item) (singles []*item, batches [][]*item) {
	at := map[string]int{}
	for _, c := range list {
		key, ok := c.Batch()
		if !ok {
			singles = append(singles, c)
			continue
		}
		i, begun := at[key]
		if !begun || len(batches[i]) == plan.MostInBatch {
			i = len(batches)
			at[key] = i
			batches = append(batches, nil)
		}
		batches[i] = append(batches[i], c)
	}
	return singles, batches
}

// sendBatches sends batches one after the other, each as one operation, and keeps only a few of them under way.
func (e *engine) sendBatches(ctx context.Context, batches [][]*item) error {
	var underway []string
	for _, batch := range batches {
		var err error
		if underway, err = e.fewer(ctx, underway); err != nil || stopped(ctx) {
			return err
		}
		operation, err := e.sendTogether(context.WithoutCancel(ctx), batch)
		if err != nil {
			return err
		}
		if operation != "" {
			underway = append(underway, operation)
		}
	}
	return nil
}

// fewer waits until another operation may be begun, but no longer than a wave is looked for.
func (e *engine) fewer(ctx context.Context, underway []string) ([]string, error) {
	began, wait := e.o.Clock.Now(), e.o.FirstWait
	for len(underway) >= batchesAtOnce && e.o.Clock.Now().Sub(began) < e.o.Patience {
		var failed error
		underway = slices.DeleteFunc(underway, func(operation string) bool {
			b, err := e.t.Teams.Batch(ctx, operation)
			if err != nil {
				failed = err
			}
			return err == nil && b.Over
		})
		if failed != nil && !stopped(ctx) {
			// Whether they are over only paces us; what became of them is looked for later, and said of each user.
			e.o.Log.Warn().Err(failed).Msg("a batch operation could not be asked about")
		}
		if len(underway) < batchesAtOnce || !e.rest(ctx, wait) {
			break
		}
		wait = min(2*wait, max(e.o.MostWait, time.Millisecond))
	}
	if len(underway) >= batchesAtOnce {
		underway = underway[1:]
	}
	return underway, nil
}

// sendTogether journals the intents of a batch, begins its operation and journals the answer, which is the same for all of it.
func (e *engine) sendTogether(ctx context.Context, batch []*item) (operation string, err error) {
	changes := make([]*plan.Change, len(batch))
	for i, c := range batch {
		changes[i] = c.Change
	}
	all := func(of func(*item) mark) error {
		marks := make([]mark, len(batch))
		for i, c := range batch {
			marks[i] = of(c)
		}
		return e.note(marks...)
	}
	command := plan.Together(changes)
	if err := safeguards.Command(command); err != nil {
		return "", all(func(c *item) mark {
			return mark{c, workbook.Skipped, "", text.Of("run.not-sent", provision.Reason(err))}
		})
	}
	if err := all(func(c *item) mark { c.attempt++; return mark{c, workbook.Sent, "", text.Text{}} }); err != nil {
		return "", err
	}
	put, failure := e.t.Teams.Run(ctx, command)
	operation = operationOf(put)
	return operation, all(func(c *item) mark { return answered(c, operation, text.Text{}, failure) })
}

// operationOf is the id that a batch operation answers with, "" when it answers anything else: then each user tells.
func operationOf(put []tenant.Object) string {
	if len(put) != 1 {
		return ""
	}
	id, _ := put[0]["Value"].(string)
	return id
}
