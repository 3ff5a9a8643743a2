#Requires -Version 5.1
#Requires -Modules @{ ModuleName = 'Microsoft.Graph.Authentication'; ModuleVersion = '2.0.0' }
<#
.SYNOPSIS
    Creates, corrects and removes the provisioning groups
.DESCRIPTION
    Reads first, changes only what is not as wanted, and puts out one object for every change.
    Sent means that the service accepted a change; Verify.ps1 says what can be seen.
    Exit codes: 0 nothing failed, 1 something failed, 2 nothing was tried.
.PARAMETER TenantId
    The id of the tenant that the session must be in.
.PARAMETER GraphRoot
    Where Microsoft Graph answers; other clouds have an address of their own.
.EXAMPLE
    .\01-Groups.ps1 -WhatIf
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

$scopes = @('Group.ReadWrite.All')

try {
    $connected = Get-MgContext
    if ($null -eq $connected) {
        Connect-MgGraph -TenantId $TenantId -Scopes $scopes -NoWelcome -ErrorAction Stop
        $connected = Get-MgContext
    }
    if ([string] $connected.TenantId -ne $TenantId) {
        throw ('Signed in to {0}, expected {1}.' -f $connected.TenantId, $TenantId)
    }
    $data = Read-Data -Name 'groups.json'
}
catch {
    Write-Error -Message ('Nothing was changed. {0}' -f $_.Exception.Message) -ErrorAction Continue
    exit 2
}

$ids = @()
foreach ($group in $data.groups) {
    $target = [string] $group.displayName
    $action = 'Create or correct the provisioning group'
    try {
        Assert-Identity -Value $group.uniqueName -Name $target
        $uri = '{0}/v1.0/groups(uniqueName=''{1}'')' -f $GraphRoot, [uri]::EscapeDataString([string] $group.uniqueName)
        if (([string] $group.uniqueName).StartsWith('id:')) {
            $uri = '{0}/v1.0/groups/{1}' -f $GraphRoot, [uri]::EscapeDataString(([string] $group.uniqueName).Substring(3))
        }
        $status = 0
        $have = Invoke-MgGraphRequest -Method 'GET' -Uri ($uri + '?$select=id,displayName,description,membershipRule,assignedLicenses') -OutputType 'HashTable' -SkipHttpErrorCheck -StatusCodeVariable 'status' -ErrorAction Stop
        if (([int] $status -ge 400) -and ([int] $status -ne 404)) {
            throw ('Graph answered {0}.' -f [int] $status)
        }
        if ($group.remove) {
            $action = 'Remove the provisioning group'
            if ([int] $status -eq 404) {
                Write-Result -Target $target -Action $action -Status 'AsWanted'
                continue
            }
            if ([string] $have['id'] -ne $group.remove) {
                throw 'The group that has this key now is another one.'
            }
            if (([string] $have['displayName'] -cne $group.displayName) -or ([string] $have['membershipRule'] -cne $group.membershipRule)) {
                throw 'The group has changed since the plan was made.'
            }
            if (($null -ne $have['assignedLicenses']) -and (@($have['assignedLicenses']).Count -gt 0)) {
                throw 'The group gives licences again.'
            }
            if ($PSCmdlet.ShouldProcess($target, $action)) {
                $null = Invoke-MgGraphRequest -Method 'DELETE' -Uri ('{0}/v1.0/groups/{1}' -f $GraphRoot, $have['id']) -ErrorAction Stop
                Write-Result -Target $target -Action $action -Status 'Sent' -Before $have['membershipRule']
            }
            else {
                Write-Result -Target $target -Action $action -Status 'NotRun' -Before $have['membershipRule']
            }
            continue
        }
        if ([int] $status -eq 404) {
            if ((-not $group.make) -or ([string] $group.uniqueName).StartsWith('id:')) {
                throw 'The group does not exist, and the plan did not mean to make it.'
            }
            if ($PSCmdlet.ShouldProcess($target, $action)) {
                $body = @{
                    'displayName' = [string] $group.displayName
                    'description' = [string] $group.description
                    'mailNickname' = [string] $group.mailNickname
                    'uniqueName' = [string] $group.uniqueName
                    'mailEnabled' = $false
                    'securityEnabled' = $true
                    'groupTypes' = @('DynamicMembership')
                    'membershipRule' = [string] $group.membershipRule
                    'membershipRuleProcessingState' = 'On'
                }
                $have = Invoke-MgGraphRequest -Method 'POST' -Uri ($GraphRoot + '/v1.0/groups') -Body $body -ContentType 'application/json' -OutputType 'HashTable' -ErrorAction Stop
                Write-Result -Target $target -Action $action -Status 'Sent' -After $group.membershipRule
            }
            else {
                Write-Result -Target $target -Action $action -Status 'NotRun' -After $group.membershipRule
                continue
            }
        }
        elseif ($group.make -and (([string] $have['displayName'] -cne $group.displayName) -or ([string] $have['description'] -cne $group.description) -or ([string] $have['membershipRule'] -cne $group.membershipRule))) {
            if ($PSCmdlet.ShouldProcess($target, $action)) {
                $body = @{
                    'displayName' = [string] $group.displayName
                    'description' = [string] $group.description
                    'membershipRule' = [string] $group.membershipRule
                    'membershipRuleProcessingState' = 'On'
                }
                $null = Invoke-MgGraphRequest -Method 'PATCH' -Uri ('{0}/v1.0/groups/{1}' -f $GraphRoot, $have['id']) -Body $body -ContentType 'application/json' -ErrorAction Stop
                Write-Result -Target $target -Action $action -Status 'Sent' -Before $have['membershipRule'] -After $group.membershipRule
            }
            else {
                Write-Result -Target $target -Action $action -Status 'NotRun' -Before $have['membershipRule'] -After $group.membershipRule
            }
        }
        else {
            Write-Result -Target $target -Action $action -Status 'AsWanted' -After $have['membershipRule']
        }
        Assert-Identity -Value $have['id'] -Name $target
        $ids += [pscustomobject] @{ 'UniqueName' = [string] $group.uniqueName; 'Id' = [string] $have['id'] }
    }
    catch {
        Write-Result -Target $target -Action $action -Status 'Failed' -Message $_.Exception.Message
    }
}

if ($PSCmdlet.ShouldProcess('group-ids.csv', 'Write the object ids that the later scripts read')) {
    $ids | Export-Csv -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'group-ids.csv') -Encoding 'UTF8' -NoTypeInformation
}

if ($tally['Failed'] -gt 0) {
    exit 1
}
exit 0
