package reading

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// part is a part of a reading that may fail without the others.
type part struct {
	name string                             // its name in Unread
	read func(context.Context) (int, error) // reads it and keeps it, and says how many there are
	drop func(context.Context) error        // after a failure; may be nil
}

func (r *reader) parts() []part {
	graph, teams := r.t.Graph, r.t.Teams
	return []part{
		{name: "signedIn", read: func(ctx context.Context) (n int, err error) {
			r.state.SignedIn, err = graph.SignedIn(ctx)
			return 1, err
		}},
		{name: "groups", read: r.groups},
		{name: "members", read: r.members, drop: func(context.Context) error { r.d.ForgetMembers(); return nil }},
		whole(r, "subscriptions", graph.Subscriptions),
		{name: "configured", read: r.configured, drop: func(context.Context) error { r.d.ForgetTeams(); return nil }},
		{name: "numbers", read: r.numbers, drop: r.accounts},
		whole(r, "policies", r.policies),
		whole(r, "groupPolicies", teams.GroupPolicies),
		whole(r, "queues", teams.Queues),
		whole(r, "accounts", teams.Accounts),
		whole(r, "locations", teams.Locations),
		whole(r, "teams", r.teams),
		whole(r, "things", r.things),
	}
}

// part reads a part, unless an interrupted reading has done so. What went wrong is the reason that it is left out; only that somebody
// cancelled, or that it could not be kept, ends the reading.
func (r *reader) part(ctx context.Context, p part) error {
	if _, done := r.state.Done[p.name]; done {
		return nil
	}
	r.meter.stage(p.name, 0)
	n, err := p.read(ctx)
	if ctx.Err() != nil {
		return fmt.Errorf("reading the tenant: %w", ctx.Err())
	}
	if err == nil {
		r.state.Done[p.name] = n
		return r.keep(ctx)
	}
	r.state.Unread[p.name] = reason(err)
	r.state.Done[p.name] = 0
	if p.drop != nil {
		if err := p.drop(ctx); err != nil {
			return err
		}
	}
	return r.keep(ctx)
}

// whole is a part that comes as one list.
func whole[T any](r *reader, name string, read func(context.Context) ([]T, error)) part {
	return part{name: name, read: func(ctx context.Context) (int, error) {
		list, err := read(ctx)
		if err != nil {
			return 0, err
		}
		return len(list), workbook.StageList(ctx, r.stage, name, list, r.state)
	}}
}

// configured reads what Teams says of the users. It tells no changes, so it is read whole every time.
func (r *reader) configured(ctx context.Context) (int, error) {
	r.d.BeginTeams()
	r.meter.stage("configured", r.d.Len())
	n := 0
	err := r.t.Graph.UserConfigurations(ctx, func(page []tenant.UserConfiguration) error {
		for _, c := range page {
			r.d.PutTeams(workbook.InTeams(c))
		}
		n += len(page)
		r.meter.tell(n)
		return nil
	})
	if err != nil {
		return 0, err
	}
	return n, r.stage.Teams(ctx, r.d, r.state)
}

// numbers reads the tenant's list of numbers, and keeps it page by page.
func (r *reader) numbers(ctx context.Context) (int, error) {
	if err := r.stage.BeginNumbers(ctx); err != nil {
		return 0, err
	}
	r.meter.stage("numbers", r.last.Listed)
	n := 0
	err := r.t.Graph.Numbers(ctx, func(page []tenant.Number) error {
		n += len(page)
		r.meter.tell(n)
		return r.stage.Numbers(ctx, page)
	})
	if err != nil {
		return 0, err
	}
	return n, r.accounts(ctx)
}

// accounts keeps the numbers that accounts show beside the list.
func (r *reader) accounts(ctx context.Context) error { return r.stage.NumberAccounts(ctx, r.d) }

// policies reads the instances of every policy type. A type that cannot be read is named by itself.
func (r *reader) policies(ctx context.Context) ([]tenant.Policy, error) {
	types := policyTypes(r.design)
	r.meter.stage("policies", len(types))
	all := []tenant.Policy{}
	for i, policyType := range types {
		list, err := r.t.Teams.Policies(ctx, policyType)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			r.state.Unread["policies/"+policyType] = reason(err)
		default:
			all = append(all, list...)
		}
		r.meter.tell(i + 1)
	}
	return all, nil
}

// things reads what the tenant keeps under names and no other part reads: usages, routes, addresses and the like. A kind that cannot be
// read is named by itself.
func (r *reader) things(ctx context.Context) ([]tenant.Thing, error) {
	kinds := slices.DeleteFunc(tenant.ThingKinds(), func(k tenant.ThingKind) bool {
		return k == tenant.QueueThing || k == tenant.AccountThing || k == tenant.LocationThing
	})
	r.meter.stage("things", len(kinds))
	all := []tenant.Thing{}
	for i, kind := range kinds {
		list, err := r.t.Teams.Things(ctx, kind)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			r.state.Unread["things/"+string(kind)] = reason(err)
		default:
			all = append(all, list...)
		}
		r.meter.tell(i + 1)
	}
	return all, nil
}

// policyTypes lists the policy types that are read, each once, in order: all that a user can be given, and what a design names beside
// them. What the tenant has is offered, and what Global has is shown, to a design that has nothing of a type yet.
func policyTypes(d persona.Design) []string {
	var types []string
	for _, t := range catalog.PolicyTypes() {
		if t.GetCommand != "" {
			types = append(types, t.ID)
		}
	}
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

// teamNames lists the teams that a design names, each once, in order.
func teamNames(d persona.Design) []string {
	var names []string
	for _, p := range d.Personas {
		names = append(names, p.Teams...)
	}
	for _, t := range d.Teams {
		names = append(names, t.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (r *reader) teams(ctx context.Context) ([]tenant.Team, error) {
	names := teamNames(r.design)
	if len(names) == 0 {
		return []tenant.Team{}, nil
	}
	return r.t.Graph.Teams(ctx, names)
}

// asked is what the design makes us ask for.
func (r *reader) asked() string {
	return strings.Join(policyTypes(r.design), "\x00") + "\x01" + strings.Join(teamNames(r.design), "\x00")
}
