package catalog

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestBind(t *testing.T) {
	cases := map[string]struct {
		command string
		names   string // separated by blanks
		set     string
		err     error
	}{
		"a number by today's names":    {"Set-CsPhoneNumberAssignment", "Identity TelephoneNumber NumberType", "Assignment", nil},
		"a number by yesterday's":      {"Set-CsPhoneNumberAssignment", "Identity PhoneNumber PhoneNumberType", "Assignment", nil},
		"a number with its location":   {"Set-CsPhoneNumberAssignment", "Identity PhoneNumber PhoneNumberType LocationId", "Assignment", nil},
		"a number without its type":    {"Set-CsPhoneNumberAssignment", "Identity PhoneNumber", "", ErrMissingParameter},
		"voice without a number":       {"Set-CsPhoneNumberAssignment", "Identity EnterpriseVoiceEnabled", "Attribute", nil},
		"voice together with a number": {"Set-CsPhoneNumberAssignment", "Identity PhoneNumber PhoneNumberType EnterpriseVoiceEnabled", "", ErrNoParameterSet},
		"a location alone":             {"Set-CsPhoneNumberAssignment", "PhoneNumber LocationId", "LocationUpdate", nil},
		"a number named twice":         {"Set-CsPhoneNumberAssignment", "Identity PhoneNumber TelephoneNumber NumberType", "", ErrRepeatedParameter},
		"numbers know no -WhatIf":      {"Set-CsPhoneNumberAssignment", "Identity PhoneNumber PhoneNumberType WhatIf", "", ErrUnknownParameter},
		"one number back":              {"Remove-CsPhoneNumberAssignment", "Identity PhoneNumber PhoneNumberType", "RemoveSome", nil},
		"all numbers back, said so":    {"Remove-CsPhoneNumberAssignment", "Identity RemoveAll", "RemoveAll", nil},
		"all numbers back by mistake":  {"Remove-CsPhoneNumberAssignment", "Identity", "", ErrMissingParameter},

		"a policy to a user":               {"Grant-CsTeamsCallingPolicy", "Identity PolicyName", "Identity", nil},
		"a policy to a user, errors stop":  {"Grant-CsTeamsCallingPolicy", "Identity PolicyName ErrorAction", "Identity", nil},
		"a policy to a group":              {"Grant-CsTenantDialPlan", "Group PolicyName Rank", "GrantToGroup", nil},
		"a policy to a group in any case":  {"Grant-CsTenantDialPlan", "group policyname RANK", "GrantToGroup", nil},
		"a policy to a user and a group":   {"Grant-CsTeamsCallingPolicy", "Identity Group PolicyName", "", ErrNoParameterSet},
		"a rank without a group":           {"Grant-CsTeamsCallingPolicy", "Identity PolicyName Rank", "", ErrNoParameterSet},
		"a group without mandatory rank":   {"Grant-CsTeamsSharedCallingRoutingPolicy", "Group PolicyName", "", ErrMissingParameter},
		"a policy to nobody":               {"Grant-CsTeamsCallingPolicy", "PolicyName", "Identity", ErrTenantWide},
		"a policy to nobody by default":    {"Grant-CsTenantDialPlan", "PolicyName", "GrantToTenant", ErrTenantWide},
		"a policy to everybody":            {"Grant-CsTenantDialPlan", "PolicyName Global", "GrantToTenant", ErrTenantWide},
		"a policy to a user and everybody": {"Grant-CsTenantDialPlan", "Identity PolicyName Global", "", ErrNoParameterSet},
		"nothing at all":                   {"Grant-CsTeamsCallingPolicy", "", "Identity", ErrTenantWide},
		"calling has no -WhatIf":           {"Grant-CsTeamsCallingPolicy", "Identity PolicyName WhatIf", "", ErrUnknownParameter},
		"dial plans have it":               {"Grant-CsTenantDialPlan", "Identity PolicyName WhatIf", "Identity", nil},
		"branding has no default set":      {"Grant-CsTeamsMeetingBrandingPolicy", "Identity PolicyName", "GrantToUser", nil},
		"dial-out, whose names differ":     {"Grant-CsDialoutPolicy", "Identity PolicyName", "Identity", nil},
		"a personal attendant to a group":  {"Grant-CsTeamsPersonalAttendantPolicy", "Group PolicyName Rank", "GrantToGroup", nil},

		"a policy's settings":               {"Set-CsTenantDialPlan", "Identity NormalizationRules", "Identity", nil},
		"settings of nothing: the default":  {"Set-CsTenantDialPlan", "NormalizationRules", "Identity", ErrTenantWide},
		"settings of events, page mistaken": {"Set-CsTeamsEventsPolicy", "Identity AllowWebinars", "(All)", nil},
		"the tenant's list of usages":       {"Set-CsOnlinePstnUsage", "Identity Usage", "Identity", nil},

		"a rule in memory, by name":     {"New-CsVoiceNormalizationRule", "Parent Name Pattern Translation InMemory", "ParentAndRelativeKey", nil},
		"a rule in memory, by identity": {"New-CsVoiceNormalizationRule", "Identity Pattern Translation InMemory", "Identity", nil},
		"a rule with both":              {"New-CsVoiceNormalizationRule", "Identity Parent Name InMemory", "", ErrNoParameterSet},
		"a rule not in memory":          {"New-CsVoiceNormalizationRule", "Parent Name Pattern Translation", "", ErrMissingParameter},

		"a batch":                      {"New-CsBatchPolicyAssignmentOperation", "PolicyType PolicyName Identity OperationName", "(All)", nil},
		"a batch of no policy":         {"New-CsBatchPolicyAssignmentOperation", "PolicyType Identity", "", ErrMissingParameter},
		"a batch's progress by alias":  {"Get-CsBatchPolicyAssignmentOperation", "OperationId", "", nil},
		"a queue with people":          {"New-CsCallQueue", "Name Users RoutingMethod", "(All)", nil},
		"a queue, page mistaken":       {"New-CsCallQueue", "Name User", "", ErrUnknownParameter},
		"a queue with groups":          {"Set-CsCallQueue", "Identity DistributionLists", "(All)", nil},
		"a shortened name":             {"Set-CsCallQueue", "Identity Distribution", "", ErrUnknownParameter},
		"a name with code in it":       {"Set-CsCallQueue", "Identity DistributionLists;Remove-Item", "", ErrUnknownParameter},
		"an empty name":                {"Set-CsCallQueue", "Identity ''", "", ErrUnknownParameter},
		"signing in with a thumbprint": {"Connect-MicrosoftTeams", "TenantId ApplicationId CertificateThumbprint", "ServicePrincipalCertificateThumbprint", nil},
		"signing in by hand":           {"Connect-MicrosoftTeams", "", "UserCredential", nil},
		"a dynamic group":              {"New-MgGroup", "DisplayName MailNickname MailEnabled SecurityEnabled GroupTypes MembershipRule MembershipRuleProcessingState", "CreateExpanded", nil},
		"a licence on a group":         {"Set-MgGroupLicense", "GroupId AddLicenses RemoveLicenses", "AssignExpanded", nil},
		"a licence, one list missing":  {"Set-MgGroupLicense", "GroupId AddLicenses", "", ErrMissingParameter},
		"a group by id":                {"Get-MgGroup", "GroupId Property", "Get", nil},
		"a group by id and filter":     {"Get-MgGroup", "GroupId Filter", "", ErrNoParameterSet},
		"a member":                     {"Add-TeamUser", "GroupId User", "(All)", nil},
		"a member of nothing":          {"Add-TeamUser", "User", "", ErrMissingParameter},
		"a policy of a group":          {"Remove-CsGroupPolicyAssignment", "GroupId PolicyType", "", nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			spec, found := CommandSpecByName(c.command)
			if !found {
				t.Fatalf("no command %s", c.command)
			}
			set, err := spec.Bind(strings.Fields(c.names))
			if !errors.Is(err, c.err) {
				t.Errorf("error %v, want %v", err, c.err)
			}
			if c.set != "" && set != c.set {
				t.Errorf("set %q, want %q", set, c.set)
			}
			if c.set == "" && c.err != nil && set != "" {
				t.Errorf("set %q although it does not bind", set)
			}
		})
	}
}

// These are the calls that plans are made of; one that did not bind would fail
// at the customer's.
func TestEveryPolicyTypeCanBeGranted(t *testing.T) {
	for _, p := range PolicyTypes() {
		spec, found := CommandSpecByName(p.GrantCommand)
		if !found {
			if !p.BatchOnly {
				t.Errorf("%s has no grant", p.ID)
			}
			continue
		}
		if set, err := spec.Bind([]string{"Identity", "PolicyName"}); err != nil || set == "GrantToTenant" {
			t.Errorf("%s to a user: %q, %v", p.ID, set, err)
		}
		set, err := spec.Bind([]string{"Group", "PolicyName", "Rank"})
		if p.Group != GroupNo && (err != nil || set == "GrantToTenant") {
			t.Errorf("%s to a group: %q, %v", p.ID, set, err)
		}
		if _, err := spec.Bind([]string{"Group", "PolicyName"}); p.Group != GroupNo && p.RankMandatory != errors.Is(err, ErrMissingParameter) {
			t.Errorf("%s to a group without rank: %v, rank mandatory %v", p.ID, err, p.RankMandatory)
		}
	}
}

func TestNoGrantWithoutAUserOrGroupBindsQuietly(t *testing.T) {
	var grants []CommandSpec
	for _, s := range CommandSpecs() {
		if strings.HasPrefix(s.Name, "Grant-") {
			grants = append(grants, s)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		spec := rapid.SampledFrom(grants).Draw(t, "command")
		var names []string
		for _, p := range spec.Parameters {
			if rapid.Bool().Draw(t, p.Name) {
				names = append(names, p.Name)
			}
		}
		aimed := (slices.Contains(names, "Identity") || slices.Contains(names, "Group")) && !slices.Contains(names, "Global")
		if _, err := spec.Bind(names); err == nil && !aimed {
			t.Fatalf("%s %v binds, and nobody is named", spec.Name, names)
		}
		if spec.TenantWide(names) == aimed {
			t.Fatalf("%s %v: TenantWide is %v", spec.Name, names, !aimed)
		}
	})
}

func TestWhatBindsDoesNotDependOnOrderOrCase(t *testing.T) {
	specs := CommandSpecs()
	rapid.Check(t, func(t *rapid.T) {
		spec := rapid.SampledFrom(specs).Draw(t, "command")
		set := rapid.SampledFrom(spec.ParameterSets).Draw(t, "set")
		names := slices.Concat(set.Mandatory, rapid.SliceOfDistinct(rapid.SampledFrom(append([]string{"Verbose"}, set.Optional...)), rapid.ID[string]).Draw(t, "optional"))
		shuffled := rapid.Permutation(names).Draw(t, "shuffled")
		for i := range shuffled {
			shuffled[i] = strings.ToUpper(shuffled[i])
		}
		first, errFirst := spec.Bind(names)
		second, errSecond := spec.Bind(shuffled)
		if first != second || (errFirst == nil) != (errSecond == nil) {
			t.Fatalf("%s %v: %q, %v; shuffled %q, %v", spec.Name, names, first, errFirst, second, errSecond)
		}
		if first == "" && !errors.Is(errFirst, ErrAmbiguous) {
			t.Fatalf("%s %v is set %s whole, yet does not bind: %v", spec.Name, names, set.Name, errFirst)
		}
	})
}
