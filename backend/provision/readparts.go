package provision

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// readPart is a part of a reading that may fail without the others.
type readPart struct {
	name string // its name in Unread, and in the JSON of a reading
	read func(ctx context.Context) error
	drop func() // makes it unread again after a failure
}

func (r *reader) parts() []readPart {
	s, graph, teams := r.reading, r.t.Graph, r.t.Teams
	return []readPart{
		{"signedIn", func(ctx context.Context) (err error) { s.SignedIn, err = graph.SignedIn(ctx); return err },
			func() { s.SignedIn = tenant.SignedIn{} }},
		{"groups", func(ctx context.Context) error { return whole(ctx, graph.Groups, &s.Groups) }, func() { s.Groups = nil }},
		{"members", r.members, s.Directory.ForgetMembers},
		{"subscriptions", func(ctx context.Context) error { return whole(ctx, graph.Subscriptions, &s.Subscriptions) },
			func() { s.Subscriptions = nil }},
		{"configured", func(ctx context.Context) error {
			s.Directory.BeginTeams()
			return graph.UserConfigurations(ctx, func(page []tenant.UserConfiguration) error {
				for _, c := range page {
					s.Directory.PutTeams(workbook.InTeams(c))
				}
				return nil
			})
		}, s.Directory.ForgetTeams},
		{"numbers", func(ctx context.Context) error { return paged(ctx, r.meter, "numbers", graph.Numbers, &s.Numbers) },
			func() { s.Numbers = nil }},
		{"policies", r.policies, func() { s.Policies = nil }},
		{"groupPolicies", func(ctx context.Context) error { return whole(ctx, teams.GroupPolicies, &s.GroupPolicies) },
			func() { s.GroupPolicies = nil }},
		{"queues", func(ctx context.Context) error { return whole(ctx, teams.Queues, &s.Queues) }, func() { s.Queues = nil }},
		{"accounts", func(ctx context.Context) error { return whole(ctx, teams.Accounts, &s.Accounts) }, func() { s.Accounts = nil }},
		{"locations", func(ctx context.Context) error { return whole(ctx, teams.Locations, &s.Locations) }, func() { s.Locations = nil }},
		{"teams", r.teams, func() { s.Teams = nil }},
	}
}

// whole reads a list; one that was read and is empty is not nil.
func whole[T any](ctx context.Context, read func(context.Context) ([]T, error), list *[]T) error {
	got, err := read(ctx)
	if err != nil {
		return err
	}
	*list = append([]T{}, got...)
	return nil
}

func paged[T any](ctx context.Context, m *Meter, name string, read func(context.Context, func([]T) error) error, list *[]T) error {
	*list = []T{}
	return read(ctx, func(page []T) error {
		*list = append(*list, page...)
		m.Tell(Progress{Stage: name, Done: len(*list)})
		return nil
	})
}

// members reads who is in our provisioning groups.
func (r *reader) members(ctx context.Context) error {
	if r.reading.Groups == nil {
		return errors.New("the groups could not be read")
	}
	var ours []tenant.Group
	for _, g := range r.reading.Groups {
		if persona.IsGroupKey(g.UniqueName) {
			ours = append(ours, g)
		}
	}
	r.reading.Directory.BeginMembers()
	for i, g := range ours {
		list, err := r.t.Graph.Members(ctx, g.ID)
		if err != nil {
			return fmt.Errorf("of a provisioning group: %w", err)
		}
		r.reading.Directory.SetMembers(g.ID, list)
		r.meter.Tell(Progress{Stage: "members", Done: i + 1, Total: len(ours)})
	}
	return nil
}

// policies reads the instances of every policy type that the design uses. A type that cannot be read is named by itself.
func (r *reader) policies(ctx context.Context) error {
	types := PolicyTypes(r.design)
	r.reading.Policies = []tenant.Policy{}
	for i, policyType := range types {
		list, err := r.t.Teams.Policies(ctx, policyType)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			r.reading.Unread["policies/"+policyType] = Reason(err)
		default:
			r.reading.Policies = append(r.reading.Policies, list...)
		}
		r.meter.Tell(Progress{Stage: "policies", Done: i + 1, Total: len(types)})
	}
	return nil
}

// PolicyTypes lists the policy types that a design uses, each once, in order.
func PolicyTypes(d persona.Design) []string {
	var types []string
	for _, p := range d.Policies {
		types = append(types, p.Type)
	}
	for _, p := range d.Personas {
		for _, choice := range p.Policies {
			types = append(types, choice.Type)
		}
	}
	slices.Sort(types)
	return slices.Compact(types)
}

func (r *reader) teams(ctx context.Context) error {
	var names []string
	for _, p := range r.design.Personas {
		names = append(names, p.Teams...)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	r.reading.Teams = []tenant.Team{}
	if len(names) == 0 {
		return nil
	}
	return whole(ctx, func(ctx context.Context) ([]tenant.Team, error) { return r.t.Graph.Teams(ctx, names) }, &r.reading.Teams)
}
