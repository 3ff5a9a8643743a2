#Requires -Version 5.1
<#
.SYNOPSIS
    Says what of the plan can be seen in the tenant, and changes nothing
.DESCRIPTION
    Reads first, changes only what is not as wanted, and puts out one object for every change.
    Sent means that the service accepted a change; Verify.ps1 says what can be seen.
    Exit codes: 0 nothing failed, 1 something failed, 2 nothing was tried.
.PARAMETER TenantId
    The id of the tenant that the session must be in.
.PARAMETER Environment
    The cloud in which the tenant is.
.PARAMETER Part
    Graph or Teams. Each is run in a PowerShell of its own, because the two modules do not get on.
.EXAMPLE
    .\Verify.ps1 -Part Graph
.OUTPUTS
    PSCustomObject with Target, Action, Status, Before, After and Message
.NOTES
    Made by PersonaDesk. An edit of this file breaks its checksum and its signature.
#>
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory = $true)]
    [ValidateSet('Graph', 'Teams')]
    [string] $Part,

    [Parameter()]
    [ValidateSet('Global', 'USGov', 'USGovDoD', 'China')]
    [string] $Environment = 'Global',

    [Parameter()]
    [ValidatePattern('^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$')]
    [string] $TenantId = '11111111-2222-3333-4444-555555555555'
)

$log = @{ 'Script' = 'Verify.ps1'; 'Broken' = $false }
$sums = @{
    'groups.json' = '5342181E9E9CDD07C19B28D693C34D3FA26347966803CB6199865662A75F1CAD'
    'verify.json' = 'C819A11EA7E8B6E8D1EEDD2E2DA6EFB863C63DC24BD0BF3C981F1CC0A94405DE'
    'numbers.csv' = 'D3BEADB5AD1E7C271F95D5C46F4A932F1A804D27C4622BCE64D073180AD3838E'
}
$entries = @{
    'groups.json' = 1
    'verify.json' = 11
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

$scopes = @('Group.Read.All', 'GroupMember.Read.All')

function Invoke-Graph {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        [Parameter(Mandatory = $true)] [string] $Method,
        [Parameter(Mandatory = $true)] [string] $Uri,
        [Parameter()] [AllowNull()] [object] $Body,
        [Parameter()] [int[]] $Accept = @()
    )
    if (-not $Uri.StartsWith($GraphRoot + '/')) {
        throw 'Graph named a page at another address. Nothing was asked there.'
    }
    $tries = 0
    do {
        $tries += 1
        $code = 0
        $headers = @{}
        $call = @{ 'Method' = $Method; 'Uri' = $Uri; 'OutputType' = 'HashTable'; 'SkipHttpErrorCheck' = $true; 'StatusCodeVariable' = 'code'; 'ResponseHeadersVariable' = 'headers' }
        if ($null -ne $Body) {
            $call['Body'] = $Body
            $call['ContentType'] = 'application/json'
        }
        $answer = Invoke-MgGraphRequest @call -ErrorAction Stop
        $after = ''
        if (($null -ne $headers) -and ($null -ne $headers['Retry-After'])) {
            $after = [string] @($headers['Retry-After'])[0]
        }
        $again = (@(429, 503) -contains [int] $code) -and (Wait-Again -Said ([string] [int] $code) -Tries $tries -After $after)
    } while ($again)
    if (([int] $code -ge 400) -and ($Accept -notcontains [int] $code)) {
        $said = ''
        if (($answer -is [hashtable]) -and ($null -ne $answer['error'])) {
            $said = '{0}: {1}' -f $answer['error']['code'], $answer['error']['message']
        }
        throw [System.InvalidOperationException]::new(('{0} {1}' -f [int] $code, $said))
    }
    return @{ 'Status' = [int] $code; 'Body' = $answer }
}

function Get-GraphItem {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        [Parameter(Mandatory = $true)] [string] $Uri
    )
    $next = $Uri
    while ($next) {
        $page = (Invoke-Graph -Method 'GET' -Uri $next)['Body']
        foreach ($one in $page['value']) {
            $one
        }
        $next = [string] $page['@odata.nextLink']
    }
}

function Find-Team {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)] [string] $Name
    )
    $condition = 'resourceProvisioningOptions/Any(x:x eq ''Team'') and displayName eq ''{0}''' -f $Name.Replace('''', '''''')
    $found = @()
    foreach ($one in @(Get-GraphItem -Uri ($GraphRoot + '/v1.0/groups?$select=id,displayName&$filter=' + [uri]::EscapeDataString($condition)))) {
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
    foreach ($one in @(Get-GraphItem -Uri ('{0}/v1.0/groups/{1}/members?$select=id&$top=999' -f $GraphRoot, $Group))) {
        [string] $one['id']
    }
}

function Read-Property {
    [CmdletBinding()]
    [OutputType([object])]
    param(
        [Parameter()] [AllowNull()] [object] $Item,
        [Parameter(Mandatory = $true)] [string] $Name
    )
    if ($null -eq $Item) {
        return $null
    }
    $found = $Item.PSObject.Properties[$Name]
    if ($null -eq $found) {
        return $null
    }
    return $found.Value
}

function Format-Shown {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter()] [AllowNull()] [object] $Value
    )
    $texts = @()
    foreach ($one in @($Value)) {
        if ($null -eq $one) {
            continue
        }
        $pattern = Read-Property -Item $one -Name 'Pattern'
        $id = Read-Property -Item $one -Name 'Id'
        if ($null -ne $pattern) {
            $texts += '{0} -> {1}' -f $pattern, (Read-Property -Item $one -Name 'Translation')
        }
        elseif ($null -ne $id) {
            $texts += [string] $id
        }
        else {
            $texts += [string] $one
        }
    }
    return $texts -join ' '
}

function Get-ShownName {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter()] [AllowNull()] [object] $Item,
        [Parameter(Mandatory = $true)] [string[]] $Property
    )
    $texts = @()
    foreach ($name in $Property) {
        $text = Format-Shown -Value (Read-Property -Item $Item -Name $name)
        if ($text -ne '') {
            $texts += $text
        }
    }
    return ($texts -join ', ') -replace '^Tag:', ''
}

try {
    $data = Read-Data -Name 'verify.json'
    if ($Part -eq 'Graph') {
        $connected = Get-MgContext
        if ($null -eq $connected) {
            Connect-MgGraph -TenantId $TenantId -Scopes $scopes -Environment $cloud['Graph'] -NoWelcome -ErrorAction Stop
            $connected = Get-MgContext
        }
        if ([string] $connected.TenantId -ne $TenantId) {
            throw ('Signed in to {0}, expected {1}.' -f $connected.TenantId, $TenantId)
        }

        foreach ($group in $data.groups) {
            $number = [int] $group.change
            $action = 'The group has its rule'
            try {
                $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,membershipRule' -f $GraphRoot, [uri]::EscapeDataString([string] $group.uniqueName)
                if (([string] $group.uniqueName).StartsWith('id:')) {
                    $uri = '{0}/v1.0/groups/{1}?$select=id,membershipRule' -f $GraphRoot, [uri]::EscapeDataString(([string] $group.uniqueName).Substring(3))
                }
                if ($group.remove) {
                    $action = 'The group is gone'
                    $answer = Invoke-Graph -Method 'GET' -Uri $uri -Accept 404
                    $have = $answer['Body']
                    $status = 'NotSeen'
                    if (($answer['Status'] -eq 404) -or ([string] $have['id'] -ne $group.remove)) {
                        $status = 'Seen'
                    }
                    Write-Result -Target $group.displayName -Action $action -Status $status
                    continue
                }
                $have = (Invoke-Graph -Method 'GET' -Uri $uri)['Body']
                $status = 'NotSeen'
                if ([string] $have['membershipRule'] -ceq $group.membershipRule) {
                    $status = 'Seen'
                }
                Write-Result -Target $group.displayName -Action $action -Status $status -After $have['membershipRule']
            }
            catch {
                Write-Result -Target $group.displayName -Action $action -Status 'NotSeen' -Message (Format-Trouble -Trouble $_)
            }
        }
        foreach ($entry in $data.licences) {
            $number = [int] $entry.change
            $action = 'The group gives its licences'
            try {
                $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,assignedLicenses' -f $GraphRoot, [uri]::EscapeDataString([string] $entry.uniqueName)
                if (([string] $entry.uniqueName).StartsWith('id:')) {
                    $uri = '{0}/v1.0/groups/{1}?$select=id,assignedLicenses' -f $GraphRoot, [uri]::EscapeDataString(([string] $entry.uniqueName).Substring(3))
                }
                $have = (Invoke-Graph -Method 'GET' -Uri $uri)['Body']
                $held = @()
                foreach ($licence in $have['assignedLicenses']) {
                    $held += [string] $licence['skuId']
                }
                $status = 'Seen'
                $missing = @(Select-Missing -Item $entry.add -From $held)
                $gone = @(Select-Missing -Item $entry.remove -From $held)
                if (($missing.Count -gt 0) -or ($gone.Count -ne @($entry.remove).Count)) {
                    $status = 'NotSeen'
                }
                Write-Result -Target $entry.name -Action $action -Status $status -After ($held -join ' ')
            }
            catch {
                Write-Result -Target $entry.name -Action $action -Status 'NotSeen' -Message (Format-Trouble -Trouble $_)
            }
        }
        foreach ($entry in $data.newTeams) {
            $number = [int] $entry.change
            $action = 'The team is there'
            try {
                $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,displayName,visibility,resourceProvisioningOptions' -f $GraphRoot, [uri]::EscapeDataString([string] $entry.uniqueName)
                $have = (Invoke-Graph -Method 'GET' -Uri $uri)['Body']
                $status = 'NotSeen'
                if ((@($have['resourceProvisioningOptions']) -contains 'Team') -and ([string] $have['displayName'] -eq $entry.name) -and ([string] $have['visibility'] -eq $entry.visibility)) {
                    $status = 'Seen'
                }
                $missing = @(Select-Missing -Item $entry.owners -From @(Get-MemberId -Group ([string] $have['id'])))
                if ($missing.Count -gt 0) {
                    $status = 'NotSeen'
                }
                Write-Result -Target $entry.name -Action $action -Status $status -Message ($missing -join ' ')
            }
            catch {
                Write-Result -Target $entry.name -Action $action -Status 'NotSeen' -Message (Format-Trouble -Trouble $_)
            }
        }
        foreach ($entry in $data.teams) {
            $number = [int] $entry.change
            $action = 'The team has its new members'
            try {
                $members = @(Get-MemberId -Group (Find-Team -Name $entry.name))
                $missing = @()
                foreach ($one in $entry.add) {
                    if ($members -notcontains $one.id) {
                        $missing += Format-Person -Name $one.name -Id $one.id
                    }
                }
                $status = 'Seen'
                if ($missing.Count -gt 0) {
                    $status = 'NotSeen'
                }
                Write-Result -Target $entry.name -Action $action -Status $status -Message ($missing -join ', ')
            }
            catch {
                Write-Result -Target $entry.name -Action $action -Status 'NotSeen' -Message (Format-Trouble -Trouble $_)
            }
        }
    }
    else {
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
        $QueueId = @{}
        $QueueGroups = @{}
        $skip = 0
        do {
            $page = @(Get-CsCallQueue -First 100 -Skip $skip -ErrorAction Stop)
            foreach ($queue in $page) {
                if ($QueueId.ContainsKey([string] $queue.Name)) {
                    throw ('Two call queues are called {0}.' -f $queue.Name)
                }
                $QueueId[[string] $queue.Name] = [string] $queue.Identity
                $lists = @()
                foreach ($list in $queue.DistributionLists) {
                    $lists += [string] $list
                }
                $QueueGroups[[string] $queue.Name] = $lists
            }
            $skip += 100
        } while ($page.Count -eq 100)
        $rows = @(ConvertFrom-Csv -InputObject (Read-Text -Name 'numbers.csv'))
        foreach ($head in @('Change', 'Do', 'Telephone', 'NumberType', 'UserId', 'Name', 'LocationId', 'Location')) {
            if (($rows.Count -gt 0) -and ($null -eq $rows[0].PSObject.Properties[$head])) {
                throw ('The file numbers.csv has no column {0}.' -f $head)
            }
        }
        if ($rows.Count -ne $entries['numbers.csv']) {
            throw ('The file numbers.csv has {0} rows and was exported with {1}.' -f $rows.Count, $entries['numbers.csv'])
        }

        $assigned = @(Get-CsGroupPolicyAssignment -ErrorAction Stop)
        foreach ($grant in $data.grants) {
            $number = [int] $grant.change
            $have = ''
            $rank = 0
            if ([string]::IsNullOrWhiteSpace($GroupId[[string] $grant.group])) {
                Write-Result -Target $grant.target -Action $grant.action -Status 'NotSeen' -Message 'The group has no identity here.'
                continue
            }
            foreach ($one in $assigned) {
                if (([string] $one.GroupId -eq $GroupId[[string] $grant.group]) -and ([string] $one.PolicyType -eq $grant.type)) {
                    $have = [string] $one.PolicyName -replace '^Tag:', ''
                    $rank = [int] $one.Rank
                }
            }
            $status = 'NotSeen'
            if (($have -eq $grant.policy) -and (($grant.rank -eq 0) -or ($rank -eq $grant.rank))) {
                $status = 'Seen'
            }
            if ($have -ne '') {
                $have = '{0} at rank {1}' -f $have, $rank
            }
            Write-Result -Target $grant.target -Action $grant.action -Status $status -After $have
        }
        foreach ($queue in $data.queues) {
            $number = [int] $queue.change
            $wanted = @()
            $nameless = @()
            foreach ($group in $queue.groups) {
                if ([string]::IsNullOrWhiteSpace($GroupId[[string] $group])) {
                    $nameless += [string] $group
                }
                $wanted += [string] $GroupId[[string] $group]
            }
            $leaving = @()
            foreach ($group in $queue.without) {
                if (-not [string]::IsNullOrWhiteSpace($GroupId[[string] $group])) {
                    $leaving += [string] $GroupId[[string] $group]
                }
            }
            $had = $QueueGroups[[string] $queue.name]
            $missing = @(Select-Missing -Item $wanted -From $had)
            $staying = @()
            foreach ($one in $leaving) {
                if ($had -contains $one) {
                    $staying += $one
                }
            }
            $status = 'Seen'
            if (($missing.Count + $nameless.Count + $staying.Count -gt 0) -or (-not $QueueId.ContainsKey([string] $queue.name))) {
                $status = 'NotSeen'
            }
            Write-Result -Target $queue.name -Action $queue.action -Status $status -After ($had -join ' ') -Message (@($missing + $staying + $nameless) -join ' ')
        }
        foreach ($row in $rows) {
            $number = [int] $row.Change
            $holder = ''
            $status = 'NotSeen'
            $message = ''
            if (@('Enable', 'Disable') -ccontains $row.Do) {
                try {
                    $have = [string] (Get-CsOnlineUser -Identity $row.UserId -ErrorAction Stop).EnterpriseVoiceEnabled
                    if ($have -eq [string] ($row.Do -eq 'Enable')) {
                        $status = 'Seen'
                    }
                    $holder = $have
                }
                catch {
                    $message = Format-Trouble -Trouble $_
                }
                Write-Result -Target (Format-Person -Name $row.Name -Id $row.UserId) -Action ('{0} voice without a number' -f $row.Do) -Id $row.UserId -Status $status -After $holder -Message $message
                continue
            }
            try {
                $user = [string] $row.UserId
                if ($user -match '@') {
                    foreach ($one in @(Get-CsOnlineApplicationInstance -Identity $user -ErrorAction Stop)) {
                        $user = [string] $one.ObjectId
                    }
                }
                foreach ($one in @(Get-CsPhoneNumberAssignment -TelephoneNumber $row.Telephone -ErrorAction Stop)) {
                    $holder = [string] $one.AssignedPstnTargetId
                }
                if (($row.Do -eq 'Assign') -eq ($holder -eq $user)) {
                    $status = 'Seen'
                }
            }
            catch {
                $message = Format-Trouble -Trouble $_
            }
            Write-Result -Target $row.Telephone -Action ('{0}: {1}' -f $row.Do, (Format-Person -Name $row.Name -Id $row.UserId)) -Status $status -After $holder -Message $message -Id $row.UserId
        }

        $shown = @{}
        $silent = @{}

        foreach ($entry in $data.shown) {
            $number = [int] $entry.change
            $target = [string] $entry.target
            $action = [string] $entry.action
            if (-not $shown.ContainsKey([string] $entry.getter)) {
                Write-Result -Target $target -Action $action -Status 'NotLooked' -Message ('{0} gave no answer: {1}' -f $entry.getter, $silent[[string] $entry.getter])
                continue
            }
            $found = @()
            foreach ($one in $shown[[string] $entry.getter]) {
                if ($entry.each) {
                    foreach ($text in @(Read-Property -Item $one -Name $entry.properties[0])) {
                        if ([string] $text -eq $entry.name) {
                            $found += $one
                        }
                    }
                }
                elseif ((Get-ShownName -Item $one -Property $entry.properties) -eq $entry.name) {
                    $found += $one
                }
            }
            if ($entry.gone) {
                $status = 'Seen'
                if ($found.Count -gt 0) {
                    $status = 'NotSeen'
                }
                Write-Result -Target $target -Action $action -Status $status
                continue
            }
            if ($found.Count -ne 1) {
                Write-Result -Target $target -Action $action -Status 'NotSeen' -Message ('{0} of this name are there.' -f $found.Count)
                continue
            }
            $status = 'Seen'
            $differ = @()
            foreach ($setting in $entry.settings) {
                $have = Format-Shown -Value (Read-Property -Item $found[0] -Name $setting.name)
                if ($have -ne $setting.value) {
                    $status = 'NotSeen'
                    $differ += '{0} is {1}, wanted {2}' -f $setting.name, $have, $setting.value
                }
            }
            Write-Result -Target $target -Action $action -Status $status -Message ($differ -join '; ')
            foreach ($name in $entry.apart) {
                Write-Result -Target $target -Action ('{0} of it' -f $name) -Status 'NotLooked' -Message 'This script does not compare it.'
            }
        }
        foreach ($entry in $data.direct) {
            $number = [int] $entry.change
            $target = [string] $entry.target
            $action = [string] $entry.action
            try {
                $have = ''
                foreach ($one in @(Get-CsUserPolicyAssignment -Identity $entry.user -PolicyType $entry.type -ErrorAction Stop)) {
                    foreach ($source in @(Read-Property -Item $one -Name 'PolicySource')) {
                        if ([string] (Read-Property -Item $source -Name 'AssignmentType') -eq 'Direct') {
                            $have = [string] (Read-Property -Item $source -Name 'PolicyName') -replace '^Tag:', ''
                        }
                    }
                }
                $status = 'NotSeen'
                if ($have -eq $entry.policy) {
                    $status = 'Seen'
                }
                Write-Result -Target $target -Action $action -Status $status -After $have -Id $entry.user
            }
            catch {
                Write-Result -Target $target -Action $action -Status 'NotLooked' -Message (Format-Trouble -Trouble $_)
            }
        }
        foreach ($entry in $data.unlooked) {
            $number = [int] $entry.change
            Write-Result -Target $entry.target -Action $entry.action -Status 'NotLooked' -Message 'This script does not know how to look at it.'
        }
    }
}
catch {
    Write-Error -Message ('Nothing was changed. {0}' -f (Format-Trouble -Trouble $_)) -ErrorAction Continue
    exit 2
}

[pscustomobject] @{
    'Change' = 0
    'Target' = 'All of this part'
    'Action' = 'Look at every change of the plan'
    'Status' = 'Sum'
    'Before' = ''
    'After' = ''
    'Message' = '{0} seen, {1} not seen, {2} not looked at' -f $tally['Seen'], $tally['NotSeen'], $tally['NotLooked']
}

if ($tally['Failed'] -gt 0) {
    exit 1
}
exit 0
