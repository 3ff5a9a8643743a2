package persona

import (
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

// policy checks one policy that the design defines.
func (c *checker) policy(p Policy) {
	t, known := catalog.PolicyTypeByID(p.Type)
	if !known {
		c.add(problem.New("POLICY_TYPE", "A policy of an unknown type is defined").
			Detailf("%s %q", p.Type, p.Name).Hintf("Remove it.").At(atPolicy(p, "type")))
		return
	}
	if !p.Existing && t.BuiltInOnly {
		c.add(problem.New("POLICY_BUILT_IN", "Policies of this type cannot be made, only chosen").
			Detailf("%s %q", t.Name, p.Name).Hintf("Say that it exists in the tenant, and choose one that does.").At(atPolicy(p, "existing")))
	}
	if strings.EqualFold(p.Name, Global) {
		c.add(problem.New("POLICY_IS_GLOBAL", "The tenant default is not a policy of a persona").
			Detailf("%s", t.Name).Hintf("Give the policy a name of its own.").At(atPolicy(p, "name")))
		return
	}
	if !p.Existing {
		c.policyName(p, t)
		c.settings(p, t)
	}
	users := c.chosen[policyKey(p.Type, p.Name)]
	switch {
	case len(users) == 0:
		c.add(&problem.Problem{Code: "POLICY_UNUSED", Severity: problem.Info, Summary: "A policy is defined that no persona gives",
			Detail: t.Name + " " + strconv.Quote(p.Name), Hint: "Remove it, or choose it in a persona.", Where: atPolicy(p, "name")})
	case len(users) > 1 && !p.Existing:
		c.add(&problem.Problem{Code: "POLICY_SHARED", Severity: problem.Info, Summary: "Several personas share a policy",
			Detail: t.Name + " " + strconv.Quote(p.Name) + ": " + strings.Join(users, ", "),
			Hint:   "Give each a copy of its own, so that one can change without the others.", Where: atPolicy(p, "name")})
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
	refused := strings.ContainsAny(p.Name, "/:") || strings.TrimSpace(p.Name) != p.Name || p.Name == ""
	switch {
	case refused:
		c.add(problem.New("POLICY_NAME_REFUSED", "A policy cannot have this name").
			Detailf("%s %q: no slash, no colon, no blank at the ends", t.Name, p.Name).Hintf("Use letters, digits and underscores.").At(atPolicy(p, "name")))
	case strings.Contains(p.Name, "-"):
		c.add(problem.Warn("POLICY_NAME_HYPHEN", "A policy's name has a hyphen").
			Detailf("%s %q: in a script a name with a hyphen goes wrong wherever somebody forgets to quote it", t.Name, p.Name).
			Hintf("Use underscores or camelCase.").At(atPolicy(p, "name")))
	case strings.ContainsFunc(p.Name, func(r rune) bool { return !letterOrDigit(r) && !strings.ContainsRune(" _.()", r) }):
		c.add(problem.Warn("POLICY_NAME_CHARACTERS", "A policy's name has special characters").
			Detailf("%s %q: the Teams admin centre cannot edit such a policy, ever", t.Name, p.Name).
			Hintf("Use letters, digits and underscores.").At(atPolicy(p, "name")))
	}
	if len(p.Name) > LongestPolicyName {
		c.add(problem.Warn("POLICY_NAME_LONG", "A policy's name may be too long").
			Detailf("%s %q has %d characters; a dial plan is documented to take %d", t.Name, p.Name, len(p.Name), LongestPolicyName).
			Hintf("Shorten it.").At(atPolicy(p, "name")))
	}
}

// settings holds every setting against the command that would make the policy.
func (c *checker) settings(p Policy, t catalog.PolicyType) {
	spec, known := catalog.CommandSpecByName(t.NewCommand)
	seen := map[string]bool{}
	for _, s := range p.Settings {
		place := atPolicy(p, "settings/"+s.Name)
		if seen[strings.ToLower(s.Name)] {
			c.add(problem.New("SETTING_TWICE", "A policy has a setting twice").Detailf("%s %q: %s", t.Name, p.Name, s.Name).
				Hintf("Remove one.").At(place))
		}
		seen[strings.ToLower(s.Name)] = true
		if !known {
			continue
		}
		parameter, found := spec.Parameter(s.Name)
		if !found || strings.EqualFold(s.Name, "Identity") || slices.Contains([]string{"WhatIf", "Confirm", "Force", "Tenant"}, parameter.Name) {
			c.add(problem.New("SETTING_UNKNOWN", "A policy has a setting that its type does not know").
				Detailf("%s %q: %s", t.Name, p.Name, s.Name).Hintf("Remove it.").At(place))
			continue
		}
		if len(parameter.Values) > 0 && parameter.ValuesFrom == "set" && s.Kind == SettingText &&
			!slices.ContainsFunc(parameter.Values, func(v string) bool { return strings.EqualFold(v, s.Value) }) {
			c.add(problem.New("SETTING_VALUE", "A setting has a value that its type does not take").
				Detailf("%s %q: %s is %q, not one of %s", t.Name, p.Name, s.Name, s.Value, strings.Join(parameter.Values, ", ")).
				Hintf("Choose one of them.").At(place))
		}
		if _, err := s.Read(); err != nil {
			c.add(problem.New("SETTING_VALUE", "A setting cannot be read").
				Detailf("%s %q: %v", t.Name, p.Name, err).Hintf("Correct the value.").At(place))
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
	c.add(problem.Warn("RECORDING_NO_APPLICATION", "A recording policy has no recording application, so it records nothing").
		Detailf("%q", p.Name).Hintf("Name the application of the recording service.").At(atPolicy(p, "settings/ComplianceRecordingApplications")))
}

// dialPlan checks the normalization rules; the name is checked like that of any policy.
func (c *checker) dialPlan(p Policy) {
	for _, r := range p.Rules {
		if strings.ContainsAny(r.Name, "/:") {
			c.add(problem.New("DIALPLAN_RULE_NAME", "A rule of a dial plan cannot have this name").
				Detailf("%q: %q has a slash or a colon", p.Name, r.Name).Hintf("Name it with letters and digits.").At(atPolicy(p, "rules/"+r.Name)))
		}
	}
	for _, found := range (phone.DialPlan{Name: "x", Rules: p.Rules}).Check() {
		field := "rules"
		if found.Where.Kind == "normalizationRule" {
			field += "/" + found.Where.ID
		}
		if found.Hint == "" {
			found.Hint = "Correct the rules of the dial plan."
		}
		found.Detail = strconv.Quote(p.Name) + ", " + found.Detail
		c.add(found.At(atPolicy(p, field)))
	}
}
