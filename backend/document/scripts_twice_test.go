package document

import (
	"strings"
	"testing"

	"personadesk/backend/plan"
	"personadesk/backend/pwshtest"
	"personadesk/backend/tenant"
)

// called makes an address with a place in it, and lets a queue that the tenant has be called under its account.
func called() plan.Plan {
	param := func(name string, v tenant.Value) tenant.Param { return tenant.Param{Name: name, Value: v} }
	address := tenant.Command{Name: "New-CsOnlineLisCivicAddress", Params: []tenant.Param{param("Description", tenant.Text("Leeds")), param("CompanyName", tenant.Text("L")), param("CountryOrRegion", tenant.Text("GB"))}}
	place := tenant.Command{Name: "New-CsOnlineLisLocation", Params: []tenant.Param{param("CivicAddressId", tenant.RefTo(tenant.ThingRef(tenant.AddressThing), "Leeds")), param("Location", tenant.Text("Floor 2"))}}
	association := tenant.Command{Name: "New-CsOnlineApplicationInstanceAssociation", Params: []tenant.Param{param("Identities", tenant.ListOf(tenant.RefTo(tenant.RefAccount, "cq@b.example"))),
		param("ConfigurationId", tenant.RefTo(tenant.ThingRef(tenant.QueueThing), "Front")), param("ConfigurationType", tenant.Text("CallQueue"))}}
	thing := func(kind tenant.ThingKind, name string) plan.Expect {
		return plan.Expect{Thing: &plan.ThingSeen{Kind: kind, Name: name}}
	}
	return plan.Plan{TenantID: "11111111-2222-3333-4444-555555555555", Changes: []plan.Change{
		{Ordinal: 1, Kind: plan.MakeThing, Lane: plan.LaneGroups, Subject: "Leeds", Action: plan.Action{Command: &address}, Expect: thing(tenant.AddressThing, "Leeds")},
		{Ordinal: 2, Kind: plan.MakeThing, Lane: plan.LaneGroups, Subject: "Leeds, Floor 2", Action: plan.Action{Command: &place}, Expect: thing(tenant.LocationThing, "Leeds, Floor 2")},
		{Ordinal: 3, Kind: plan.ChangeThing, Lane: plan.LaneQueues, Subject: "Front", Action: plan.Action{Command: &association}, Expect: thing(tenant.QueueThing, "Front")},
	}}
}

// A script that is run a second time makes no second place and no second association.
func TestPlacesAndAccountsOfQueuesAreMadeOnceInARealPowerShell(t *testing.T) {
	pwsh := pwshtest.Need(t, "02-Policies.ps1 and 05-Queues.ps1 twice")
	module := `
function Get-CsOnlineLisCivicAddress { param($Description) if (Test-Path "$env:MADE.address") { [pscustomobject] @{ Description = 'Leeds'; CivicAddressId = 'address-1' } } }
function New-CsOnlineLisCivicAddress { param($Description, $CompanyName, $CountryOrRegion) $null = New-Item "$env:MADE.address" -ErrorAction Stop }
function Get-CsOnlineLisLocation { param($CivicAddressId) if ($CivicAddressId -ne 'address-1') { throw 'no address' } if (Test-Path "$env:MADE.place") { [pscustomobject] @{ Location = 'Floor 2' } } else { [pscustomobject] @{ Location = 'Floor 1' } } }
function New-CsOnlineLisLocation { param($CivicAddressId, $Location) $null = New-Item "$env:MADE.place" -ErrorAction Stop }
function Get-CsOnlineApplicationInstance { param([switch] $WhatIf, [switch] $Confirm) [pscustomobject] @{ UserPrincipalName = 'cq@b.example'; ObjectId = 'account-1' } }
function Get-CsCallQueue { param($First, $Skip, $Identity) $held = @('account-9'); if (Test-Path "$env:MADE.association") { $held += 'account-1' } [pscustomobject] @{ Identity = 'queue-1'; Name = 'Front'; DistributionLists = @(); Agents = @(); ApplicationInstances = $held } }
function New-CsOnlineApplicationInstanceAssociation { param($Identities, $ConfigurationId, $ConfigurationType) if (($ConfigurationId -ne 'queue-1') -or ($Identities[0] -ne 'account-1')) { throw 'another' } $null = New-Item "$env:MADE.association" -ErrorAction Stop }
`
	t.Setenv("MADE", t.TempDir()+"/made")
	modules := teamsModule(t, module)
	for round, want := range []string{"Sent Sent Sent", "AsWanted AsWanted AsWanted"} {
		var got []string
		for _, script := range []string{"-Policies.ps1 -Confirm:$false", "-Queues.ps1 -Confirm:$false"} {
			for _, r := range ran(t, pwsh, modules, called(), script) {
				got = append(got, strings.TrimSpace(r.Status+" "+r.Message))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("round %d: %v, want %s", round+1, got, want)
		}
	}
}
