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
	"personadesk/backend/text"
)

const theTenant = "11111111-2222-3333-4444-555555555555"

// A list may begin with an empty page that has a link, and a service that is busy says when to come again; a script is given up only by
// what passes not. What the service refuses is said in words, with its own text behind.
func TestScriptsFollowListsAndWaitInARealPowerShell(t *testing.T) {
	pwsh := pwshtest.Need(t, "Teams.ps1 before lists in pages and a busy service")
	t.Setenv("ASKED", filepath.Join(t.TempDir(), "asked"))
	modules := filepath.Join(t.TempDir(), "modules")
	standIn(t, modules, "Microsoft.Graph.Authentication", powershell.GraphModuleVersion, `
function Connect-MgGraph { param($TenantId, $Scopes, $Environment, [switch] $NoWelcome) }
function Get-MgContext { [pscustomobject] @{ TenantId = '`+theTenant+`' } }
function Invoke-MgGraphRequest {
    [CmdletBinding()]
    param($Method, $Uri, $Body, $ContentType, $OutputType, [switch] $SkipHttpErrorCheck, $StatusCodeVariable, $ResponseHeadersVariable)
    $code = 200
    $answer = @{ value = @() }
    if ($Method -eq 'POST') {
        $said = [System.IO.File]::Exists($env:ASKED)
        [System.IO.File]::AppendAllText($env:ASKED, 'x')
        if (-not $said) { $code = 429; $PSCmdlet.SessionState.PSVariable.Set($ResponseHeadersVariable, @{ 'Retry-After' = @('0') }) }
        elseif ($Uri -like '*/teams/forbidden/*') { $code = 403; $answer = @{ error = @{ code = 'Authorization_RequestDenied'; message = 'Insufficient privileges' } } }
    }
    elseif ($Uri -like '*resourceProvisioningOptions*Choir*') {
        if ($Uri -like '*page=2*') { $answer = @{ value = @(@{ id = 'choir'; displayName = 'Choir' }) } }
        else { $answer['@odata.nextLink'] = 'https://graph.microsoft.com/v1.0/groups?resourceProvisioningOptions=Choir&page=2' }
    }
    elseif ($Uri -like '*resourceProvisioningOptions*Forbidden*') { $answer = @{ value = @(@{ id = 'forbidden'; displayName = 'Forbidden' }) } }
    elseif ($Uri -like '*resourceProvisioningOptions*Elsewhere*') { $answer['@odata.nextLink'] = 'https://graph.example/v1.0/groups' }
    $PSCmdlet.SessionState.PSVariable.Set($StatusCodeVariable, $code)
    return $answer
}
`)
	p := plan.Plan{TenantID: theTenant}
	for _, team := range []string{"Choir", "Forbidden", "Elsewhere"} {
		change := plan.TeamChange{Team: tenant.Ref{Kind: tenant.RefTeam, Key: team}, Add: []ident.ObjectID{somebody}}
		p.Changes = append(p.Changes, plan.Change{Ordinal: len(p.Changes) + 1, Kind: plan.AddTeamMembers, Lane: plan.LaneTeams, Subject: team, Says: text.Literal("add"),
			Action: plan.Action{Team: &change}, Expect: plan.Expect{Team: &change}})
	}
	want := map[string][2]string{"Choir": {"Sent", ""}, "Forbidden": {"Failed", "The account that is signed in may not do this. It said: 403 Authorization_RequestDenied: Insufficient privileges"},
		"Elsewhere": {"Failed", "Graph named a page at another address. Nothing was asked there."}}
	for _, r := range ran(t, pwsh, modules, p, "-Teams.ps1 -Confirm:$false") {
		if w := want[r.Target]; r.Status != w[0] || r.Message != w[1] {
			t.Errorf("%+v, want %s", r, w)
		}
		delete(want, r.Target)
	}
	if len(want) > 0 {
		t.Errorf("nothing was said of %v", want)
	}
}

// A command of Teams that is refused because too much was asked is sent again after the service's own delay, and only so often.
func TestCommandsOfTeamsWaitInARealPowerShell(t *testing.T) {
	pwsh := pwshtest.Need(t, "Policies.ps1 before a busy service")
	t.Setenv("ASKED", filepath.Join(t.TempDir(), "asked"))
	modules := teamsModule(t, `
function Get-CsTeamsCallingPolicy { [pscustomobject] @{ Identity = 'Tag:Same'; AllowPrivateCalling = $false }, [pscustomobject] @{ Identity = 'Tag:Other'; AllowPrivateCalling = $true }, [pscustomobject] @{ Identity = 'Tag:Moved'; AllowPrivateCalling = $true; AllowVoicemail = 'AlwaysDisabled' } }
function New-CsTeamsCallingPolicy { param($Identity, $AllowPrivateCalling) [System.IO.File]::AppendAllText($env:ASKED + $Identity, 'x'); if (($Identity -eq 'Refused') -or ((Get-Item ($env:ASKED + $Identity)).Length -lt 3)) { if ($Identity -eq 'Refused') { throw [System.InvalidOperationException]::new('License missing') } throw '(429) Too Many Requests. Retry-After: 0' } }
function Set-CsTeamsCallingPolicy { param($Identity, $AllowPrivateCalling, $AllowVoicemail) throw 'never' }
`)
	p := plan.Plan{TenantID: theTenant}
	add := func(kind plan.Kind, verb, name string, wanted, stood map[string]any) {
		params := []tenant.Param{{Name: "Identity", Value: tenant.Text(name)}}
		for setting, v := range wanted {
			value := tenant.Value{Kind: tenant.KindText}
			if b, is := v.(bool); is {
				value = tenant.Truth(b)
			} else {
				value.Text = v.(string)
			}
			params = append(params, tenant.Param{Name: setting, Value: value})
		}
		c := plan.Change{Ordinal: len(p.Changes) + 1, Kind: kind, Lane: plan.LaneGroups, Subject: name, Says: text.Literal("do"), Action: plan.Action{Command: &tenant.Command{Name: verb + "-CsTeamsCallingPolicy", Params: params}},
			Expect: plan.Expect{Policy: &tenant.Policy{Type: "TeamsCallingPolicy", Name: ident.Policy(name), Settings: wanted}}}
		if stood != nil {
			c.Stood = &plan.Stood{Settings: stood}
		}
		p.Changes = append(p.Changes, c)
	}
	add(plan.CreatePolicy, "New", "Busy", map[string]any{"AllowPrivateCalling": false}, nil)
	add(plan.CreatePolicy, "New", "Refused", map[string]any{"AllowPrivateCalling": false}, nil)
	add(plan.CreatePolicy, "New", "Same", map[string]any{"AllowPrivateCalling": false}, nil)
	add(plan.CreatePolicy, "New", "Other", map[string]any{"AllowPrivateCalling": false}, nil)
	add(plan.UpdatePolicy, "Set", "Moved", map[string]any{"AllowVoicemail": "AlwaysEnabled"}, map[string]any{"AllowVoicemail": "UserOverride"})
	add(plan.UpdatePolicy, "Set", "Gone", map[string]any{"AllowVoicemail": "AlwaysEnabled"}, map[string]any{"AllowVoicemail": "UserOverride"})
	want := []string{"Busy Sent", "Refused Failed A licence is missing. It said: License missing", "Same AsWanted",
		"Other Failed There is one of this name with another AllowPrivateCalling: True, wanted False. Plan again.",
		"Moved Failed AllowVoicemail is AlwaysDisabled now; the plan knew UserOverride. Plan again.", "Gone Failed It is not there any more. Plan again."}
	for i, r := range ran(t, pwsh, modules, p, "-Policies.ps1 -Confirm:$false") {
		if got := strings.TrimSpace(r.Target + " " + r.Status + " " + r.Message); i >= len(want) || got != want[i] {
			t.Errorf("%s\nwant %s", got, want[min(i, len(want)-1)])
		}
	}
}
