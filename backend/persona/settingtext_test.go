package persona

import (
	"errors"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
)

func TestWhatIsTypedForASetting(t *testing.T) {
	for name, c := range map[string]struct {
		policyType, setting, typed, want string
		kind                             SettingKind // "" where it is refused
	}{
		"a choice in other letters":  {"TeamsCallingPolicy", "BusyOnBusyEnabledType", " enabled ", "Enabled", SettingText},
		"a choice nobody documented": {"TeamsCallingPolicy", "BusyOnBusyEnabledType", "Sometimes", "Sometimes", SettingText},
		"a choice that is refused":   {"TeamsEmergencyCallingPolicy", "NotificationMode", "Loud", "", ""},
		"no choice":                  {"TeamsCallingPolicy", "BusyOnBusyEnabledType", "", "", ""},
		"on":                         {"TeamsCallingPolicy", "AllowDelegation", "True", "true", SettingTruth},
		"perhaps":                    {"TeamsCallingPolicy", "AllowDelegation", "perhaps", "", ""},
		"a number":                   {"TeamsCallingPolicy", "CallRecordingExpirationDays", "060", "60", SettingNumber},
		"about twenty":               {"TeamsCallingPolicy", "CallRecordingExpirationDays", "about 20", "", ""},
		"less than none":             {"TeamsCallingPolicy", "CallRecordingExpirationDays", "-1", "", ""},
		"a list with gaps":           {"OnlineVoiceRoutingPolicy", "OnlinePstnUsages", "UK\n\n  World ", "UK\nWorld", SettingList},
		"an empty list":              {"OnlineVoiceRoutingPolicy", "OnlinePstnUsages", "\n", "", ""},
		"two lines of text":          {"CallingLineIdentity", "CompanyName", "Larkfield\nGroup", "", ""},
		"text":                       {"CallingLineIdentity", "CompanyName", "Larkfield Group", "Larkfield Group", SettingText},
		"an account":                 {"CallingLineIdentity", "ResourceAccount", "cq@larkfield.example", "cq@larkfield.example", SettingAccount},
		"things of several fields":   {"TenantDialPlan", "NormalizationRules", "x", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			known, found := catalog.SettingOf(c.policyType, c.setting)
			if !found {
				t.Fatal("no such setting")
			}
			s, err := SettingFrom(known, c.typed)
			if (err == nil) != (c.kind != "") || s.Value != c.want || s.Kind != c.kind {
				t.Errorf("%+v, %v", s, err)
			}
			var p *problem.Problem
			if err != nil && (!errors.As(err, &p) || p.Code != "SETTING_TYPED" || p.Hint.IsZero()) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestASettingStandsOnce(t *testing.T) {
	p := Policy{Settings: []Setting{{"A", SettingText, "1"}, {"B", SettingText, "2"}}}
	q := p.With(Setting{"a", SettingText, "3"})
	if s, _ := q.Setting("A"); len(q.Settings) != 2 || s.Value != "3" || p.Settings[0].Value != "1" {
		t.Errorf("%+v, before %+v", q, p)
	}
	if q = q.Without("b"); len(q.Settings) != 1 {
		t.Errorf("%+v", q)
	}
}

func TestNamesThatAreOurs(t *testing.T) {
	calling, _ := catalog.PolicyTypeByID("TeamsCallingPolicy")
	for name, c := range map[string]struct {
		convention Convention
		policy     string
		ours       bool
	}{
		"ours":                  {Convention{Style: Underscores, Prefix: "Prov_Teams_Phone"}, "Prov_Teams_Phone_Leeds_Calling", true},
		"ours in small letters": {Convention{Style: Underscores, Prefix: "Prov_Teams_Phone"}, "prov_teams_phone_leeds_calling", true},
		"of another type":       {Convention{Style: Underscores, Prefix: "Prov_Teams_Phone"}, "Prov_Teams_Phone_Leeds_DialPlan", false},
		"of somebody else":      {Convention{Style: Underscores, Prefix: "Prov_Teams_Phone"}, "UK_Calling", false},
		"without a prefix":      {Convention{Style: Underscores, Prefix: ""}, "UK_Calling", false},
	} {
		if got := OurNaming(Design{Convention: c.convention}, calling, c.policy); got != c.ours {
			t.Errorf("%s: %v", name, got)
		}
	}
}
