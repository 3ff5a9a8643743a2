package persona

import (
	"slices"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
)

// someSetting is a setting that a policy of the type can have.
func someSetting(policyType string) Setting {
	for _, s := range catalog.SettingsOf(policyType) {
		if s.Remark != "" || !s.InNew {
			continue
		}
		switch s.Kind {
		case catalog.TruthSetting:
			return Setting{s.Name, SettingTruth, "true"}
		case catalog.ChoiceSetting:
			return Setting{s.Name, SettingText, s.Values[0]}
		case catalog.ListSetting:
			return Setting{s.Name, SettingList, "one"}
		}
	}
	return Setting{}
}

// given is the smallest design in which a persona gives a policy.
func given(p Policy) Design {
	name := p.Name
	return Design{Policies: []Policy{p}, Personas: []Persona{{ID: "a", Name: "A", Layer: Baseline, Country: "GB", Rule: `user.city -eq "Leeds"`,
		Policies: []PolicyChoice{{p.Type, name}}}}}
}

func codes(d Design, f Facts) []string {
	var list []string
	for _, p := range Check(d, f) {
		list = append(list, p.Code)
	}
	return list
}

func TestAPolicyThatGivesNobodyAnything(t *testing.T) {
	busy := Setting{"BusyOnBusyEnabledType", SettingText, "Enabled"}
	account := Setting{"ResourceAccount", SettingAccount, "cq@larkfield.example"}
	read := func(settings map[string]any) Facts {
		return Facts{Globals: map[string]map[string]any{"TeamsCallingPolicy": settings, "CallingLineIdentity": settings, "OnlineVoiceRoutingPolicy": settings},
			Accounts: map[ident.Key]ident.ObjectID{"cq@larkfield.example": "00000000-0000-4000-8000-000000000001"}}
	}
	calling := func(settings ...Setting) Policy {
		return Policy{Type: "TeamsCallingPolicy", Name: "Mine", Settings: settings}
	}
	for name, c := range map[string]struct {
		policy Policy
		facts  Facts
		want   string // the code that is found, "" for none of those about policies that give nothing
	}{
		"that sets nothing":                                {calling(), Facts{}, "POLICY_EMPTY"},
		"that sets something":                              {calling(busy), Facts{}, ""},
		"that sets what Global has":                        {calling(busy), read(map[string]any{"busyonbusyenabledtype": "enabled"}), "POLICY_AS_GLOBAL"},
		"that differs from Global":                         {calling(busy), read(map[string]any{"BusyOnBusyEnabledType": "Disabled"}), ""},
		"of which one of two differs":                      {calling(busy, Setting{"AllowDelegation", SettingTruth, "true"}), read(map[string]any{"BusyOnBusyEnabledType": "Enabled", "AllowDelegation": false}), ""},
		"when the reading does not show it":                {calling(busy), read(map[string]any{"AllowDelegation": true}), "POLICY_UNCOMPARED"},
		"when Global was not read":                         {calling(busy), read(nil), "POLICY_UNCOMPARED"},
		"with the account that Global has":                 {Policy{Type: "CallingLineIdentity", Name: "Mine", Settings: []Setting{account}}, read(map[string]any{"ResourceAccount": "00000000-0000-4000-8000-000000000001"}), "POLICY_AS_GLOBAL"},
		"with another account":                             {Policy{Type: "CallingLineIdentity", Name: "Mine", Settings: []Setting{account}}, read(map[string]any{"ResourceAccount": "00000000-0000-4000-8000-000000000002"}), ""},
		"with an account where Global has none":            {Policy{Type: "CallingLineIdentity", Name: "Mine", Settings: []Setting{account}}, read(map[string]any{"ResourceAccount": nil}), ""},
		"a dial plan without rules, of which others speak": {Policy{Type: "TenantDialPlan", Name: "Mine"}, Facts{}, ""},
		"a dial plan with a rule":                          {Policy{Type: "TenantDialPlan", Name: "Mine", Rules: []NormalizationRule{{Name: "a", Pattern: "^1$", Translation: "+1"}}}, Facts{}, ""},
		"routing without usages":                           {Policy{Type: "OnlineVoiceRoutingPolicy", Name: "Mine"}, Facts{}, "POLICY_EMPTY"},
		"routing without usages on purpose":                {Policy{Type: "OnlineVoiceRoutingPolicy", Name: "Mine", EmptyOnPurpose: true}, read(map[string]any{"OnlinePstnUsages": []any{}}), ""},
		"emergency routing without numbers":                {Policy{Type: "TeamsEmergencyCallRoutingPolicy", Name: "Mine", EmptyOnPurpose: true}, Facts{}, ""},
		"routing that is empty and is not":                 {Policy{Type: "OnlineVoiceRoutingPolicy", Name: "Mine", EmptyOnPurpose: true, Settings: []Setting{{"OnlinePstnUsages", SettingList, "UK"}}}, Facts{}, "POLICY_EMPTY_FULL"},
		"empty where that means nothing":                   {Policy{Type: "TeamsCallingPolicy", Name: "Mine", EmptyOnPurpose: true}, Facts{}, "POLICY_EMPTY_MEANING"},
		"the default, on purpose, for nothing":             {Policy{Type: "TeamsCallingPolicy", Name: Global, GlobalOnPurpose: true}, Facts{}, "POLICY_EMPTY"},
		"the default, which has it already":                {Policy{Type: "TeamsCallingPolicy", Name: Global, GlobalOnPurpose: true, Settings: []Setting{busy}}, read(map[string]any{"BusyOnBusyEnabledType": "Enabled"}), ""},
		"the default, by mistake":                          {Policy{Type: "TeamsCallingPolicy", Name: Global, Settings: []Setting{busy}}, Facts{}, "POLICY_IS_GLOBAL"},
		"the default of a type without a command":          {Policy{Type: "TeamsUpgradePolicy", Name: Global, GlobalOnPurpose: true, Settings: []Setting{busy}}, Facts{}, "POLICY_IS_GLOBAL"},
		"on purpose under another name, as Global has it":  {Policy{Type: "TeamsCallingPolicy", Name: "Mine", GlobalOnPurpose: true, Settings: []Setting{busy}}, read(map[string]any{"BusyOnBusyEnabledType": "Enabled"}), "POLICY_AS_GLOBAL"},
		"one to be removed that is given":                  {Policy{Type: "TeamsCallingPolicy", Name: "Mine", Gone: true}, Facts{}, "POLICY_GONE_CHOSEN"},
	} {
		t.Run(name, func(t *testing.T) {
			about := []string{"POLICY_EMPTY", "POLICY_AS_GLOBAL", "POLICY_UNCOMPARED", "POLICY_EMPTY_FULL", "POLICY_EMPTY_MEANING", "POLICY_IS_GLOBAL", "POLICY_GONE_CHOSEN", "POLICY_GONE_SHIPPED"}
			got := slices.DeleteFunc(codes(given(c.policy), c.facts), func(code string) bool { return !slices.Contains(about, code) })
			want := []string{c.want}
			if c.want == "" {
				want = nil
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestAPolicyThatIsTakenOver(t *testing.T) {
	facts := func(of map[string]any) Facts {
		return Facts{Policies: map[string][]string{"TeamsCallingPolicy": {"Global", "Old"}},
			Globals: map[string]map[string]any{"TeamsCallingPolicy": {"AllowDelegation": true, "Identity": "Global"}},
			Shown:   map[string]map[string]map[string]any{"TeamsCallingPolicy": {"Old": of}}}
	}
	for name, c := range map[string]struct {
		facts Facts
		found bool
	}{
		"as Global":                   {facts(map[string]any{"AllowDelegation": true, "Identity": "Tag:Old"}), true},
		"with a difference":           {facts(map[string]any{"AllowDelegation": false}), false},
		"of which nothing is shown":   {facts(map[string]any{}), false},
		"of a type that was not read": {Facts{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			got := codes(given(Policy{Type: "TeamsCallingPolicy", Name: "OLD", Existing: true}), c.facts)
			if slices.Contains(got, "POLICY_AS_GLOBAL") != c.found {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestSettingsAreHeldAgainstTheCatalogue(t *testing.T) {
	for name, c := range map[string]struct {
		policyType string
		setting    Setting
		want       string
	}{
		"a documented choice":        {"TeamsCallingPolicy", Setting{"BusyOnBusyEnabledType", SettingText, "UserOverride"}, ""},
		"a choice nobody documented": {"TeamsCallingPolicy", Setting{"BusyOnBusyEnabledType", SettingText, "Perhaps"}, "SETTING_VALUE"},
		"text for on or off":         {"TeamsCallingPolicy", Setting{"AllowDelegation", SettingText, "true"}, "SETTING_KIND"},
		"on or off":                  {"TeamsCallingPolicy", Setting{"AllowDelegation", SettingTruth, "true"}, ""},
		"a number in words":          {"TeamsCallingPolicy", Setting{"CallRecordingExpirationDays", SettingNumber, "sixty"}, "SETTING_VALUE"},
		"things of several fields":   {"TenantDialPlan", Setting{"NormalizationRules", SettingList, "x"}, "SETTING_KIND"},
		"for Microsoft's own use":    {"OnlineVoiceRoutingPolicy", Setting{"RouteType", SettingText, "BYOT"}, "SETTING_LEFT_ALONE"},
		"set only later":             {"TeamsMeetingPolicy", Setting{"SetRecordingAndTranscriptOwnership", SettingText, "Enabled"}, "SETTING_LATER"},
		"set only at once":           {"TeamsComplianceRecordingPolicy", Setting{"CustomPromptsEnabled", SettingTruth, "true"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			about := []string{"SETTING_VALUE", "SETTING_KIND", "SETTING_LEFT_ALONE", "SETTING_LATER", "SETTING_ONCE", "SETTING_UNKNOWN"}
			got := slices.DeleteFunc(codes(given(Policy{Type: c.policyType, Name: "Mine", Settings: []Setting{c.setting}}), Facts{}),
				func(code string) bool { return !slices.Contains(about, code) })
			if want := c.want; want == "" && len(got) > 0 || want != "" && !slices.Equal(got, []string{want}) {
				t.Errorf("got %v, want %q", got, want)
			}
		})
	}
	once := Policy{Type: "TeamsComplianceRecordingPolicy", Name: Global, GlobalOnPurpose: true, Settings: []Setting{{"CustomPromptsEnabled", SettingTruth, "true"}}}
	if got := codes(Design{Policies: []Policy{once}}, Facts{}); !slices.Contains(got, "SETTING_ONCE") {
		t.Errorf("the default cannot be made: %v", got)
	}
}

func TestWhatEveryTenantHasCannotBeRemoved(t *testing.T) {
	for name, c := range map[string]struct {
		policy Policy
		found  bool
	}{
		"a built-in one": {Policy{Type: "TeamsCallingPolicy", Name: "allowcalling", Gone: true}, true},
		"the default":    {Policy{Type: "TeamsCallingPolicy", Name: Global, Gone: true}, true},
		"one of ours":    {Policy{Type: "TeamsCallingPolicy", Name: "Mine", Gone: true}, false},
	} {
		if got := codes(Design{Policies: []Policy{c.policy}}, Facts{}); slices.Contains(got, "POLICY_GONE_SHIPPED") != c.found {
			t.Errorf("%s: %v", name, got)
		}
	}
}
