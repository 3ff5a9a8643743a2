package engine

import (
	"context"
	"fmt"

	"personadesk/backend/clock"
	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// carryOut runs all lanes and ends the run.
func (e *engine) carryOut(ctx context.Context) (Summary, error) {
	if err := e.lanes(ctx); err != nil {
		return e.summary(), err // the run stays open and can be resumed
	}
	s := e.summary()
	state, says := workbook.Done, text.Text{}
	switch {
	case ctx.Err() != nil && s.Waiting > 0:
		s.Stopped, state = true, workbook.Stopped
	case !s.Whole():
		state = workbook.Failed
		says = text.Of("run.ended", s.Failed, s.Unknown, s.Skipped)
	}
	if !s.Stopped {
		s.Propagating = e.propagating(ctx)
	}
	if err := e.enter(e.actor(context.WithoutCancel(ctx))); err != nil {
		return s, err
	}
	if err := e.wb.SetRunState(e.actor(context.WithoutCancel(ctx)), e.run.ID, state, says); err != nil {
		return s, fmt.Errorf("ending the run: %w", err)
	}
	s.Took = e.o.Clock.Now().Sub(e.began)
	e.o.Log.Info().Int64("run", e.run.ID).Str("state", string(state)).Int("seen", s.Seen).Int("failed", s.Failed).Int("unknown", s.Unknown).
		Int("skipped", s.Skipped).Msg("run ended")
	return s, nil
}

func (e *engine) summary() Summary {
	s := Summary{RunID: e.run.ID, Changes: len(e.items), Took: e.o.Clock.Now().Sub(e.began)}
	for _, c := range e.items {
		switch c.state {
		case workbook.Seen:
			s.Seen++
		case workbook.Refused:
			s.Failed++
		case workbook.Unclear:
			s.Unknown++
		case workbook.Skipped:
			s.Skipped++
		default:
			s.Waiting++
		}
	}
	return s
}

// propagating counts the people whose group has a policy that Teams does not show on them yet. It waits for them as long as for a wave.
func (e *engine) propagating(ctx context.Context) int {
	var grants []*item
	for _, c := range e.items {
		if c.Kind == plan.GrantGroup && c.state == workbook.Seen && c.Expect.Grant != nil {
			grants = append(grants, c)
		}
	}
	began, wait := e.o.Clock.Now(), e.o.FirstWait
	for len(grants) > 0 {
		l := e.look(grants)
		late := map[ident.ObjectID]bool{}
		for _, c := range grants {
			for _, user := range c.Users {
				config, ok, err := l.Configuration(ctx, user)
				if err != nil {
					e.o.Log.Warn().Err(err).Msg("the policies of people could not be read back")
					return 0
				}
				if !ok || !arrived(config.Policies, *c.Expect.Grant, e.resolver.Found(c.Expect.Grant.Group)) {
					late[user] = true
				}
			}
		}
		left := e.o.Patience - e.o.Clock.Now().Sub(began)
		if len(late) == 0 || left <= 0 || clock.Wait(ctx, e.o.Clock, min(wait, left)) != nil {
			return len(late)
		}
		wait = min(2*wait, e.o.MostWait)
		e.progress.say(provision.Progress{Stage: "propagating", Total: len(late)})
	}
	return 0
}

// arrived says whether a person's policy of a type has come: it is the one that their group has, or one that takes precedence over it.
func arrived(list []tenant.PolicyAssignment, want plan.Grant, group ident.ObjectID) bool {
	for _, p := range list {
		if p.Type == want.Type {
			return p.Name.Key() == want.Name.Key() || p.Direct || p.GroupID != group
		}
	}
	return want.Name.Key() == ident.GlobalKey
}
