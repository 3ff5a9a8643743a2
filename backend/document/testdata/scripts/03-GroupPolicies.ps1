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
.PARAMETER Environment
    The cloud in which the tenant is.
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
    [ValidateSet('Global', 'USGov', 'USGovDoD', 'China')]
    [string] $Environment = 'Global',

    [Parameter()]
    [ValidatePattern('^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$')]
    [string] $TenantId = '11111111-2222-3333-4444-555555555555'
)

$log = @{ 'Script' = '03-GroupPolicies.ps1'; 'Broken' = $false }
$sums = @{
    'groups.json' = '5342181E9E9CDD07C19B28D693C34D3FA26347966803CB6199865662A75F1CAD'
}
$entries = @{
    'groups.json' = 1
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
    Write-Error -Message ('Nothing was changed. {0}' -f (Format-Trouble -Trouble $_)) -ErrorAction Continue
    exit 2
}

# Change: 5
$number = 5
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
        $tries = 0
        do {
            $tries += 1
            $again = $false
            try {
                $call = @{
                    'Group' = $GroupId['personadesk-phone-manchester']
                    'PolicyName' = 'uk_phone_mcr_calling'
                    'Rank' = 1
                }
                $null = Grant-CsTeamsCallingPolicy @call -ErrorAction Stop
            }
            catch {
                $again = Wait-Again -Said $_.Exception.Message -Tries $tries
                if (-not $again) {
                    throw
                }
            }
        } while ($again)
        Write-Result -Target $target -Action $action -Status 'Sent' -Before $before
    }
    else {
        Write-Result -Target $target -Action $action -Status 'NotRun' -Before $before -Message (Format-Rest -Name $rests)
    }
}
catch {
    Write-Result -Target $target -Action $action -Status 'Failed' -Before $before -Message (Format-Trouble -Trouble $_)
}

# Change: 6
$number = 6
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
        $tries = 0
        do {
            $tries += 1
            $again = $false
            try {
                $call = @{
                    'GroupId' = $GroupId['personadesk-phone-manchester']
                    'PolicyType' = 'TeamsMeetingPolicy'
                }
                $null = Remove-CsGroupPolicyAssignment @call -ErrorAction Stop
            }
            catch {
                $again = Wait-Again -Said $_.Exception.Message -Tries $tries
                if (-not $again) {
                    throw
                }
            }
        } while ($again)
        Write-Result -Target $target -Action $action -Status 'Sent' -Before $before
    }
    else {
        Write-Result -Target $target -Action $action -Status 'NotRun' -Before $before -Message (Format-Rest -Name $rests)
    }
}
catch {
    Write-Result -Target $target -Action $action -Status 'Failed' -Before $before -Message (Format-Trouble -Trouble $_)
}

# Change: 7
$number = 7
$target = 'Ann'
$action = 'give the upgrade policy'
$before = ''
$rests = @()
try {
    if ($PSCmdlet.ShouldProcess($target, $action)) {
        $tries = 0
        do {
            $tries += 1
            $again = $false
            try {
                $call = @{
                    'Identity' = 'aaaaaaaa-0000-4000-8000-000000000001'
                    'PolicyName' = 'UpgradeToTeams'
                }
                $null = Grant-CsTeamsUpgradePolicy @call -ErrorAction Stop
            }
            catch {
                $again = Wait-Again -Said $_.Exception.Message -Tries $tries
                if (-not $again) {
                    throw
                }
            }
        } while ($again)
        Write-Result -Target $target -Action $action -Status 'Sent' -Before $before
    }
    else {
        Write-Result -Target $target -Action $action -Status 'NotRun' -Before $before -Message (Format-Rest -Name $rests)
    }
}
catch {
    Write-Result -Target $target -Action $action -Status 'Failed' -Before $before -Message (Format-Trouble -Trouble $_)
}

if ($tally['Failed'] -gt 0) {
    exit 1
}
exit 0
