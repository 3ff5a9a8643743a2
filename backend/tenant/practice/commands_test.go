package practice

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"personadesk/backend/catalog"
	"personadesk/backend/tenant"
)

// value makes a parameter value of a plain Go value.
func value(v any) tenant.Value {
	switch v := v.(type) {
	case nil:
		return tenant.Null()
	case string:
		return tenant.Text(v)
	case int:
		return tenant.WholeNumber(int64(v))
	case bool:
		return tenant.Truth(v)
	case tenant.Command:
		return tenant.OutputOf(v)
	case []string:
		var list []tenant.Value
		for _, s := range v {
			list = append(list, tenant.Text(s))
		}
		return tenant.ListOf(list...)
	case tenant.Value:
		return v
	}
	panic(fmt.Sprintf("no value of %T", v))
}

func commandOf(name string, pairs ...any) tenant.Command {
	c := tenant.Command{Name: name}
	for i := 0; i < len(pairs); i += 2 {
		c.Params = append(c.Params, tenant.Param{Name: pairs[i].(string), Value: value(pairs[i+1])})
	}
	return c
}

func (b *bench) run(name string, pairs ...any) ([]tenant.Object, error) {
	return NewSession(b.url, b.token).Invoke(context.Background(), commandOf(name, pairs...))
}

func (b *bench) must(name string, pairs ...any) []tenant.Object {
	b.Helper()
	out, err := b.run(name, pairs...)
	if err != nil {
		b.Fatalf("%s %v: %v", name, pairs, err)
	}
	return out
}

func (b *bench) fails(kind, words, name string, pairs ...any) {
	b.Helper()
	_, err := b.run(name, pairs...)
	var ce *CommandError
	if !errors.As(err, &ce) || ce.Kind != kind || !strings.Contains(ce.Message, words) {
		b.Errorf("%s %v: %v, want %s with %q", name, pairs, err, kind, words)
	}
}

func TestUnknownCommandsAndParameters(t *testing.T) {
	b := open(t, Options{})
	for _, name := range []string{"Get-CsNonsense", "Remove-Item", "New-CsOnlineDialOutPolicy", "Grant-CsTeamsTemplatePermissionPolicy", "TeamsCallingPolicy"} {
		b.fails(kindUnknown, "The term '"+name+"' is not recognized", name)
	}
	b.fails(kindBad, "'Colour'", "Get-CsCallQueue", "Colour", "red")
	b.fails(kindBad, "PolicyName", "New-CsGroupPolicyAssignment", "GroupId", "x", "PolicyType", "TeamsCallingPolicy")
	b.fails(kindBad, "more than once", "Get-CsCallQueue", "First", 3, "first", 4)
	b.fails(kindBad, "reference", "Get-TeamUser", "GroupId", tenant.RefTo(tenant.RefTeam, "HR London"))
}

func TestEveryPolicyTypeCanBeMadeReadGrantedAndRemoved(t *testing.T) {
	b := open(t, Options{})
	for _, kind := range policyTypes {
		get := b.must("Get-Cs" + kind.name)
		if get[0]["Identity"] != global {
			t.Errorf("%s: %v", kind.name, get[0])
		}
		name := "Persona_HR"
		if kind.fixed {
			b.fails(kindUnknown, "not recognized", "New-Cs"+kind.name, "Identity", name)
			name = kind.builtIns[0]
		} else {
			b.must("New-Cs"+kind.name, "Identity", name, "Description", "made by a test")
			b.fails(kindTwice, "already exists", "New-Cs"+kind.name, "Identity", "tag:PERSONA_hr")
			b.must("Set-Cs"+kind.name, "Identity", name, "Description", "changed")
			if o := b.must("Get-Cs"+kind.name, "Identity", name)[0]; o["Identity"] != "Tag:"+name || o["Description"] != "changed" {
				t.Errorf("%s: %v", kind.name, o)
			}
		}
		grant := "Grant-Cs" + kind.name
		if kind.name == "OnlineDialOutPolicy" {
			grant = "Grant-CsDialoutPolicy"
		}
		if kind.ungiven {
			continue
		}
		b.fails(kindMissing, `[ClientError] : "Nope" not found`, grant, "Identity", debra, "PolicyName", "Nope")
		b.must(grant, "Identity", debra, "PolicyName", name)
		rows := b.must("Get-CsUserPolicyAssignment", "Identity", debra, "PolicyType", kind.name)
		if len(rows) != 1 || rows[0]["PolicyName"] != name {
			t.Errorf("%s: %v", kind.name, rows)
		}
		if !kind.fixed {
			b.fails(kindRefused, "assigned", "Remove-Cs"+kind.name, "Identity", name)
		}
		b.must(grant, "Identity", debra, "PolicyName", nil)
		if !kind.fixed {
			b.must("Remove-Cs"+kind.name, "Identity", name)
			b.fails(kindMissing, "does not exist", "Get-Cs"+kind.name, "Identity", name)
		}
	}
}

func TestDialPlanWithRulesMadeInMemory(t *testing.T) {
	b := open(t, Options{})
	rule := commandOf("New-CsVoiceNormalizationRule", "Parent", "Global", "Name", "UK_local", "Pattern", `^0(\d{10})$`, "Translation", "+44$1", "InMemory", true)
	b.must("New-CsTenantDialPlan", "Identity", "uk_manchester", "SimpleName", "UK Manchester",
		"NormalizationRules", tenant.TableOf(tenant.Param{Name: "Add", Value: tenant.ListOf(tenant.OutputOf(rule))}))
	plan := b.must("Get-CsTenantDialPlan", "Identity", "uk_manchester")[0]
	rules, _ := plan["NormalizationRules"].([]any)
	first, _ := rules[0].(map[string]any)
	if len(rules) != 1 || first["Name"] != "UK_local" || first["Pattern"] != `^0(\d{10})$` || first["Translation"] != "+44$1" {
		t.Errorf("%v", plan)
	}
	b.must("Set-CsTenantDialPlan", "Identity", "uk_manchester", "NormalizationRules", tenant.TableOf(tenant.Param{Name: "Remove", Value: value(rule)}))
	if rules, _ := b.must("Get-CsTenantDialPlan", "Identity", "uk_manchester")[0]["NormalizationRules"].([]any); len(rules) != 0 {
		t.Errorf("%v", rules)
	}
	b.fails(kindBad, "regular expression", "New-CsVoiceNormalizationRule", "Parent", "Global", "Name", "x", "Pattern", `^0(\d{10}$`, "InMemory", true)
	b.fails(kindRefused, "InMemory", "New-CsVoiceNormalizationRule", "Parent", "Global", "Name", "x")
	b.fails(kindMissing, "usage", "New-CsOnlineVoiceRoutingPolicy", "Identity", "x", "OnlinePstnUsages", "Mars")
	b.must("Set-CsOnlinePstnUsage", "Identity", "Global", "Usage", tenant.TableOf(tenant.Param{Name: "Add", Value: tenant.Text("Mars")}))
	b.must("New-CsOnlineVoiceRoutingPolicy", "Identity", "x", "OnlinePstnUsages", tenant.TableOf(tenant.Param{Name: "Add", Value: tenant.Text("Mars")}))
	if got := b.must("Get-CsOnlinePstnUsage")[0]["Usage"].([]any); len(got) != 3 || len(b.must("Get-CsOnlineVoiceRoute")) != 2 {
		t.Errorf("%v", got)
	}
}

func TestGrantWithoutIdentityChangesTheTenant(t *testing.T) {
	for name, extra := range map[string][]any{"nothing else": nil, "-Global": {"Global", true}} {
		t.Run(name, func(t *testing.T) {
			b := open(t, Options{})
			before := b.must("Get-CsTeamsCallingPolicy", "Identity", "Global")[0]["AllowPrivateCalling"]
			b.must("Grant-CsTeamsCallingPolicy", append([]any{"PolicyName", "DisallowCalling"}, extra...)...)
			if after := b.must("Get-CsTeamsCallingPolicy", "Identity", "Global")[0]["AllowPrivateCalling"]; before != true || after != false {
				t.Errorf("before %v, after %v", before, after)
			}
			b.fails(kindBad, "empty string", "Grant-CsTeamsCallingPolicy", "Identity", "", "PolicyName", "DisallowCalling")
		})
	}
}

func TestGroupPoliciesAndPrecedence(t *testing.T) {
	b := open(t, Options{Users: 60})
	hr := b.dynamicGroup(`(user.department -eq "HR")`)
	all := b.dynamicGroup(`(user.accountEnabled -eq true)`)
	b.clock.pass(time.Second)
	for _, p := range []string{"A", "B", "C"} {
		b.must("New-CsTeamsCallingPolicy", "Identity", p)
	}
	id := b.userID(christie)
	policy := func() string {
		r := b.want(200, "teamsAdministration.teamsUserConfiguration", "GET", "/v1.0/admin/teams/userConfigurations/"+id, nil)
		list, _ := r.json["effectivePolicyAssignments"].([]any)
		for _, x := range list {
			m, _ := x.(map[string]any)
			a, _ := m["policyAssignment"].(map[string]any)
			if m["policyType"] == "TeamsCallingPolicy" {
				return fmt.Sprint(a["displayName"], " ", a["assignmentType"], " ", a["groupId"])
			}
		}
		return ""
	}
	b.must("Grant-CsTeamsCallingPolicy", "Group", all, "PolicyName", "A", "Rank", 1)
	if p := policy(); p != "" {
		t.Errorf("accepted is not done: %s", p)
	}
	b.clock.pass(time.Second)
	if p := policy(); p != "A group "+all {
		t.Errorf("%s", p)
	}
	b.must("Grant-CsTeamsCallingPolicy", "Group", hr, "PolicyName", "B", "Rank", 1)
	b.clock.pass(time.Second)
	rows := b.must("Get-CsGroupPolicyAssignment", "PolicyType", "TeamsCallingPolicy")
	if len(rows) != 2 || rows[0]["GroupId"] != hr || rows[1]["Rank"] != float64(2) || policy() != "B group "+hr {
		t.Errorf("%v, %s", rows, policy())
	}
	r := b.want(200, "[]teamsAdministration.policyIdentifierDetail", "GET", "/v1.0/admin/teams/policy/microsoft.graph.teamsAdministration.getPolicyId(type='TeamsCallingPolicy',name='C')", nil)
	pid := r.list()[0]["policyId"]
	if r.list()[0]["name"] != "Tag:C" {
		t.Errorf("%s", r.raw)
	}
	item := map[string]any{"userId": id, "policyType": "TeamsCallingPolicy", "policyId": pid}
	b.want(204, "", "POST", "/v1.0/admin/teams/policy/userAssignments/assign", map[string]any{"value": []any{item}})
	if p := policy(); p != "C direct <nil>" {
		t.Errorf("%s", p)
	}
	b.want(204, "", "POST", "/v1.0/admin/teams/policy/userAssignments/microsoft.graph.teamsAdministration.unassign", map[string]any{"value": []any{map[string]any{"userId": id, "policyType": "TeamsCallingPolicy"}}})
	b.must("Remove-CsGroupPolicyAssignment", "GroupId", hr, "PolicyType", "TeamsCallingPolicy")
	if rows := b.must("Get-CsGroupPolicyAssignment"); len(rows) != 1 || rows[0]["Rank"] != float64(1) || policy() != "A group "+all {
		t.Errorf("%v, %s", rows, policy())
	}
	b.fails(kindTwice, "already", "New-CsGroupPolicyAssignment", "GroupId", all, "PolicyType", "TeamsCallingPolicy", "PolicyName", "B")
	for _, kind := range []string{"TeamsAppPermissionPolicy", "TeamsUpgradePolicy", "TeamsTemplatePermissionPolicy", "OnlineDialOutPolicy", "TeamsVoiceApplicationsPolicy"} {
		b.fails(kindRefused, "groups", "New-CsGroupPolicyAssignment", "GroupId", all, "PolicyType", kind, "PolicyName", "Global")
	}
	empty := b.want(200, "[]teamsAdministration.policyIdentifierDetail", "GET", "/v1.0/admin/teams/policy/getPolicyId(type='TeamsCallingPolicy',name='O''Nope')", nil)
	if len(empty.list()) != 0 {
		t.Errorf("%s", empty.raw)
	}
}

func TestAtMost64GroupsOfAPolicyType(t *testing.T) {
	b := open(t, Options{})
	b.must("New-CsTeamsCallParkPolicy", "Identity", "P")
	for n := range maxGroups + 1 {
		g := b.dynamicGroup(fmt.Sprintf(`(user.employeeId -eq "%d")`, n))
		if n < maxGroups {
			b.must("Grant-CsTeamsCallParkPolicy", "Group", g, "PolicyName", "P", "Rank", 1)
		} else {
			b.fails(kindRefused, "maximum", "Grant-CsTeamsCallParkPolicy", "Group", g, "PolicyName", "P", "Rank", 1)
		}
	}
}

func TestBatchPolicies(t *testing.T) {
	b := open(t, Options{})
	b.must("New-CsTeamsMeetingPolicy", "Identity", "M")
	id, _ := b.must("New-CsBatchPolicyAssignmentOperation", "PolicyType", "TeamsMeetingPolicy", "PolicyName", "M", "OperationName", "x",
		"Identity", []string{b.userID(christie), "nobody@" + domain})[0]["Value"].(string)
	get := func() tenant.Object { return b.must("Get-CsBatchPolicyAssignmentOperation", "OperationId", id)[0] }
	if o := get(); o["OverallStatus"] != "NotStarted" {
		t.Errorf("%v", o)
	}
	b.clock.pass(time.Second)
	if o := get(); o["OverallStatus"] != "Completed" || o["ErrorCount"] != float64(1) {
		t.Errorf("%v", o)
	}
	if rows := b.must("Get-CsUserPolicyAssignment", "Identity", christie); len(rows) != 1 || rows[0]["PolicyName"] != "M" {
		t.Errorf("%v", rows)
	}
	b.fails(kindRefused, "batch", "New-CsBatchPolicyAssignmentOperation", "PolicyType", "TeamsFilesPolicy", "PolicyName", "Global", "Identity", christie)
}

func TestQueuesAccountsAndLocations(t *testing.T) {
	b := open(t, Options{})
	g := b.dynamicGroup(`(user.department -eq "HR")`)
	queues := b.must("Get-CsCallQueue", "First", 100)
	if len(queues) != len(seedAccountList) {
		t.Fatalf("%v", queues)
	}
	q := b.must("Get-CsCallQueue", "NameFilter", "Manchester HR Call")[0]
	b.must("Set-CsCallQueue", "Identity", q["Identity"], "DistributionLists", []string{g}, "Users", []string{b.userID(debra)}, "AgentAlertTime", 20)
	q = b.must("Get-CsCallQueue", "Identity", q["Identity"])[0]
	if fmt.Sprint(q["DistributionLists"]) != "["+g+"]" || fmt.Sprint(q["AgentAlertTime"]) != "20" {
		t.Errorf("%v", q)
	}
	b.must("Set-CsCallQueue", "Identity", q["Identity"], "DistributionLists", []string{})
	if q = b.must("Get-CsCallQueue", "Identity", q["Identity"])[0]; fmt.Sprint(q["DistributionLists"]) != "[]" || fmt.Sprint(q["Users"]) == "[]" {
		t.Errorf("only the list that is given is replaced: %v", q)
	}
	b.fails(kindBad, "First", "Get-CsCallQueue", "First", 101)
	b.fails(kindMissing, "not found", "Set-CsCallQueue", "Identity", q["Identity"], "DistributionLists", []string{"11111111-1111-4111-8111-111111111111"})
	for n := range 120 {
		b.must("New-CsCallQueue", "Name", fmt.Sprintf("Q%03d", n))
	}
	if n := len(b.must("Get-CsCallQueue")) + len(b.must("Get-CsCallQueue", "First", 100, "Skip", 100)); n != 120+len(seedAccountList) {
		t.Errorf("%d queues in two pages", n)
	}
	a := b.must("New-CsOnlineApplicationInstance", "UserPrincipalName", "cq-new@"+domain, "ApplicationId", appQueue, "DisplayName", "New")[0]
	b.fails(kindTwice, "exists", "New-CsOnlineApplicationInstance", "UserPrincipalName", "CQ-new@"+domain)
	b.must("New-CsOnlineApplicationInstanceAssociation", "Identities", []string{a["ObjectId"].(string)}, "ConfigurationId", q["Identity"], "ConfigurationType", "CallQueue")
	if got := b.must("Get-CsOnlineApplicationInstanceAssociation", "Identity", a["ObjectId"])[0]; got["ConfigurationId"] != q["Identity"] {
		t.Errorf("%v", got)
	}
	if n := len(b.must("Get-CsOnlineApplicationInstance")); n != len(seedAccountList)+1 {
		t.Errorf("%d accounts", n)
	}
	if n := len(b.must("Get-CsOnlineLisLocation")); n != 2 || len(b.must("Get-CsOnlineLisLocation", "City", "London")) != 1 {
		t.Errorf("%d locations", n)
	}
	if b.must("Get-CsTenant")[0]["DisplayName"] != company {
		t.Error("the tenant has another name")
	}
}

func TestTeamUsersByCommand(t *testing.T) {
	b := open(t, Options{})
	list, _ := b.all("group", "/v1.0/groups?$filter=displayName%20eq%20'HR%20London'")
	team := list[0]["id"].(string)
	b.must("Add-TeamUser", "GroupId", team, "User", debra)
	if n := len(b.must("Get-TeamUser", "GroupId", team)); n != 1 {
		t.Errorf("a new member is seen later, but there are %d", n)
	}
	b.clock.pass(time.Second)
	if n := len(b.must("Get-TeamUser", "GroupId", team, "Role", "Member")); n != 1 {
		t.Errorf("%d members", n)
	}
	b.must("Remove-TeamUser", "GroupId", team, "User", debra)
	b.fails(kindMissing, "not a member", "Remove-TeamUser", "GroupId", team, "User", debra)
	b.fails(kindRefused, "last owner", "Remove-TeamUser", "GroupId", team, "User", "priya.nair@"+domain)
}

func TestOnlineUsers(t *testing.T) {
	b := open(t, Options{Users: 50})
	if n := len(b.must("Get-CsOnlineUser", "ResultSize", 7)); n != 7 {
		t.Errorf("%d users", n)
	}
	b.must("Grant-CsTeamsCallingPolicy", "Identity", debra, "PolicyName", "AllowCalling")
	u := b.must("Get-CsOnlineUser", "Identity", debra)[0]
	if p, _ := u["TeamsCallingPolicy"].(map[string]any); p["Name"] != "AllowCalling" || p["Authority"] != "Host" {
		t.Errorf("%v", u["TeamsCallingPolicy"])
	}
	if slim := b.must("Get-CsOnlineUser", "Identity", debra, "Properties", []string{"LineUri"})[0]; len(slim) != 2 {
		t.Errorf("%v", slim)
	}
}

func TestEveryCommandOfTheCatalogueButThePreviewIsUnderstood(t *testing.T) {
	b := open(t, Options{})
	for _, spec := range catalog.CommandSpecs() {
		name := spec.Name
		noun := name[strings.Index(name, "-")+1:]
		if strings.HasPrefix(noun, "Mg") || strings.HasPrefix(noun, "Entra") || name == "Test-CsEffectiveTenantDialPlan" {
			continue // of another module; computed by the application itself
		}
		_, err := b.run(name, "Nonsense", true)
		var ce *CommandError
		if errors.As(err, &ce) && ce.Kind == kindUnknown {
			t.Errorf("%s is not understood", name)
		}
	}
}

func TestRoutesTagsAndValuesInMemory(t *testing.T) {
	b := open(t, Options{})
	b.must("New-CsOnlineVoiceRoute", "Identity", "Emergency", "NumberPattern", `^999$`, "OnlinePstnUsages", tenant.TableOf(tenant.Param{Name: "Add", Value: tenant.Text("UK Domestic")}))
	b.fails(kindTwice, "already exists", "New-CsOnlineVoiceRoute", "Name", "emergency")
	b.fails(kindMissing, "usage", "Set-CsOnlineVoiceRoute", "Identity", "Emergency", "OnlinePstnUsages", "Mars")
	b.must("Set-CsOnlineVoiceRoute", "Identity", "Emergency", "Priority", 1)
	if r := b.must("Get-CsOnlineVoiceRoute", "Identity", "Emergency")[0]; r["Priority"] != float64(1) || fmt.Sprint(r["OnlinePstnUsages"]) != "[UK Domestic]" {
		t.Errorf("%v", r)
	}
	b.must("Remove-CsOnlineVoiceRoute", "Identity", "Emergency")
	b.fails(kindMissing, "does not exist", "Remove-CsOnlineVoiceRoute", "Identity", "Emergency")

	tel := b.free("London")
	b.must("Set-CsPhoneNumberTag", "PhoneNumber", tel, "Tag", "HR")
	b.must("Set-CsPhoneNumberTag", "PhoneNumber", tel, "Tag", "hr")
	if n := b.must("Get-CsPhoneNumberAssignment", "TelephoneNumber", tel)[0]; fmt.Sprint(n["Tag"]) != "[HR]" || len(b.must("Get-CsPhoneNumberTag")) != 1 {
		t.Errorf("%v", n)
	}
	b.must("Remove-CsPhoneNumberTag", "PhoneNumber", tel, "Tag", "HR")
	b.must("New-CsTenantDialPlan", "Identity", "D")
	b.must("Set-CsPhoneNumberPolicyAssignment", "TelephoneNumber", tel, "PolicyType", "TenantDialPlan", "PolicyName", "D")
	b.fails(kindRefused, "assigned", "Remove-CsTenantDialPlan", "Identity", "D")
	b.must("Set-CsPhoneNumberPolicyAssignment", "TelephoneNumber", tel, "PolicyType", "TenantDialPlan")
	b.must("Remove-CsTenantDialPlan", "Identity", "D")
	number := commandOf("New-CsTeamsEmergencyNumber", "EmergencyDialString", "999", "EmergencyDialMask", "9", "OnlinePSTNUsage", "UK Domestic")
	b.must("New-CsTeamsEmergencyCallRoutingPolicy", "Identity", "UK", "EmergencyNumbers", tenant.TableOf(tenant.Param{Name: "Add", Value: value(number)}))
	p := b.must("Get-CsTeamsEmergencyCallRoutingPolicy", "Identity", "UK")[0]
	if list, _ := p["EmergencyNumbers"].([]any); len(list) != 1 {
		t.Errorf("%v", p)
	}
	q := b.must("Get-CsCallQueue", "NameFilter", "Reception")[0]
	b.must("Remove-CsCallQueue", "Identity", q["Identity"])
	b.fails(kindMissing, "No call queue", "Get-CsCallQueue", "Identity", q["Identity"])
	b.must("Connect-MicrosoftTeams", "TenantId", "x")
	if teams := b.must("Get-Team", "DisplayName", "HR"); len(teams) != 2 {
		t.Errorf("%v", teams)
	}
}
