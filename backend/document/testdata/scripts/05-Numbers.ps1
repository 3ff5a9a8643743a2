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
.PARAMETER Environment
    The cloud in which the tenant is.
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
    [ValidateSet('Global', 'USGov', 'USGovDoD', 'China')]
    [string] $Environment = 'Global',

    [Parameter()]
    [ValidatePattern('^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$')]
    [string] $TenantId = '11111111-2222-3333-4444-555555555555'
)

$log = @{ 'Script' = '05-Numbers.ps1'; 'Broken' = $false }
$sums = @{
    'numbers.csv' = 'D3BEADB5AD1E7C271F95D5C46F4A932F1A804D27C4622BCE64D073180AD3838E'
}
$entries = @{
    'numbers.csv' = 3
}

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$tally = @{ 'Failed' = 0; 'Seen' = 0; 'NotSeen' = 0; 'NotLooked' = 0 }
$number = 0

function Write-Log {
    [CmdletBinding()]
    param(
        [Parameter()] [int] $Change,
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $Id,
        [Parameter(Mandatory = $true)] [string] $Status
    )
    if ($WhatIfPreference -or $log['Broken']) {
        return
    }
    $file = Join-Path -Path $PSScriptRoot -ChildPath 'log.csv'
    try {
        if (-not (Test-Path -LiteralPath $file)) {
            [System.IO.File]::AppendAllText($file, 'Time,Script,Change,Id,Status' + [System.Environment]::NewLine)
        }
        if ($Id -notmatch '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$') {
            $Id = ''
        }
        $line = '{0},{1},{2},{3},{4}' -f [System.DateTime]::UtcNow.ToString('s'), $log['Script'], $Change, $Id, $Status
        [System.IO.File]::AppendAllText($file, $line + [System.Environment]::NewLine)
    }
    catch {
        $log['Broken'] = $true
        Write-Warning -Message ('The log cannot be written: {0}' -f $_.Exception.Message)
    }
}

function Write-Result {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory = $true)] [string] $Target,
        [Parameter(Mandatory = $true)] [string] $Action,
        [Parameter(Mandatory = $true)] [ValidateSet('Sent', 'AsWanted', 'NotRun', 'Failed', 'Seen', 'NotSeen', 'NotLooked')] [string] $Status,
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $Before,
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $After,
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $Message,
        [Parameter()] [int] $Change = $number,
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $Id
    )
    if (@('Failed', 'NotSeen', 'NotLooked') -contains $Status) {
        $tally['Failed'] += 1
    }
    if (@('Seen', 'NotSeen', 'NotLooked') -contains $Status) {
        $tally[$Status] += 1
    }
    Write-Log -Change $Change -Id $Id -Status $Status
    [pscustomobject] @{
        'Change' = $Change
        'Target' = $Target
        'Action' = $Action
        'Status' = $Status
        'Before' = $Before
        'After' = $After
        'Message' = $Message
    }
}

function Format-Trouble {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)] [object] $Trouble
    )
    $said = [string] $Trouble.Exception.Message
    if (($Trouble.Exception.GetType().Name -eq 'RuntimeException') -and ([string] $Trouble.FullyQualifiedErrorId -eq $said)) {
        return $said
    }
    $words = 'The service refused it'
    if ($said -match '429|too many|throttl') {
        $words = 'The service had too much to do, even after waiting'
    }
    elseif ($said -match '401|unauthorized|session is not established') {
        $words = 'Nobody is signed in any more'
    }
    elseif ($said -match '403|forbidden|access denied|authorization_requestdenied|insufficient privileges') {
        $words = 'The account that is signed in may not do this'
    }
    elseif ($said -match '404|not ?found|cannot find|does not exist|resourcenotfound') {
        $words = 'Something that it names is not there'
    }
    elseif ($said -match 'licen[cs]e') {
        $words = 'A licence is missing'
    }
    elseif ($said -match 'already') {
        $words = 'It is there already'
    }
    elseif ($said -match '50[0-9]|unavailable|internal server|timed? ?out') {
        $words = 'The service failed'
    }
    return '{0}. It said: {1}' -f $words, $said
}

function Wait-Again {
    [CmdletBinding()]
    [OutputType([bool])]
    param(
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Said,
        [Parameter(Mandatory = $true)] [int] $Tries,
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $After
    )
    if (($Tries -ge 6) -or ($Said -notmatch '429|503|too ?many ?requests|throttl|service ?unavailable')) {
        return $false
    }
    $seconds = @(0, 4, 8, 16, 32, 60)[$Tries]
    if ($After -match '^[0-9]{1,4}$') {
        $seconds = [int] $After
    }
    elseif ($Said -match 'retry[ -]after[^0-9]{0,4}([0-9]{1,4})') {
        $seconds = [int] $Matches[1]
    }
    Write-Verbose -Message ('The service is busy; once more in {0} seconds.' -f $seconds)
    Start-Sleep -Seconds $seconds
    return $true
}

function Format-Person {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $Name,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Id
    )
    if ([string]::IsNullOrWhiteSpace($Name)) {
        return $Id
    }
    return '{0} ({1})' -f $Name, $Id
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

function Read-Text {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)] [string] $Name
    )
    $path = Join-Path -Path $PSScriptRoot -ChildPath $Name
    if (-not (Test-Path -LiteralPath $path)) {
        throw ('The file {0} is missing. Export the package again.' -f $Name)
    }
    $bytes = [System.IO.File]::ReadAllBytes($path)
    $sum = [System.BitConverter]::ToString([System.Security.Cryptography.SHA256]::Create().ComputeHash($bytes)).Replace('-', '')
    if ($sum -ne $sums[$Name]) {
        throw ('The file {0} is not the one that was exported with this script: it was cut, emptied or changed. Export the package again.' -f $Name)
    }
    return [System.Text.Encoding]::UTF8.GetString($bytes).TrimStart([char] 0xFEFF)
}

function Read-Data {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory = $true)] [string] $Name
    )
    ConvertFrom-Json -InputObject (Read-Text -Name $Name)
}

$GraphRoot = @{
    'Global' = 'https://graph.microsoft.com'
    'USGov' = 'https://graph.microsoft.us'
    'USGovDoD' = 'https://dod-graph.microsoft.us'
    'China' = 'https://microsoftgraph.chinacloudapi.cn'
}[$Environment]
$cloud = @{
    'Graph' = $Environment
    'Teams' = @{ 'Global' = ''; 'USGov' = 'TeamsGCCH'; 'USGovDoD' = 'TeamsDOD'; 'China' = 'TeamsChina' }[$Environment]
}

$places = @{}

function Get-PlaceId {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)] [string] $Label
    )
    if (-not $places.ContainsKey('All')) {
        $places['All'] = @(Get-CsOnlineLisLocation -ErrorAction Stop)
    }
    foreach ($one in $places['All']) {
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
        $account = @{ 'TenantId' = $TenantId }
        if ($cloud['Teams'] -ne '') {
            $account['TeamsEnvironmentName'] = $cloud['Teams']
        }
        $null = Connect-MicrosoftTeams @account -WhatIf:$false -Confirm:$false -ErrorAction Stop
        $connected = Get-CsTenant -ErrorAction Stop
    }
    if ([string] $connected.TenantId -ne $TenantId) {
        throw ('Signed in to {0}, expected {1}.' -f $connected.TenantId, $TenantId)
    }
    $rows = @(ConvertFrom-Csv -InputObject (Read-Text -Name 'numbers.csv'))
    foreach ($head in @('Change', 'Do', 'Telephone', 'NumberType', 'UserId', 'Name', 'LocationId', 'Location')) {
        if (($rows.Count -gt 0) -and ($null -eq $rows[0].PSObject.Properties[$head])) {
            throw ('The file numbers.csv has no column {0}.' -f $head)
        }
    }
    if ($rows.Count -ne $entries['numbers.csv']) {
        throw ('The file numbers.csv has {0} rows and was exported with {1}.' -f $rows.Count, $entries['numbers.csv'])
    }
}
catch {
    Write-Error -Message ('Nothing was changed. {0}' -f (Format-Trouble -Trouble $_)) -ErrorAction Continue
    exit 2
}

foreach ($row in $rows) {
    $number = [int] $row.Change
    $telephone = [string] $row.Telephone
    $user = [string] $row.UserId
    $person = Format-Person -Name $row.Name -Id $user
    $action = 'Give the number to {0}' -f $person
    if ($row.Do -eq 'Release') {
        $action = 'Take the number from {0}' -f $person
    }
    if (@('Enable', 'Disable') -ccontains $row.Do) {
        $action = '{0} voice without a number' -f $row.Do
        $wanted = $row.Do -eq 'Enable'
        try {
            Assert-Identity -Value $user -Name 'the user'
            if (($telephone -ne '') -or ([string] $row.NumberType -ne '')) {
                throw 'Voice is not to be combined with a number.'
            }
            $account = Get-CsOnlineUser -Identity $user -ErrorAction Stop
            $before = [string] $account.EnterpriseVoiceEnabled
            if (-not [string]::IsNullOrWhiteSpace([string] $account.LineUri)) {
                throw 'The user has a number by now, and the number decides.'
            }
            if ([bool] $account.EnterpriseVoiceEnabled -eq $wanted) {
                Write-Result -Id $user -Target $person -Action $action -Status 'AsWanted' -Before $before
            }
            elseif ($PSCmdlet.ShouldProcess($person, $action)) {
                $tries = 0
                do {
                    $tries += 1
                    $again = $false
                    try {
                        $null = Set-CsPhoneNumberAssignment -Identity $user -EnterpriseVoiceEnabled $wanted -ErrorAction Stop
                    }
                    catch {
                        $again = Wait-Again -Said $_.Exception.Message -Tries $tries
                        if (-not $again) {
                            throw
                        }
                    }
                } while ($again)
                Write-Result -Id $user -Target $person -Action $action -Status 'Sent' -Before $before
            }
            else {
                Write-Result -Id $user -Target $person -Action $action -Status 'NotRun' -Before $before
            }
        }
        catch {
            Write-Result -Id $user -Target $person -Action $action -Status 'Failed' -Message (Format-Trouble -Trouble $_)
        }
        continue
    }
    try {
        Assert-Identity -Value $user -Name ('the holder of {0}' -f $telephone)
        if (@('Assign', 'Release') -cnotcontains $row.Do) {
            throw 'The column Do holds none of Assign, Release, Enable and Disable.'
        }
        if (@('DirectRouting', 'CallingPlan', 'OperatorConnect') -cnotcontains $row.NumberType) {
            throw 'The column NumberType holds no type of numbers.'
        }
        if ($telephone -notmatch '^\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$') {
            throw 'This is no telephone number. A spreadsheet may have changed the file.'
        }
        $holder = ''
        $state = ''
        foreach ($one in @(Get-CsPhoneNumberAssignment -TelephoneNumber $telephone -ErrorAction Stop)) {
            $holder = [string] $one.AssignedPstnTargetId
            $state = [string] $one.PstnAssignmentStatus
        }
        if ($user -match '@') {
            $user = [string] @(Get-CsOnlineApplicationInstance -Identity $user -ErrorAction Stop)[0].ObjectId
            Assert-Identity -Value $user -Name ('the resource account {0}' -f $row.UserId)
        }
        if ($row.Do -eq 'Release') {
            if ($holder -eq '') {
                Write-Result -Id $user -Target $telephone -Action $action -Status 'AsWanted'
            }
            elseif ($holder -ne $user) {
                throw 'Somebody else holds the number now. Nothing was taken.'
            }
            elseif ($PSCmdlet.ShouldProcess($telephone, $action)) {
                $tries = 0
                do {
                    $tries += 1
                    $again = $false
                    try {
                        $null = Remove-CsPhoneNumberAssignment -Identity $user -PhoneNumber $telephone -PhoneNumberType $row.NumberType -ErrorAction Stop
                    }
                    catch {
                        $again = Wait-Again -Said $_.Exception.Message -Tries $tries
                        if (-not $again) {
                            throw
                        }
                    }
                } while ($again)
                Write-Result -Id $user -Target $telephone -Action $action -Status 'Sent' -Before $holder
            }
            else {
                Write-Result -Id $user -Target $telephone -Action $action -Status 'NotRun' -Before $holder
            }
            continue
        }
        if ($holder -eq $user) {
            Write-Result -Id $user -Target $telephone -Action $action -Status 'AsWanted' -After $holder
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
        if ($PSCmdlet.ShouldProcess($telephone, $action)) {
            if ([string]::IsNullOrWhiteSpace($place)) {
                $tries = 0
                do {
                    $tries += 1
                    $again = $false
                    try {
                        $null = Set-CsPhoneNumberAssignment -Identity $user -PhoneNumber $telephone -PhoneNumberType $row.NumberType -ErrorAction Stop
                    }
                    catch {
                        $again = Wait-Again -Said $_.Exception.Message -Tries $tries
                        if (-not $again) {
                            throw
                        }
                    }
                } while ($again)
            }
            else {
                $tries = 0
                do {
                    $tries += 1
                    $again = $false
                    try {
                        $null = Set-CsPhoneNumberAssignment -Identity $user -PhoneNumber $telephone -PhoneNumberType $row.NumberType -LocationId $place -ErrorAction Stop
                    }
                    catch {
                        $again = Wait-Again -Said $_.Exception.Message -Tries $tries
                        if (-not $again) {
                            throw
                        }
                    }
                } while ($again)
            }
            Write-Result -Id $user -Target $telephone -Action $action -Status 'Sent' -After $user
        }
        else {
            Write-Result -Id $user -Target $telephone -Action $action -Status 'NotRun' -After $user
        }
    }
    catch {
        Write-Result -Id $user -Target $telephone -Action $action -Status 'Failed' -Message (Format-Trouble -Trouble $_)
    }
}

if ($tally['Failed'] -gt 0) {
    exit 1
}
exit 0
