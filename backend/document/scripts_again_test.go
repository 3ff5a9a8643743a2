package document

import (
	"strings"
	"testing"

	"personadesk/backend/plan"
	"personadesk/backend/pwshtest"
	"personadesk/backend/tenant"
)

// sharedCalling makes a resource account and a policy that names it; numbered says whether the account gets its number in the same plan.
func sharedCalling(numbered bool) plan.Plan {
	param := func(name string, v tenant.Value) tenant.Param { return tenant.Param{Name: name, Value: v} }
	account := tenant.Command{Name: "New-CsOnlineApplicationInstance", Params: []tenant.Param{param("UserPrincipalName", tenant.Text("aa@b.example")), param("DisplayName", tenant.Text("Front")),
		param("ApplicationId", tenant.Text("ce933385-9390-45d1-9512-c8d228074e07"))}}
	policy := tenant.Command{Name: "New-CsTeamsSharedCallingRoutingPolicy", Params: []tenant.Param{param("Identity", tenant.Text("Office")), param("ResourceAccount", tenant.RefTo(tenant.RefAccount, "aa@b.example"))}}
	p := plan.Plan{TenantID: "11111111-2222-3333-4444-555555555555", Changes: []plan.Change{
		{Ordinal: 1, Kind: plan.MakeThing, Lane: plan.LaneGroups, Subject: "aa@b.example", Action: plan.Action{Command: &account}, Expect: plan.Expect{Thing: &plan.ThingSeen{Kind: tenant.AccountThing, Name: "aa@b.example"}}},
		{Ordinal: 2, Kind: plan.CreatePolicy, Lane: plan.LaneGroups, Subject: "Office", Action: plan.Action{Command: &policy}, Expect: plan.Expect{Policy: &tenant.Policy{Type: "TeamsSharedCallingRoutingPolicy", Name: "Office"}}},
	}}
	if numbered {
		p.Changes = append(p.Changes, plan.Change{Ordinal: 3, Kind: plan.AssignNumber, Lane: plan.LaneGroups, Subject: "aa@b.example", Action: plan.Action{Number: &tenant.NumberAssignment{Telephone: "+441632960002", Type: "directRouting", Account: "aa@b.example"}}})
	}
	return p
}

// The number of an account comes after the policies in a package, so who runs it is told to run the policies once more.
func TestThePackageSaysWhenPoliciesRunAgain(t *testing.T) {
	for _, numbered := range []bool{true, false} {
		p := sharedCalling(numbered)
		files := scripts(t, Content{Plan: &p})
		for _, name := range []string{"00-README.txt", "01-Policies.ps1"} {
			if strings.Contains(files[name], "Run 01 again after 02: Office") != numbered {
				t.Errorf("%s, numbered %v:\n%s", name, numbered, files[name])
			}
		}
	}
}

func TestPoliciesRunTwiceInARealPowerShell(t *testing.T) {
	pwsh := pwshtest.Need(t, "02-Policies.ps1 twice")
	module := `
function Get-CsOnlineApplicationInstance { param([switch] $WhatIf, [switch] $Confirm) if (Test-Path $env:ACCOUNT) { [pscustomobject] @{ UserPrincipalName = 'aa@b.example'; ObjectId = 'account-1' } } }
function New-CsOnlineApplicationInstance { param($UserPrincipalName, $DisplayName, $ApplicationId) if (Test-Path $env:ACCOUNT) { throw 'there already' } $null = New-Item $env:ACCOUNT }
function Get-CsTeamsSharedCallingRoutingPolicy { if (Test-Path "$env:ACCOUNT.policy") { [pscustomobject] @{ Identity = 'Tag:Office' } } }
function New-CsTeamsSharedCallingRoutingPolicy { param($Identity, $ResourceAccount) if (-not (Test-Path "$env:ACCOUNT.number")) { $null = New-Item "$env:ACCOUNT.number"; throw 'no number' } if ($ResourceAccount -ne 'account-1') { throw 'no account' } $null = New-Item "$env:ACCOUNT.policy" }
`
	t.Setenv("ACCOUNT", t.TempDir()+"/account")
	for round, want := range []string{"Sent Failed NotRun", "AsWanted Sent NotRun", "AsWanted AsWanted NotRun"} {
		var got []string
		for _, r := range ran(t, pwsh, teamsModule(t, module), sharedCalling(true), "-Policies.ps1 -Confirm:$false") {
			got = append(got, r.Status)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("round %d: %v, want %s", round+1, got, want)
		}
	}
}
