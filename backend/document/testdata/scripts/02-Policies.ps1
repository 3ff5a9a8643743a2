#Requires -Version 5.1
#Requires -Modules @{ ModuleName = 'MicrosoftTeams'; ModuleVersion = '6.6.0' }
<#
.SYNOPSIS
    Creates and changes the policies of the personas and what they rest on
.DESCRIPTION
    Reads first, changes only what is not as wanted, and puts out one object for every change.
    Sent means that the service accepted a change; Verify.ps1 says what can be seen.
    Exit codes: 0 nothing failed, 1 something failed, 2 nothing was tried.
.PARAMETER TenantId
    The id of the tenant that the session must be in.
.EXAMPLE
    .\02-Policies.ps1 -WhatIf
.OUTPUTS
    PSCustomObject with Target, Action, Status, Before, After and Message
.NOTES
    Made by PersonaDesk. An edit of this file breaks its checksum and its signature.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
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

function Test-Instance {
    [CmdletBinding()]
    [OutputType([bool])]
    param(
        [Parameter()] [AllowEmptyCollection()] [AllowNull()] [object[]] $Item,
        [Parameter(Mandatory = $true)] [string] $Name
    )
    foreach ($one in $Item) {
        if (([string] $one.Identity -replace '^Tag:', '') -eq $Name) {
            return $true
        }
    }
    return $false
}

function Test-Place {
    [CmdletBinding()]
    [OutputType([bool])]
    param(
        [Parameter()] [AllowEmptyCollection()] [AllowNull()] [object[]] $Item,
        [Parameter(Mandatory = $true)] [string] $Name
    )
    foreach ($one in $Item) {
        if ([string] $one.Location -eq $Name) {
            return $true
        }
    }
    return $false
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
    $AccountId = @{}
    foreach ($account in @(Get-CsOnlineApplicationInstance -WhatIf:$false -Confirm:$false -ErrorAction Stop)) {
        $AccountId[[string] $account.UserPrincipalName] = [string] $account.ObjectId
    }
}
catch {
    Write-Error -Message ('Nothing was changed. {0}' -f $_.Exception.Message) -ErrorAction Continue
    exit 2
}

# Change: 2
$target = 'uk_phone_mcr_calling'
$action = 'create the calling policy'
$before = ''
try {
    if (Test-Instance -Item @(Get-CsTeamsCallingPolicy -ErrorAction Stop) -Name 'uk_phone_mcr_calling') {
        Write-Result -Target $target -Action $action -Status 'AsWanted' -Before $before
    }
    elseif ($PSCmdlet.ShouldProcess($target, $action)) {
        $call = @{
            'Identity' = 'uk_phone_mcr_calling'
            'AllowPrivateCalling' = $true
        }
        $null = New-CsTeamsCallingPolicy @call -ErrorAction Stop
        Write-Result -Target $target -Action $action -Status 'Sent' -Before $before
    }
    else {
        Write-Result -Target $target -Action $action -Status 'NotRun' -Before $before
    }
}
catch {
    Write-Result -Target $target -Action $action -Status 'Failed' -Before $before -Message $_.Exception.Message
}

# Change: 3
$target = 'uk_phone_mcr_dialplan'
$action = 'create the dial plan'
$before = ''
try {
    if (Test-Instance -Item @(Get-CsTenantDialPlan -ErrorAction Stop) -Name 'uk_phone_mcr_dialplan') {
        Write-Result -Target $target -Action $action -Status 'AsWanted' -Before $before
    }
    elseif ($PSCmdlet.ShouldProcess($target, $action)) {
        $call = @{
            'Identity' = 'uk_phone_mcr_dialplan'
            'NormalizationRules' = @{'Add' = @((New-CsVoiceNormalizationRule -Parent 'Global' -Name 'Local' -Pattern '^(\d{7})$' -Translation '+44161$1' -InMemory -ErrorAction Stop))}
        }
        $null = New-CsTenantDialPlan @call -ErrorAction Stop
        Write-Result -Target $target -Action $action -Status 'Sent' -Before $before
    }
    else {
        Write-Result -Target $target -Action $action -Status 'NotRun' -Before $before
    }
}
catch {
    Write-Result -Target $target -Action $action -Status 'Failed' -Before $before -Message $_.Exception.Message
}

# Change: 4
$target = 'uk_hr_mcr_cli'
$action = 'create the caller ID policy'
$before = ''
try {
    Assert-Identity -Value $AccountId['hr.mcr@larkfield.example'] -Name 'hr.mcr@larkfield.example'
    if (Test-Instance -Item @(Get-CsCallingLineIdentity -ErrorAction Stop) -Name 'uk_hr_mcr_cli') {
        Write-Result -Target $target -Action $action -Status 'AsWanted' -Before $before
    }
    elseif ($PSCmdlet.ShouldProcess($target, $action)) {
        $call = @{
            'Identity' = 'uk_hr_mcr_cli'
            'CallingIDSubstitute' = 'Resource'
            'ResourceAccount' = $AccountId['hr.mcr@larkfield.example']
        }
        $null = New-CsCallingLineIdentity @call -ErrorAction Stop
        Write-Result -Target $target -Action $action -Status 'Sent' -Before $before
    }
    else {
        Write-Result -Target $target -Action $action -Status 'NotRun' -Before $before
    }
}
catch {
    Write-Result -Target $target -Action $action -Status 'Failed' -Before $before -Message $_.Exception.Message
}

if ($tally['Failed'] -gt 0) {
    exit 1
}
exit 0
