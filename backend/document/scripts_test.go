package document

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

func scripts(t interface{ Fatal(...any) }, c Content) map[string]string {
	list, err := Scripts(c)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, d := range list {
		files[d.Name] = string(d.Body)
	}
	return files
}

func TestScriptsAreTheGoldenOnes(t *testing.T) {
	for name, got := range scripts(t, sample()) {
		path := filepath.Join("testdata", "scripts", name)
		if *update {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(strings.ReplaceAll(got, "\r\n", "\n")), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		// A checkout may turn line ends; their form is the subject of another test.
		plain := func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
		if name != "SHA256SUMS.txt" && plain(got) != plain(string(want)) {
			t.Errorf("%s:\n%s", name, cmp.Diff(plain(string(want)), plain(got)))
		}
	}
}

func TestScriptBytes(t *testing.T) {
	for name, text := range scripts(t, sample()) {
		if !strings.HasSuffix(name, ".ps1") {
			continue
		}
		if !strings.HasSuffix(text, "\r\n") || strings.Count(text, "\n") != strings.Count(text, "\r\n") || strings.Count(text, "\r") != strings.Count(text, "\n") {
			t.Errorf("%s: line ends", name)
		}
		for i, line := range strings.Split(text, "\r\n") {
			if strings.TrimRight(line, " ") != line {
				t.Errorf("%s:%d ends with a blank", name, i+1)
			}
			for _, b := range []byte(line) {
				if b < 0x20 || b > 0x7e {
					t.Errorf("%s:%d holds byte %#x", name, i+1, b)
				}
			}
			if i > 1 && strings.HasPrefix(strings.ToLower(strings.TrimSpace(line)), "#requires") {
				t.Errorf("%s:%d requires something", name, i+1)
			}
		}
	}
}

// calledBy is what each script of the sample may call, no more and no less.
var calledBy = map[string]string{
	"01-Groups.ps1":        "Connect-MgGraph ConvertFrom-Json Export-Csv Get-MgContext Invoke-MgGraphRequest Join-Path Set-StrictMode Start-Sleep Test-Path Write-Error Write-Verbose Write-Warning",
	"02-Policies.ps1":      "Connect-MicrosoftTeams ConvertFrom-Json Get-CsCallingLineIdentity Get-CsOnlineApplicationInstance Get-CsTeamsCallingPolicy Get-CsTenant Get-CsTenantDialPlan Join-Path New-CsCallingLineIdentity New-CsTeamsCallingPolicy New-CsTenantDialPlan New-CsVoiceNormalizationRule Set-StrictMode Start-Sleep Test-Path Write-Error Write-Verbose Write-Warning",
	"03-GroupPolicies.ps1": "Connect-MicrosoftTeams ConvertFrom-Json Get-CsGroupPolicyAssignment Get-CsTenant Grant-CsTeamsCallingPolicy Grant-CsTeamsUpgradePolicy Import-Csv Join-Path Remove-CsGroupPolicyAssignment Set-StrictMode Start-Sleep Test-Path Write-Error Write-Verbose Write-Warning",
	"04-Licences.ps1":      "Connect-MgGraph ConvertFrom-Json Get-MgContext Import-Csv Invoke-MgGraphRequest Join-Path Set-StrictMode Start-Sleep Test-Path Write-Error Write-Verbose Write-Warning",
	"06-Queues.ps1":        "Connect-MicrosoftTeams ConvertFrom-Json Get-CsCallQueue Get-CsTenant Import-Csv Join-Path Set-CsCallQueue Set-StrictMode Start-Sleep Test-Path Write-Error Write-Verbose Write-Warning",
	"05-Numbers.ps1":       "Connect-MicrosoftTeams ConvertFrom-Csv ConvertFrom-Json Get-CsOnlineApplicationInstance Get-CsOnlineLisLocation Get-CsOnlineUser Get-CsPhoneNumberAssignment Get-CsTenant Join-Path Remove-CsPhoneNumberAssignment Set-CsPhoneNumberAssignment Set-StrictMode Start-Sleep Test-Path Write-Error Write-Verbose Write-Warning",
	"07-Teams.ps1":         "Connect-MgGraph ConvertFrom-Json Get-MgContext Invoke-MgGraphRequest Join-Path Set-StrictMode Start-Sleep Test-Path Write-Error Write-Verbose Write-Warning",
	"Verify.ps1":           "Connect-MgGraph Connect-MicrosoftTeams ConvertFrom-Csv ConvertFrom-Json Get-CsCallQueue Get-CsGroupPolicyAssignment Get-CsOnlineApplicationInstance Get-CsOnlineUser Get-CsPhoneNumberAssignment Get-CsTenant Get-CsUserPolicyAssignment Get-MgContext Import-Csv Invoke-MgGraphRequest Join-Path Set-StrictMode Start-Sleep Test-Path Write-Error Write-Verbose Write-Warning",
}

func checkCalls(t interface{ Fatalf(string, ...any) }, files map[string]string) {
	for name, want := range calledBy {
		tokens, err := powershell.Tokens(files[name])
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := strings.Join(powershell.CommandNames(tokens), " "); got != want {
			t.Fatalf("%s calls\n%s\nnot\n%s", name, got, want)
		}
	}
}

func TestScriptsCallExactlyWhatIsExpected(t *testing.T) { checkCalls(t, scripts(t, sample())) }

func TestEveryChangeIsAskedForFirst(t *testing.T) {
	for name, text := range scripts(t, sample()) {
		if !strings.HasSuffix(name, ".ps1") {
			continue
		}
		asked := -1 // the indentation of the question that we stand inside
		for i, line := range strings.Split(text, "\r\n") {
			indent := len(line) - len(strings.TrimLeft(line, " "))
			switch {
			case strings.Contains(line, "ShouldProcess("):
				asked = indent
			case line != "" && indent <= asked && strings.TrimSpace(line) != "}":
				asked = -1
			}
			word := strings.TrimPrefix(strings.TrimSpace(line), "$null = ")
			changes := strings.HasPrefix(word, "Grant-") || strings.HasPrefix(word, "New-") || strings.HasPrefix(word, "Remove-") || strings.HasPrefix(word, "Set-Cs") || strings.Contains(line, "-Method 'POST'") || strings.Contains(line, "-Method 'PATCH'") || strings.Contains(line, "-Method 'PUT'")
			if changes && asked < 0 {
				t.Errorf("%s:%d changes without asking: %s", name, i+1, line)
			}
		}
	}
}

func TestScriptsHoldTheCommandsOfThePlan(t *testing.T) {
	c := sample()
	files := scripts(t, c)
	var want, got []tenant.Command
	for _, change := range c.Plan.Changes {
		if change.Action.Command != nil && change.Expect.Voice == nil { // voice stands in numbers.csv
			want = append(want, *change.Action.Command)
		}
	}
	for _, name := range []string{"02-Policies.ps1", "03-GroupPolicies.ps1", "06-Queues.ps1"} {
		tokens, err := powershell.Tokens(files[name])
		if err != nil {
			t.Fatal(err)
		}
		found, err := powershell.ScanChanges(tokens, powershell.ScriptPrinter().Lookups)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, found...)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// hostile draws a name that would break a careless writer of scripts.
var hostile = rapid.Custom(func(t *rapid.T) string {
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"'", "\u2019", "\u201c", "\"", "`", "$(calc)", "#>", "'@", "\r\n", "\u2028", "\u202e", "Győr", "😀", "; calc", "#Requires -Modules Evil", "{0}", "=cmd|'", "\x00"}))
	return strings.Join(rapid.SliceOfN(piece, 0, 5).Draw(t, "pieces"), "")
})

func TestHostileNamesBecomeNoCode(t *testing.T) {
	for seed := range 30 {
		draw := func(more int) string { return hostile.Example(1000*more + seed) }
		c := sample()
		name := draw(0)
		c.Customer = name
		for i := range c.Plan.Changes {
			change := &c.Plan.Changes[i]
			change.Subject, change.Says = draw(i+1), text.Literal(draw(i+100))
			if change.Action.Group != nil {
				change.Action.Group.Name, change.Action.Group.Rule = name, name
			}
			if change.Action.Team != nil {
				change.Action.Team.Team.Key = "T" + name
			}
		}
		policy := &c.Plan.Changes[1].Action.Command.Params[0].Value
		*policy = tenant.Text("p" + name)
		list, err := Scripts(c)
		if err != nil {
			if code(err) == "POWERSHELL_VALUE" || code(err) == "POWERSHELL_TEXT" {
				continue // a name with control characters is refused, not mended
			}
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, d := range list {
			files[d.Name] = string(d.Body)
		}
		checkCalls(t, files)
		for _, b := range []byte(files["00-README.txt"]) {
			if b > 0x7e {
				t.Fatalf("the README holds byte %#x", b)
			}
		}
		for _, line := range strings.Split(files["changes-for-people.csv"], "\r\n") {
			if strings.Contains(line, ",\"=") {
				t.Fatalf("a formula: %s", line)
			}
		}
	}
}

func TestDataBesideTheScripts(t *testing.T) {
	c := sample()
	c.Holder = func(id string) string { return map[string]string{ann: "Ann", bob: "Bob"}[id] }
	files := scripts(t, c)
	var groups struct{ Groups []groupData }
	if err := json.Unmarshal([]byte(files["groups.json"]), &groups); err != nil {
		t.Fatal(err)
	}
	if len(groups.Groups) != 1 || !groups.Groups[0].Make || groups.Groups[0].MembershipRule == "" {
		t.Errorf("%+v", groups)
	}
	want := "\ufeff\"Change\",\"Do\",\"Telephone\",\"NumberType\",\"UserId\",\"Name\",\"LocationId\",\"Location\"\r\n" +
		"\"9\",\"Assign\",\"+441632960002\",\"DirectRouting\",\"" + ann + "\",\"Ann\",\"\",\"\"\r\n\"10\",\"Release\",\"+441632960003\",\"DirectRouting\",\"" + bob + "\",\"Bob\",\"\",\"\"\r\n\"11\",\"Enable\",\"\",\"\",\"" + bob + "\",\"Bob\",\"\",\"\"\r\n"
	if files["numbers.csv"] != want {
		t.Errorf("got %q", files["numbers.csv"])
	}
	for name, text := range files {
		if strings.HasSuffix(name, ".json") && strings.Contains(text, ": null") {
			t.Errorf("%s: PowerShell counts null as one entry: %s", name, text)
		}
	}
}

func TestGroupsThatAreOnlyReferredToAreLookedUp(t *testing.T) {
	c := sample()
	c.Plan.Changes = slices.DeleteFunc(c.Plan.Changes, func(c plan.Change) bool { return c.Kind == plan.CreateGroup })
	if text := scripts(t, c)["groups.json"]; !strings.Contains(text, `"make": false`) || !strings.Contains(text, "personadesk-phone-manchester") {
		t.Error(text)
	}
}

func TestWhatIsGivenAnewIsNotExpectedToBeGone(t *testing.T) {
	c := sample()
	group := tenant.Ref{Kind: tenant.RefGroup, Key: "personadesk-phone-manchester"}
	c.Plan.Changes[4].Expect.Grant = &plan.Grant{Type: "TeamsMeetingPolicy", Group: group}
	c.Plan.Changes[5].Expect.Grant = &plan.Grant{Type: "TeamsMeetingPolicy", Name: "New", Group: group}
	c.Plan.Changes[10].Expect.Queue = &plan.QueueGroups{Queue: "Manchester HR", Groups: []tenant.Ref{group}}
	var verify struct {
		Grants []grantData
		Queues []queueData
	}
	if err := json.Unmarshal([]byte(scripts(t, c)["verify.json"]), &verify); err != nil {
		t.Fatal(err)
	}
	give := grantData{5, "Prov_Teams_Phone_Manchester", "give the calling policy", group.Key, "TeamsMeetingPolicy", "New", 0}
	take := give
	give.Change, give.Action = 6, "take the meeting policy"
	if d := cmp.Diff([]grantData{take, give}, verify.Grants); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]queueData{{11, "enable voice", "Manchester HR", []string{group.Key}, []string{}}}, verify.Queues); d != "" {
		t.Error(d)
	}
}

func TestScriptsThatTakeSomethingAskEachTime(t *testing.T) {
	impact := func(files map[string]string, name string) bool {
		return strings.Contains(files[name], "ConfirmImpact = 'High'")
	}
	c := sample()
	if files := scripts(t, c); !impact(files, "03-GroupPolicies.ps1") || !impact(files, "05-Numbers.ps1") || impact(files, "02-Policies.ps1") {
		t.Error("the impact is wrong")
	}
	c.Plan.Changes = slices.DeleteFunc(c.Plan.Changes, func(c plan.Change) bool { return c.Sign == plan.Remove })
	if files := scripts(t, c); impact(files, "05-Numbers.ps1") {
		t.Error("a script that takes nothing asks each time")
	}
}

func TestScriptsWithoutATenantAskForOne(t *testing.T) {
	c := sample()
	c.Plan.TenantID = "x'; calc"
	for name, text := range scripts(t, c) {
		if strings.HasSuffix(name, ".ps1") && (!strings.Contains(text, "[Parameter(Mandatory = $true)]\r\n    [ValidatePattern(") || strings.Contains(text, "calc")) {
			t.Errorf("%s does not ask", name)
		}
	}
}

func TestScriptsRefuse(t *testing.T) {
	broken := func(change plan.Change) Content {
		c := sample()
		c.Plan.Changes = []plan.Change{change}
		return c
	}
	everybody := tenant.Command{Name: "Grant-CsTeamsCallingPolicy", Params: []tenant.Param{{Name: "PolicyName", Value: tenant.Text("x")}}}
	for name, c := range map[string]struct {
		content Content
		code    string
	}{
		"no plan":                     {Content{}, "DOCUMENT_NEEDS_PLAN"},
		"a grant to everybody":        {broken(plan.Change{Kind: plan.GrantGroup, Action: plan.Action{Command: &everybody}}), "POWERSHELL_TENANT_WIDE"},
		"a grant without command":     {broken(plan.Change{Kind: plan.GrantGroup}), "PLAN_INCOMPLETE"},
		"a group that is not there":   {broken(plan.Change{Kind: plan.CreateGroup}), "PLAN_INCOMPLETE"},
		"licences for no group":       {broken(plan.Change{Kind: plan.SetLicences, Action: plan.Action{Licences: &plan.LicenceChange{}}}), "PLAN_INCOMPLETE"},
		"a team without a key":        {broken(plan.Change{Kind: plan.MakeTeam, Action: plan.Action{NewTeam: &tenant.TeamSpec{Name: "Choir"}}}), "PLAN_INCOMPLETE"},
		"members for no team":         {broken(plan.Change{Kind: plan.AddTeamMembers}), "PLAN_INCOMPLETE"},
		"a number for nobody":         {broken(plan.Change{Kind: plan.AssignNumber, Action: plan.Action{Number: &tenant.NumberAssignment{Telephone: "+44", Type: "directRouting"}}}), "PLAN_INCOMPLETE"},
		"a number of no type we know": {broken(plan.Change{Kind: plan.AssignNumber, Action: plan.Action{Number: &tenant.NumberAssignment{Telephone: "+44", Target: ann}}}), "PLAN_INCOMPLETE"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Scripts(c.content); code(err) != c.code {
				t.Errorf("got %v, want %s", err, c.code)
			}
		})
	}
}

func TestWriteScripts(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a", "powershell")
	if err := WriteScripts(t.Context(), folder, sample()); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(filepath.Join(folder, "SHA256SUMS.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for line := range strings.Lines(string(list)) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		body, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := sha256.Sum256(body); hex.EncodeToString(got[:]) != sum {
			t.Errorf("%s has another sum", name)
		}
		named = append(named, name)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != len(named)+1 {
		t.Errorf("%d files, %d named (%v)", len(entries), len(named), err)
	}
	if err := WriteScripts(t.Context(), filepath.Join(folder, "01-Groups.ps1"), sample()); code(err) != "DOCUMENT_UNWRITABLE" {
		t.Errorf("got %v", err)
	}
}

// A package takes the place of the one before it, with nothing left of that but the log, and touches no folder in which there is anything else.
func TestAPackageTakesThePlaceOfTheOneBefore(t *testing.T) {
	above := t.TempDir()
	folder := filepath.Join(above, "scripts")
	whole := sample()
	if err := WriteScripts(t.Context(), folder, whole); err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]string{"log.csv": "Time\n", "group-ids.csv": "old", "02-Policies.ps1": "# SIG # Begin signature block"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	fewer := sample()
	fewer.Plan.Changes = slices.DeleteFunc(slices.Clone(fewer.Plan.Changes), func(c plan.Change) bool { return c.Lane == plan.LaneQueues })
	if err := WriteScripts(t.Context(), folder, fewer); err != nil {
		t.Fatal(err)
	}
	there := func() []string {
		found, err := filepath.Glob(filepath.Join(folder, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range found {
			found[i] = filepath.Base(f)
		}
		return found
	}
	want := []string{"log.csv"}
	for name := range scripts(t, fewer) {
		want = append(want, name)
	}
	slices.Sort(want)
	if got := there(); !slices.Equal(got, want) || slices.Contains(got, "06-Queues.ps1") {
		t.Errorf("%v\nwant %v", got, want)
	}
	if err := os.WriteFile(filepath.Join(folder, "mine.ps1"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := there()
	if err := WriteScripts(t.Context(), folder, whole); code(err) != "DOCUMENT_FOREIGN" || !strings.Contains(err.Error(), "mine.ps1") || !slices.Equal(there(), before) {
		t.Errorf("%v, %v", err, there())
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := os.Remove(filepath.Join(folder, "mine.ps1")); err != nil {
		t.Fatal(err)
	}
	if err := WriteScripts(ended, folder, whole); !errors.Is(err, context.Canceled) || !slices.Equal(there(), want) {
		t.Errorf("%v, %v", err, there())
	}
	if left, err := os.ReadDir(above); err != nil || len(left) != 1 {
		t.Errorf("%v is left beside it, %v", left, err)
	}
}

func TestTheSamePlanMakesTheSamePackage(t *testing.T) {
	a, err := Scripts(sample())
	if err != nil {
		t.Fatal(err)
	}
	b, err := Scripts(sample())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a, b) || bytes.Equal(a[0].Body, a[1].Body) {
		t.Error("they differ")
	}
}

func BenchmarkScriptsOf10000Grants(b *testing.B) {
	c := sample()
	grant := c.Plan.Changes[6]
	c.Plan.Changes = nil
	for i := range 10000 {
		grant.Ordinal = i + 1
		c.Plan.Changes = append(c.Plan.Changes, grant)
	}
	for b.Loop() {
		if _, err := Scripts(c); err != nil {
			b.Fatal(err)
		}
	}
}
