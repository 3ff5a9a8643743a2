package persona

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// policiesOf checks the choices of one persona.
func (c *checker) policiesOf(p Persona) {
	seen := map[string]bool{}
	for _, choice := range p.Policies {
		place := atPersona(p, "policies/"+choice.Type)
		t, known := catalog.PolicyTypeByID(choice.Type)
		if !known {
			why := text.Of("persona.no-policy-type")
			for _, n := range catalog.NotAssignables() {
				if strings.EqualFold(n.ID, choice.Type) {
					why = text.Literal(n.Why)
				}
			}
			c.add(problem.New("PERSONA_POLICY_TYPE").
				Detailed(p.Name, choice.Type, why).Hinted().At(place))
			continue
		}
		if seen[t.ID] {
			c.add(problem.New("PERSONA_POLICY_TWICE").
				Detailed(p.Name, t.Name).Hinted().At(place))
		}
		seen[t.ID] = true
		c.carrier(p, t, place)
		c.exists(p, t, choice, place)
	}
	shared, hasShared := choiceOf(p, "TeamsSharedCallingRoutingPolicy")
	if hasShared && shared.Name != Global && p.Number.Kind == NextFree {
		c.add(problem.New("SHARED_CALLING_NUMBER").
			Detailed(p.Name, shared.Name).
			Hinted().At(atPersona(p, "number")))
	}
}

// carrier says how a type that groups cannot carry reaches the users.
func (c *checker) carrier(p Persona, t catalog.PolicyType, place problem.Where) {
	switch {
	case t.Carrier() == catalog.InBatch:
		c.add(problem.Warn("POLICY_DIRECT.batch").
			Detailed(p.Name, t.Name).Hinted().At(place))
	case t.Group == catalog.GroupNo:
		c.add(problem.Warn("POLICY_DIRECT.never").
			Detailed(p.Name, t.Name).
			Hinted().At(place))
	case t.Group == catalog.GroupUnverified:
		c.add(problem.Warn("POLICY_DIRECT.unsure").
			Detailed(p.Name, t.Name).
			Hinted().At(place))
	}
}

// exists asks where a chosen policy is to come from.
func (c *checker) exists(p Persona, t catalog.PolicyType, choice PolicyChoice, place problem.Where) {
	if strings.TrimSpace(string(choice.Name)) == "" {
		c.add(problem.New("POLICY_UNNAMED").
			Detailed(p.Name, t.Name).Hinted().At(place))
		return
	}
	if choice.Name.Key() == ident.GlobalKey {
		if under := c.under(p, t.ID); under != "" {
			c.add(problem.Warn("POLICY_GLOBAL").
				Detailed(p.Name, t.Name, under).
				Hinted().At(place))
		}
		return
	}
	if _, defined := c.defined[policyKey(t.ID, string(choice.Name))]; defined {
		return
	}
	names, read := c.facts.Policies[t.ID]
	if read && slices.ContainsFunc(names, func(n string) bool { return ident.Policy(n).Key() == choice.Name.Key() }) {
		return
	}
	c.add(problem.New("POLICY_UNDEFINED").
		Detailed(p.Name, t.Name, choice.Name).Hinted().At(place))
}

// under names a persona of a lower layer that gives another policy of the type, "" for none.
func (c *checker) under(p Persona, policyType string) string {
	for _, other := range c.design.Personas {
		if other.Layer.Height() >= p.Layer.Height() {
			continue
		}
		if choice, has := choiceOf(other, policyType); has && choice.Name.Key() != ident.GlobalKey {
			return other.Name
		}
	}
	return ""
}

func choiceOf(p Persona, policyType string) (PolicyChoice, bool) {
	for _, choice := range p.Policies {
		if strings.EqualFold(choice.Type, policyType) {
			return choice, true
		}
	}
	return PolicyChoice{}, false
}

// groupLimit counts the groups that would get policies of one type.
func (c *checker) groupLimit() {
	groups := map[string]int{}
	for _, p := range c.design.Personas {
		for _, choice := range p.Policies {
			if t, known := catalog.PolicyTypeByID(choice.Type); known && t.Group == catalog.GroupYes && choice.Name.Key() != ident.GlobalKey {
				groups[t.ID]++
			}
		}
	}
	for _, t := range catalog.PolicyTypes() {
		if groups[t.ID] > MostGroups {
			c.add(problem.New("PERSONA_GROUP_LIMIT").
				Detailed(t.Name, groups[t.ID], MostGroups).
				Hinted().At(problem.Where{Step: "personas", Kind: "policy", ID: t.ID}))
		}
	}
}
