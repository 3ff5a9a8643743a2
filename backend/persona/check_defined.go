package persona

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// policy checks one policy that the design defines.
func (c *checker) policy(p Policy) {
	t, known := catalog.PolicyTypeByID(p.Type)
	if !known {
		c.add(problem.New("POLICY_TYPE").
			Detailed(p.Type, p.Name).Hinted().At(atPolicy(p, "type")))
		return
	}
	if !p.Existing && t.BuiltInOnly {
		c.add(problem.New("POLICY_BUILT_IN").
			Detailed(t.Name, p.Name).Hinted().At(atPolicy(p, "existing")))
	}
	if p.Name.Key() == ident.GlobalKey {
		c.add(problem.New("POLICY_IS_GLOBAL").
			Detailed(t.Name).Hinted().At(atPolicy(p, "name")))
		return
	}
	if !p.Existing {
		c.policyName(p, t)
		c.settings(p, t)
	}
	users := c.chosen[policyKey(p.Type, string(p.Name))]
	switch {
	case len(users) == 0:
		c.add(problem.Note("POLICY_UNUSED").
			Detailed(t.Name, p.Name).Hinted().At(atPolicy(p, "name")))
	case len(users) > 1 && !p.Existing:
		c.add(problem.Note("POLICY_SHARED").
			Detailed(t.Name, p.Name, strings.Join(users, ", ")).
			Hinted().At(atPolicy(p, "name")))
	}
	if t.ID == "TenantDialPlan" {
		c.dialPlan(p)
	}
	if t.ID == "TeamsComplianceRecordingPolicy" && !p.Existing {
		c.recording(p)
	}
}

// policyName checks a name that we would make.
func (c *checker) policyName(p Policy, t catalog.PolicyType) {
	refused := strings.ContainsAny(string(p.Name), "/:") || ident.Policy(strings.TrimSpace(string(p.Name))) != p.Name || p.Name == ""
	switch {
	case refused:
		c.add(problem.New("POLICY_NAME_REFUSED").
			Detailed(t.Name, p.Name).Hinted().At(atPolicy(p, "name")))
	case strings.Contains(string(p.Name), "-"):
		c.add(problem.Warn("POLICY_NAME_HYPHEN").
			Detailed(t.Name, p.Name).
			Hinted().At(atPolicy(p, "name")))
	case strings.ContainsFunc(string(p.Name), func(r rune) bool { return !letterOrDigit(r) && !strings.ContainsRune(" _.()", r) }):
		c.add(problem.Warn("POLICY_NAME_CHARACTERS").
			Detailed(t.Name, p.Name).
			Hinted().At(atPolicy(p, "name")))
	}
	if len(p.Name) > LongestPolicyName {
		c.add(problem.Warn("POLICY_NAME_LONG").
			Detailed(t.Name, p.Name, len(p.Name), LongestPolicyName).
			Hinted().At(atPolicy(p, "name")))
	}
}

// settings holds every setting against the command that would make the policy.
func (c *checker) settings(p Policy, t catalog.PolicyType) {
	spec, known := catalog.CommandSpecByName(t.NewCommand)
	seen := map[string]bool{}
	for _, s := range p.Settings {
		place := atPolicy(p, "settings/"+s.Name)
		if seen[strings.ToLower(s.Name)] {
			c.add(problem.New("SETTING_TWICE").Detailed(t.Name, p.Name, s.Name).
				Hinted().At(place))
		}
		seen[strings.ToLower(s.Name)] = true
		if !known {
			continue
		}
		parameter, found := spec.Parameter(s.Name)
		if !found || strings.EqualFold(s.Name, "Identity") || slices.Contains([]string{"WhatIf", "Confirm", "Force", "Tenant"}, parameter.Name) {
			c.add(problem.New("SETTING_UNKNOWN").
				Detailed(t.Name, p.Name, s.Name).Hinted().At(place))
			continue
		}
		if len(parameter.Values) > 0 && parameter.ValuesFrom == "set" && s.Kind == SettingText &&
			!slices.ContainsFunc(parameter.Values, func(v string) bool { return strings.EqualFold(v, s.Value) }) {
			c.add(problem.New("SETTING_VALUE.value").
				Detailed(t.Name, p.Name, s.Name, s.Value, strings.Join(parameter.Values, ", ")).
				Hinted().At(place))
		}
		if _, err := s.Read(); err != nil {
			c.add(problem.New("SETTING_VALUE.unreadable").
				Detailed(t.Name, p.Name, err).Hinted().At(place))
		}
	}
}

// recording finds a recording policy that would record nothing.
func (c *checker) recording(p Policy) {
	for _, s := range p.Settings {
		if strings.EqualFold(s.Name, "ComplianceRecordingApplications") && strings.TrimSpace(s.Value) != "" {
			return
		}
	}
	c.add(problem.Warn("RECORDING_NO_APPLICATION").
		Detailed(p.Name).Hinted().At(atPolicy(p, "settings/ComplianceRecordingApplications")))
}

// dialPlan checks the normalization rules; the name is checked like that of any policy.
func (c *checker) dialPlan(p Policy) {
	for _, r := range p.Rules {
		if strings.ContainsAny(r.Name, "/:") {
			c.add(problem.New("DIALPLAN_RULE_NAME").
				Detailed(p.Name, r.Name).Hinted().At(atPolicy(p, "rules/"+r.Name)))
		}
	}
	for _, found := range (phone.DialPlan{Name: "x", Rules: p.Rules}).Check() {
		field := "rules"
		if found.Where.Kind == "normalizationRule" {
			field += "/" + found.Where.ID
		}
		if found.Hint.IsZero() {
			found.Hint = text.Of("persona.dial-plan.hint")
		}
		found.Detail = text.Of("persona.dial-plan", p.Name, found.Detail)
		c.add(found.At(atPolicy(p, field)))
	}
	if p.Existing {
		return // its rules stand in the tenant
	}
	if len(p.Rules) == 0 {
		c.add(problem.New("DIALPLAN_EMPTY").Detailed(p.Name).Hinted().At(atPolicy(p, "rules")))
	}
	for _, tried := range (phone.DialPlan{Rules: p.Rules}).Try(p.Dialling) {
		if !tried.Right {
			c.add(problem.New("DIALPLAN_TEST").Detailed(p.Name, tried.Dialled, tried.Dial.Number, tried.Becomes).Hinted().
				At(atPolicy(p, "tests/"+tried.Dialled)))
		}
	}
}
