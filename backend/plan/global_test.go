package plan_test

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// withPolicies is a design that has nothing but policies.
func withPolicies(list ...persona.Policy) plan.Design {
	return plan.Design{Persona: persona.Design{Policies: list}}
}

func busy(value string) persona.Setting {
	return persona.Setting{Name: "BusyOnBusyEnabledType", Kind: persona.SettingText, Value: value}
}

func TestThePlanSaysThatItEditsTheTenantDefaultAndCountsWhoFallsToIt(t *testing.T) {
	w := newWorld(t, 30)
	w.snapshot.Configured[3].Policies = []tenant.PolicyAssignment{{Type: "TeamsCallingPolicy", Name: "Other", Direct: true}}
	w.snapshot.Configured = w.snapshot.Configured[:28] // Teams says nothing of two
	d := withPolicies(persona.Policy{Type: "TeamsCallingPolicy", Name: persona.Global, GlobalOnPurpose: true,
		Settings: []persona.Setting{busy("Enabled"), {Name: "AllowDelegation", Kind: persona.SettingTruth, Value: "true"}}})
	p := plan.Make(d, w.reading(), now, plan.Options{})
	if len(p.Changes) != 1 {
		t.Fatalf("%d changes", len(p.Changes))
	}
	c := p.Changes[0]
	if c.Kind != plan.UpdateGlobal || len(c.Users) != 27 || !c.Action.Command.OnPurpose {
		t.Errorf("%s, %d users, %+v", c.Kind, len(c.Users), c.Action.Command)
	}
	if names := c.Action.Command.ParamNames(); !slices.Equal(names, []string{"Identity", "BusyOnBusyEnabledType"}) {
		t.Errorf("more than what differs is written: %v", names)
	}
	if says := text.English().Print(c.Says); !strings.Contains(says, "tenant default") || !strings.Contains(says, "on purpose") || !strings.Contains(says, "27 users") {
		t.Errorf("%s", says)
	}
	if !has(p, "PLAN_EDITS_GLOBAL") || !has(p, "PLAN_GLOBAL_UNCOUNTED") {
		t.Errorf("%+v", p.Problems)
	}
	w.carryOut(p)
	if again := plan.Make(d, w.reading(), now, plan.Options{}); len(again.Changes) > 0 {
		t.Errorf("the second plan has %d changes", len(again.Changes))
	}
	back := plan.Undo(d, w.reading(), pastOf(t, 1, p), now)
	if len(back.Changes) != 1 || back.Changes[0].Kind != plan.UpdateGlobal || !back.Changes[0].Action.Command.OnPurpose || len(back.Changes[0].Users) != 27 {
		t.Fatalf("%+v", back.Changes)
	}
	w.carryOut(back)
	for _, have := range w.snapshot.Policies {
		if have.Type == "TeamsCallingPolicy" && have.Settings["BusyOnBusyEnabledType"] != "Disabled" {
			t.Errorf("the value of before is not back: %v", have.Settings)
		}
	}
}

func TestThePlanSaysThatNobodyCouldCountWhoFallsToTheTenantDefault(t *testing.T) {
	w := newWorld(t, 30)
	w.snapshot.Unread["configured"] = "refused"
	p := plan.Make(withPolicies(persona.Policy{Type: "TeamsCallingPolicy", Name: persona.Global, GlobalOnPurpose: true, Settings: []persona.Setting{busy("Enabled")}}),
		w.reading(), now, plan.Options{})
	if len(p.Changes) != 1 || p.Changes[0].Says.Code != "plan.edit-global.unread" {
		t.Errorf("%+v", p.Changes)
	}
}

func TestTheTenantDefaultIsNeverEditedByMistake(t *testing.T) {
	for name, p := range map[string]persona.Policy{
		"not on purpose":       {Type: "TeamsCallingPolicy", Name: "GLOBAL", Settings: []persona.Setting{busy("Enabled")}},
		"only used":            {Type: "TeamsCallingPolicy", Name: persona.Global, Existing: true, GlobalOnPurpose: true, Settings: []persona.Setting{busy("Enabled")}},
		"as it is already":     {Type: "TeamsCallingPolicy", Name: persona.Global, GlobalOnPurpose: true, Settings: []persona.Setting{busy("Disabled")}},
		"without any settings": {Type: "TeamsCallingPolicy", Name: persona.Global, GlobalOnPurpose: true},
	} {
		t.Run(name, func(t *testing.T) {
			if p := plan.Make(withPolicies(p), newWorld(t, 5).reading(), now, plan.Options{}); len(p.Changes) > 0 {
				t.Errorf("%+v", p.Changes)
			}
		})
	}
}

func TestAPolicyThatSetsNothingIsNotMade(t *testing.T) {
	for name, c := range map[string]struct {
		policy persona.Policy
		made   bool
	}{
		"calling":                {persona.Policy{Type: "TeamsCallingPolicy", Name: "Mine"}, false},
		"a dial plan":            {persona.Policy{Type: "TenantDialPlan", Name: "Mine"}, false},
		"routing":                {persona.Policy{Type: "OnlineVoiceRoutingPolicy", Name: "Mine"}, false},
		"routing, on purpose":    {persona.Policy{Type: "OnlineVoiceRoutingPolicy", Name: "Mine", EmptyOnPurpose: true}, true},
		"calling with a setting": {persona.Policy{Type: "TeamsCallingPolicy", Name: "Mine", Settings: []persona.Setting{busy("Enabled")}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			p := plan.Make(withPolicies(c.policy), newWorld(t, 5).reading(), now, plan.Options{})
			if (len(p.Changes) == 1) != c.made {
				t.Errorf("%d changes", len(p.Changes))
			}
			if c.made == (has(p, "POLICY_EMPTY") || has(p, "DIALPLAN_EMPTY")) {
				t.Errorf("%+v", p.Problems)
			}
		})
	}
}

// A routing policy that is empty on purpose and has usages in the tenant loses them.
func TestAPolicyThatIsEmptyOnPurposeIsEmptied(t *testing.T) {
	w := newWorld(t, 5)
	w.snapshot.Policies = append(w.snapshot.Policies, tenant.Policy{Type: "OnlineVoiceRoutingPolicy", Name: "Shared", Settings: map[string]any{"OnlinePstnUsages": []any{"UK"}}})
	d := withPolicies(persona.Policy{Type: "OnlineVoiceRoutingPolicy", Name: "Shared", EmptyOnPurpose: true})
	p := plan.Make(d, w.reading(), now, plan.Options{})
	if len(p.Changes) != 1 || p.Changes[0].Kind != plan.UpdatePolicy {
		t.Fatalf("%+v", p.Changes)
	}
	w.carryOut(p)
	if again := plan.Make(d, w.reading(), now, plan.Options{}); len(again.Changes) > 0 {
		t.Errorf("%+v", again.Changes)
	}
}

func TestAPolicyIsRemovedOnlyWhereNobodyHasIt(t *testing.T) {
	gone := withPolicies(persona.Policy{Type: "TeamsCallingPolicy", Name: "Old", Gone: true})
	old := tenant.Policy{Type: "TeamsCallingPolicy", Name: "Old", Settings: map[string]any{"Identity": "Tag:Old", "BusyOnBusyEnabledType": "Unanswered", "AllowDelegation": false, "Description": "of before", "Copilot": nil}}
	for name, c := range map[string]struct {
		change  func(w *world)
		removed bool
		code    string
	}{
		"nobody has it":   {func(*world) {}, true, ""},
		"it is not there": {func(w *world) { w.snapshot.Policies = defaults() }, false, ""},
		"a user has it": {func(w *world) {
			w.snapshot.Configured[2].Policies = []tenant.PolicyAssignment{{Type: "TeamsCallingPolicy", Name: "OLD", Direct: true}}
		}, false, "PLAN_POLICY_HELD"},
		"a group has it": {func(w *world) {
			w.snapshot.GroupPolicies = []tenant.GroupPolicy{{GroupID: "g", Type: "TeamsCallingPolicy", Name: "old", Rank: 1}}
		}, false, "PLAN_POLICY_HELD"},
		"users were not read":  {func(w *world) { w.snapshot.Configured = nil }, false, "PLAN_UNREAD"},
		"grants were not read": {func(w *world) { w.snapshot.GroupPolicies = nil }, false, "PLAN_UNREAD"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 5)
			w.snapshot.Policies = append(w.snapshot.Policies, old)
			c.change(w)
			p := plan.Make(gone, w.reading(), now, plan.Options{})
			if (len(p.Changes) == 1) != c.removed || c.code != "" && !has(p, c.code) {
				t.Fatalf("%+v, %+v", p.Changes, p.Problems)
			}
			if !c.removed {
				return
			}
			if got := p.Changes[0]; got.Kind != plan.RemovePolicy || got.Action.Command.Name != "Remove-CsTeamsCallingPolicy" || got.Sign != plan.Remove || got.Expect.Gone == nil {
				t.Errorf("%+v", got)
			}
			w.carryOut(p)
			back := plan.Undo(gone, w.reading(), pastOf(t, 1, p), now)
			if len(back.Changes) != 1 || back.Changes[0].Kind != plan.CreatePolicy {
				t.Fatalf("%+v, %+v", back.Changes, back.Problems)
			}
			w.carryOut(back)
			again := w.snapshot.Policies[len(w.snapshot.Policies)-1]
			for name, v := range old.Settings {
				if now := again.Settings[name]; name != "Identity" && v != nil && now != v {
					t.Errorf("%s is %v, and was %v", name, now, v)
				}
			}
		})
	}
}

// What a group's policy does to somebody who had the tenant default goes by the settings of both.
func TestAPolicyOverTheTenantDefaultGivesTakesOrDoesNothing(t *testing.T) {
	for name, c := range map[string]struct {
		setting persona.Setting
		want    plan.Effect
	}{
		"gives":                        {busy("Enabled"), plan.Gain},
		"takes":                        {persona.Setting{Name: "AllowDelegation", Kind: persona.SettingTruth, Value: "false"}, plan.Lose},
		"does nothing":                 {busy("Disabled"), plan.Notice},
		"and the reading does not say": {persona.Setting{Name: "Copilot", Kind: persona.SettingText, Value: "Enabled"}, plan.Gain},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 6)
			d := withPolicies(persona.Policy{Type: "TeamsCallingPolicy", Name: "Mine", Settings: []persona.Setting{c.setting}})
			d.Persona.Personas = []persona.Persona{{ID: "all", Name: "All", Layer: persona.Baseline, Country: "GB", Rule: `user.accountEnabled -eq true`,
				Policies: []persona.PolicyChoice{{Type: "TeamsCallingPolicy", Name: "Mine"}}}}
			p := plan.Make(d, w.reading(), now, plan.Options{})
			at := slices.IndexFunc(p.Changes, func(c plan.Change) bool { return c.Kind == plan.GrantGroup })
			if at < 0 || p.Changes[at].Effect != c.want {
				t.Errorf("%+v", p.Changes)
			}
		})
	}
}

// The things of a list are made by their own command, and those that belong to a policy name it.
func TestItemsOfAListAreMadeByTheirOwnCommand(t *testing.T) {
	for policyType, want := range map[string]string{
		"TeamsTemplatePermissionPolicy":        "New-CsTeamsHiddenTemplate -Id",
		"TeamsMeetingTemplatePermissionPolicy": "New-CsTeamsHiddenMeetingTemplate -Id",
		"TeamsComplianceRecordingPolicy":       "New-CsTeamsComplianceRecordingApplication -Parent -Id -InMemory",
	} {
		name := map[string]string{"TeamsTemplatePermissionPolicy": "HiddenTemplates", "TeamsMeetingTemplatePermissionPolicy": "HiddenMeetingTemplates",
			"TeamsComplianceRecordingPolicy": "ComplianceRecordingApplications"}[policyType]
		d := withPolicies(persona.Policy{Type: policyType, Name: "Mine", Settings: []persona.Setting{{Name: name, Kind: persona.SettingList, Value: "one\ntwo"}}})
		w := newWorld(t, 3)
		p := plan.Make(d, w.reading(), now, plan.Options{})
		if len(p.Changes) != 1 {
			t.Fatalf("%s: %+v", policyType, p.Problems)
		}
		v, _ := p.Changes[0].Action.Command.Param(name)
		if len(v.List) != 2 || v.List[1].Command == nil {
			t.Fatalf("%s: %+v", policyType, v)
		}
		if got := v.List[1].Command.Name + " -" + strings.Join(v.List[1].Command.ParamNames(), " -"); got != want {
			t.Errorf("%s: %s, want %s", policyType, got, want)
		}
		w.carryOut(p)
		if again := plan.Make(d, w.reading(), now, plan.Options{}); len(again.Changes) > 0 {
			t.Errorf("%s: the second plan has %+v", policyType, again.Changes)
		}
	}
}
