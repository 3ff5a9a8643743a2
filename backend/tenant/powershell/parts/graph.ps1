    $connected = Get-MgContext
    if ($null -eq $connected) {
        Connect-MgGraph -TenantId $TenantId -Scopes $scopes -Environment $cloud['Graph'] -NoWelcome -ErrorAction Stop
        $connected = Get-MgContext
    }
    if ([string] $connected.TenantId -ne $TenantId) {
        throw ('Signed in to {0}, expected {1}.' -f $connected.TenantId, $TenantId)
    }
