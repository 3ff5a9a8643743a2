package provision

import (
	"context"
	"fmt"
	"sync"
	"time"

	"personadesk/backend/plan"
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
	resolver *resolver
	meter    *meter
	began    time.Time
	noting   sync.Mutex
}

// mark is a state that a change comes to.
type mark struct {
	item      *item
	state     workbook.ChangeState
	operation string
	says      string
}

func newEngine(t tenant.Tenant, wb *workbook.Workbook, p plan.Plan, o Options) *engine {
	e := &engine{t: t, wb: wb, plan: p, o: o, byID: map[string]*item{}, resolver: newResolver(t), meter: newMeter(o.Progress, o.Now), began: o.Now()}
	targeted := map[string][]string{}
	for _, reach := range p.Targeted {
		targeted[reach.PersonaID] = reach.Users
	}
	for i := range p.Changes {
		c := &item{Change: &p.Changes[i], state: workbook.Queued, targeted: targeted[p.Changes[i].PersonaID]}
		e.items = append(e.items, c)
		e.byID[c.ID] = c
	}
	return e
}

// note writes states to the journal, all in one durable write, and only then believes them. It goes on although the run is being
// stopped: what was sent has to be found in the journal.
func (e *engine) note(marks ...mark) error {
	if len(marks) == 0 {
		return nil
	}
	e.noting.Lock()
	defer e.noting.Unlock()
	entries := make([]workbook.JournalEntry, len(marks))
	for i, m := range marks {
		if m.operation == "" {
			m.operation = m.item.operation
		}
		marks[i] = m
		entries[i] = workbook.JournalEntry{Change: m.item.ID, State: m.state, At: e.o.Now(), Operation: m.operation, Attempt: m.item.attempt, Note: m.says,
			Subject: m.item.Subject, Before: m.item.Before, After: m.item.After, Losing: m.item.losing()}
	}
	if err := e.wb.Record(e.actor(context.Background()), e.run.ID, entries...); err != nil {
		return fmt.Errorf("writing the journal of run %d: %w", e.run.ID, err)
	}
	for _, m := range marks {
		m.item.state, m.item.operation, m.item.note = m.state, m.operation, m.says
		e.o.Log.Debug().Int64("run", e.run.ID).Str("change", m.item.ID).Str("kind", string(m.item.Kind)).Str("state", string(m.state)).
			Int("attempt", m.item.attempt).Msg("change")
		if e.o.OnChange != nil {
			e.o.OnChange(ChangeState{m.item.ID, m.state, m.operation, m.item.attempt, m.says})
		}
	}
	return nil
}

func (e *engine) actor(ctx context.Context) context.Context {
	if e.o.By == "" {
		return ctx
	}
	return workbook.WithActor(ctx, e.o.By)
}

// lanes carries out lane after lane, in the order of the plan. In each, the changes whose needs were seen go together as a wave: sent, then looked for.
func (e *engine) lanes(ctx context.Context) error {
	for _, lane := range e.plan.Order() {
		for ctx.Err() == nil {
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
			if err := e.verify(ctx, lane, wave); err != nil {
				return err
			}
		}
	}
	return nil
}

// ready gives the changes of a lane that can go now, and skips those whose needs will not be seen in this run.
func (e *engine) ready(lane plan.Lane) ([]*item, error) {
	var wave []*item
	var waits []*item
	var skip []mark
	for _, c := range e.items {
		if c.Lane != lane || c.state != workbook.Queued && c.state != workbook.Accepted {
			continue
		}
		need, met, hopeless := e.needs(c)
		switch {
		case c.state == workbook.Accepted || met:
			wave = append(wave, c)
		case hopeless:
			skip = append(skip, mark{c, workbook.Skipped, "", "not sent: it needs a change that was not seen: " + need})
		default:
			waits = append(waits, c)
		}
	}
	if len(wave) == 0 && len(skip) == 0 {
		for _, c := range waits { // nothing is left that could bring what they need
			need, _, _ := e.needs(c)
			skip = append(skip, mark{c, workbook.Skipped, "", "not sent: it needs a change that comes later: " + need})
		}
	}
	if err := e.note(skip...); err != nil {
		return nil, err
	}
	if len(wave) == 0 && len(skip) > 0 && len(waits) > 0 {
		return e.ready(lane)
	}
	return wave, nil
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

func stopped(ctx context.Context) bool { return ctx.Err() != nil }

// sendWave sends what was not sent before. A run that is being stopped finishes the call under way and begins no other.
func (e *engine) sendWave(ctx context.Context, wave []*item) error {
	var numbers []*item
	for _, c := range wave {
		if c.state != workbook.Queued {
			continue
		}
		if c.Action.Number != nil {
			numbers = append(numbers, c)
			continue
		}
		if stopped(ctx) {
			return nil
		}
		if err := e.send(context.WithoutCancel(ctx), c); err != nil {
			return err
		}
		e.tell(c.Lane)
	}
	return e.sendNumbers(ctx, numbers)
}

// tell passes on how far the run is.
func (e *engine) tell(lane plan.Lane) {
	done := 0
	for _, c := range e.items {
		if c.state.Outcome() {
			done++
		}
	}
	p := Progress{Stage: string(lane), Done: done, Total: len(e.items)}
	if done > 0 && done < len(e.items) {
		p.Left = e.o.Now().Sub(e.began) / time.Duration(done) * time.Duration(len(e.items)-done)
	}
	e.meter.tell(p)
}
