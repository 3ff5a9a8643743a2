package engine

import (
	"context"
	"fmt"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/provision/safeguards"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// send sends one change: its intent goes to the journal, then the call is made, then what the tenant said goes to the journal.
// The error is one of the journal; what goes wrong with the change becomes its state.
func (e *engine) send(ctx context.Context, c *item) error {
	call, err := e.prepare(ctx, c)
	if err != nil {
		return e.note(mark{c, workbook.Skipped, "", text.Of("run.not-sent", provision.Reason(err))})
	}
	c.attempt++
	if err := e.note(mark{c, workbook.Sent, "", text.Text{}}); err != nil {
		return err
	}
	says, err := call(ctx)
	return e.note(answered(c, "", says, err))
}

// answered gives the state that the answer to a call brings a change to.
func answered(c *item, operation string, says text.Text, err error) mark {
	switch {
	case err == nil:
		return mark{c, workbook.Accepted, operation, says}
	case uncertain(err):
		return mark{c, workbook.Unclear, operation, provision.Reason(err)}
	}
	return mark{c, workbook.Refused, operation, provision.Reason(err)}
}

// prepare makes the call of a change: everything it names is found and everything that forbids it is checked before the journal says
// that it was sent.
func (e *engine) prepare(ctx context.Context, c *item) (func(context.Context) (text.Text, error), error) {
	graph, a := e.t.Graph, c.Action
	switch {
	case a.Group != nil && c.Kind == plan.CreateGroup:
		return func(ctx context.Context) (text.Text, error) {
			_, err := graph.CreateGroup(ctx, *a.Group)
			return text.Text{}, err
		}, nil
	case a.Group != nil && c.Kind == plan.UpdateGroup:
		id, err := e.resolver.ID(ctx, tenant.Ref{Kind: tenant.RefGroup, Key: a.Group.UniqueName})
		return func(ctx context.Context) (text.Text, error) {
			return text.Text{}, graph.UpdateGroup(ctx, id, *a.Group)
		}, err
	case a.Group != nil && c.Kind == plan.RemoveGroup:
		id, err := e.resolver.ID(ctx, tenant.Ref{Kind: tenant.RefGroup, Key: a.Group.UniqueName})
		if err == nil && id != c.Expect.NoGroup.ID {
			err = fmt.Errorf("the group that has the key %s now is another one", a.Group.UniqueName)
		}
		return func(ctx context.Context) (text.Text, error) { return text.Text{}, graph.DeleteGroup(ctx, id) }, err
	case a.Licences != nil:
		id, err := e.resolver.ID(ctx, a.Licences.Group)
		return func(ctx context.Context) (text.Text, error) {
			return text.Text{}, graph.SetGroupLicences(ctx, id, a.Licences.Adding(), a.Licences.Remove)
		}, err
	case a.NewTeam != nil:
		return func(ctx context.Context) (text.Text, error) {
			_, err := graph.CreateTeam(ctx, *a.NewTeam)
			return text.Text{}, err
		}, nil
	case a.Team != nil:
		id, err := e.resolver.ID(ctx, a.Team.Team)
		return func(ctx context.Context) (text.Text, error) { return e.addMembers(ctx, c, id) }, err
	case a.Command != nil:
		if err := safeguards.Command(*a.Command); err != nil {
			return nil, err
		}
		if v := c.Expect.Voice; v != nil {
			if err := e.mayVoice(ctx, *v); err != nil {
				return nil, err
			}
		}
		command, err := e.resolver.Command(ctx, *a.Command)
		if err != nil {
			return nil, err
		}
		if err := safeguards.Command(command); err != nil { // what it was resolved to as well
			return nil, err
		}
		return func(ctx context.Context) (text.Text, error) {
			_, err := e.t.Teams.Run(ctx, command)
			return text.Text{}, err
		}, nil
	}
	return nil, fmt.Errorf("a change of the kind %s does not say what to send", c.Kind)
}

// addMembers adds people to a team. Single refusals do not fail the call; verification finds out who is missing.
func (e *engine) addMembers(ctx context.Context, c *item, team ident.ObjectID) (text.Text, error) {
	refused, err := e.t.Graph.AddTeamMembers(ctx, team, c.Action.Team.Add)
	if err != nil {
		return text.Text{}, err
	}
	c.Refused = len(refused)
	if len(refused) == 0 {
		return text.Text{}, nil
	}
	return text.Of("run.people-refused", len(refused), len(c.Action.Team.Add), firstReason(refused, c.Action.Team.Add)), nil
}

// firstReason goes by the order of the plan, so that the note is the same every time.
func firstReason(refused map[ident.ObjectID]error, ids []ident.ObjectID) text.Text {
	for _, id := range ids {
		if err := refused[id]; err != nil {
			return provision.Reason(err)
		}
	}
	return text.Of("run.not-asked")
}
