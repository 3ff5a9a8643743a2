    $AccountId = @{}
    foreach ($account in @(Get-CsOnlineApplicationInstance -WhatIf:$false -Confirm:$false -ErrorAction Stop)) {
        $AccountId[[string] $account.UserPrincipalName] = [string] $account.ObjectId
    }
