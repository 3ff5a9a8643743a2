package engine

import (
	"context"

	"personadesk/backend/plan"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// lanes carries out lane after lane, in the order of the plan. In each, the changes whose needs were seen go together as a wave: sent, then
// looked for.
func (e *engine) lanes(ctx context.Context) error {
	for _, lane := range e.plan.Order() {
		e.progress.enter(lane)
		for !stopped(ctx) {
			wave, err := e.ready(lane)
			if err != nil {
				return err
			}
			if len(wave) == 0 {
				break
			}
			e.o.Log.Info().Int64("run", e.run.ID).Str("lane", string(lane)).Int("changes", len(wave)).Msg("wave")
			if err := e.sendWave(ctx, wave); err != nil {
				return err
			}
			if err := e.verify(ctx, wave); err != nil {
				return err
			}
		}
	}
	return nil
}

// ready gives the changes of a lane that can go now, and skips those whose needs will not be seen in this run.
func (e *engine) ready(lane plan.Lane) ([]*item, error) {
	for {
		var wave, waits []*item
		var skip []mark
		for _, c := range e.byLane[lane] {
			if c.state != workbook.Queued && c.state != workbook.Accepted {
				continue
			}
			need, met, hopeless := e.needs(c)
			switch {
			case c.state == workbook.Accepted || met:
				wave = append(wave, c)
			case hopeless:
				skip = append(skip, mark{c, workbook.Skipped, "", text.Of("run.needs-unseen", need)})
			default:
				waits = append(waits, c)
			}
		}
		if len(wave) == 0 && len(skip) == 0 {
			for _, c := range waits { // nothing is left that could bring what they need
				need, _, _ := e.needs(c)
				skip = append(skip, mark{c, workbook.Skipped, "", text.Of("run.needs-later", need)})
			}
		}
		if err := e.note(skip...); err != nil {
			return nil, err
		}
		if len(wave) > 0 || len(skip) == 0 || len(waits) == 0 {
			return wave, nil
		}
	}
}

// needs says whether all that a change needs was seen, or something of it never will be.
func (e *engine) needs(c *item) (which string, met, hopeless bool) {
	met = true
	for _, id := range c.Needs {
		need, known := e.byID[id]
		switch {
		case !known:
			return id, false, true
		case need.state.Outcome() && need.state != workbook.Seen:
			return need.Subject, false, true
		case need.state != workbook.Seen:
			which, met = need.Subject, false
		}
	}
	return which, met, false
}
