    $AccountId = @{}
    foreach ($account in @(Get-CsOnlineApplicationInstance -ErrorAction Stop)) {
        $AccountId[[string] $account.UserPrincipalName] = [string] $account.ObjectId
    }
