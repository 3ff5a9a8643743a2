package engine_test

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

func TestAPolicyWaitsForTheResourceAccountThatThePlanMakes(t *testing.T) {
	r := emptyRoom(t)
	there, err := r.tn.Teams.Accounts(r.ctx)
	must(t, err)
	_, domain, _ := strings.Cut(there[0].UPN, "@")
	account := voice.Account{UPN: "dublin@" + domain, Name: "Dublin", For: voice.KindQueue}
	must(t, r.wb.SaveThing(r.ctx, account))
	must(t, r.wb.SavePolicy(r.ctx, persona.Policy{Type: "CallingLineIdentity", Name: "Dublin", Settings: []persona.Setting{
		{Name: "CallingIDSubstitute", Kind: persona.SettingText, Value: "Resource"}, {Name: "ResourceAccount", Kind: persona.SettingAccount, Value: account.UPN}}}))
	must(t, r.wb.SavePersona(r.ctx, persona.Persona{ID: "dublin", Name: "Dublin", Layer: persona.Department, Rule: `user.city -eq "Dublin"`,
		Policies: []persona.PolicyChoice{{Type: "CallingLineIdentity", Name: "Dublin"}}}))
	first := r.read()
	if problem.Worst(first.Problems) == problem.Error || !slices.Contains(kindsOf(first), "makeThing "+account.UPN) || slices.Contains(kindsOf(first), "createPolicy Dublin") {
		t.Fatalf("planned %v with %v", kindsOf(first), first.Problems)
	}
	r.carry(first)
	second := r.read()
	if !slices.Contains(kindsOf(second), "createPolicy Dublin") || !slices.Contains(kindsOf(second), "grantGroup Dublin") {
		t.Fatalf("the next plan has %v with %v", kindsOf(second), second.Problems)
	}
	r.carry(second)
	if third := r.read(); !third.Empty() {
		t.Fatalf("the third plan has %v", kindsOf(third))
	}
}

func TestTheTenantDefaultIsEditedOnPurposeSeenAndTakenBack(t *testing.T) {
	for name, p := range map[string]persona.Policy{
		"a setting": {Type: "TeamsCallingPolicy", Name: persona.Global, GlobalOnPurpose: true,
			Settings: []persona.Setting{{Name: "BusyOnBusyEnabledType", Kind: persona.SettingText, Value: "Enabled"}}},
		"a dial plan": {Type: "TenantDialPlan", Name: persona.Global, GlobalOnPurpose: true,
			Rules: []phone.NormalizationRule{{Name: "Domestic", Pattern: `^0(\d{9,10})$`, Translation: "+44$1"}}},
	} {
		t.Run(name, func(t *testing.T) {
			r := emptyRoom(t)
			must(t, r.wb.SavePolicy(r.ctx, p))
			first := r.read()
			if want := []string{"updateGlobal Global"}; !slices.Equal(kindsOf(first), want) {
				t.Fatalf("planned %v", kindsOf(first))
			}
			s := r.carry(first)
			if again := r.read(); !again.Empty() {
				t.Fatalf("the second plan has %v", kindsOf(again))
			}
			if back := r.undo(s.RunID, first); len(back.Changes) == 1 {
				r.carryOut(back, true) // busy on busy is switched off again for everybody
			} else if p.Type != "TenantDialPlan" { // that there were no rules cannot be written back, which the undo says
				t.Errorf("taken back: %v with %v", kindsOf(back), back.Problems)
			}
		})
	}
}
