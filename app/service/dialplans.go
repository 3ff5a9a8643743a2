package service

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/phone"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// DialPlans is the screen of what becomes of what people dial.
type DialPlans struct{ *Session }

// The sides that a dial plan can stand on.
const (
	dialHere     = "here"
	dialTenant   = "tenant"
	dialTemplate = "template"
)

// Overview lists the dial plans.
func (s *DialPlans) Overview() (DialPlansView, error) {
	if err := s.may(desk.Look); err != nil {
		return DialPlansView{}, err
	}
	v := DialPlansView{Plans: []DialPlanLine{}, Tenant: []DialPlanLine{}, After: []string{}, Templates: dialTemplates(), Countries: countries()}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil {
		return v, err
	}
	if v.Country, err = s.customerCountry(); err != nil {
		return v, err
	}
	after := map[string]bool{}
	for _, p := range design.Persona.Policies {
		if p.Type != persona.DialPlanType {
			continue
		}
		v.Plans = append(v.Plans, s.dialLine(design, r, p))
		if country := dialCountry(design, p); country != "" && !after[country] {
			after[country] = true
			v.After = append(v.After, countryName(country))
		}
	}
	if r == nil {
		return v, nil
	}
	have, read := dialPlansOf(r)
	v.Read = read
	users, global := dialUsers(r)
	for _, p := range have {
		taken, _ := plan.TakenOver(p)
		line := DialPlanLine{Name: string(p.Name), Rules: len(taken.Rules), Users: users[p.Name.Key()]}
		if p.Name.Key() == ident.GlobalKey {
			line.Users = global
		}
		_, line.Here = design.Persona.DialPlan(string(p.Name))
		v.Tenant = append(v.Tenant, line)
	}
	return v, nil
}

func (s *DialPlans) dialLine(design *plan.Design, r *reading, p persona.Policy) DialPlanLine {
	line := DialPlanLine{Name: string(p.Name), Rules: len(p.Rules), Tests: len(p.Dialling.Tests)}
	broken := map[int]bool{}
	for _, f := range p.AsDialPlan().Findings() {
		if f.Problem.Severity == problem.Error && f.Rule >= 0 {
			broken[f.Rule] = true
		}
	}
	line.Broken = len(broken)
	for _, tried := range p.AsDialPlan().Try(p.Dialling) {
		if !tried.Right {
			line.Wrong++
		}
	}
	_, line.Users = givenTo(design, r, p)
	return line
}

// givenTo are the personas that give a dial plan, and how many users they reach together.
func givenTo(design *plan.Design, r *reading, p persona.Policy) ([]DialGivenView, int) {
	list := []DialGivenView{}
	var all directory.Set
	for _, one := range design.Persona.GivenBy(p.Type, p.Name) {
		v := DialGivenView{ID: one.ID, Name: one.Name}
		if r != nil {
			match := r.of(one.ID).Match
			v.Users, all = match.Count(), all.Or(match)
		}
		list = append(list, v)
	}
	return list, all.Count()
}

// dialCountry is the country of a dial plan: as it says itself, or that of the personas that give it where they agree.
func dialCountry(design *plan.Design, p persona.Policy) string {
	if p.Dialling.Country != "" {
		return p.Dialling.Country
	}
	country := ""
	for _, one := range design.Persona.GivenBy(p.Type, p.Name) {
		if country != "" && one.Country != country {
			return ""
		}
		country = one.Country
	}
	return country
}

// dialPlansOf are the dial plans of the tenant, Global first; false when they were not read. Every tenant has Global, so a reading
// without it did not ask.
func dialPlansOf(r *reading) ([]tenant.Policy, bool) {
	if r == nil || !r.WasRead("policies") || !r.WasRead("policies/"+persona.DialPlanType) {
		return nil, false
	}
	var list []tenant.Policy
	for _, p := range r.Policies {
		if strings.EqualFold(p.Type, persona.DialPlanType) {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b tenant.Policy) int {
		if global := a.Name.Key() == ident.GlobalKey; global != (b.Name.Key() == ident.GlobalKey) {
			if global {
				return -1
			}
			return 1
		}
		return strings.Compare(string(a.Name), string(b.Name))
	})
	return list, len(list) > 0
}

// dialUsers counts who has which dial plan in the tenant, and whom Teams knows without one.
func dialUsers(r *reading) (users map[ident.PolicyKey]int, global int) {
	users = map[ident.PolicyKey]int{}
	assigned := r.Directory.Assignments(persona.DialPlanType)
	for i := range r.Directory.Len() {
		if a, has := assigned.Of(i); has {
			users[a.Key]++
		} else if r.Directory.InTeams(i) {
			global++
		}
	}
	return users, global
}

func dialTemplates() []DialTemplateLine {
	list := []DialTemplateLine{}
	for _, t := range phone.Templates() {
		line := DialTemplateLine{Country: t.Country, Name: countryName(t.Country), Rules: len(t.Rules)}
		if t.Local != nil {
			line.Rules++
			line.Area = t.Area
		}
		list = append(list, line)
	}
	return list
}

func countryName(code string) string {
	for _, c := range catalog.Countries() {
		if c.Code == code {
			return c.Name
		}
	}
	return code
}

func (s *DialPlans) customerCountry() (string, error) {
	kept, err := s.d.kept()
	if err != nil {
		return "", err
	}
	customer, err := kept.Customer(s.ctx)
	return customer.Country, err
}

// found gives a dial plan on one of its sides, with what was not taken in of one of the tenant's.
func (s *DialPlans) found(design *plan.Design, r *reading, side, name string) (persona.Policy, []plan.AsItCame, error) {
	unknown := problem.New("DIALPLAN_UNKNOWN").Detailed(name).Hinted()
	switch side {
	case dialHere:
		if p, found := design.Persona.DialPlan(name); found {
			p.Dialling.Country = dialCountry(design, p)
			return p, nil, nil
		}
	case dialTenant:
		have, _ := dialPlansOf(r)
		for _, p := range have {
			if p.Name.Key() == ident.Policy(name).Key() {
				taken, came := plan.TakenOver(p)
				country, err := s.customerCountry()
				taken.Dialling.Country = country
				return taken, came, err
			}
		}
	case dialTemplate:
		if t, found := phone.TemplateOf(name); found {
			rules, dialling := t.In(t.Area)
			return persona.Policy{Type: persona.DialPlanType, Name: ident.Policy(t.Country), Rules: rules, Dialling: dialling}, nil, nil
		}
	}
	return persona.Policy{}, nil, unknown
}
