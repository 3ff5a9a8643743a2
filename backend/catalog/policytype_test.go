package catalog

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/ident"
)

func typesWhere(is func(PolicyType) bool) []string {
	var ids []string
	for _, p := range PolicyTypes() {
		if is(p) {
			ids = append(ids, p.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

func TestPolicyTypesAreAllThere(t *testing.T) {
	counts := []struct {
		what string
		is   func(PolicyType) bool
		want int
	}{
		{"types", func(PolicyType) bool { return true }, 47},
		{"to groups", func(p PolicyType) bool { return p.Group == GroupYes }, 36},
		{"never to groups", func(p PolicyType) bool { return p.Group == GroupNo }, 5},
		{"to groups unverified", func(p PolicyType) bool { return p.Group == GroupUnverified }, 6},
		{"in batches", func(p PolicyType) bool { return p.Batch }, 18},
		{"with mandatory rank", func(p PolicyType) bool { return p.RankMandatory }, 13},
		{"on numbers", func(p PolicyType) bool { return p.OnNumber }, 7},
	}
	for _, c := range counts {
		if got := typesWhere(c.is); len(got) != c.want {
			t.Errorf("%s: %d, want %d: %v", c.what, len(got), c.want, got)
		}
	}
}

func TestPolicyTypesWithAFlagAreTheseAndNoOthers(t *testing.T) {
	cases := map[string]struct {
		is   func(PolicyType) bool
		want []string
	}{
		"to users only": {func(p PolicyType) bool { return p.DirectOnly }, []string{
			"OnlineDialOutPolicy", "TeamsAppPermissionPolicy", "TeamsTemplatePermissionPolicy", "TeamsUpgradePolicy", "TeamsVoiceApplicationsPolicy"}},
		"in batches only": {func(p PolicyType) bool { return p.BatchOnly }, []string{"TeamsTemplatePermissionPolicy"}},
		"built in": {func(p PolicyType) bool { return p.BuiltInOnly }, []string{
			"OnlineDialOutPolicy", "TeamsMediaLoggingPolicy", "TeamsUpgradePolicy", "TeamsVideoInteropServicePolicy"}},
		"group support unverified": {func(p PolicyType) bool { return p.Group == GroupUnverified }, []string{
			"TeamsAIPolicy", "TeamsMediaConnectivityPolicy", "TeamsPersonalAttendantPolicy", "TeamsSurvivableBranchAppliancePolicy",
			"TeamsWorkLoadPolicy", "TeamsWorkLocationDetectionPolicy"}},
		"overruled by a site": {func(p PolicyType) bool { return p.SiteWins }, []string{"TeamsEmergencyCallRoutingPolicy", "TeamsEmergencyCallingPolicy"}},
		"on a number": {func(p PolicyType) bool { return p.OnNumber }, []string{
			"CallingLineIdentity", "OnlineDialOutPolicy", "OnlineVoiceRoutingPolicy", "TeamsEmergencyCallRoutingPolicy",
			"TeamsEmergencyCallingPolicy", "TeamsSharedCallingRoutingPolicy", "TenantDialPlan"}},
		"rank mandatory": {func(p PolicyType) bool { return p.RankMandatory }, []string{
			"ExternalAccessPolicy", "TeamsAIPolicy", "TeamsAppPermissionPolicy", "TeamsAppSetupPolicy", "TeamsFilesPolicy",
			"TeamsMediaConnectivityPolicy", "TeamsMeetingBrandingPolicy", "TeamsMeetingTemplatePermissionPolicy",
			"TeamsSharedCallingRoutingPolicy", "TeamsShiftsPolicy", "TeamsVdiPolicy", "TeamsVirtualAppointmentsPolicy",
			"TeamsWorkLocationDetectionPolicy"}},
		"grant without -WhatIf": {func(p PolicyType) bool { return p.GrantCommand != "" && !p.GrantHasWhatIf }, []string{
			"ExternalAccessPolicy", "TeamsAIPolicy", "TeamsAppPermissionPolicy", "TeamsAppSetupPolicy", "TeamsCallingPolicy",
			"TeamsEventsPolicy", "TeamsFilesPolicy", "TeamsMediaConnectivityPolicy", "TeamsMeetingBrandingPolicy",
			"TeamsMeetingTemplatePermissionPolicy", "TeamsPersonalAttendantPolicy", "TeamsSharedCallingRoutingPolicy",
			"TeamsShiftsPolicy", "TeamsVdiPolicy", "TeamsVirtualAppointmentsPolicy", "TeamsWorkLocationDetectionPolicy"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := typesWhere(c.is); !slices.Equal(got, c.want) {
				t.Errorf("got  %v\nwant %v", got, c.want)
			}
		})
	}
}

func TestEveryPolicyTypeIsWhole(t *testing.T) {
	letters := regexp.MustCompile(`^[A-Za-z]+$`)
	shorts := map[string]bool{}
	for _, p := range PolicyTypes() {
		if p.ID == "" || p.Name == "" || p.Area == "" {
			t.Errorf("%+v lacks a name or an area", p)
		}
		if !letters.MatchString(p.Short) || shorts[strings.ToLower(p.Short)] {
			t.Errorf("%s: ending %q is not of letters, or another type has it", p.ID, p.Short)
		}
		shorts[strings.ToLower(p.Short)] = true
		if (p.GrantCommand == "") != p.BatchOnly || (p.NewCommand == "") != p.BuiltInOnly || p.GetCommand == "" {
			t.Errorf("%s: commands do not agree with its flags: %+v", p.ID, p)
		}
		if p.DirectOnly != (p.Group == GroupNo) {
			t.Errorf("%s: to users only %v, to groups %s", p.ID, p.DirectOnly, p.Group)
		}
	}
}

func TestEveryCommandOfAPolicyTypeIsKnown(t *testing.T) {
	for _, p := range PolicyTypes() {
		for _, name := range []string{p.GrantCommand, p.GetCommand, p.NewCommand, p.SetCommand} {
			if name == "" {
				continue
			}
			if _, found := CommandSpecByName(name); !found {
				t.Errorf("%s: no signature of %s", p.ID, name)
			}
		}
		if p.NewCommand != "" {
			if _, found := CommandSpecByName(strings.Replace(p.NewCommand, "New-", "Remove-", 1)); !found {
				t.Errorf("%s: can be created, but no command removes it", p.ID)
			}
		}
		if spec, found := CommandSpecByName(p.GrantCommand); found && spec.SupportsWhatIf != p.GrantHasWhatIf {
			t.Errorf("%s: -WhatIf is %v by the type, %v by the command", p.ID, p.GrantHasWhatIf, spec.SupportsWhatIf)
		}
	}
}

func TestPoliciesThatNobodyCanHoldAreKeptApart(t *testing.T) {
	if got := len(NotAssignables()); got != 9 {
		t.Errorf("%d, want 9", got)
	}
	for _, n := range NotAssignables() {
		if _, found := PolicyTypeByID(n.ID); found || n.Name == "" || n.Why == "" {
			t.Errorf("%+v is assignable after all, or does not say why not", n)
		}
	}
}

func TestWhatIsNotInTheTableKeepsItsID(t *testing.T) {
	for got, want := range map[string]string{
		PolicyTypeName("teamscallingpolicy"):                               "Calling policy",
		PolicyTypeName("TeamsFuturePolicy"):                                "TeamsFuturePolicy",
		LicenceName(ident.Licence("E43B5B99-8DFB-405F-9987-DC307F34BCBD")): "Microsoft Teams Phone Standard",
		LicenceName("00000000-0000-0000-0000-00000000000f"):                "00000000-0000-0000-0000-00000000000f",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPolicyTypeByIDTakesAnyCase(t *testing.T) {
	if p, found := PolicyTypeByID("tenantdialplan"); !found || p.ID != "TenantDialPlan" {
		t.Errorf("%+v, %v", p, found)
	}
	if _, found := PolicyTypeByID("TenantDialPlanPolicy"); found {
		t.Error("a type that does not exist was found")
	}
}

// All instances of a type are read by its getter without any parameter.
func TestEveryGetterReadsAllInstances(t *testing.T) {
	for _, p := range PolicyTypes() {
		spec, _ := CommandSpecByName(p.GetCommand)
		if set, err := spec.Bind(nil); err != nil {
			t.Errorf("%s: %s, %v", p.ID, set, err)
		}
	}
}

// Any setting alone can be given while a policy is made, and any alone can be changed.
func TestEverySettingCanBeGivenAlone(t *testing.T) {
	for _, p := range PolicyTypes() {
		for _, s := range SettingsOf(p.ID) {
			for command, takes := range map[string]bool{p.NewCommand: s.InNew, p.SetCommand: s.InSet} {
				if only := p.SetCommand == "Set-CsTeamsMediaConnectivityPolicy" && s.Name != "DirectConnection"; !takes || only {
					continue
				}
				spec, _ := CommandSpecByName(command)
				if _, err := spec.Bind([]string{"Identity", s.Name}); err != nil {
					t.Errorf("%s -%s: %v", command, s.Name, err)
				}
			}
		}
	}
}
