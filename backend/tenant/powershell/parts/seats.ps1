    $bought = @()
    foreach ($sku in @(Get-GraphItem -Uri ($GraphRoot + '/v1.0/subscribedSkus?$select=skuId'))) {
        $bought += [string] $sku['skuId']
    }
    foreach ($entry in $data.groups) {
        $none = @(Select-Missing -Item $entry.add -From $bought)
        if ($none.Count -gt 0) {
            throw ('The tenant has not bought {0}.' -f ($none -join ', '))
        }
    }
