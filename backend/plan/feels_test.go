package plan_test

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
)

// An edit of the tenant default that switches something off or shortens a list is a loss of everybody who falls to it.
func TestAnEditOfTheTenantDefaultThatTakesIsALoss(t *testing.T) {
	for name, c := range map[string]struct {
		policyType string
		setting    persona.Setting
		lose       bool
	}{
		"switched on":         {"TeamsCallingPolicy", busy("Unanswered"), false},
		"disabled":            {"TeamsCallingPolicy", busy("Disabled"), true},
		"disabled for good":   {"TeamsCallingPolicy", persona.Setting{Name: "AllowVoicemail", Kind: persona.SettingText, Value: "AlwaysDisabled"}, true},
		"enabled for good":    {"TeamsCallingPolicy", persona.Setting{Name: "AllowVoicemail", Kind: persona.SettingText, Value: "AlwaysEnabled"}, false},
		"switched off":        {"TeamsCallingPolicy", persona.Setting{Name: "AllowDelegation", Kind: persona.SettingTruth, Value: "false"}, true},
		"a switch":            {"TeamsCallingPolicy", persona.Setting{Name: "AllowCallForwardingToPhone", Kind: persona.SettingTruth, Value: "true"}, false},
		"a longer list":       {"OnlineVoiceRoutingPolicy", persona.Setting{Name: "OnlinePstnUsages", Kind: persona.SettingList, Value: "uk\nUS"}, false},
		"something of a list": {"OnlineVoiceRoutingPolicy", persona.Setting{Name: "OnlinePstnUsages", Kind: persona.SettingList, Value: "US"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 5)
			for i, have := range w.snapshot.Policies {
				switch have.Type {
				case "TeamsCallingPolicy":
					w.snapshot.Policies[i].Settings["BusyOnBusyEnabledType"] = "Enabled"
					w.snapshot.Policies[i].Settings["AllowCallForwardingToPhone"] = false
				case "OnlineVoiceRoutingPolicy":
					w.snapshot.Policies[i].Settings["OnlinePstnUsages"] = []any{"UK"}
				}
			}
			d := withPolicies(persona.Policy{Type: c.policyType, Name: persona.Global, GlobalOnPurpose: true, Settings: []persona.Setting{c.setting}})
			p := plan.Make(d, w.reading(), now, plan.Options{})
			if len(p.Changes) != 1 || (p.Changes[0].Effect == plan.Lose) != c.lose || (p.Losing == 5) != c.lose {
				t.Errorf("%d losing; %+v", p.Losing, p.Changes)
			}
		})
	}
}

// A grant is felt by those whom it gives another policy, and says what they had before.
func TestAGrantIsFeltByThoseWhoGetAnotherPolicy(t *testing.T) {
	old := []tenant.PolicyAssignment{{Type: "TeamsCallingPolicy", Name: "Old"}}
	direct := []tenant.PolicyAssignment{{Type: "TeamsCallingPolicy", Name: "Old", Direct: true}}
	mine := []tenant.PolicyAssignment{{Type: "TeamsCallingPolicy", Name: "Mine"}}
	for name, c := range map[string]struct {
		had    [4][]tenant.PolicyAssignment
		users  int
		before string
		effect plan.Effect
	}{
		"all had nothing":           {[4][]tenant.PolicyAssignment{}, 4, "", plan.Gain},
		"all had another":           {[4][]tenant.PolicyAssignment{old, old, old, old}, 4, "Old", plan.Lose},
		"some had another":          {[4][]tenant.PolicyAssignment{old, nil, old, nil}, 4, "different ones", plan.Lose},
		"one has it already":        {[4][]tenant.PolicyAssignment{mine, nil, nil, nil}, 3, "", plan.Gain},
		"one has another of itself": {[4][]tenant.PolicyAssignment{direct, nil, nil, nil}, 3, "", plan.Gain},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 4)
			for i := range w.snapshot.Configured {
				w.snapshot.Configured[i].Policies = c.had[i]
			}
			for _, have := range w.snapshot.Policies {
				if have.Type == "TeamsCallingPolicy" {
					have.Settings["AllowDelegation"] = false
				}
			}
			w.snapshot.Policies = append(w.snapshot.Policies, tenant.Policy{Type: "TeamsCallingPolicy", Name: "Old",
				Settings: map[string]any{"BusyOnBusyEnabledType": "Enabled", "AllowDelegation": true, "AllowVoicemail": "AlwaysEnabled", "AllowCallForwardingToPhone": true}})
			d := withPolicies(persona.Policy{Type: "TeamsCallingPolicy", Name: "Mine", Settings: []persona.Setting{busy("Enabled"), {Name: "AllowDelegation", Kind: persona.SettingTruth, Value: "false"}}})
			d.Persona.Personas = []persona.Persona{{ID: "all", Name: "All", Layer: persona.Baseline, Country: "GB", Rule: `user.accountEnabled -eq true`,
				Policies: []persona.PolicyChoice{{Type: "TeamsCallingPolicy", Name: "Mine"}}}}
			p := plan.Make(d, w.reading(), now, plan.Options{})
			at := slices.IndexFunc(p.Changes, func(c plan.Change) bool { return c.Kind == plan.GrantGroup })
			if at < 0 {
				t.Fatalf("%+v", p.Changes)
			}
			if got := p.Changes[at]; len(got.Users) != c.users || got.Before != c.before || got.Effect != c.effect {
				t.Errorf("%d users, before %q, %s", len(got.Users), got.Before, got.Effect)
			}
		})
	}
}
