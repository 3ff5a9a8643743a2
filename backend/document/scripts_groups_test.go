package document

import (
	"path/filepath"
	"strings"
	"testing"

	"personadesk/backend/plan"
	"personadesk/backend/pwshtest"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
)

// A group that is to go is removed once, only while it is as it was read, and Verify.ps1 says whether it is gone.
func TestAGroupIsRemovedInARealPowerShell(t *testing.T) {
	pwsh := pwshtest.Need(t, "01-Groups.ps1")
	spec := &tenant.GroupSpec{UniqueName: "personadesk-a", Name: "A", Rule: "r"}
	p := plan.Plan{TenantID: "11111111-2222-3333-4444-555555555555", Changes: []plan.Change{
		{Ordinal: 1, Kind: plan.RemoveGroup, Lane: plan.LaneGroups, Subject: "A", Action: plan.Action{Group: spec}, Expect: plan.Expect{NoGroup: &plan.NoGroup{Key: "personadesk-a", ID: somebody}}},
	}}
	const asRead = "@{ id = '" + somebody + "'; displayName = 'A'; membershipRule = 'r'; assignedLicenses = @() }"
	for name, c := range map[string]struct{ have, says string }{ // says: of two rounds and Verify.ps1
		"as it was read":           {asRead, "Sent AsWanted Seen"},
		"gone already":             {"$null", "AsWanted AsWanted Seen"},
		"another one has its key":  {strings.Replace(asRead, "0001'", "0002'", 1), "Failed Failed Seen"},
		"it has another rule":      {strings.Replace(asRead, "'r'", "'other'", 1), "Failed Failed NotSeen"},
		"it gives a licence again": {strings.Replace(asRead, "@()", "@(@{ skuId = 'x' })", 1), "Failed Failed NotSeen"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("REMOVED", filepath.Join(t.TempDir(), "removed"))
			modules := filepath.Join(t.TempDir(), "modules")
			standIn(t, modules, "Microsoft.Graph.Authentication", powershell.GraphModuleVersion, `
function Connect-MgGraph { param($TenantId, $Scopes, [switch] $NoWelcome) }
function Get-MgContext { [pscustomobject] @{ TenantId = '11111111-2222-3333-4444-555555555555' } }
function Invoke-MgGraphRequest {
    param($Method, $Uri, $Body, $ContentType, $OutputType, [switch] $SkipHttpErrorCheck, $StatusCodeVariable)
    if ($Method -eq 'DELETE') { if ($Uri -notlike '*/v1.0/groups/`+somebody+`') { throw 'another group' } $null = New-Item $env:REMOVED; return }
    $group = `+c.have+`
    if (Test-Path $env:REMOVED) { $group = $null }
    $code = 200
    if ($null -eq $group) { $code = 404 }
    Set-Variable -Name $StatusCodeVariable -Value $code -Scope 2
    return $group
}
`)
			var said []string
			for _, script := range []string{"01-Groups.ps1 -Confirm:$false", "01-Groups.ps1 -Confirm:$false", "Verify.ps1 -Part Graph"} {
				for _, r := range ran(t, pwsh, modules, p, script) {
					if r.Target == "A" {
						said = append(said, r.Status)
					}
				}
			}
			if got := strings.Join(said, " "); got != c.says {
				t.Errorf("said %s, want %s", got, c.says)
			}
		})
	}
}
