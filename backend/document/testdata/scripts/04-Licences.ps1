#Requires -Version 5.1
#Requires -Modules @{ ModuleName = 'Microsoft.Graph.Authentication'; ModuleVersion = '2.0.0' }
<#
.SYNOPSIS
    Gives licences to the provisioning groups
.DESCRIPTION
    Reads first, changes only what is not as wanted, and puts out one object for every change.
    Sent means that the service accepted a change; Verify.ps1 says what can be seen.
    Exit codes: 0 nothing failed, 1 something failed, 2 nothing was tried.
.PARAMETER TenantId
    The id of the tenant that the session must be in.
.PARAMETER GraphRoot
    Where Microsoft Graph answers; other clouds have an address of their own.
.EXAMPLE
    .\04-Licences.ps1 -WhatIf
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

$scopes = @('Group.Read.All', 'LicenseAssignment.ReadWrite.All', 'Organization.Read.All')

try {
    $connected = Get-MgContext
    if ($null -eq $connected) {
        Connect-MgGraph -TenantId $TenantId -Scopes $scopes -NoWelcome -ErrorAction Stop
        $connected = Get-MgContext
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
    $data = Read-Data -Name 'licences.json'
    $bought = @()
    $skus = Invoke-MgGraphRequest -Method 'GET' -Uri ($GraphRoot + '/v1.0/subscribedSkus?$select=skuId') -OutputType 'HashTable' -ErrorAction Stop
    foreach ($sku in $skus['value']) {
        $bought += [string] $sku['skuId']
    }
    foreach ($entry in $data.groups) {
        $none = @(Select-Missing -Item $entry.add -From $bought)
        if ($none.Count -gt 0) {
            throw ('The tenant has not bought {0}.' -f ($none -join ', '))
        }
    }
}
catch {
    Write-Error -Message ('Nothing was changed. {0}' -f $_.Exception.Message) -ErrorAction Continue
    exit 2
}

foreach ($entry in $data.groups) {
    $target = [string] $entry.name
    $action = 'Give and take licences by the group'
    try {
        $rests = @(Test-Identity -Value $GroupId[[string] $entry.uniqueName] -Name $target)
        if ($rests.Count -gt 0) {
            $null = $PSCmdlet.ShouldProcess($target, $action)
            Write-Result -Target $target -Action $action -Status 'NotRun' -Message (Format-Rest -Name $rests)
            continue
        }
        $uri = '{0}/v1.0/groups/{1}' -f $GraphRoot, $GroupId[[string] $entry.uniqueName]
        $have = Invoke-MgGraphRequest -Method 'GET' -Uri ($uri + '?$select=id,assignedLicenses') -OutputType 'HashTable' -ErrorAction Stop
        $held = @()
        foreach ($licence in $have['assignedLicenses']) {
            $held += [string] $licence['skuId']
        }
        $add = @()
        foreach ($sku in @(Select-Missing -Item $entry.add -From $held)) {
            $off = @()
            foreach ($part in $entry.off.PSObject.Properties) {
                if ($part.Name -eq $sku) {
                    $off = @($part.Value)
                }
            }
            $add += @{ 'skuId' = $sku; 'disabledPlans' = $off }
        }
        $keep = @(Select-Missing -Item $entry.remove -From $held)
        $remove = @(Select-Missing -Item $entry.remove -From $keep)
        if (($add.Count -eq 0) -and ($remove.Count -eq 0)) {
            Write-Result -Target $target -Action $action -Status 'AsWanted' -After ($held -join ' ')
        }
        elseif ($PSCmdlet.ShouldProcess($target, $action)) {
            $body = @{ 'addLicenses' = @($add); 'removeLicenses' = @($remove) }
            $null = Invoke-MgGraphRequest -Method 'POST' -Uri ($uri + '/assignLicense') -Body $body -ContentType 'application/json' -ErrorAction Stop
            Write-Result -Target $target -Action $action -Status 'Sent' -Before ($held -join ' ')
        }
        else {
            Write-Result -Target $target -Action $action -Status 'NotRun' -Before ($held -join ' ')
        }
    }
    catch {
        Write-Result -Target $target -Action $action -Status 'Failed' -Message $_.Exception.Message
    }
}

if ($tally['Failed'] -gt 0) {
    exit 1
}
exit 0
