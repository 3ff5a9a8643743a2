package persona

import (
	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// own finds a policy that gives nobody anything: one of our own that sets nothing, or nothing that the tenant default does not have. What
// the reading does not show of the default is unknown, and nothing is concluded from it.
func (c *checker) own(p Policy, t catalog.PolicyType) {
	against := AgainstGlobal(p, c.facts.Globals[t.ID], c.facts.Accounts)
	switch {
	case p.EmptyOnPurpose:
		c.empty(p, t, against)
	case against.Set() == 0 && t.ID == "TenantDialPlan": // the checks of dial plans say so
	case against.Set() == 0 && t.Empties != "":
		c.add(problem.New("POLICY_EMPTY.meant").Detailed(t.Name, p.Name).Hinted(t.EmptyMeans).At(atPolicy(p, "settings")))
	case against.Set() == 0:
		c.add(problem.New("POLICY_EMPTY.own").Detailed(t.Name, p.Name).Hinted().At(atPolicy(p, "settings")))
	case against.Nothing() && !p.EditsGlobal():
		c.add(problem.New("POLICY_AS_GLOBAL.own").Detailed(t.Name, p.Name, len(against.Same)).Hinted().At(atPolicy(p, "settings")))
	case len(against.Differ) == 0 && c.facts.Globals != nil && !p.EditsGlobal():
		c.uncompared = append(c.uncompared, p)
	}
}

// fewUncompared is how many policies are named that could not be compared; the others are counted.
const fewUncompared = 5

// compared says once of which policies nobody can tell whether they differ from the tenant default.
func (c *checker) compared() {
	if len(c.uncompared) == 0 {
		return
	}
	names := make([]string, len(c.uncompared))
	for i, p := range c.uncompared {
		names[i] = string(p.Name)
	}
	c.add(problem.Note("POLICY_UNCOMPARED").Detailed(text.Some(fewUncompared, names)).Hinted().At(atPolicy(c.uncompared[0], "settings")))
}

// empty checks a policy that says of itself that it is empty on purpose.
func (c *checker) empty(p Policy, t catalog.PolicyType, against Against) {
	switch {
	case t.Empties == "":
		c.add(problem.New("POLICY_EMPTY_MEANING").Detailed(t.Name, p.Name).Hinted().At(atPolicy(p, "emptyOnPurpose")))
	case against.Set() > 0:
		c.add(problem.New("POLICY_EMPTY_FULL").Detailed(t.Name, p.Name, against.Set()).Hinted().At(atPolicy(p, "emptyOnPurpose")))
	}
}

// used checks a policy that is taken over from the tenant: whether it is there, and whether it does anything.
func (c *checker) used(p Policy, t catalog.PolicyType) {
	shown, read := c.facts.Shown[t.ID]
	if !read || c.facts.Globals[t.ID] == nil {
		return
	}
	for name, settings := range shown {
		if ident.Policy(name).Key() != p.Name.Key() {
			continue
		}
		if against := ShownAgainstGlobal(t.ID, settings, c.facts.Globals[t.ID]); against.Set() > 0 && against.Nothing() && t.Empties == "" {
			c.add(problem.Warn("POLICY_AS_GLOBAL.used").Detailed(t.Name, p.Name).Hinted().At(atPolicy(p, "settings")))
		}
	}
}
