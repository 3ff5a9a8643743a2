    $AddressId = @{}
    foreach ($address in @(Get-CsOnlineLisCivicAddress -ErrorAction Stop)) {
        $AddressId[[string] $address.Description] = [string] $address.CivicAddressId
    }
