package service

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
)

// Detail is one persona with the source of every value.
func (s *Personas) Detail(id string) (PersonaDetailView, error) {
	if err := s.may(desk.Look); err != nil {
		return PersonaDetailView{}, err
	}
	ctx := s.ctx
	design, err := s.d.design(ctx)
	if err != nil {
		return PersonaDetailView{}, err
	}
	at := slices.IndexFunc(design.Persona.Personas, func(p persona.Persona) bool { return p.ID == id })
	if at < 0 {
		return PersonaDetailView{}, unknownPersona(id)
	}
	r, err := s.d.read(ctx)
	if err != nil {
		return PersonaDetailView{}, err
	}
	problems, err := s.problemsByPersona(ctx)
	if err != nil {
		return PersonaDetailView{}, err
	}
	p := design.Persona.Personas[at]
	card := s.card(design, r, p, problems(id))
	experience := persona.Effective(append(under(design, p, card.Shared), p))
	v := PersonaDetailView{
		Persona: filled(p), Card: card, Areas: areas(design, r, p, experience, card),
		Number:   InheritedView{Value: experience.Number.Text(), Source: source(p, experience.NumberFrom)},
		Place:    InheritedView{Value: experience.Location, Source: source(p, experience.LocationFrom)},
		Licences: []InheritedView{}, Options: options(design, r), Reasons: []ReasonView{},
	}
	for _, g := range experience.Licences {
		v.Licences = append(v.Licences, InheritedView{Value: catalog.LicenceName(ident.Licence(g.What)), Source: source(p, g.Source)})
	}
	for _, stop := range plan.ReasonsOf(*design, p, "") {
		v.Reasons = append(v.Reasons, ReasonView{Stop: stop.Stop, ID: stop.ID, Says: s.d.print(stop.Says)})
	}
	return v, nil
}

// filled has lists in place of nothing, as the page expects.
func filled(p persona.Persona) persona.Persona {
	for _, list := range []*[]string{&p.SecurityGroups, &p.Queues, &p.Teams, &p.Number.Ranges, &p.Open} {
		if *list == nil {
			*list = []string{}
		}
	}
	if p.Licences == nil {
		p.Licences = []ident.SKU{}
	}
	if p.Policies == nil {
		p.Policies = []persona.PolicyChoice{}
	}
	if p.Conditions == nil {
		p.Conditions = []persona.Condition{}
	}
	return p
}

// under is what most users of a persona have below it: of each lower layer the persona that shares the most users with it,
// or the first one while the tenant was not read.
func under(design *plan.Design, p persona.Persona, shared map[string]int) []persona.Persona {
	var list []persona.Persona
	for _, layer := range persona.Layers() {
		if layer.Height() >= p.Layer.Height() {
			break
		}
		var best *persona.Persona
		for i, other := range design.Persona.Personas {
			if other.Layer == layer && (best == nil || shared[other.ID] > shared[best.ID]) {
				best = &design.Persona.Personas[i]
			}
		}
		if best != nil {
			list = append(list, *best)
		}
	}
	return list
}

func source(p persona.Persona, from persona.Source) string {
	switch from.PersonaID {
	case p.ID:
		return "own"
	case "":
		return "tenant"
	}
	return string(from.Layer)
}

func areas(design *plan.Design, r *reading, p persona.Persona, e persona.Experience, card PersonaCardView) []SettingAreaView {
	list := []SettingAreaView{}
	for _, t := range catalog.PolicyTypes() {
		at := slices.IndexFunc(list, func(a SettingAreaView) bool { return a.Area == t.Area })
		if at < 0 {
			list = append(list, SettingAreaView{Area: t.Area, Rows: []SettingView{}})
			at = len(list) - 1
		}
		value := e.Policy(t.ID)
		row := SettingView{Type: t.ID, Label: t.Name, Value: string(value.Name), Source: source(p, value.Source), Options: policyNames(design, r, t.ID),
			Shared: append([]string{}, persona.Shares(design.Persona, p, t.ID)...)}
		for _, found := range card.Problems {
			if found.Where.Field == t.ID {
				row.Problem = found.Summary
			}
		}
		if row.Source == "own" {
			list[at].Differ++
		}
		list[at].Rows = append(list[at].Rows, row)
	}
	return list
}

// policyNames are the policies of a type that the design defines or the tenant has.
func policyNames(design *plan.Design, r *reading, policyType string) []string {
	names := []string{string(persona.Global)}
	add := func(name string) {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			names = append(names, name)
		}
	}
	for _, p := range design.Persona.Policies {
		if p.Type == policyType {
			add(string(p.Name))
		}
	}
	if r != nil {
		for _, p := range r.Policies {
			if p.Type == policyType {
				add(string(p.Name))
			}
		}
	}
	return names
}

func options(design *plan.Design, r *reading) PersonaOptions {
	o := PersonaOptions{
		Licences: []NamedView{}, Queues: []string{}, Teams: []string{}, Ranges: []NamedView{}, Locations: []string{},
		Countries:   slices.Clone(countries()),
		Departments: []NamedView{},
	}
	for _, l := range catalog.Licences() {
		o.Licences = append(o.Licences, NamedView{string(l.ID), l.Name})
	}
	for _, rg := range design.Ranges {
		o.Ranges = append(o.Ranges, NamedView{rg.ID, rg.Name})
	}
	for _, d := range design.Workshop.Departments {
		o.Departments = append(o.Departments, NamedView{d.ID, d.Name})
	}
	add := func(list *[]string, name string) {
		if name != "" && !slices.Contains(*list, name) {
			*list = append(*list, name)
		}
	}
	for _, q := range design.Persona.Queues {
		add(&o.Queues, q.Name)
	}
	for _, t := range design.Persona.Teams {
		add(&o.Teams, t.Name)
	}
	for _, p := range design.Persona.Personas {
		for _, t := range p.Teams {
			add(&o.Teams, t)
		}
	}
	var there []string
	if r != nil {
		for _, q := range r.Queues {
			add(&o.Queues, q.Name)
		}
		for _, t := range r.Teams {
			add(&o.Teams, t.Name)
		}
		there = tenant.Labels(r.Locations)
	}
	o.Locations = append(o.Locations, persona.Places(design.Persona, there)...)
	return o
}
