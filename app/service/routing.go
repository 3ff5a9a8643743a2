package service

import (
	"context"
	"slices"

	"personadesk/backend/desk"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// Routing is the screen of how calls leave.
type Routing struct{ *Session }

// View lists routes, usages and voice routing policies: those of the design, and what the tenant has besides.
func (s *Routing) View() (RoutingView, error) {
	v := RoutingView{Routes: []RouteLine{}, Usages: []UsageLine{}, Gateways: []string{}, Policies: []RoutingPolicyLine{}}
	if err := s.may(desk.Look); err != nil {
		return v, err
	}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil {
		return v, err
	}
	found, err := s.problems(s.ctx)
	if err != nil {
		return v, err
	}
	mend, err := s.mender()
	if err != nil {
		return v, err
	}
	there, read := s.there(r)
	v.Read = read
	policies := routingPolicies(design.Persona, r)
	for _, p := range policies {
		v.Policies = append(v.Policies, p.RoutingPolicyLine)
	}
	for _, one := range there[tenant.GatewayThing] {
		v.Gateways = append(v.Gateways, one.Name)
	}
	for _, route := range design.Persona.Routes {
		from, seen, shown := "made", voice.Route{}, false
		for _, one := range there[tenant.RouteThing] {
			if ident.Fold(one.Name) == ident.Fold(route.Name) {
				seen, shown = plan.RouteAsRead(one), true
			}
		}
		if route.Existing {
			from = "taken"
			if shown { // who allows it is asked of it as it stands there: the design keeps no more of it than its name
				route = seen
			}
		}
		line := routeLine(route, policies)
		line.From, line.Problems = from, mend.show(found[string(voice.KindRoute)+"/"+route.Name])
		if shown && !route.Existing {
			line.Differs = route.Differs(seen)
		}
		v.Problems += len(line.Problems)
		v.Routes = append(v.Routes, line)
	}
	for _, one := range there[tenant.RouteThing] {
		if _, ours := voice.Find(design.Persona.Routes, one.Name); !ours {
			line := routeLine(plan.RouteAsRead(one), policies)
			line.From = "tenant"
			v.Routes = append(v.Routes, line)
		}
	}
	v.Usages = s.usageLines(design.Persona, there, v, func(name string) []FixableView { return mend.show(found[string(voice.KindUsage)+"/"+name]) })
	for _, u := range v.Usages {
		v.Problems += len(u.Problems)
	}
	return v, nil
}

// there is what the tenant has, by kind; read is false when its routes are not known.
func (s *Routing) there(r *reading) (there map[tenant.ThingKind][]tenant.Thing, read bool) {
	there = map[tenant.ThingKind][]tenant.Thing{}
	if r == nil {
		return there, false
	}
	for _, one := range r.AllThings() {
		there[one.Kind] = append(there[one.Kind], one)
	}
	_, read = r.ThingsUnread(tenant.RouteThing)
	return there, read
}

// problems are those of routes and usages, by kind and name.
func (s *Routing) problems(ctx context.Context) (map[string][]problem.Problem, error) {
	kept, err := s.d.kept()
	if err != nil {
		return nil, err
	}
	checks, err := kept.Checks(ctx)
	found := map[string][]problem.Problem{}
	for _, p := range checks {
		key := p.Where.Kind + "/" + p.Where.ID
		found[key] = append(found[key], p)
	}
	return found, err
}

// routingPolicy is a voice routing policy and whom it reaches.
type routingPolicy struct {
	RoutingPolicyLine
	users directory.Set
}

func routeLine(route voice.Route, policies []routingPolicy) RouteLine {
	line := RouteLine{Route: route, Differs: []string{}, Policies: []string{}, Problems: []FixableView{}}
	var users directory.Set
	for _, p := range policies {
		if slices.ContainsFunc(p.Usages, func(u string) bool { return named(route.Usages, u) }) {
			line.Policies = append(line.Policies, p.Name)
			users = users.Or(p.users)
		}
	}
	line.Users = users.Count()
	return line
}

func named(list []string, name string) bool {
	return slices.ContainsFunc(list, func(n string) bool { return ident.Fold(n) == ident.Fold(name) })
}

func (s *Routing) usageLines(d persona.Design, there map[tenant.ThingKind][]tenant.Thing, v RoutingView, problems func(usage string) []FixableView) []UsageLine {
	lines := []UsageLine{}
	add := func(name, from string) {
		line := UsageLine{Name: name, From: from, Routes: []string{}, Policies: []string{}, Problems: problems(name)}
		for _, r := range v.Routes {
			if named(r.Route.Usages, name) {
				line.Routes = append(line.Routes, r.Route.Name)
			}
		}
		for _, p := range v.Policies {
			if named(p.Usages, name) {
				line.Policies = append(line.Policies, p.Name)
			}
		}
		lines = append(lines, line)
	}
	for _, u := range d.Usages {
		add(u.Name, "made")
	}
	for _, one := range there[tenant.UsageThing] {
		if _, ours := voice.Find(d.Usages, one.Name); !ours {
			add(one.Name, "tenant")
		}
	}
	return lines
}

// routingPolicies lists the voice routing policies of the design with whom they reach.
func routingPolicies(d persona.Design, r *reading) []routingPolicy {
	lines := []routingPolicy{}
	for _, p := range d.Policies {
		if ident.Fold(p.Type) != ident.Fold(persona.VoiceRouting) {
			continue
		}
		line := RoutingPolicyLine{Name: string(p.Name), Usages: persona.UsagesOf(p), Personas: []string{}}
		if line.Usages == nil {
			line.Usages = []string{}
		}
		if r != nil && p.Existing {
			for _, have := range r.Policies {
				if ident.Fold(have.Type) == ident.Fold(p.Type) && have.Name.Key() == p.Name.Key() {
					line.Usages = plan.UsagesRead(have)
				}
			}
		}
		var users directory.Set
		for _, one := range d.Personas {
			for _, choice := range one.Policies {
				if ident.Fold(choice.Type) == ident.Fold(p.Type) && choice.Name.Key() == p.Name.Key() {
					line.Personas = append(line.Personas, one.Name)
					if r != nil {
						users = users.Or(r.of(one.ID).Match)
					}
				}
			}
		}
		line.Users = users.Count()
		lines = append(lines, routingPolicy{line, users})
	}
	return lines
}
