package document

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/pwshtest"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/text"
)

const somebody = "00000000-0000-4000-8000-000000000001"

// lookedAtOf is a change of each kind, as plans make them.
func lookedAtOf() map[plan.Kind]plan.Expect {
	policy := plan.Expect{Policy: &tenant.Policy{Type: "TeamsCallingPolicy", Name: "UK", Settings: map[string]any{"AllowPrivateCalling": true}}}
	thing := plan.Expect{Thing: &plan.ThingSeen{Kind: tenant.RouteThing, Name: "Ireland"}}
	grant := plan.Expect{Grant: &plan.Grant{Type: "TeamsCallingPolicy", Name: "UK", Group: tenant.Ref{Kind: tenant.RefGroup, Key: "personadesk-a"}}}
	number := plan.Expect{Number: &tenant.NumberAssignment{Telephone: "+441632960002", Type: "directRouting", Target: somebody}}
	voice := plan.Expect{Voice: &plan.Voice{User: somebody, On: true}}
	team := tenant.TeamSpec{UniqueName: "personadeskteam-choir", Name: "Choir"}
	group := plan.Expect{Group: &tenant.GroupSpec{UniqueName: "personadesk-a"}}
	return map[plan.Kind]plan.Expect{
		plan.CreateGroup: group, plan.UpdateGroup: group, plan.RemoveGroup: {NoGroup: &plan.NoGroup{Key: "personadesk-a", ID: somebody}}, plan.CreatePolicy: policy, plan.UpdatePolicy: policy, plan.UpdateGlobal: policy,
		plan.RemovePolicy: {Gone: &plan.GonePolicy{Type: "TeamsCallingPolicy", Name: "UK"}}, plan.GrantGroup: grant, plan.RevokeGroup: grant,
		plan.GrantUser:   {Grant: &plan.Grant{Type: "TeamsCallingPolicy", Name: "UK", User: somebody}},
		plan.SetLicences: {Licences: &plan.LicenceChange{}}, plan.AssignNumber: number, plan.ReleaseNumber: number, plan.EnableVoice: voice, plan.DisableVoice: voice,
		plan.SetQueueGroups: {Queue: &plan.QueueGroups{Queue: "HR"}}, plan.MakeTeam: {NewTeam: &team}, plan.AddTeamMembers: {Team: &plan.TeamChange{}},
		plan.MakeThing: thing, plan.ChangeThing: thing, plan.RemoveThing: {Thing: &plan.ThingSeen{Kind: tenant.RouteThing, Name: "Ireland", Gone: true}},
	}
}

// Every kind of change has its place in Verify.ps1; one that is new and has none fails here.
func TestEveryKindOfChangeIsLookedAt(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../plan/plan.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	kinds := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			if name, ok := v.Type.(*ast.Ident); ok && name.Name == "Kind" {
				kinds++
			}
		}
		return true
	})
	if kinds == 0 || kinds != len(plan.Kinds()) {
		t.Errorf("%d kinds are declared and %d listed", kinds, len(plan.Kinds()))
	}
	expects := lookedAtOf()
	for _, kind := range plan.Kinds() {
		e, given := expects[kind]
		if at := placeOf(plan.Change{Kind: kind, Expect: e}); !given || at == atNothing {
			t.Errorf("%s: %s", kind, at)
		}
	}
	if at := placeOf(plan.Change{Kind: "new"}); at != atNothing {
		t.Errorf("a kind that nobody knows is looked at in %s", at)
	}
}

// Whatever a tenant keeps under a name, and every type of policy that a command shows, is looked for by a getter of the catalogue.
func TestEveryKindOfThingAndPolicyHasAGetter(t *testing.T) {
	for _, kind := range tenant.ThingKinds() {
		how, known := powershell.ShownThing(kind)
		if _, there := catalog.CommandSpecByName(how.Getter); !known || !there || len(how.Properties) == 0 {
			t.Errorf("%s: %+v", kind, how)
		}
	}
	var getters []string
	for _, policy := range catalog.PolicyTypes() {
		if how, known := powershell.ShownPolicy(policy.ID); known {
			getters = append(getters, how.Getter)
		}
	}
	slices.Sort(getters)
	if text, err := powershell.VerifyScript(slices.Compact(getters))(powershell.Head{Name: "Verify.ps1"}); err != nil || len(getters) < 30 || !strings.Contains(text, "Get-CsTeamsCallingPolicy") {
		t.Errorf("%d getters: %v", len(getters), err)
	}
}

func TestWhatVerifyIsTold(t *testing.T) {
	made := 0
	change := func(kind plan.Kind, e plan.Expect) plan.Change {
		made++
		return plan.Change{Ordinal: made, Kind: kind, Subject: "s", Says: text.Literal("do it"), Expect: e}
	}
	l := sortOut(plan.Plan{Changes: []plan.Change{
		change(plan.CreatePolicy, plan.Expect{Policy: &tenant.Policy{Type: "TenantDialPlan", Name: "UK", Settings: map[string]any{"NormalizationRules": []any{map[string]any{"Pattern": "^1$", "Translation": "+441"}}, "Odd": map[string]any{"a": 1}}}}),
		change(plan.ChangeThing, plan.Expect{Thing: &plan.ThingSeen{Kind: tenant.RouteThing, Name: "A", Settings: map[string]any{"Priority": 1, "Description": "old"}}}),
		change(plan.ChangeThing, plan.Expect{Thing: &plan.ThingSeen{Kind: tenant.RouteThing, Name: "A", Settings: map[string]any{"Description": nil}, Refs: map[string][]tenant.Ref{"Who": nil}}}),
		change("new", plan.Expect{}),
	}}).looked()
	got, err := json.Marshal(map[string]any{"shown": l.shown, "unlooked": l.unlooked, "getters": l.getters})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"getters":["Get-CsOnlineVoiceRoute","Get-CsTenantDialPlan"],"shown":[` +
		`{"change":1,"target":"s","action":"do it","getter":"Get-CsTenantDialPlan","properties":["Identity"],"each":false,"name":"UK","gone":false,"settings":[{"name":"NormalizationRules","value":"^1$ -\u003e +441"}],"apart":["Odd"]},` +
		`{"change":2,"target":"s","action":"do it","getter":"Get-CsOnlineVoiceRoute","properties":["Identity"],"each":false,"name":"A","gone":false,"settings":[{"name":"Priority","value":"1"},{"name":"Description","value":""}],"apart":[]},` +
		`{"change":3,"target":"s","action":"do it","getter":"Get-CsOnlineVoiceRoute","properties":["Identity"],"each":false,"name":"A","gone":false,"settings":[{"name":"Priority","value":"1"},{"name":"Description","value":""}],"apart":["Who"]}],` +
		`"unlooked":[{"change":4,"target":"s","action":"do it"}]}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// teamsModule is a MicrosoftTeams module for tests: what is shown stands in it, and what is sent is noted in a file.
func teamsModule(t *testing.T, functions string) (folder string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "modules")
	standIn(t, folder, "MicrosoftTeams", powershell.ModuleVersion, "function Get-CsTenant { [pscustomobject] @{ TenantId = '11111111-2222-3333-4444-555555555555' } }\n"+functions)
	return folder
}

// standIn writes a module of functions that stand in for those of a real one.
func standIn(t *testing.T, folder, module, version, functions string) {
	t.Helper()
	inside := filepath.Join(folder, module)
	if err := os.MkdirAll(inside, 0o755); err != nil {
		t.Fatal(err)
	}
	manifest := "@{ RootModule = '" + module + ".psm1'; ModuleVersion = '" + version + "'; GUID = '11111111-1111-1111-1111-111111111111'; FunctionsToExport = '*' }"
	for name, text := range map[string]string{module + ".psd1": manifest, module + ".psm1": functions} {
		if err := os.WriteFile(filepath.Join(inside, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// ranResult is what a script says of one change.
type ranResult struct{ Target, Action, Status, Message string }

// scriptIn finds a script of a package by its subject, whatever its number is.
func scriptIn(t *testing.T, folder, name string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*"+name))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %v, %v", name, found, err)
	}
	return found[0]
}

// ran runs a script of a package in a real PowerShell and gives what it says of each change, by target and action.
func ran(t *testing.T, pwsh, modules string, p plan.Plan, script string) []ranResult {
	t.Helper()
	folder := t.TempDir()
	if err := WriteScripts(t.Context(), folder, Content{Plan: &p}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "group-ids.csv"), []byte("\"UniqueName\",\"Id\"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	said := pwshtest.Run(t, pwsh, "param($Modules, $Script)\n$env:PSModulePath = $Modules + [IO.Path]::PathSeparator + $env:PSModulePath\n"+
		"Get-ChildItem -LiteralPath $Modules | ForEach-Object { Import-Module $_.Name }\n$got = @(& ([scriptblock]::Create('& $args[0] "+strings.Join(strings.Fields(script)[1:], " ")+"')) $Script)\nConvertTo-Json -InputObject $got -Depth 3", modules, scriptIn(t, folder, strings.Fields(script)[0]))
	var list []ranResult
	if err := json.Unmarshal(said, &list); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return list
}

func TestVerifyInARealPowerShellSaysWhatIsThereAndWhatItDidNotLookAt(t *testing.T) {
	pwsh := pwshtest.Need(t, "Verify.ps1")
	modules := teamsModule(t, `
function Get-CsGroupPolicyAssignment { }
function Get-CsCallQueue { param($First, $Skip) if ($Skip -eq 0) { 1..100 | ForEach-Object { [pscustomobject] @{ Identity = "q$_"; Name = "Queue $_"; DistributionLists = @(); Agents = @() } } } else { [pscustomobject] @{ Identity = 'last'; Name = 'The last one'; DistributionLists = @(); Agents = @() } } }
function Get-CsTeamsCallingPolicy { [pscustomobject] @{ Identity = 'Tag:UK'; AllowPrivateCalling = $true; BusyOnBusyEnabledType = 'Enabled' }; [pscustomobject] @{ Identity = 'Tag:Other'; AllowPrivateCalling = $false } }
function Get-CsTenantDialPlan { [pscustomobject] @{ Identity = 'Tag:UK'; NormalizationRules = @([pscustomobject] @{ Pattern = '^1$'; Translation = '+441' }) } }
function Get-CsOnlinePstnUsage { [pscustomobject] @{ Identity = 'Global'; Usage = @('Ireland', 'World') } }
function Get-CsOnlineVoiceRoute { throw 'no right' }
function Get-CsOnlineLisLocation { [pscustomobject] @{ Description = 'Leeds'; Location = 'Floor 2' } }
function Get-CsUserPolicyAssignment { param($Identity, $PolicyType) [pscustomobject] @{ PolicyType = $PolicyType; PolicySource = @([pscustomobject] @{ AssignmentType = 'Direct'; PolicyName = 'UK' }) } }
function Get-CsOnlineApplicationInstance { param($Identity) [pscustomobject] @{ ObjectId = 'account-1'; UserPrincipalName = $Identity } }
function Get-CsPhoneNumberAssignment { param($TelephoneNumber) [pscustomobject] @{ AssignedPstnTargetId = 'account-1' } }
`)
	policy := func(policyType, name string, settings map[string]any) plan.Expect {
		return plan.Expect{Policy: &tenant.Policy{Type: policyType, Name: ident.Policy(name), Settings: settings}}
	}
	thing := func(kind tenant.ThingKind, name string) plan.Expect {
		return plan.Expect{Thing: &plan.ThingSeen{Kind: kind, Name: name}}
	}
	p := plan.Plan{TenantID: "11111111-2222-3333-4444-555555555555"}
	command := tenant.Command{Name: "New-CsTeamsCallingPolicy", Params: []tenant.Param{{Name: "Identity", Value: tenant.Text("x")}}}
	want := map[string]string{}
	for what, c := range map[string]struct {
		kind plan.Kind
		e    plan.Expect
		says string
	}{
		"a policy":                  {plan.CreatePolicy, policy("TeamsCallingPolicy", "uk", map[string]any{"AllowPrivateCalling": true}), "Seen"},
		"a policy with another":     {plan.CreatePolicy, policy("TeamsCallingPolicy", "Other", map[string]any{"AllowPrivateCalling": true}), "NotSeen"},
		"a policy that is not":      {plan.CreatePolicy, policy("TeamsCallingPolicy", "None", nil), "NotSeen"},
		"a policy that is gone":     {plan.RemovePolicy, plan.Expect{Gone: &plan.GonePolicy{Type: "TeamsCallingPolicy", Name: "Gone"}}, "Seen"},
		"rules":                     {plan.CreatePolicy, policy("TenantDialPlan", "UK", map[string]any{"NormalizationRules": []any{map[string]any{"Pattern": "^1$", "Translation": "+441"}}}), "Seen"},
		"a usage":                   {plan.MakeThing, thing(tenant.UsageThing, "Ireland"), "Seen"},
		"no usage":                  {plan.MakeThing, thing(tenant.UsageThing, "Mars"), "NotSeen"},
		"a route that nobody reads": {plan.MakeThing, thing(tenant.RouteThing, "Ireland"), "NotLooked"},
		"a place":                   {plan.MakeThing, thing(tenant.LocationThing, "Leeds, Floor 2"), "Seen"},
		"a queue of the next page":  {plan.MakeThing, thing(tenant.QueueThing, "The last one"), "Seen"},
		"one user":                  {plan.GrantUser, plan.Expect{Grant: &plan.Grant{Type: "TeamsCallingPolicy", Name: "UK", User: somebody}}, "Seen"},
		"one user with another":     {plan.GrantUser, plan.Expect{Grant: &plan.Grant{Type: "TeamsMeetingPolicy", Name: "NL", User: somebody}}, "NotSeen"},
		"what nobody knows":         {plan.MakeThing, plan.Expect{}, "NotLooked"},
	} {
		lane := plan.LaneGroups
		one := command
		if c.kind == plan.GrantUser {
			lane = plan.LanePolicies
			one = tenant.Command{Name: "Grant-CsTeamsCallingPolicy", Params: []tenant.Param{{Name: "Identity", Value: tenant.Text(somebody)}, {Name: "PolicyName", Value: tenant.Text("UK")}}}
		}
		p.Changes = append(p.Changes, plan.Change{Kind: c.kind, Lane: lane, Subject: what, Says: text.Literal(what), Action: plan.Action{Command: &one}, Expect: c.e})
		want[what] = c.says
	}
	p.Changes = append(p.Changes, plan.Change{Kind: plan.AssignNumber, Lane: plan.LaneNumbers, Subject: "n", Action: plan.Action{Number: &tenant.NumberAssignment{Telephone: "+441632960002", Type: "directRouting", Account: "aa@b.example"}}})
	want["+441632960002"] = "Seen"
	want["All of this part"] = "Sum"
	got := map[string]string{}
	for _, r := range ran(t, pwsh, modules, p, "Verify.ps1 -Part Teams") {
		got[strings.TrimSuffix(r.Target, " ("+somebody+")")] = r.Status
		if r.Status == "Sum" && r.Message != "8 seen, 4 not seen, 2 not looked at" {
			t.Errorf("sums up: %s", r.Message)
		}
	}
	for target, status := range want {
		if got[target] != status {
			t.Errorf("%s: %s, want %s", target, got[target], status)
		}
	}
}

func TestBatchesInARealPowerShell(t *testing.T) {
	pwsh := pwshtest.Need(t, "the batches of 03-GroupPolicies.ps1")
	begin := `
$script:looks = 0
function Start-Sleep { param($Seconds) }
function Get-CsGroupPolicyAssignment { }
function New-CsBatchPolicyAssignmentOperation { param($PolicyType, $PolicyName, $Identity) if (@($Identity).Count -ne 3) { throw 'not one operation' } 'op-1' }
`
	p := plan.Plan{TenantID: "11111111-2222-3333-4444-555555555555"}
	for i, user := range []string{"a", "b", "c"} {
		p.Changes = append(p.Changes, inBatch(i+1, strings.Replace(somebody, "1", user, 1), "Islands"))
	}
	for name, c := range map[string]struct {
		look string
		says []string // statuses, in order
	}{
		"everybody": {`function Get-CsBatchPolicyAssignmentOperation { param($Identity) $script:looks += 1; $state = 'InProgress'; if ($script:looks -gt 2) { $state = 'Completed' }
			[pscustomobject] @{ OverallStatus = $state; CompletedCount = 3; UserState = @([pscustomobject] @{ Id = 'a'; Result = 'Success' }) } }`, []string{"Sent"}},
		"one is refused": {`function Get-CsBatchPolicyAssignmentOperation { param($Identity)
			[pscustomobject] @{ OverallStatus = 'Completed'; CompletedCount = 3; UserState = @([pscustomobject] @{ Id = 'a'; Result = 'Success' }, [pscustomobject] @{ Id = 'b'; Result = 'User not found' }) } }`, []string{"Failed", "Sent"}},
		"never over": {`function Get-CsBatchPolicyAssignmentOperation { param($Identity) [pscustomobject] @{ OverallStatus = 'InProgress'; CompletedCount = 1; UserState = @() } }`, []string{"Failed"}},
		"no answer":  {`function Get-CsBatchPolicyAssignmentOperation { param($Identity) throw 'gone' }`, []string{"Failed"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, r := range ran(t, pwsh, teamsModule(t, begin+c.look), p, "-GroupPolicies.ps1 -Confirm:$false") {
				got = append(got, r.Status)
			}
			if !slices.Equal(got, c.says) {
				t.Errorf("said %v, want %v", got, c.says)
			}
		})
	}
}
