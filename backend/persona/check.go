package persona

import (
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/limit"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

// MostGroups is how many groups a tenant may give policies of one type to.
const MostGroups = limit.PolicyGroups

// RangeFact is what the checks need to know of a number range.
type RangeFact struct {
	ID         string
	Name       string
	Type       string // directRouting, callingPlan, operatorConnect
	Country    string
	LocationID string
}

// Facts is what the checks know besides the design. A nil field was not looked at, and nothing is concluded from it.
type Facts struct {
	Ranges      []RangeFact
	Departments []string            // ids
	Teams       []string            // names of the teams in the tenant
	Locations   []string            // descriptions of the emergency locations in the tenant
	Policies    map[string][]string // policy type -> names in the tenant
	There       voice.There         // names of the things in the tenant, by kind
	Queues      []string            // names of the queues in the tenant
	Ruled       *Ruled              // groups of the tenant whose members come from a rule
	Shared      SharedFacts         // what shared calling and emergency policies rest on

	Globals  map[string]map[string]any            // policy type -> what the tenant shows of its default
	Shown    map[string]map[string]map[string]any // policy type -> name -> what the tenant shows of the policy
	Accounts map[ident.Key]ident.ObjectID         // resource accounts by principal name
}

// Show takes in what the tenant shows of one of its policies.
func (f *Facts) Show(policyType string, name ident.PolicyName, settings map[string]any) {
	if name.Key() == ident.GlobalKey {
		f.Globals[policyType] = settings
		return
	}
	if f.Shown[policyType] == nil {
		f.Shown[policyType] = map[string]map[string]any{}
	}
	f.Shown[policyType][string(name)] = settings
}

// Check finds what would go wrong with a design before a tenant does, persona by persona in the order of the design and
// policy by policy and thing by thing. An error means that the plan could not be carried out as designed.
func Check(d Design, f Facts) []problem.Problem {
	c := newChecker(d, f)
	c.problems = append(c.problems, d.Convention.Check()...)
	c.identities()
	for i := range d.Personas {
		p := d.Personas[i]
		c.names(p)
		c.targeting(p)
		c.policiesOf(p)
		c.licencesOf(p)
		c.numberOf(p)
		c.belongings(p)
	}
	c.twins()
	c.texts()
	c.tenantFull()
	c.groupLimit()
	for _, p := range d.Policies {
		c.policy(p)
	}
	c.compared()
	c.shared()
	return append(c.problems, voice.Check(d.Things, f.There)...)
}

// checker walks over one design.
type checker struct {
	design   Design
	facts    Facts
	ranges   map[string]RangeFact
	defined  map[string]Policy // by policyKey
	chosen   map[string][]string
	queues   map[string]bool
	problems []problem.Problem

	uncompared []Policy // of which nobody can tell whether they differ from the tenant default
}

func newChecker(d Design, f Facts) *checker {
	c := &checker{design: d, facts: f, ranges: map[string]RangeFact{}, defined: map[string]Policy{},
		chosen: map[string][]string{}, queues: map[string]bool{}}
	for _, r := range f.Ranges {
		c.ranges[r.ID] = r
	}
	for _, p := range d.Policies {
		key := policyKey(p.Type, string(p.Name))
		if _, twice := c.defined[key]; twice {
			c.add(problem.New("POLICY_TWICE").Detailed(catalog.PolicyTypeName(p.Type), p.Name).
				Hinted().At(atPolicy(p, "name")))
		}
		c.defined[key] = p
	}
	for _, p := range d.Personas {
		for _, choice := range p.Policies {
			key := policyKey(choice.Type, string(choice.Name))
			c.chosen[key] = append(c.chosen[key], p.Name)
		}
	}
	for _, q := range d.Queues {
		c.queues[strings.ToLower(q.Name)] = true
	}
	return c
}

func (c *checker) add(p *problem.Problem) { c.problems = append(c.problems, *p) }

// policyKey finds a policy as the tenant does: without regard to case.
func policyKey(policyType, name string) string {
	return strings.ToLower(policyType) + "\x00" + strings.ToLower(name)
}

func atPersona(p Persona, field string) problem.Where {
	return problem.Where{Step: "personas", Kind: "persona", ID: p.ID, Field: field}
}

func atPolicy(p Policy, field string) problem.Where {
	return problem.Where{Step: "personas", Kind: "policy", ID: p.Type + "/" + string(p.Name), Field: field}
}
