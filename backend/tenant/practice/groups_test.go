package practice

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"personadesk/backend/tenant/practice/world"
)

func (b *bench) dynamicGroup(rule string) string {
	b.Helper()
	return b.want(201, "group", "POST", "/v1.0/groups", groupOf(rule)).text("id")
}

func groupOf(rule string) map[string]any {
	return map[string]any{"displayName": "PD - Test", "mailEnabled": false, "mailNickname": "pd-test", "securityEnabled": true,
		"groupTypes": []string{"DynamicMembership"}, "membershipRule": rule, "membershipRuleProcessingState": "On"}
}

func TestDynamicGroupIsEvaluatedByTheRules(t *testing.T) {
	b := open(t, world.Options{Users: 300})
	g := b.dynamicGroup(`(user.department -eq "hr") -and (user.accountEnabled -eq true) -and (user.city -match "^Man")`)
	status := func() string {
		r := b.want(200, "group", "GET", "/beta/groups/"+g+"?$select=membershipRuleProcessingStatus", nil)
		s, _ := r.json["membershipRuleProcessingStatus"].(map[string]any)
		return s["status"].(string)
	}
	members := func() map[string]bool {
		list, _ := b.all("user", "/v1.0/groups/"+g+"/members/microsoft.graph.user?$select=id,department,city,accountEnabled&$top=999")
		ids := map[string]bool{}
		for _, u := range list {
			ids[u["id"].(string)] = true
			if u["department"] != "HR" || !strings.HasPrefix(u["city"].(string), "Man") || u["accountEnabled"] != true {
				t.Errorf("%v does not belong", u)
			}
		}
		return ids
	}
	if s, n := status(), len(members()); s != "NotStarted" || n != 0 {
		t.Errorf("accepted is not done: %s with %d members", s, n)
	}
	b.clock.Advance(200 * time.Millisecond)
	if s := status(); s != "Running" {
		t.Errorf("%s", s)
	}
	b.clock.Advance(200 * time.Millisecond)
	before := members()
	if s := status(); s != "Succeeded" || !before[b.userID(christie)] || before[b.userID(debra)] {
		t.Errorf("%s with %v", s, before)
	}
	_, link := b.all("group", "/v1.0/groups/delta?$select=displayName,members")
	b.want(204, "", "PATCH", "/v1.0/users/"+christie, map[string]any{"department": "Sales"})
	b.want(204, "", "PATCH", "/v1.0/users/"+debra, map[string]any{"city": "Manchester"})
	b.clock.Advance(time.Second)
	after := members()
	if after[b.userID(christie)] || !after[b.userID(debra)] || len(after) != len(before) {
		t.Errorf("%v", after)
	}
	changed, _ := b.all("group", link)
	moves, _ := changed[0]["members@delta"].([]any)
	if len(changed) != 1 || len(moves) != 2 {
		t.Errorf("delta: %v", changed)
	}
	b.refused(403, "Authorization_RequestDenied", "POST", "/v1.0/groups/"+g+"/members/$ref", map[string]any{"@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/" + b.userID(christie)})
	b.refused(403, "Authorization_RequestDenied", "DELETE", "/v1.0/groups/"+g+"/members/"+b.userID(debra)+"/$ref", nil)
	n := b.call("GET", "/v1.0/groups/"+g+"/members/$count", nil, "ConsistencyLevel", "eventual")
	if string(n.raw) != strconv.Itoa(len(after)) || n.header.Get("Content-Type") != "text/plain" {
		t.Errorf("count %s", n.raw)
	}
	e := b.want(200, "", "POST", "/beta/groups/evaluateDynamicMembership", map[string]any{"memberId": b.userID(debra), "membershipRule": `(user.city -eq "manchester")`})
	if e.json["membershipRuleEvaluationResult"] != true {
		t.Errorf("%s", e.raw)
	}
}

func TestBadRules(t *testing.T) {
	b := open(t, world.Options{})
	b.refused(400, "DynamicGroupQueryParseError", "POST", "/v1.0/groups", groupOf(`(user.officeLocation -eq "London")`))
	paused := groupOf(`(user.officeLocation -eq "London")`)
	paused["membershipRuleProcessingState"] = "Paused"
	g := b.want(201, "group", "POST", "/v1.0/groups", paused).text("id")
	b.want(204, "", "PATCH", "/v1.0/groups/"+g, map[string]any{"membershipRuleProcessingState": "On"})
	b.clock.Advance(time.Second)
	r := b.want(200, "group", "GET", "/beta/groups/"+g+"?$select=membershipRuleProcessingStatus", nil)
	if s, _ := r.json["membershipRuleProcessingStatus"].(map[string]any); s["status"] != "Failed" || s["errorMessage"] == nil {
		t.Errorf("%s", r.raw)
	}
	if r := b.call("GET", "/v1.0/groups/"+g+"?$select=membershipRuleProcessingStatus", nil); r.status != 400 {
		t.Errorf("v1.0 has no processing status: %d", r.status)
	}
}

func TestGroupLife(t *testing.T) {
	b := open(t, world.Options{})
	body := groupOf(`(user.department -eq "HR")`)
	body["uniqueName"] = "personadesk-hr"
	body["owners@odata.bind"] = []string{"https://graph.microsoft.com/v1.0/users/" + b.userID(christie)}
	g := b.want(201, "group", "POST", "/v1.0/groups", body).text("id")
	b.refused(400, "Request_MultipleObjectsWithSameKeyValue", "POST", "/v1.0/groups", body)
	if r := b.want(200, "group", "GET", "/v1.0/groups(uniqueName='personadesk-hr')?$select=id,uniqueName", nil); r.text("id") != g {
		t.Errorf("%s", r.raw)
	}
	b.refused(404, "Request_ResourceNotFound", "GET", "/v1.0/groups(uniqueName='personadesk-''x')", nil)
	b.want(200, "[]directoryObject", "GET", "/v1.0/groups/"+g+"/owners", nil)
	list, _ := b.all("group", "/v1.0/groups?$top=2&$filter="+url.QueryEscape("groupTypes/any(c:c eq 'DynamicMembership')"))
	teams, _ := b.all("group", "/v1.0/groups?$filter="+url.QueryEscape("resourceProvisioningOptions/Any(x:x eq 'Team')"))
	if len(list) != 1 || len(teams) != 2 {
		t.Errorf("%d dynamic, %d teams", len(list), len(teams))
	}
	for name, wrong := range map[string]any{"displayName": nil, "mailNickname": "a b", "nonsense": 1, "membershipRule": strings.Repeat("x", 4000)} {
		bad := groupOf(`(user.department -eq "HR")`)
		if bad[name] = wrong; wrong == nil {
			delete(bad, name)
		}
		if r := b.call("POST", "/v1.0/groups", bad); r.status != 400 {
			t.Errorf("%s = %v: %d", name, wrong, r.status)
		}
	}
	b.want(204, "", "DELETE", "/v1.0/groups/"+g, nil)
	b.refused(404, "Request_ResourceNotFound", "GET", "/v1.0/groups/"+g, nil)
}

func TestAssignedGroupMembers(t *testing.T) {
	b := open(t, world.Options{})
	body := groupOf("")
	delete(body, "membershipRule")
	delete(body, "membershipRuleProcessingState")
	body["groupTypes"] = []string{}
	g := b.want(201, "group", "POST", "/v1.0/groups", body).text("id")
	ref := map[string]any{"@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/" + b.userID(christie)}
	b.want(204, "", "POST", "/v1.0/groups/"+g+"/members/$ref", ref)
	b.refused(400, "Request_BadRequest", "POST", "/v1.0/groups/"+g+"/members/$ref", ref)
	b.want(204, "", "PATCH", "/v1.0/groups/"+g, map[string]any{"members@odata.bind": []string{"https://graph.microsoft.com/v1.0/directoryObjects/" + b.userID(debra)}})
	members, _ := b.all("directoryObject", "/v1.0/groups/"+g+"/members")
	if len(members) != 2 || members[0]["@odata.type"] != "#microsoft.graph.user" {
		t.Errorf("%v", members)
	}
	b.want(200, "", "POST", "/v1.0/users/"+christie+"/checkMemberGroups", map[string]any{"groupIds": []string{g}})
	b.want(204, "", "DELETE", "/v1.0/groups/"+g+"/members/"+b.userID(debra)+"/$ref", nil)
	b.refused(404, "Request_ResourceNotFound", "DELETE", "/v1.0/groups/"+g+"/members/"+b.userID(debra)+"/$ref", nil)
}

func (b *bench) states(upn string) []map[string]any {
	b.Helper()
	r := b.want(200, "user", "GET", "/v1.0/users/"+upn+"?$select=licenseAssignmentStates,assignedLicenses,assignedPlans", nil)
	var u struct {
		States []map[string]any `json:"licenseAssignmentStates"`
	}
	if err := json.Unmarshal(r.raw, &u); err != nil {
		b.Fatal(err)
	}
	return u.States
}

func (b *bench) used(id string) (used, seats int) {
	b.Helper()
	for _, s := range b.want(200, "[]subscribedSku", "GET", "/v1.0/subscribedSkus", nil).list() {
		if s["skuId"] == id {
			p, _ := s["prepaidUnits"].(map[string]any)
			return int(s["consumedUnits"].(float64)), int(p["enabled"].(float64))
		}
	}
	b.Fatalf("no product %s", id)
	return 0, 0
}

func TestGroupLicences(t *testing.T) {
	b := open(t, world.Options{Users: 300})
	g := b.dynamicGroup(`(user.department -eq "HR") -and (user.accountEnabled -eq true)`)
	b.clock.Advance(time.Second)
	before, _ := b.used(world.SKUPhone)
	license := func(add, remove []any) {
		r := b.want(202, "group", "POST", "/v1.0/groups/"+g+"/assignLicense", map[string]any{"addLicenses": add, "removeLicenses": remove})
		if r.header.Get("Location") == "" {
			t.Error("no Location")
		}
	}
	state := func() string {
		r := b.want(200, "group", "GET", "/v1.0/groups/"+g+"?$select=id,assignedLicenses,licenseProcessingState", nil)
		s, _ := r.json["licenseProcessingState"].(map[string]any)
		return s["state"].(string)
	}
	license([]any{map[string]any{"skuId": world.SKUPhone, "disabledPlans": []any{}}}, []any{})
	var seen []string
	for range 3 {
		seen = append(seen, state())
		b.clock.Advance(250 * time.Millisecond)
	}
	if got := strings.Join(seen, " "); got != world.LicenceQueued+" "+world.LicenceRunning+" "+world.LicenceComplete {
		t.Errorf("states %s", got)
	}
	after, _ := b.used(world.SKUPhone)
	n := int(b.tenant.world.GroupByID[mustGUID(t, g)].Members.GetCardinality())
	if after-before != n || n < 2 {
		t.Errorf("%d seats for %d members", after-before, n)
	}
	found := false
	for _, s := range b.states(christie) {
		found = found || s["assignedByGroup"] == g && s["skuId"] == world.SKUPhone && s["state"] == "Active" && s["error"] == "None"
	}
	if !found {
		t.Errorf("%v", b.states(christie))
	}
	if msg := b.refused(400, "Request_BadRequest", "DELETE", "/v1.0/groups/"+g, nil); !strings.Contains(msg, "licenses") {
		t.Error(msg)
	}
	b.want(204, "", "PATCH", "/v1.0/users/"+christie, map[string]any{"department": "Sales"})
	b.clock.Advance(2 * time.Second)
	if now, _ := b.used(world.SKUPhone); now != after-1 {
		t.Errorf("who leaves the group loses the licence: %d, want %d", now, after-1)
	}
	b.want(200, "[]directoryAudit", "GET", "/v1.0/auditLogs/directoryAudits?$filter="+url.QueryEscape("category eq 'GroupManagement' and targetResources/any(t:t/id eq '"+g+"')"), nil)
	license([]any{}, []any{world.SKUPhone})
	b.clock.Advance(time.Second)
	if now, _ := b.used(world.SKUPhone); now != before {
		t.Errorf("%d seats, want %d", now, before)
	}
	b.want(204, "", "DELETE", "/v1.0/groups/"+g, nil)
}

func mustGUID(t *testing.T, s string) world.GUID {
	t.Helper()
	g, ok := world.ParseGUID(s)
	if !ok {
		t.Fatalf("%q is no id", s)
	}
	return g
}

func TestGroupLicenceErrors(t *testing.T) {
	b := open(t, world.Options{Users: 300})
	everyone := b.dynamicGroup(`(user.accountEnabled -eq true)`)
	b.clock.Advance(time.Second)
	give := func(skus ...string) {
		add := []any{}
		for _, s := range skus {
			add = append(add, map[string]any{"skuId": s, "disabledPlans": []any{}})
		}
		b.want(202, "group", "POST", "/v1.0/groups/"+everyone+"/assignLicense", map[string]any{"addLicenses": add, "removeLicenses": []any{}})
		b.clock.Advance(2 * time.Second)
		b.want(200, "user", "GET", "/v1.0/me", nil) // somebody looks
	}
	b.want(204, "", "PATCH", "/v1.0/users/"+debra, map[string]any{"usageLocation": "KP"})
	give(world.SKUPhone, world.SKUCalling) // ten calling plans for three hundred people
	count := map[string]int{}
	for i := range b.tenant.world.Users {
		for _, h := range b.tenant.world.Users[i].Held {
			if h.Source >= 0 {
				count[world.LicenceErrors[h.Err]]++
			}
		}
	}
	if count["CountViolation"] == 0 || count["None"] != 20 || count["DependencyViolation"] == 0 || count["ProhibitedInUsageLocationViolation"] == 0 {
		t.Errorf("%v", count) // guests have no Teams plan, so the dependency is missing
	}
	used, seats := b.used(world.SKUCalling)
	if used != seats {
		t.Errorf("%d of %d seats", used, seats)
	}
	bad, _ := b.all("directoryObject", "/v1.0/groups/"+everyone+"/membersWithLicenseErrors?$select=id,userPrincipalName,licenseAssignmentStates")
	filtered, _ := b.all("group", "/v1.0/groups?$filter="+url.QueryEscape("hasMembersWithLicenseErrors eq true"))
	if len(bad) < 200 || len(filtered) != 1 {
		t.Errorf("%d members with errors, %d groups", len(bad), len(filtered))
	}
}

func TestUserLicences(t *testing.T) {
	b := open(t, world.Options{})
	assign := func(status int, upn string, add, remove []any) result {
		t.Helper()
		return b.want(status, "", "POST", "/v1.0/users/"+upn+"/assignLicense", map[string]any{"addLicenses": add, "removeLicenses": remove})
	}
	phone := []any{map[string]any{"skuId": world.SKUPhone, "disabledPlans": []any{}}}
	before, _ := b.used(world.SKUPhone)
	assign(200, christie, phone, []any{})
	if now, _ := b.used(world.SKUPhone); now != before+1 {
		t.Errorf("%d seats", now)
	}
	b.want(200, "[]licenseDetails", "GET", "/v1.0/users/"+christie+"/licenseDetails", nil)
	assign(200, christie, []any{}, []any{world.SKUPhone})
	assign(400, christie, []any{}, []any{world.SKUPhone})
	assign(400, christie, []any{map[string]any{"skuId": world.SKUCalling}}, []any{}) // needs Teams Phone
	assign(400, christie, []any{map[string]any{"skuId": world.PlanPhone}}, []any{})
	b.refused(400, "Request_BadRequest", "POST", "/v1.0/users/"+christie+"/assignLicense", map[string]any{"addLicenses": phone})
	b.want(204, "", "PATCH", "/v1.0/users/"+christie, map[string]any{"usageLocation": nil})
	if msg := b.refused(400, "Request_BadRequest", "POST", "/v1.0/users/"+christie+"/assignLicense", map[string]any{"addLicenses": phone, "removeLicenses": []any{}}); !strings.Contains(msg, "usage location") {
		t.Error(msg)
	}
}
