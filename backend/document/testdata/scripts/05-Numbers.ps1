#Requires -Version 5.1
#Requires -Modules @{ ModuleName = 'MicrosoftTeams'; ModuleVersion = '6.6.0' }
<#
.SYNOPSIS
    Gives phone numbers to users and takes them back, and enables voice for those without one
.DESCRIPTION
    Reads first, changes only what is not as wanted, and puts out one object for every change.
    Sent means that the service accepted a change; Verify.ps1 says what can be seen.
    Exit codes: 0 nothing failed, 1 something failed, 2 nothing was tried.
.PARAMETER TenantId
    The id of the tenant that the session must be in.
.EXAMPLE
    .\05-Numbers.ps1 -WhatIf
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

function Get-PlaceId {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)] [string] $Label
    )
    foreach ($one in @(Get-CsOnlineLisLocation -ErrorAction Stop)) {
        $name = [string] $one.Description
        if (-not [string]::IsNullOrWhiteSpace([string] $one.Location)) {
            $name = '{0}, {1}' -f $name, $one.Location
        }
        if ($name -eq $Label) {
            return [string] $one.LocationId
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
    $rows = @(Import-Csv -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'numbers.csv') -Encoding 'UTF8')
    foreach ($head in @('Do', 'Telephone', 'NumberType', 'UserId', 'LocationId', 'Location')) {
        if (($rows.Count -gt 0) -and ($null -eq $rows[0].PSObject.Properties[$head])) {
            throw ('The file numbers.csv has no column {0}.' -f $head)
        }
    }
}
catch {
    Write-Error -Message ('Nothing was changed. {0}' -f $_.Exception.Message) -ErrorAction Continue
    exit 2
}

foreach ($row in $rows) {
    $number = [string] $row.Telephone
    $user = [string] $row.UserId
    $action = 'Give the number to {0}' -f $user
    if ($row.Do -eq 'Release') {
        $action = 'Take the number from {0}' -f $user
    }
    if (@('Enable', 'Disable') -ccontains $row.Do) {
        $action = '{0} voice without a number' -f $row.Do
        $wanted = $row.Do -eq 'Enable'
        try {
            Assert-Identity -Value $user -Name 'the user'
            if (($number -ne '') -or ([string] $row.NumberType -ne '')) {
                throw 'Voice is not to be combined with a number.'
            }
            $account = Get-CsOnlineUser -Identity $user -ErrorAction Stop
            $before = [string] $account.EnterpriseVoiceEnabled
            if (-not [string]::IsNullOrWhiteSpace([string] $account.LineUri)) {
                throw 'The user has a number by now, and the number decides.'
            }
            if ([bool] $account.EnterpriseVoiceEnabled -eq $wanted) {
                Write-Result -Target $user -Action $action -Status 'AsWanted' -Before $before
            }
            elseif ($PSCmdlet.ShouldProcess($user, $action)) {
                $null = Set-CsPhoneNumberAssignment -Identity $user -EnterpriseVoiceEnabled $wanted -ErrorAction Stop
                Write-Result -Target $user -Action $action -Status 'Sent' -Before $before
            }
            else {
                Write-Result -Target $user -Action $action -Status 'NotRun' -Before $before
            }
        }
        catch {
            Write-Result -Target $user -Action $action -Status 'Failed' -Message $_.Exception.Message
        }
        continue
    }
    try {
        Assert-Identity -Value $user -Name ('the holder of {0}' -f $number)
        if (@('Assign', 'Release') -cnotcontains $row.Do) {
            throw 'The column Do holds none of Assign, Release, Enable and Disable.'
        }
        if (@('DirectRouting', 'CallingPlan', 'OperatorConnect') -cnotcontains $row.NumberType) {
            throw 'The column NumberType holds no type of numbers.'
        }
        if ($number -notmatch '^\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$') {
            throw 'This is no telephone number. A spreadsheet may have changed the file.'
        }
        $holder = ''
        $state = ''
        foreach ($one in @(Get-CsPhoneNumberAssignment -TelephoneNumber $number -ErrorAction Stop)) {
            $holder = [string] $one.AssignedPstnTargetId
            $state = [string] $one.PstnAssignmentStatus
        }
        if ($user -match '@') {
            $user = [string] @(Get-CsOnlineApplicationInstance -Identity $user -ErrorAction Stop)[0].ObjectId
            Assert-Identity -Value $user -Name ('the resource account {0}' -f $row.UserId)
        }
        if ($row.Do -eq 'Release') {
            if ($holder -eq '') {
                Write-Result -Target $number -Action $action -Status 'AsWanted'
            }
            elseif ($holder -ne $user) {
                throw 'Somebody else holds the number now. Nothing was taken.'
            }
            elseif ($PSCmdlet.ShouldProcess($number, $action)) {
                $null = Remove-CsPhoneNumberAssignment -Identity $user -PhoneNumber $number -PhoneNumberType $row.NumberType -ErrorAction Stop
                Write-Result -Target $number -Action $action -Status 'Sent' -Before $holder
            }
            else {
                Write-Result -Target $number -Action $action -Status 'NotRun' -Before $holder
            }
            continue
        }
        if ($holder -eq $user) {
            Write-Result -Target $number -Action $action -Status 'AsWanted' -After $holder
            continue
        }
        if (($holder -ne '') -or (($state -ne '') -and ($state -ne 'Unassigned'))) {
            throw ('The number is not free; it is {0}. Nothing was taken from anybody.' -f $state)
        }
        if (($state -eq '') -and ($row.NumberType -ne 'DirectRouting')) {
            throw 'The tenant does not have this number.'
        }
        $account = Get-CsOnlineUser -Identity $user -ErrorAction Stop
        if (-not [string]::IsNullOrWhiteSpace([string] $account.LineUri)) {
            throw 'The user has a number already, and one user may not get a second by mistake.'
        }
        $place = [string] $row.LocationId
        if (-not [string]::IsNullOrWhiteSpace([string] $row.Location)) {
            $place = Get-PlaceId -Label $row.Location
            Assert-Identity -Value $place -Name ('the emergency location {0}' -f $row.Location)
        }
        if ($PSCmdlet.ShouldProcess($number, $action)) {
            if ([string]::IsNullOrWhiteSpace($place)) {
                $null = Set-CsPhoneNumberAssignment -Identity $user -PhoneNumber $number -PhoneNumberType $row.NumberType -ErrorAction Stop
            }
            else {
                $null = Set-CsPhoneNumberAssignment -Identity $user -PhoneNumber $number -PhoneNumberType $row.NumberType -LocationId $place -ErrorAction Stop
            }
            Write-Result -Target $number -Action $action -Status 'Sent' -After $user
        }
        else {
            Write-Result -Target $number -Action $action -Status 'NotRun' -After $user
        }
    }
    catch {
        Write-Result -Target $number -Action $action -Status 'Failed' -Message $_.Exception.Message
    }
}

if ($tally['Failed'] -gt 0) {
    exit 1
}
exit 0
