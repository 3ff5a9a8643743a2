package engine_test

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/phone"
)

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
