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
.PARAMETER GraphRoot
    Where Microsoft Graph answers; other clouds have an address of their own.
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

$scopes = @('Group.Read.All', 'GroupMember.Read.All')

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
            Connect-MgGraph -TenantId $TenantId -Scopes $scopes -NoWelcome -ErrorAction Stop
            $connected = Get-MgContext
        }
        if ([string] $connected.TenantId -ne $TenantId) {
            throw ('Signed in to {0}, expected {1}.' -f $connected.TenantId, $TenantId)
        }

        foreach ($group in $data.groups) {
            $action = 'The group has its rule'
            try {
                $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,membershipRule' -f $GraphRoot, [uri]::EscapeDataString([string] $group.uniqueName)
                if (([string] $group.uniqueName).StartsWith('id:')) {
                    $uri = '{0}/v1.0/groups/{1}?$select=id,membershipRule' -f $GraphRoot, [uri]::EscapeDataString(([string] $group.uniqueName).Substring(3))
                }
                if ($group.remove) {
                    $action = 'The group is gone'
                    $code = 0
                    $have = Invoke-MgGraphRequest -Method 'GET' -Uri $uri -OutputType 'HashTable' -SkipHttpErrorCheck -StatusCodeVariable 'code' -ErrorAction Stop
                    if (([int] $code -ge 400) -and ([int] $code -ne 404)) {
                        throw ('Graph answered {0}.' -f [int] $code)
                    }
                    $status = 'NotSeen'
                    if (([int] $code -eq 404) -or ([string] $have['id'] -ne $group.remove)) {
                        $status = 'Seen'
                    }
                    Write-Result -Target $group.displayName -Action $action -Status $status
                    continue
                }
                $have = Invoke-MgGraphRequest -Method 'GET' -Uri $uri -OutputType 'HashTable' -ErrorAction Stop
                $status = 'NotSeen'
                if ([string] $have['membershipRule'] -ceq $group.membershipRule) {
                    $status = 'Seen'
                }
                Write-Result -Target $group.displayName -Action $action -Status $status -After $have['membershipRule']
            }
            catch {
                Write-Result -Target $group.displayName -Action $action -Status 'NotSeen' -Message $_.Exception.Message
            }
        }
        foreach ($entry in $data.licences) {
            $action = 'The group gives its licences'
            try {
                $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,assignedLicenses' -f $GraphRoot, [uri]::EscapeDataString([string] $entry.uniqueName)
                if (([string] $entry.uniqueName).StartsWith('id:')) {
                    $uri = '{0}/v1.0/groups/{1}?$select=id,assignedLicenses' -f $GraphRoot, [uri]::EscapeDataString(([string] $entry.uniqueName).Substring(3))
                }
                $have = Invoke-MgGraphRequest -Method 'GET' -Uri $uri -OutputType 'HashTable' -ErrorAction Stop
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
                Write-Result -Target $entry.name -Action $action -Status 'NotSeen' -Message $_.Exception.Message
            }
        }
        foreach ($entry in $data.newTeams) {
            $action = 'The team is there'
            try {
                $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,displayName,visibility,resourceProvisioningOptions' -f $GraphRoot, [uri]::EscapeDataString([string] $entry.uniqueName)
                $have = Invoke-MgGraphRequest -Method 'GET' -Uri $uri -OutputType 'HashTable' -ErrorAction Stop
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
                Write-Result -Target $entry.name -Action $action -Status 'NotSeen' -Message $_.Exception.Message
            }
        }
        foreach ($entry in $data.teams) {
            $action = 'The team has its new members'
            try {
                $members = @(Get-MemberId -Group (Find-Team -Name $entry.name))
                $missing = @(Select-Missing -Item $entry.add -From $members)
                $status = 'Seen'
                if ($missing.Count -gt 0) {
                    $status = 'NotSeen'
                }
                Write-Result -Target $entry.name -Action $action -Status $status -Message ($missing -join ' ')
            }
            catch {
                Write-Result -Target $entry.name -Action $action -Status 'NotSeen' -Message $_.Exception.Message
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
        $rows = @(Import-Csv -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'numbers.csv') -Encoding 'UTF8')
        foreach ($head in @('Do', 'Telephone', 'NumberType', 'UserId', 'LocationId', 'Location')) {
            if (($rows.Count -gt 0) -and ($null -eq $rows[0].PSObject.Properties[$head])) {
                throw ('The file numbers.csv has no column {0}.' -f $head)
            }
        }

        $assigned = @(Get-CsGroupPolicyAssignment -ErrorAction Stop)
        foreach ($grant in $data.grants) {
            $have = ''
            foreach ($one in $assigned) {
                if (([string] $one.GroupId -eq $GroupId[[string] $grant.group]) -and ([string] $one.PolicyType -eq $grant.type)) {
                    $have = [string] $one.PolicyName -replace '^Tag:', ''
                }
            }
            $status = 'NotSeen'
            if ($have -eq $grant.policy) {
                $status = 'Seen'
            }
            Write-Result -Target $grant.group -Action ('The group gives its {0}' -f $grant.type) -Status $status -After $have
        }
        foreach ($queue in $data.queues) {
            $wanted = @()
            foreach ($group in $queue.groups) {
                $wanted += [string] $GroupId[[string] $group]
            }
            $missing = @(Select-Missing -Item $wanted -From $QueueGroups[[string] $queue.name])
            $status = 'Seen'
            if ($missing.Count -gt 0) {
                $status = 'NotSeen'
            }
            Write-Result -Target $queue.name -Action 'The groups answer the queue' -Status $status -Message ($missing -join ' ')
        }
        foreach ($row in $rows) {
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
                    $message = $_.Exception.Message
                }
                Write-Result -Target $row.UserId -Action ('{0} voice without a number' -f $row.Do) -Status $status -After $holder -Message $message
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
                $message = $_.Exception.Message
            }
            Write-Result -Target $row.Telephone -Action $row.Do -Status $status -After $holder -Message $message
        }

        $shown = @{}
        $silent = @{}

        foreach ($entry in $data.shown) {
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
                Write-Result -Target $target -Action $action -Status $status -After $have
            }
            catch {
                Write-Result -Target $target -Action $action -Status 'NotLooked' -Message $_.Exception.Message
            }
        }
        foreach ($entry in $data.unlooked) {
            Write-Result -Target $entry.target -Action $entry.action -Status 'NotLooked' -Message 'This script does not know how to look at it.'
        }
    }
}
catch {
    Write-Error -Message ('Nothing was changed. {0}' -f $_.Exception.Message) -ErrorAction Continue
    exit 2
}

[pscustomobject] @{
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
