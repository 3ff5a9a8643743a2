package document

import (
	"path/filepath"
	"strings"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/pwshtest"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
)

// Groups that are to go are removed once, only while they are as they were read, and Verify.ps1 says which are gone.
func TestGroupsAreRemovedInARealPowerShell(t *testing.T) {
	pwsh := pwshtest.Need(t, "01-Groups.ps1")
	p := plan.Plan{TenantID: "11111111-2222-3333-4444-555555555555"}
	want, said := map[string]string{}, map[string][]string{}
	shown := "$shown = @{}\n"
	for key, c := range map[string]struct{ id, rule, licences, says string }{ // says: of two rounds and Verify.ps1
		"as-read":   {"id-of-as-read", "r", "", "Sent AsWanted Seen"},
		"gone":      {"", "", "", "AsWanted AsWanted Seen"},
		"another":   {"id-of-somebody", "r", "", "Failed Failed Seen"},
		"ruled":     {"id-of-ruled", "other", "", "Failed Failed NotSeen"},
		"licensing": {"id-of-licensing", "r", "@{ skuId = 'x' }", "Failed Failed NotSeen"},
	} {
		p.Changes = append(p.Changes, plan.Change{Ordinal: len(p.Changes) + 1, Kind: plan.RemoveGroup, Lane: plan.LaneGroups, Subject: key,
			Action: plan.Action{Group: &tenant.GroupSpec{UniqueName: key, Name: key, Rule: "r"}}, Expect: plan.Expect{NoGroup: &plan.NoGroup{Key: key, ID: ident.ObjectID("id-of-" + key)}}})
		want[key] = c.says
		if c.id != "" {
			shown += "$shown['" + key + "'] = @{ id = '" + c.id + "'; displayName = '" + key + "'; membershipRule = '" + c.rule + "'; assignedLicenses = @(" + c.licences + ") }\n"
		}
	}
	t.Setenv("REMOVED", filepath.Join(t.TempDir(), "removed"))
	modules := filepath.Join(t.TempDir(), "modules")
	standIn(t, modules, "Microsoft.Graph.Authentication", powershell.GraphModuleVersion, shown+`
function Connect-MgGraph { param($TenantId, $Scopes, $Environment, [switch] $NoWelcome) }
function Get-MgContext { [pscustomobject] @{ TenantId = '11111111-2222-3333-4444-555555555555' } }
function Invoke-MgGraphRequest {
    [CmdletBinding()]
    param($Method, $Uri, $Body, $ContentType, $OutputType, [switch] $SkipHttpErrorCheck, $StatusCodeVariable, $ResponseHeadersVariable)
    if ($Method -eq 'DELETE') { if (($Uri -notlike '*/groups/id-of-as-read') -or (Test-Path $env:REMOVED)) { throw 'never' } $null = New-Item $env:REMOVED; return }
    $null = $Uri -match "uniqueName='([^']+)'"
    $group = $shown[$Matches[1]]
    if (($Matches[1] -eq 'as-read') -and (Test-Path $env:REMOVED)) { $group = $null }
    $code = 200
    if ($null -eq $group) { $code = 404 }
    $PSCmdlet.SessionState.PSVariable.Set($StatusCodeVariable, $code)
    return $group
}
`)
	for _, script := range []string{"-Groups.ps1 -Confirm:$false", "-Groups.ps1 -Confirm:$false", "Verify.ps1 -Part Graph"} {
		for _, r := range ran(t, pwsh, modules, p, script) {
			said[r.Target] = append(said[r.Target], r.Status)
		}
	}
	for key, says := range want {
		if got := strings.Join(said[key], " "); got != says {
			t.Errorf("%s: %s, want %s", key, got, says)
		}
	}
}
