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
