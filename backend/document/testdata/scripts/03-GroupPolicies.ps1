#Requires -Version 5.1
#Requires -Modules @{ ModuleName = 'MicrosoftTeams'; ModuleVersion = '6.6.0' }
<#
.SYNOPSIS
    Gives policies to groups and takes them back
.DESCRIPTION
    Reads first, changes only what is not as wanted, and puts out one object for every change.
    Sent means that the service accepted a change; Verify.ps1 says what can be seen.
    Exit codes: 0 nothing failed, 1 something failed, 2 nothing was tried.
.PARAMETER TenantId
    The id of the tenant that the session must be in.
.EXAMPLE
    .\03-GroupPolicies.ps1 -WhatIf
.OUTPUTS
    PSCustomObject with Target, Action, Status, Before, After and Message
.NOTES
    Made by PersonaDesk. An edit of this file breaks its checksum and its signature.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
[OutputType([pscustomobject])]
param(
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

function Get-GroupPolicyText {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter()] [AllowEmptyCollection()] [AllowNull()] [object[]] $From,
        [Parameter(Mandatory = $true)] [string] $Group,
        [Parameter(Mandatory = $true)] [string] $Type
    )
    foreach ($one in $From) {
        if (([string] $one.GroupId -eq $Group) -and ([string] $one.PolicyType -eq $Type)) {
            return ('{0} at rank {1}' -f ([string] $one.PolicyName -replace '^Tag:', ''), [string] $one.Rank)
        }
    }
    return ''
}

try {
    $connected = $null
    try {
        $connected = Get-CsTenant -ErrorAction Stop
    }
    catch {
        Write-Verbose -Message 'There is no session of Teams yet; signing in.'
        $null = Connect-MicrosoftTeams -TenantId $TenantId -WhatIf:$false -Confirm:$false -ErrorAction Stop
        $connected = Get-CsTenant -ErrorAction Stop
    }
    if ([string] $connected.TenantId -ne $TenantId) {
        throw ('Signed in to {0}, expected {1}.' -f $connected.TenantId, $TenantId)
    }
    $GroupId = @{}
    foreach ($group in (Read-Data -Name 'groups.json').groups) {
        if ($group.id) {
            $GroupId[[string] $group.uniqueName] = [string] $group.id
        }
    }
    $path = Join-Path -Path $PSScriptRoot -ChildPath 'group-ids.csv'
    if (Test-Path -LiteralPath $path) {
        foreach ($row in @(Import-Csv -LiteralPath $path -Encoding 'UTF8')) {
            $GroupId[[string] $row.UniqueName] = [string] $row.Id
        }
    }
    $held = @{}
    $held['Get-CsGroupPolicyAssignment'] = @(Get-CsGroupPolicyAssignment -ErrorAction Stop)
}
catch {
    Write-Error -Message ('Nothing was changed. {0}' -f $_.Exception.Message) -ErrorAction Continue
    exit 2
}

# Change: 5
$target = 'Prov_Teams_Phone_Manchester'
$action = 'give the calling policy'
$before = ''
$rests = @()
try {
    $rests += @(Test-Identity -Value $GroupId['personadesk-phone-manchester'] -Name 'personadesk-phone-manchester')
    if ($rests.Count -eq 0) {
        $before = Get-GroupPolicyText -From $held['Get-CsGroupPolicyAssignment'] -Group $GroupId['personadesk-phone-manchester'] -Type 'TeamsCallingPolicy'
    }
    if (($rests.Count -eq 0) -and ($before -eq 'uk_phone_mcr_calling at rank 1')) {
        Write-Result -Target $target -Action $action -Status 'AsWanted' -Before $before
    }
    elseif ($PSCmdlet.ShouldProcess($target, $action)) {
        $call = @{
            'Group' = $GroupId['personadesk-phone-manchester']
            'PolicyName' = 'uk_phone_mcr_calling'
            'Rank' = 1
        }
        $null = Grant-CsTeamsCallingPolicy @call -ErrorAction Stop
        Write-Result -Target $target -Action $action -Status 'Sent' -Before $before
    }
    else {
        Write-Result -Target $target -Action $action -Status 'NotRun' -Before $before -Message (Format-Rest -Name $rests)
    }
}
catch {
    Write-Result -Target $target -Action $action -Status 'Failed' -Before $before -Message $_.Exception.Message
}

# Change: 6
$target = 'Prov_Teams_Phone_Manchester'
$action = 'take the meeting policy'
$before = ''
$rests = @()
try {
    $rests += @(Test-Identity -Value $GroupId['personadesk-phone-manchester'] -Name 'personadesk-phone-manchester')
    if ($rests.Count -eq 0) {
        $before = Get-GroupPolicyText -From $held['Get-CsGroupPolicyAssignment'] -Group $GroupId['personadesk-phone-manchester'] -Type 'TeamsMeetingPolicy'
    }
    if (($rests.Count -eq 0) -and (@('', '') -contains $before)) {
        Write-Result -Target $target -Action $action -Status 'AsWanted' -Before $before
    }
    elseif ($PSCmdlet.ShouldProcess($target, $action)) {
        $call = @{
            'GroupId' = $GroupId['personadesk-phone-manchester']
            'PolicyType' = 'TeamsMeetingPolicy'
        }
        $null = Remove-CsGroupPolicyAssignment @call -ErrorAction Stop
        Write-Result -Target $target -Action $action -Status 'Sent' -Before $before
    }
    else {
        Write-Result -Target $target -Action $action -Status 'NotRun' -Before $before -Message (Format-Rest -Name $rests)
    }
}
catch {
    Write-Result -Target $target -Action $action -Status 'Failed' -Before $before -Message $_.Exception.Message
}

# Change: 7
$target = 'Ann'
$action = 'give the upgrade policy'
$before = ''
$rests = @()
try {
    if ($PSCmdlet.ShouldProcess($target, $action)) {
        $call = @{
            'Identity' = 'aaaaaaaa-0000-4000-8000-000000000001'
            'PolicyName' = 'UpgradeToTeams'
        }
        $null = Grant-CsTeamsUpgradePolicy @call -ErrorAction Stop
        Write-Result -Target $target -Action $action -Status 'Sent' -Before $before
    }
    else {
        Write-Result -Target $target -Action $action -Status 'NotRun' -Before $before -Message (Format-Rest -Name $rests)
    }
}
catch {
    Write-Result -Target $target -Action $action -Status 'Failed' -Before $before -Message $_.Exception.Message
}

if ($tally['Failed'] -gt 0) {
    exit 1
}
exit 0
