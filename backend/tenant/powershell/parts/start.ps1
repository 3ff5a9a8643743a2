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
