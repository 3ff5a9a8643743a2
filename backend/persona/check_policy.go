package persona

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
)

// policiesOf checks the choices of one persona.
func (c *checker) policiesOf(p Persona) {
	seen := map[string]bool{}
	for _, choice := range p.Policies {
		place := atPersona(p, "policies/"+choice.Type)
		t, known := catalog.PolicyTypeByID(choice.Type)
		if !known {
			why := "Teams has no policy type of that name"
			for _, n := range catalog.NotAssignables() {
				if strings.EqualFold(n.ID, choice.Type) {
					why = n.Why
				}
			}
			c.add(problem.New("PERSONA_POLICY_TYPE", "A persona has a policy of a type that users cannot be given").
				Detailf("%s: %q; %s", p.Name, choice.Type, why).Hintf("Take it out of the persona.").At(place))
			continue
		}
		if seen[t.ID] {
			c.add(problem.New("PERSONA_POLICY_TWICE", "A persona has two policies of one type").
				Detailf("%s: %s", p.Name, t.Name).Hintf("Keep one; a user has one policy of each type.").At(place))
		}
		seen[t.ID] = true
		c.carrier(p, t, place)
		c.exists(p, t, choice, place)
	}
	shared, hasShared := choiceOf(p, "TeamsSharedCallingRoutingPolicy")
	if hasShared && shared.Name != Global && p.Number.Kind == NextFree {
		c.add(problem.New("SHARED_CALLING_NUMBER", "Shared calling and a number of their own exclude each other").
			Detailf("%s has the shared calling policy %q and gives a number", p.Name, shared.Name).
			Hintf("Take out the policy or the number.").At(atPersona(p, "number")))
	}
}

// carrier says how a type that groups cannot carry reaches the users.
func (c *checker) carrier(p Persona, t catalog.PolicyType, place problem.Where) {
	switch {
	case t.BatchOnly || t.GrantCommand == "":
		c.add(problem.Warn("POLICY_BATCH_ONLY", "No command gives this policy to a user").
			Detailf("%s: %s can be assigned in a batch only", p.Name, t.Name).Hintf("Assign it in the Teams admin centre; the plan leaves it out.").At(place))
	case t.Group == catalog.GroupNo:
		c.add(problem.Warn("POLICY_DIRECT", "This policy cannot be given to a group").
			Detailf("%s: %s goes to each user directly, so a user who moves keeps it until the next plan", p.Name, t.Name).
			Hintf("Nothing to do, as long as plans are made now and then.").At(place))
	case t.Group == catalog.GroupUnverified:
		c.add(problem.Warn("POLICY_DIRECT", "It is not certain that this policy can be given to a group").
			Detailf("%s: %s goes to each user directly", p.Name, t.Name).
			Hintf("Nothing to do, as long as plans are made now and then.").At(place))
	}
}

// exists asks where a chosen policy is to come from.
func (c *checker) exists(p Persona, t catalog.PolicyType, choice PolicyChoice, place problem.Where) {
	if strings.TrimSpace(choice.Name) == "" {
		c.add(problem.New("POLICY_UNNAMED", "A persona has a policy without a name").
			Detailf("%s: %s", p.Name, t.Name).Hintf("Choose one, or drop the difference.").At(place))
		return
	}
	if strings.EqualFold(choice.Name, Global) {
		if under := c.under(p, t.ID); under != "" {
			c.add(problem.Warn("POLICY_GLOBAL", "A group cannot give back the tenant default").
				Detailf("%s asks for %s Global, but %s gives another and keeps it", p.Name, t.Name, under).
				Hintf("Make a policy with the settings of the default and give that.").At(place))
		}
		return
	}
	if _, defined := c.defined[policyKey(t.ID, choice.Name)]; defined {
		return
	}
	names, read := c.facts.Policies[t.ID]
	if read && slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, choice.Name) }) {
		return
	}
	c.add(problem.New("POLICY_UNDEFINED", "A persona has a policy that nobody has defined").
		Detailf("%s: %s %q", p.Name, t.Name, choice.Name).Hintf("Define it, or say that it exists in the tenant.").At(place))
}

// under names a persona of a lower layer that gives another policy of the type, "" for none.
func (c *checker) under(p Persona, policyType string) string {
	for _, other := range c.design.Personas {
		if other.Layer.Height() >= p.Layer.Height() {
			continue
		}
		if choice, has := choiceOf(other, policyType); has && !strings.EqualFold(choice.Name, Global) {
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
			if t, known := catalog.PolicyTypeByID(choice.Type); known && t.Group == catalog.GroupYes && !strings.EqualFold(choice.Name, Global) {
				groups[t.ID]++
			}
		}
	}
	for _, t := range catalog.PolicyTypes() {
		if groups[t.ID] > MostGroups {
			c.add(problem.New("PERSONA_GROUP_LIMIT", "Too many groups get policies of one type").
				Detailf("%s: %d groups, Teams takes %d", t.Name, groups[t.ID], MostGroups).
				Hintf("Let personas share a policy through a lower layer.").At(problem.Where{Step: "personas", Kind: "policy", ID: t.ID}))
		}
	}
}
