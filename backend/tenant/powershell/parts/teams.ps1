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
