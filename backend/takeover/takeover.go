// Package takeover makes personas of what a tenant has: a group with its rule, its licences, its grants and its queues. It says what
// differs from how we would make it, and changes nothing: the plan that is made right after has nothing to do for it.
package takeover

import (
	"cmp"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// Offer is one group of the tenant that can become a persona.
type Offer struct {
	Key      string // by which the group is found again
	Members  int    // -1 where they were not read
	Persona  persona.Persona
	Policies []persona.Policy // that the tenant has and the design does not know yet
	Queues   []persona.Queue  // the same
	Differs  []text.Text      // what is not as we would make it
	Refused  text.Text        // why it cannot be taken over; nothing where it can
}

// Offers lists the security groups of a tenant that give something or have a rule and that no persona has yet, by name.
func Offers(r tenant.Reading, d *directory.Directory, design persona.Design) []Offer {
	taken := map[string]bool{}
	for _, p := range design.Personas {
		taken[persona.GroupKey(p)] = true
	}
	s := seen{Reading: r, dir: d, design: design, grants: map[ident.ObjectID][]tenant.GroupPolicy{}, shared: map[string]int{}}
	for _, gp := range r.GroupPolicies {
		s.grants[gp.GroupID] = append(s.grants[gp.GroupID], gp)
		s.shared[policyKey(gp.Type, gp.Name)]++
	}
	var offers []Offer
	for _, g := range r.Groups {
		if !g.SecurityEnabled || taken[tenant.KeyOf(g)] || !g.Dynamic && len(g.Licences) == 0 && len(s.grants[g.ID]) == 0 {
			continue
		}
		offers = append(offers, s.offer(g))
	}
	slices.SortStableFunc(offers, func(a, b Offer) int { return cmp.Compare(ident.Fold(a.Persona.Name), ident.Fold(b.Persona.Name)) })
	return offers
}

// seen is a reading, as far as groups are concerned.
type seen struct {
	tenant.Reading
	dir    *directory.Directory
	design persona.Design
	grants map[ident.ObjectID][]tenant.GroupPolicy
	shared map[string]int // policies -> groups that give them
}

func policyKey(policyType string, name ident.PolicyName) string {
	return string(ident.Fold(policyType)) + "\x00" + string(name.Key())
}

func (s seen) offer(g tenant.Group) Offer {
	o := Offer{Key: tenant.KeyOf(g), Members: -1, Persona: persona.Persona{Name: g.Name, Description: g.Description, Rule: g.Rule, Group: tenant.KeyOf(g),
		Policies: []persona.PolicyChoice{}, Disabled: persona.KeepsAll}}
	p := &o.Persona
	if s.dir != nil {
		if set, read := s.dir.Members(g.ID); read {
			o.Members = set.Count()
		}
	}
	for _, l := range g.Licences {
		p.Licences = append(p.Licences, l.SKU)
		if len(l.DisabledPlans) > 0 {
			if p.PlansOff == nil {
				p.PlansOff = persona.PlansOff{}
			}
			p.PlansOff[l.SKU] = slices.Clone(l.DisabledPlans)
		}
	}
	for _, gp := range s.grants[g.ID] {
		p.Policies = append(p.Policies, persona.PolicyChoice{Type: gp.Type, Name: gp.Name})
		if gp.Name.Key() != ident.GlobalKey && !slices.ContainsFunc(s.design.Policies, func(x persona.Policy) bool { return policyKey(x.Type, x.Name) == policyKey(gp.Type, gp.Name) }) {
			o.Policies = append(o.Policies, persona.Policy{Type: gp.Type, Name: gp.Name, Existing: true, Settings: []persona.Setting{}, Rules: []persona.NormalizationRule{}})
		}
	}
	for _, q := range s.Queues {
		if !slices.Contains(q.Groups, g.ID) {
			continue
		}
		p.Queues = append(p.Queues, q.Name)
		if !slices.ContainsFunc(s.design.Queues, func(x persona.Queue) bool { return ident.Fold(x.Name) == ident.Fold(q.Name) }) {
			o.Queues = append(o.Queues, persona.Queue{Name: q.Name, Existing: true})
		}
	}
	p.Layer = layerOf(*p)
	parsed, _ := parse.Rule(g.Rule)
	p.Location, _ = persona.PlaceOfRule(s.design, parsed)
	o.Differs, o.Refused = s.differs(g, *p), refused(g, *p)
	return o
}

// layerOf guesses where a group belongs by what it gives: calling with Teams Phone or what numbers need, the baseline with a suite or
// Teams, and the department with anything else.
func layerOf(p persona.Persona) persona.Layer {
	layer := persona.Department
	for _, sku := range p.Licences {
		l, known := catalog.LicenceByID(sku)
		switch {
		case !known:
		case l.Kind == catalog.PhoneLicence || l.Kind == catalog.CallingPlan:
			return persona.Calling
		case l.Kind == catalog.Suite || l.Kind == catalog.TeamsLicence:
			layer = persona.Baseline
		}
	}
	for _, c := range p.Policies {
		if layer != persona.Baseline && (c.Type == "TenantDialPlan" || c.Type == "OnlineVoiceRoutingPolicy") {
			layer = persona.Calling
		}
	}
	return layer
}

// refused says why a group cannot become a persona without changing it.
func refused(g tenant.Group, p persona.Persona) text.Text {
	_, problems := parse.Rule(g.Rule)
	switch {
	case !g.Dynamic:
		return text.Of("takeover.refused.by-hand")
	case !g.RuleOn:
		return text.Of("takeover.refused.paused")
	case !rule.Valid(problems):
		return text.Of("takeover.refused.rule")
	}
	if unseen := persona.Unseen(p, problem.Where{}); len(unseen) > 0 {
		return text.Of("takeover.refused.unseen", unseen[0].Where.Field)
	}
	return text.Text{}
}

// differs lists what we would have made otherwise.
func (s seen) differs(g tenant.Group, p persona.Persona) []text.Text {
	var list []text.Text
	if g.UniqueName == "" {
		list = append(list, text.Of("takeover.differs.key"))
	}
	if strings.Contains(g.Name, "-") {
		list = append(list, text.Of("takeover.differs.hyphen"))
	}
	for _, c := range p.Policies {
		if n := s.shared[policyKey(c.Type, c.Name)]; n > 1 {
			list = append(list, text.Of("takeover.differs.shared", catalog.PolicyTypeName(c.Type), c.Name, n))
		}
		if own := persona.PolicyName(s.design, p, c.Type); ident.Policy(own).Key() != c.Name.Key() && c.Name.Key() != ident.GlobalKey {
			list = append(list, text.Of("takeover.differs.name", catalog.PolicyTypeName(c.Type), c.Name, own))
		}
	}
	parsed, _ := parse.Rule(g.Rule)
	if persona.Wide(parsed) || persona.IsEverybody(parsed) {
		list = append(list, text.Of("takeover.differs.wide"))
	}
	if _, asked := persona.PlaceOfRule(s.design, parsed); asked != "" && p.Location == "" {
		list = append(list, text.Of("takeover.differs.place", asked))
	}
	return list
}
