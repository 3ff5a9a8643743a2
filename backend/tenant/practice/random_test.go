package practice

import (
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
)

// Whatever a filter says, it is understood or refused, and never breaks the tenant.
func TestAnyFilterIsUnderstoodOrRefused(t *testing.T) {
	words := []string{"department", "eq", "ne", "and", "or", "not", "(", ")", "'HR'", "null", "true", "in", ",", "any", "x:x", "/", "startsWith", "assignedLicenses/any", "'", "3", "2026-01-01T00:00:00Z"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 12).Draw(t, "words"), " ")
		f, _, err := parseFilter(text, filterable)
		if (f == nil) != (err != nil) && err == nil {
			t.Fatalf("%q gave neither a filter nor an error", text)
		}
		if err == nil {
			f(func(string) any { return []any{map[string]any{"x": "HR"}} })
			f(func(string) any { return nil })
		}
	})
}

// Any name survives being quoted in a path and read back.
func TestAnyKeySurvivesThePath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringN(1, 30, -1).Draw(t, "name")
		quotedName := "'" + strings.ReplaceAll(name, "'", "''") + "'"
		got, rest, ok := quoted(quotedName)
		if !ok || rest != "" || got != name {
			t.Fatalf("%q came back as %q, %q", name, got, rest)
		}
		args := map[string]string{}
		if err := namedArgs("type="+quotedName+",name="+quotedName, args); err != nil || args["type"] != name || args["name"] != name {
			t.Fatalf("%q: %v %v", name, args, err)
		}
	})
}

// Ranks are 1..n without gaps and each group once, whatever is given and taken in whatever order.
func TestRanksStayPacked(t *testing.T) {
	tn, err := Open(Options{Users: 10})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		const kind = "TeamsCallingPolicy"
		tn.ranked[kind] = nil
		var want []guid
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			g := tn.groups[rapid.IntRange(0, len(tn.groups)-1).Draw(t, "group")]
			for n, id := range want {
				if id == g.id {
					want = append(append([]guid(nil), want[:n]...), want[n+1:]...)
					break
				}
			}
			tn.unrank(kind, g.id)
			if rapid.Bool().Draw(t, "give") {
				at := rapid.IntRange(0, 6).Draw(t, "rank")
				tn.rank(kind, g, "P", at)
				if at < 1 || at > len(want)+1 {
					at = len(want) + 1
				}
				want = append(want[:at-1:at-1], append([]guid{g.id}, want[at-1:]...)...)
			}
			if len(want) != len(tn.ranked[kind]) {
				t.Fatalf("%d ranks, want %d", len(tn.ranked[kind]), len(want))
			}
			for n, r := range tn.ranked[kind] {
				if r.Group != want[n] {
					t.Fatalf("rank %d is another group", n+1)
				}
			}
		}
	})
}

// The columns find the same people as the rule engine does one by one.
func TestMatchingAgreesWithTheRuleEngine(t *testing.T) {
	tn, err := Open(Options{Users: 500})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		`user.department -eq "hr"`, `(user.city -ne "London") -and (user.accountEnabled -eq true)`, `user.jobTitle -match ".*Manager"`,
		`(user.physicalDeliveryOfficeName -in ["London","Remote"]) -or (user.country -eq null)`, `-not (user.usageLocation -eq "GB")`,
		`user.extensionAttribute1 -eq "FrontDesk"`, `user.userType -eq "Guest"`, `user.dirSyncEnabled -eq true`,
		`user.assignedPlans -any (assignedPlan.servicePlanId -eq "` + planPhone + `" -and assignedPlan.capabilityStatus -eq "Enabled")`,
		`user.userPrincipalName -startsWith "debra"`, `user.proxyAddresses -any (_ -contains "debra")`,
	} {
		found, why := tn.matching(text, time.Now())
		if why != "" {
			t.Fatalf("%s: %s", text, why)
		}
		r, _ := rule.Parse(text)
		n := 0
		for i := range tn.users {
			match := r.Evaluate(ruleUser{tn, int32(i)}, time.Now()).Outcome == rule.Match
			if match != found.Contains(uint32(i)) {
				t.Errorf("%s: user %d: %v", text, i, match)
			}
			if match {
				n++
			}
		}
		if n == 0 || n == len(tn.users) {
			t.Errorf("%s: %d of %d, which tells nothing", text, n, len(tn.users))
		}
	}
}

// Many callers at once neither race nor give a number to two people.
func TestManyCallersAtOnce(t *testing.T) {
	b := open(t, Options{Users: 100, Pace: Instant})
	tel := b.free("Manchester")
	people, _ := b.all("user", "/v1.0/users?$top=20&$select=id,usageLocation,accountEnabled&$filter=accountEnabled%20eq%20true%20and%20usageLocation%20eq%20'GB'")
	var wait sync.WaitGroup
	for _, p := range people[:12] {
		wait.Add(1)
		go func() {
			defer wait.Done()
			id := p["id"].(string)
			b.call("POST", "/v1.0/users/"+id+"/assignLicense", map[string]any{"addLicenses": []any{map[string]any{"skuId": skuPhone}}, "removeLicenses": []any{}})
			b.call("POST", numbersAt+"/assignNumber", map[string]any{"telephoneNumber": tel, "assignmentTargetId": id, "numberType": "directRouting"})
			b.clock.pass(time.Second)
			b.call("GET", "/v1.0/users/delta?$select=displayName", nil)
			b.call("GET", "/v1.0/groups/delta?$select=members", nil)
			_, _ = b.run("Get-CsOnlineUser", "ResultSize", 10)
			_ = b.tenant.Save()
		}()
	}
	wait.Wait()
	b.clock.pass(time.Minute)
	holders := 0
	for _, p := range people {
		r := b.want(200, "teamsAdministration.teamsUserConfiguration", "GET", "/v1.0/admin/teams/userConfigurations/"+p["id"].(string), nil)
		if strings.Contains(string(r.raw), tel) {
			holders++
		}
	}
	if holders != 1 {
		t.Errorf("%d people hold the number", holders)
	}
}
