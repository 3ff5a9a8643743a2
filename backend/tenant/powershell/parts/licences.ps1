
foreach ($entry in $data.groups) {
    $number = [int] $entry.change
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
        $have = (Invoke-Graph -Method 'GET' -Uri ($uri + '?$select=id,assignedLicenses'))['Body']
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
            $null = Invoke-Graph -Method 'POST' -Uri ($uri + '/assignLicense') -Body $body
            Write-Result -Target $target -Action $action -Status 'Sent' -Before ($held -join ' ')
        }
        else {
            Write-Result -Target $target -Action $action -Status 'NotRun' -Before ($held -join ' ')
        }
    }
    catch {
        Write-Result -Target $target -Action $action -Status 'Failed' -Message (Format-Trouble -Trouble $_)
    }
}
