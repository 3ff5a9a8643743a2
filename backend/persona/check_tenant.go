package persona

import (
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/limit"
	"personadesk/backend/problem"
)

// Ruled is what the tenant has of groups whose members come from a rule: nobody is put into them by hand.
type Ruled struct {
	Groups []string // names
	Teams  []string // names of the teams among them
}

// tenantFull counts the groups with a rule that the tenant has and those that the design adds.
func (c *checker) tenantFull() {
	if c.facts.Ruled == nil {
		return
	}
	there := map[ident.Key]bool{}
	for _, name := range c.facts.Ruled.Groups {
		there[ident.Fold(name)] = true
	}
	total := len(c.facts.Ruled.Groups)
	last := Persona{}
	for _, p := range c.design.Personas {
		if HasRule(p) && p.Group == "" && !there[ident.Fold(p.Name)] {
			total++
			last = p
		}
	}
	if total > limit.DynamicGroups && last.Name != "" {
		c.add(problem.New("DYNAMIC_GROUPS").Detailed(total, limit.DynamicGroups).Hinted().At(atPersona(last, "rule")))
	}
}

// closed finds teams and groups that the users of a persona cannot be put into.
func (c *checker) closed(p Persona) {
	if c.facts.Ruled == nil {
		return
	}
	named := func(list []string, name string) bool {
		return slices.ContainsFunc(list, func(n string) bool { return ident.Fold(n) == ident.Fold(name) })
	}
	for _, t := range p.Teams {
		if named(c.facts.Ruled.Teams, t) {
			c.add(problem.New("TEAM_DYNAMIC").Detailed(p.Name, t).Hinted().At(atPersona(p, "teams")))
		}
	}
	for _, g := range p.SecurityGroups {
		if named(c.facts.Ruled.Groups, g) {
			c.add(problem.Warn("SECURITY_GROUP_RULE").Detailed(p.Name, g).Hinted().At(atPersona(p, "securityGroups")))
		}
	}
}
