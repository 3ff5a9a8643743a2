#Requires -Version 5.1
#Requires -Modules @{ ModuleName = 'Microsoft.Graph.Authentication'; ModuleVersion = '2.0.0' }
<#
.SYNOPSIS
    Makes teams and adds users to them
.DESCRIPTION
    Reads first, changes only what is not as wanted, and puts out one object for every change.
    Sent means that the service accepted a change; Verify.ps1 says what can be seen.
    Exit codes: 0 nothing failed, 1 something failed, 2 nothing was tried.
.PARAMETER TenantId
    The id of the tenant that the session must be in.
.PARAMETER GraphRoot
    Where Microsoft Graph answers; other clouds have an address of their own.
.EXAMPLE
    .\07-Teams.ps1 -WhatIf
.OUTPUTS
    PSCustomObject with Target, Action, Status, Before, After and Message
.NOTES
    Made by PersonaDesk. An edit of this file breaks its checksum and its signature.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
[OutputType([pscustomobject])]
param(
    [Parameter()]
    [ValidateSet('https://graph.microsoft.com', 'https://graph.microsoft.us', 'https://dod-graph.microsoft.us', 'https://microsoftgraph.chinacloudapi.cn')]
    [string] $GraphRoot = 'https://graph.microsoft.com',

    [Parameter()]
    [ValidatePattern('^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$')]
    [string] $TenantId = '11111111-2222-3333-4444-555555555555'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$tally = @{ 'Failed' = 0; 'Seen' = 0; 'NotSeen' = 0; 'NotLooked' = 0 }

function Write-Result {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory = $true)] [string] $Target,
        [Parameter(Mandatory = $true)] [string] $Action,
        [Parameter(Mandatory = $true)] [ValidateSet('Sent', 'AsWanted', 'NotRun', 'Failed', 'Seen', 'NotSeen', 'NotLooked')] [string] $Status,
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $Before,
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $After,
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $Message
    )
    if (@('Failed', 'NotSeen', 'NotLooked') -contains $Status) {
        $tally['Failed'] += 1
    }
    if (@('Seen', 'NotSeen', 'NotLooked') -contains $Status) {
        $tally[$Status] += 1
    }
    [pscustomobject] @{
        'Target' = $Target
        'Action' = $Action
        'Status' = $Status
        'Before' = $Before
        'After' = $After
        'Message' = $Message
    }
}

function Assert-Identity {
    [CmdletBinding()]
    param(
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $Value,
        [Parameter(Mandatory = $true)] [string] $Name
    )
    if ([string]::IsNullOrWhiteSpace($Value)) {
        throw ('Nothing was sent, because {0} has no identity here.' -f $Name)
    }
}

function Test-Identity {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $Value,
        [Parameter(Mandatory = $true)] [string] $Name
    )
    if (-not [string]::IsNullOrWhiteSpace($Value)) {
        return
    }
    if (-not $WhatIfPreference) {
        throw ('Nothing was sent, because {0} has no identity here.' -f $Name)
    }
    return $Name
}

function Format-Rest {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter()] [AllowEmptyCollection()] [AllowNull()] [string[]] $Name
    )
    if (@($Name).Count -gt 0) {
        return 'Made before it, as the plan says: {0}' -f (@($Name) -join ', ')
    }
    return ''
}

function Select-Missing {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter()] [AllowEmptyCollection()] [AllowNull()] [string[]] $Item,
        [Parameter()] [AllowEmptyCollection()] [AllowNull()] [string[]] $From
    )
    foreach ($one in $Item) {
        if ($From -notcontains $one) {
            $one
        }
    }
}

function Read-Data {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory = $true)] [string] $Name
    )
    $path = Join-Path -Path $PSScriptRoot -ChildPath $Name
    ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($path, [System.Text.Encoding]::UTF8))
}

$scopes = @('Group.ReadWrite.All', 'TeamMember.ReadWrite.All')

function Find-Team {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)] [string] $Name
    )
    $condition = 'resourceProvisioningOptions/Any(x:x eq ''Team'') and displayName eq ''{0}''' -f $Name.Replace('''', '''''')
    $answer = Invoke-MgGraphRequest -Method 'GET' -Uri ($GraphRoot + '/v1.0/groups?$select=id,displayName&$filter=' + [uri]::EscapeDataString($condition)) -OutputType 'HashTable' -ErrorAction Stop
    $found = @()
    foreach ($one in $answer['value']) {
        if ([string] $one['displayName'] -eq $Name) {
            $found += [string] $one['id']
        }
    }
    if ($found.Count -ne 1) {
        throw ('{0} teams are called {1}; there must be exactly one.' -f $found.Count, $Name)
    }
    return $found[0]
}

function Get-MemberId {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)] [string] $Group
    )
    $next = '{0}/v1.0/groups/{1}/members?$select=id&$top=999' -f $GraphRoot, $Group
    while ($next) {
        $page = Invoke-MgGraphRequest -Method 'GET' -Uri $next -OutputType 'HashTable' -ErrorAction Stop
        foreach ($one in $page['value']) {
            [string] $one['id']
        }
        $next = [string] $page['@odata.nextLink']
    }
}

try {
    $connected = Get-MgContext
    if ($null -eq $connected) {
        Connect-MgGraph -TenantId $TenantId -Scopes $scopes -NoWelcome -ErrorAction Stop
        $connected = Get-MgContext
    }
    if ([string] $connected.TenantId -ne $TenantId) {
        throw ('Signed in to {0}, expected {1}.' -f $connected.TenantId, $TenantId)
    }
    $data = Read-Data -Name 'teams.json'
}
catch {
    Write-Error -Message ('Nothing was changed. {0}' -f $_.Exception.Message) -ErrorAction Continue
    exit 2
}

foreach ($entry in $data.make) {
    $target = [string] $entry.name
    $action = 'Make the team'
    try {
        Assert-Identity -Value $entry.uniqueName -Name $target
        $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,displayName,resourceProvisioningOptions' -f $GraphRoot, [uri]::EscapeDataString([string] $entry.uniqueName)
        $status = 0
        $have = Invoke-MgGraphRequest -Method 'GET' -Uri $uri -OutputType 'HashTable' -SkipHttpErrorCheck -StatusCodeVariable 'status' -ErrorAction Stop
        if (([int] $status -ge 400) -and ([int] $status -ne 404)) {
            throw ('Graph answered {0}.' -f [int] $status)
        }
        $there = [int] $status -ne 404
        if ($there -and ([string] $have['displayName'] -ne $target)) {
            throw ('The team was made before and is called {0} by now.' -f $have['displayName'])
        }
        if ($there -and (@($have['resourceProvisioningOptions']) -contains 'Team')) {
            Write-Result -Target $target -Action $action -Status 'AsWanted'
            continue
        }
        if ($PSCmdlet.ShouldProcess($target, $action)) {
            if (-not $there) {
                $nickname = [string] $entry.nickname
                $condition = 'mailNickname eq ''{0}''' -f $nickname
                $taken = Invoke-MgGraphRequest -Method 'GET' -Uri ($GraphRoot + '/v1.0/groups?$select=id&$filter=' + [uri]::EscapeDataString($condition)) -OutputType 'HashTable' -ErrorAction Stop
                if (@($taken['value']).Count -gt 0) {
                    $nickname = [string] $entry.spare
                }
                $body = @{
                    'displayName' = $target
                    'mailNickname' = $nickname
                    'uniqueName' = [string] $entry.uniqueName
                    'mailEnabled' = $true
                    'securityEnabled' = $false
                    'groupTypes' = @('Unified')
                    'visibility' = [string] $entry.visibility
                }
                if ($entry.description) {
                    $body['description'] = [string] $entry.description
                }
                $links = @()
                foreach ($owner in $entry.owners) {
                    Assert-Identity -Value $owner -Name 'an owner'
                    $links += '{0}/v1.0/users/{1}' -f $GraphRoot, $owner
                }
                if ($links.Count -gt 0) {
                    $body['owners@odata.bind'] = $links
                    $body['members@odata.bind'] = $links
                }
                $have = Invoke-MgGraphRequest -Method 'POST' -Uri ($GraphRoot + '/v1.0/groups') -Body $body -ContentType 'application/json' -OutputType 'HashTable' -ErrorAction Stop
            }
            Assert-Identity -Value $have['id'] -Name $target
            $null = Invoke-MgGraphRequest -Method 'PUT' -Uri ('{0}/v1.0/groups/{1}/team' -f $GraphRoot, $have['id']) -Body '{}' -ContentType 'application/json' -SkipHttpErrorCheck -StatusCodeVariable 'status' -ErrorAction Stop
            if ([int] $status -eq 404) {
                throw 'The group is too young for its team. Run this script again in a few minutes.'
            }
            if (([int] $status -ge 400) -and ([int] $status -ne 409)) {
                throw ('Graph answered {0}.' -f [int] $status)
            }
            Write-Result -Target $target -Action $action -Status 'Sent'
        }
        else {
            Write-Result -Target $target -Action $action -Status 'NotRun'
        }
    }
    catch {
        Write-Result -Target $target -Action $action -Status 'Failed' -Message $_.Exception.Message
    }
}

foreach ($entry in $data.teams) {
    $target = [string] $entry.name
    $action = 'Add members to the team'
    try {
        $team = Find-Team -Name $target
        $members = @(Get-MemberId -Group $team)
        $missing = @(Select-Missing -Item $entry.add -From $members)
    }
    catch {
        Write-Result -Target $target -Action $action -Status 'Failed' -Message $_.Exception.Message
        continue
    }
    if ($missing.Count -eq 0) {
        Write-Result -Target $target -Action $action -Status 'AsWanted'
    }
    foreach ($user in $missing) {
        $action = 'Add {0} to the team' -f $user
        try {
            Assert-Identity -Value $user -Name 'a new member'
            if ($PSCmdlet.ShouldProcess($target, $action)) {
                $body = @{
                    '@odata.type' = '#microsoft.graph.aadUserConversationMember'
                    'roles' = @()
                    'user@odata.bind' = ('{0}/v1.0/users(''{1}'')' -f $GraphRoot, $user)
                }
                $null = Invoke-MgGraphRequest -Method 'POST' -Uri ('{0}/v1.0/teams/{1}/members' -f $GraphRoot, $team) -Body $body -ContentType 'application/json' -ErrorAction Stop
                Write-Result -Target $target -Action $action -Status 'Sent'
            }
            else {
                Write-Result -Target $target -Action $action -Status 'NotRun'
            }
        }
        catch {
            Write-Result -Target $target -Action $action -Status 'Failed' -Message $_.Exception.Message
        }
    }
}

if ($tally['Failed'] -gt 0) {
    exit 1
}
exit 0
