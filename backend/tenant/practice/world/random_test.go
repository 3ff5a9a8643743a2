package world_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/parse"
	"personadesk/backend/tenant/practice/seed"
	"personadesk/backend/tenant/practice/world"
)

// Ranks are 1..n without gaps and each group once, whatever is given and taken in whatever order.
func TestRanksStayPacked(t *testing.T) {
	tn, err := world.Open(world.Options{Users: 10}, seed.Fill, nil)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		const kind = "TeamsCallingPolicy"
		tn.Ranked[kind] = nil
		var want []world.GUID
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			g := tn.Groups[rapid.IntRange(0, len(tn.Groups)-1).Draw(t, "group")]
			for n, id := range want {
				if id == g.ID {
					want = append(append([]world.GUID(nil), want[:n]...), want[n+1:]...)
					break
				}
			}
			tn.Unrank(kind, g.ID)
			if rapid.Bool().Draw(t, "give") {
				at := rapid.IntRange(0, 6).Draw(t, "rank")
				tn.Rank(kind, g, "P", at)
				if at < 1 || at > len(want)+1 {
					at = len(want) + 1
				}
				want = append(want[:at-1:at-1], append([]world.GUID{g.ID}, want[at-1:]...)...)
			}
			if len(want) != len(tn.Ranked[kind]) {
				t.Fatalf("%d ranks, want %d", len(tn.Ranked[kind]), len(want))
			}
			for n, r := range tn.Ranked[kind] {
				if r.Group != want[n] {
					t.Fatalf("rank %d is another group", n+1)
				}
			}
		}
	})
}

// The columns find the same people as the rule engine does one by one.
func TestMatchingAgreesWithTheRuleEngine(t *testing.T) {
	tn, err := world.Open(world.Options{Users: 500}, seed.Fill, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		`user.department -eq "hr"`, `(user.city -ne "London") -and (user.accountEnabled -eq true)`, `user.jobTitle -match ".*Manager"`,
		`(user.physicalDeliveryOfficeName -in ["London","Remote"]) -or (user.country -eq null)`, `-not (user.usageLocation -eq "GB")`,
		`user.extensionAttribute1 -eq "FrontDesk"`, `user.userType -eq "Guest"`, `user.dirSyncEnabled -eq true`,
		`user.assignedPlans -any (assignedPlan.servicePlanId -eq "` + world.PlanPhone + `" -and assignedPlan.capabilityStatus -eq "Enabled")`,
		`user.userPrincipalName -startsWith "debra"`, `user.proxyAddresses -any (_ -contains "debra")`,
	} {
		found, why := tn.Matching(text, time.Now())
		if why != "" {
			t.Fatalf("%s: %s", text, why)
		}
		r, _ := parse.Rule(text)
		n := 0
		for i := range tn.Users {
			match := evaluate.Rule(r, tn.SeenByRules(int32(i)), time.Now()).Outcome == rule.Match
			if match != found.Contains(uint32(i)) {
				t.Errorf("%s: user %d: %v", text, i, match)
			}
			if match {
				n++
			}
		}
		if n == 0 || n == len(tn.Users) {
			t.Errorf("%s: %d of %d, which tells nothing", text, n, len(tn.Users))
		}
	}
}
