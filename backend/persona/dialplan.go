package persona

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

// DialPlanType is the policy type of dial plans.
const DialPlanType = "TenantDialPlan"

// AsDialPlan is the policy as a room that knows only telephones sees it.
func (p Policy) AsDialPlan() phone.DialPlan {
	return phone.DialPlan{Name: string(p.Name), Description: p.Description, Rules: p.Rules}
}

// DialPlan finds a dial plan of the design by its name.
func (d Design) DialPlan(name string) (Policy, bool) {
	at := slices.IndexFunc(d.Policies, func(p Policy) bool {
		return strings.EqualFold(p.Type, DialPlanType) && p.Name.Key() == ident.Policy(name).Key()
	})
	if at < 0 {
		return Policy{}, false
	}
	return d.Policies[at], true
}

// WithRule puts a rule in the place of another, or behind all. One that cannot be kept is refused with what is wrong with it.
func (p Policy) WithRule(at int, r NormalizationRule) (Policy, error) {
	if at < 0 || at >= len(p.Rules) {
		at = len(p.Rules)
	}
	plan := p.AsDialPlan().With(at, r)
	for _, f := range plan.Findings() {
		if f.Problem.Severity == problem.Error && (f.Rule == at || f.Rule < 0 && f.Field == "rules") {
			return p, &f.Problem
		}
	}
	p.Rules = plan.Rules
	return p, nil
}

// WithoutRule takes a rule out.
func (p Policy) WithoutRule(at int) Policy {
	if at >= 0 && at < len(p.Rules) {
		p.Rules = slices.Delete(slices.Clone(p.Rules), at, at+1)
	}
	return p
}

// MovedRule asks a rule at another place.
func (p Policy) MovedRule(from, to int) Policy {
	if from < 0 || from >= len(p.Rules) {
		return p
	}
	rules := slices.Clone(p.Rules)
	moved := rules[from]
	rules = slices.Delete(rules, from, from+1)
	p.Rules = slices.Insert(rules, max(0, min(to, len(rules))), moved)
	return p
}

// WithMore adds rules and test numbers that are not there yet: a rule by its name, a test number by what is dialled. How many of each
// were added is given.
func (p Policy) WithMore(rules []NormalizationRule, more phone.Dialling) (with Policy, addedRules, addedTests int) {
	p.Rules, p.Dialling.Tests = slices.Clone(p.Rules), slices.Clone(p.Dialling.Tests)
	for _, r := range rules {
		if !slices.ContainsFunc(p.Rules, func(have NormalizationRule) bool { return strings.EqualFold(have.Name, r.Name) }) {
			p.Rules = append(p.Rules, r)
			addedRules++
		}
	}
	for _, test := range more.Tests {
		if !slices.ContainsFunc(p.Dialling.Tests, func(have phone.TestNumber) bool { return have.Dialled == test.Dialled }) {
			p.Dialling.Tests = append(p.Dialling.Tests, test)
			addedTests++
		}
	}
	if p.Dialling.Country == "" {
		p.Dialling.Country = more.Country
	}
	return p, addedRules, addedTests
}

// WithTests takes test numbers in the place of those there are.
func (p Policy) WithTests(tests []phone.TestNumber) (Policy, error) {
	seen := map[string]bool{}
	for _, test := range tests {
		where := atPolicy(p, "tests/"+test.Dialled)
		switch {
		case strings.TrimSpace(test.Dialled) == "" || strings.TrimSpace(test.Becomes) == "":
			return p, problem.New("DIALPLAN_TEST_HALF").Detailed(p.Name, test.Dialled, test.Becomes).Hinted().At(where)
		case seen[test.Dialled]:
			return p, problem.New("DIALPLAN_TEST_TWICE").Detailed(p.Name, test.Dialled).Hinted().At(where)
		}
		seen[test.Dialled] = true
	}
	p.Dialling.Tests = slices.Clone(tests)
	return p, nil
}

// HasType says whether the design has anything of a policy type: a policy of its own, or a persona that gives one.
func (d Design) HasType(policyType string) bool {
	return slices.ContainsFunc(d.Policies, func(p Policy) bool { return p.Type == policyType }) ||
		slices.ContainsFunc(d.Personas, func(p Persona) bool {
			return slices.ContainsFunc(p.Policies, func(c PolicyChoice) bool { return c.Type == policyType })
		})
}

// GivenBy are the personas that give a policy of the design.
func (d Design) GivenBy(policyType string, name ident.PolicyName) []Persona {
	var list []Persona
	for _, p := range d.Personas {
		if choice, has := choiceOf(p, policyType); has && choice.Name.Key() == name.Key() {
			list = append(list, p)
		}
	}
	return list
}
