package document

import (
	"personadesk/backend/plan"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/text"
)

// batchSteps puts the changes that go to the tenant together into one step each, at the place of their first.
type batchSteps struct {
	open map[string]int // the step that a batch fills
	of   map[int][]*plan.Change
}

// joins gathers a change into its batch and says whether that has a step already; else the next step is the batch's.
func (b *batchSteps) joins(c *plan.Change, next int) bool {
	key, ok := c.Batch()
	if !ok {
		return false
	}
	if b.of == nil {
		b.open, b.of = map[string]int{}, map[int][]*plan.Change{}
	}
	at, later := b.open[key]
	if !later || len(b.of[at]) == plan.MostInBatch {
		at, later = next, false
		b.open[key] = at
	}
	b.of[at] = append(b.of[at], c)
	return later
}

// fill makes the one command of each batch, with the number of its first change.
func (b *batchSteps) fill(steps []powershell.Step) {
	for at, batch := range b.of {
		first := batch[0]
		does := text.Of("script.batch", first.Expect.Grant.Type, first.Expect.Grant.Name)
		if first.Expect.Grant.Name == "" {
			does = text.Of("script.batch.take", first.Expect.Grant.Type)
		}
		steps[at] = powershell.Step{Number: first.Ordinal, Target: text.English().Print(text.Of("script.batch.target", len(batch))),
			Action: text.English().Print(does), Command: plan.Together(batch)}
	}
}
