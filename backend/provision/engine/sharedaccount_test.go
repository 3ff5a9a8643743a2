package engine_test

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// A policy of shared calling names a resource account that the same plan makes: the account gets its licence, its number and its place first,
// so that one plan does it all.
func TestAPolicyThatNamesAnAccountIsMadeByThePlanThatMakesTheAccount(t *testing.T) {
	r := emptyRoom(t)
	var free string
	must(t, r.tn.Graph.Numbers(r.ctx, func(list []tenant.Number) error {
		for _, n := range list {
			if n.Status == "unassigned" && n.Type == "directRouting" && !n.OnPremises && free == "" {
				free = n.Telephone
			}
		}
		return nil
	}))
	const upn = "aa-shared@larkfield.example"
	must(t, r.wb.SaveThing(r.ctx, voice.Account{UPN: upn, Name: "Shared", For: voice.KindAttendant, Number: free, NumberType: "directRouting",
		Location: "Manchester office", Country: "GB", Licensed: true}))
	must(t, r.wb.SaveThing(r.ctx, voice.Attendant{Name: "Shared", Account: upn, Language: "en-GB", TimeZone: "GMT Standard Time",
		Open: voice.Way{To: voice.Target{Kind: voice.Disconnect}}}))
	must(t, r.wb.SavePolicy(r.ctx, persona.Policy{Type: "TeamsSharedCallingRoutingPolicy", Name: "Shared",
		Settings: []persona.Setting{{Name: "ResourceAccount", Kind: persona.SettingAccount, Value: upn}}}))
	first := r.read()
	at := slices.IndexFunc(first.Changes, func(c plan.Change) bool { return c.Kind == plan.CreatePolicy })
	if at < 0 || !slices.Contains(first.Changes[at].Needs, "account-number:"+upn) {
		t.Fatalf("planned %v: the policy is not made, or does not wait for the number: %v", ids(first), first.Problems)
	}
	if first.Bill.NumbersOut != 1 {
		t.Errorf("%d numbers are counted", first.Bill.NumbersOut)
	}
	run := r.carry(first)
	if again := r.read(); !again.Empty() {
		t.Fatalf("the second plan has %v", ids(again))
	}
	back := r.undo(run.RunID, first)
	if back.Bill.NumbersBack != 1 {
		t.Errorf("%d numbers are counted back: %v", back.Bill.NumbersBack, ids(back))
	}
	number, licence := slices.Index(ids(back), "account-number:"+upn), slices.Index(ids(back), "licences:personadesk-resource-accounts")
	if number < 0 || licence < 0 || !slices.Contains(back.Changes[licence].Needs, "account-number:"+upn) {
		t.Errorf("the licence is taken before the number: %v", ids(back))
	}
}
