package engine

import (
	"context"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision/proof"
	"personadesk/backend/workbook"
)

// lookAtVoice begins the look at those for whom voice is to be enabled or disabled in a wave, right before it is sent; nil for none.
func (e *engine) lookAtVoice(wave []*item) *proof.Look {
	var list []*item
	for _, c := range wave {
		if c.state == workbook.Queued && c.Expect.Voice != nil {
			list = append(list, c)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return e.look(list)
}

// mayVoice says why voice is not to be enabled or disabled for a user, nil when it may. The road of commands sends one at a time, so that one
// look serves all of a wave.
func (e *engine) mayVoice(ctx context.Context, v plan.Voice) error {
	if e.voices == nil {
		return nil
	}
	return e.voices.MayVoice(ctx, v, problem.Where{Step: "runs", Kind: "user", ID: string(v.User)})
}
