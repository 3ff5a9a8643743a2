package module_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
	"personadesk/backend/pwshtest"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/tenant/practice/module"
)

// served starts a practice tenant with its modules in a folder, and gives a session that asks it without them.
func served(t *testing.T, o practice.Options) (folder string, direct *practice.Session) {
	t.Helper()
	box, err := practice.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	address, token, stop, err := box.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	folder = filepath.Join(t.TempDir(), "Jo O'Neil")
	if err := module.Write(folder, module.Connection{URL: address, Token: token}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(module.Close(folder), stop()); err != nil {
			t.Error(err)
		}
	})
	t.Setenv("PSModulePath", folder)
	return folder, practice.NewSession(address, token)
}

// said runs a script and decodes the JSON that it prints last.
func said[T any](t *testing.T, pwsh, script string) T {
	t.Helper()
	out := pwshtest.Run(t, pwsh, "$ErrorActionPreference = 'Stop'\n"+script)
	var v T
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &v); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return v
}

// Every command of the reference is there and binds as the reference says: its sets, what is mandatory in each, types, and who heeds -WhatIf.
func TestEveryCommandBindsAsItsReferenceSays(t *testing.T) {
	pwsh := pwshtest.Need(t, "the parameter sets of the stand-in for MicrosoftTeams")
	served(t, practice.Options{Users: practice.MinUsers})
	type set struct {
		Default   bool
		Mandatory []string
		Optional  []string
		Places    []string
	}
	type bound struct {
		Name  string
		Tries bool
		Sets  map[string]set
	}
	found := said[[]bound](t, pwsh, `
Import-Module MicrosoftTeams
$common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
$all = foreach ($command in Get-Command -Module MicrosoftTeams) {
    $sets = @{}
    foreach ($set in $command.ParameterSets) {
        $own = @($set.Parameters | Where-Object { $common -notcontains $_.Name })
        $sets[$set.Name] = @{
            Default = $set.IsDefault
            Mandatory = @($own | Where-Object { $_.IsMandatory } | ForEach-Object { $_.Name })
            Optional = @($own | Where-Object { -not $_.IsMandatory } | ForEach-Object { $_.Name })
            Places = @($own | Where-Object { $_.Position -ge 0 } | Sort-Object -Property Position | ForEach-Object { $_.Name })
        }
    }
    @{ Name = $command.Name; Tries = $command.Parameters.ContainsKey('WhatIf'); Sets = $sets }
}
ConvertTo-Json -InputObject @($all) -Depth 6 -Compress`)
	by := map[string]bound{}
	for _, f := range found {
		by[f.Name] = f
	}
	want := catalog.ModuleCommands()
	if len(want) < 460 || len(by) != len(want) {
		t.Fatalf("%d commands, and %d in the reference", len(by), len(want))
	}
	same := func(got, want []string) bool {
		got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
		return slices.Equal(got, want)
	}
	for _, c := range want {
		f := by[c.Name]
		if f.Tries != c.SupportsWhatIf {
			t.Errorf("%s: -WhatIf is heeded: %t", c.Name, f.Tries)
		}
		for _, s := range c.ParameterSets {
			if len(s.Mandatory)+len(s.Optional) == 0 {
				continue // a set without parameters has no place in a function
			}
			name := s.Name
			if name == "(All)" && len(c.ParameterSets) == 1 {
				name = "__AllParameterSets"
			}
			got, there := f.Sets[name]
			if !there || !same(got.Mandatory, s.Mandatory) || !same(got.Optional, s.Optional) || !slices.Equal(got.Places, s.Positional) && len(s.Positional) > 0 ||
				s.Default && len(c.ParameterSets) > 1 && !got.Default {
				t.Errorf("%s, set %s: %+v\nwant %+v", c.Name, s.Name, got, s)
			}
		}
	}
}

// What the getters put out is what the practice tenant says, property by property.
func TestGettersPutOutWhatTheTenantHolds(t *testing.T) {
	pwsh := pwshtest.Need(t, "the getters of the stand-in for MicrosoftTeams")
	_, direct := served(t, practice.Options{Users: 60})
	getters := []string{"Get-CsTenant", "Get-CsOnlineUser", "Get-CsCallQueue", "Get-CsAutoAttendant", "Get-CsTenantDialPlan", "Get-CsTeamsCallingPolicy", "Get-CsOnlinePstnUsage",
		"Get-CsOnlineVoiceRoute", "Get-CsOnlineLisLocation", "Get-CsOnlineLisCivicAddress", "Get-CsPhoneNumberAssignment", "Get-CsOnlineApplicationInstance", "Get-CsGroupPolicyAssignment", "Get-CsOnlineSchedule"}
	found := said[map[string][]tenant.Object](t, pwsh, `
Connect-MicrosoftTeams | Out-Null
$all = @{}
foreach ($name in @('`+strings.Join(getters, "','")+`')) {
    $all[$name] = @(& $name | ForEach-Object { if ($_ -is [string]) { @{ Value = $_ } } else { $_ } })
}
ConvertTo-Json -InputObject $all -Depth 20 -Compress`)
	for _, name := range getters {
		want, err := direct.Invoke(t.Context(), tenant.Command{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		if len(want) != len(found[name]) {
			t.Errorf("%s: %d objects, want %d", name, len(found[name]), len(want))
			continue
		}
		for i := range want {
			if !sameObject(map[string]any(found[name][i]), map[string]any(want[i])) {
				t.Errorf("%s: %v\nwant %v", name, found[name][i], want[i])
				break
			}
		}
	}
}

// sameObject compares what two sides said in JSON; a time may be written with more or fewer digits behind its seconds.
func sameObject(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for name, v := range x {
			if w, there := y[name]; !there || !sameObject(v, w) {
				return false
			}
		}
		return true
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !sameObject(x[i], y[i]) {
				return false
			}
		}
		return true
	case string:
		y, ok := b.(string)
		return ok && (x == y || len(x) > 19 && len(y) > 18 && x[:19] == y[:19])
	}
	return reflect.DeepEqual(a, b)
}

// What a script does through the modules is in the tenant, and what it may not do is refused in the words of the real ones.
func TestAScriptOfAnybodyIsCarriedOut(t *testing.T) {
	pwsh := pwshtest.Need(t, "a script through the stand-ins")
	_, direct := served(t, practice.Options{Users: 60, Pace: practice.Instant})
	type result struct{ What, ID, Category, Message string }
	got := said[[]result](t, pwsh, `
function Try-It($what, [scriptblock] $it) {
    try { $out = & $it; @{ What = $what; Message = [string] $out } }
    catch { @{ What = $what; ID = $_.FullyQualifiedErrorId; Category = [string] $_.CategoryInfo.Category; Message = $_.Exception.Message } }
}
$all = @(
    Try-It 'before sign-in' { Get-CsTenant -ErrorAction Stop }
    Try-It 'another tenant' { Connect-MicrosoftTeams -TenantId '11111111-1111-1111-1111-111111111111' }
    Try-It 'sign in' { (Connect-MicrosoftTeams).Environment }
    Try-It 'not played' { Get-CsOnlineDialInConferencingBridge -ErrorAction Stop }
    Try-It 'no such policy' { Grant-CsTeamsCallingPolicy -Identity (Get-CsOnlineUser -ResultSize 1).Identity -PolicyName 'No such' -ErrorAction Stop }
    Try-It 'goes on' { Grant-CsTeamsCallingPolicy -Identity (Get-CsOnlineUser -ResultSize 1).Identity -PolicyName 'No such' -ErrorAction SilentlyContinue; 'went on' }
    Try-It 'two sets' { Set-CsPhoneNumberAssignment -Identity 'x' -PhoneNumber '+441' -EnterpriseVoiceEnabled $true }
    Try-It 'no group' { Grant-CsTeamsCallingPolicy -Group '' -PolicyName 'x' }
    Try-It 'what if' { New-CsTeamsCallingPolicy -Identity 'Only tried' -WhatIf -InformationAction Ignore }
    Try-It 'what if of the caller' { $WhatIfPreference = $true; New-CsTeamsCallingPolicy -Identity 'Only tried' }
    Try-It 'make' { (New-CsTeamsCallingPolicy -Identity ('R' + [char] 0xE9 + 'ception ''O' + [char] 0x2019 + 'Neil') -AllowPrivateCalling $false).AllowPrivateCalling }
    Try-It 'dial plan' { $rule = New-CsVoiceNormalizationRule -Parent 'Global' -Name 'r' -Pattern '^(\d{3})$' -Translation '+44$1' -InMemory; (New-CsTenantDialPlan -Identity 'Made' -NormalizationRules @($rule)).NormalizationRules[0].Pattern }
)
ConvertTo-Json -InputObject $all -Depth 4 -Compress`)
	want := []result{
		{"before sign-in", "NotConnected,Get-CsTenant", "ConnectionError", "Session is not established."},
		{"another tenant", "notFound,Connect-MicrosoftTeams", "ObjectNotFound", "AADSTS90002"},
		{"sign in", "", "", "AzureCloud"},
		{"not played", "NotPlayed,Get-CsOnlineDialInConferencingBridge", "NotImplemented", "does not play it"},
		{"no such policy", "notFound,Grant-CsTeamsCallingPolicy", "ObjectNotFound", "No such"},
		{"goes on", "", "", "went on"},
		{"two sets", "AmbiguousParameterSet,Set-CsPhoneNumberAssignment", "InvalidArgument", "Parameter set cannot be resolved"},
		{"no group", "ParameterArgumentValidationErrorEmptyStringNotAllowed,Grant-CsTeamsCallingPolicy", "InvalidData", "Group"},
		{"what if", "", "", ""},
		{"what if of the caller", "", "", ""},
		{"make", "", "", "False"},
		{"dial plan", "", "", `^(\d{3})$`},
	}
	for i, w := range want {
		if i >= len(got) {
			t.Fatalf("%d results: %+v", len(got), got)
		}
		g := got[i]
		if g.What != w.What || g.ID != w.ID || g.Category != w.Category || !strings.Contains(g.Message, w.Message) {
			t.Errorf("%+v\nwant %+v", g, w)
		}
	}
	policies, err := direct.Invoke(t.Context(), tenant.Command{Name: "Get-CsTeamsCallingPolicy"})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range policies {
		names = append(names, p["Identity"].(string))
	}
	if !slices.Contains(names, "Tag:Réception 'O’Neil") || slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, "Only tried") }) {
		t.Errorf("%q", names)
	}
}

// Graph answers as it does over HTTP: pages, statuses, hash tables; and a sign-in grants the scopes that it asked for and no others.
func TestGraphIsAskedThroughItsOwnCommands(t *testing.T) {
	pwsh := pwshtest.Need(t, "the stand-in for Microsoft.Graph.Authentication")
	served(t, practice.Options{Users: 60})
	got := said[[]string](t, pwsh, `
$all = @()
try { Invoke-MgGraphRequest -Method GET -Uri 'v1.0/users' } catch { $all += $_.FullyQualifiedErrorId }
$all += Connect-MgGraph -Scopes 'User.Read.All' | ForEach-Object { 'welcome' }
$all += (Get-MgContext).Scopes
$next = 'https://graph.microsoft.com/v1.0/users?$select=id&$top=25'
$ids = @()
while ($next) { $page = Invoke-MgGraphRequest -Method GET -Uri $next; $ids += @($page.value | ForEach-Object { $_['id'] }); $next = $page['@odata.nextLink'] }
$all += [string] ($ids.Count -ge 60)
$code = 0
$null = Invoke-MgGraphRequest -Method GET -Uri 'v1.0/users/00000000-0000-0000-0000-000000000009' -SkipHttpErrorCheck -StatusCodeVariable 'code'
$all += [string] $code
try { Invoke-MgGraphRequest -Method GET -Uri 'v1.0/users/00000000-0000-0000-0000-000000000009' } catch { $all += $_.Exception.Message; $all += [string] ($_.ErrorDetails.Message -match 'Request_ResourceNotFound') }
try { Invoke-MgGraphRequest -Method POST -Uri 'v1.0/groups' -Body @{ displayName = 'x'; mailEnabled = $false; mailNickname = 'x'; securityEnabled = $true } } catch { $all += $_.Exception.Message }
try { Invoke-MgGraphRequest -Method GET -Uri 'https://evil.example/v1.0/users' } catch { $all += $_.FullyQualifiedErrorId }
Connect-MgGraph -Scopes 'Group.ReadWrite.All' -NoWelcome
$made = Invoke-MgGraphRequest -Method POST -Uri 'v1.0/groups' -Body @{ displayName = 'x'; mailEnabled = $false; mailNickname = 'x'; securityEnabled = $true; groupTypes = @() }
$all += $made['displayName']
ConvertTo-Json -InputObject @($all) -Compress`)
	want := []string{"NotConnected,Invoke-MgGraphRequest", "welcome", "User.Read.All", "True", "404", "Response status code does not indicate success: NotFound (Not Found).", "True",
		"Response status code does not indicate success: Forbidden (Forbidden).", "ForeignAddress,Invoke-MgGraphRequest", "x"}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// A folder that somebody else's module lies in is left as it is, and so is one whose practice tenant is running.
func TestModulesThatAreNotOursAreLeftAlone(t *testing.T) {
	foreign := t.TempDir()
	theirs := filepath.Join(foreign, "MicrosoftTeams")
	if err := errors.Join(os.Mkdir(theirs, 0o755), os.WriteFile(filepath.Join(theirs, "MicrosoftTeams.psd1"), []byte("@{ GUID = 'd910df43' }"), 0o600)); err != nil {
		t.Fatal(err)
	}
	busy, _ := served(t, practice.Options{Users: practice.MinUsers})
	elsewhere, odd := t.TempDir(), t.TempDir()
	if err := errors.Join(os.WriteFile(filepath.Join(elsewhere, "connection.json"), []byte(`{"url":"http://192.0.2.1:81","token":"x"}`), 0o600), os.Mkdir(filepath.Join(odd, "connection.json"), 0o755)); err != nil {
		t.Fatal(err)
	}
	for folder, code := range map[string]string{foreign: "PRACTICE_MODULE.foreign", busy: "PRACTICE_MODULE.inUse", elsewhere: "PRACTICE_MODULE.foreign", odd: "PRACTICE_MODULE.unwritable"} {
		var p *problem.Problem
		if err := module.Write(folder, module.Connection{URL: "http://127.0.0.1:1"}); !errors.As(err, &p) || p.Summary.Code != code+".summary" {
			t.Errorf("%s: %v", code, err)
		}
	}
	if left, err := os.ReadFile(filepath.Join(theirs, "MicrosoftTeams.psd1")); err != nil || !strings.Contains(string(left), "d910df43") {
		t.Errorf("%s, %v", left, err)
	}
	if err := module.Close(busy); err != nil {
		t.Fatal(err)
	}
	if err := module.Write(busy, module.Connection{URL: "http://127.0.0.1:1", Token: "x"}); err != nil {
		t.Errorf("what was left behind is not replaced: %v", err)
	}
	if err := module.Write(busy, module.Connection{URL: "http://127.0.0.1:1", Token: "y"}); err != nil {
		t.Errorf("a connection of which nobody answers is not replaced: %v", err)
	}
	if at, err := os.Stat(filepath.Join(busy, "connection.json")); err != nil || at.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("%v, %v", at.Mode(), err)
	}
}
