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
