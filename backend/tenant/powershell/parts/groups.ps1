
$ids = @()
foreach ($group in $data.groups) {
    $number = [int] $group.change
    $target = [string] $group.displayName
    $action = 'Create or correct the provisioning group'
    try {
        Assert-Identity -Value $group.uniqueName -Name $target
        $uri = '{0}/v1.0/groups(uniqueName=''{1}'')' -f $GraphRoot, [uri]::EscapeDataString([string] $group.uniqueName)
        if (([string] $group.uniqueName).StartsWith('id:')) {
            $uri = '{0}/v1.0/groups/{1}' -f $GraphRoot, [uri]::EscapeDataString(([string] $group.uniqueName).Substring(3))
        }
        $answer = Invoke-Graph -Method 'GET' -Uri ($uri + '?$select=id,displayName,description,membershipRule,assignedLicenses') -Accept 404
        $have = $answer['Body']
        if ($group.remove) {
            $action = 'Remove the provisioning group'
            if ($answer['Status'] -eq 404) {
                Write-Result -Target $target -Action $action -Status 'AsWanted'
                continue
            }
            if ([string] $have['id'] -ne $group.remove) {
                throw 'The group that has this key now is another one.'
            }
            if (([string] $have['displayName'] -cne $group.displayName) -or ([string] $have['membershipRule'] -cne $group.membershipRule)) {
                throw 'The group has changed since the plan was made.'
            }
            if (($null -ne $have['assignedLicenses']) -and (@($have['assignedLicenses']).Count -gt 0)) {
                throw 'The group gives licences again.'
            }
            if ($PSCmdlet.ShouldProcess($target, $action)) {
                $null = Invoke-Graph -Method 'DELETE' -Uri ('{0}/v1.0/groups/{1}' -f $GraphRoot, $have['id'])
                Write-Result -Target $target -Action $action -Status 'Sent' -Before $have['membershipRule']
            }
            else {
                Write-Result -Target $target -Action $action -Status 'NotRun' -Before $have['membershipRule']
            }
            continue
        }
        if ($answer['Status'] -eq 404) {
            if ((-not $group.make) -or ([string] $group.uniqueName).StartsWith('id:')) {
                throw 'The group does not exist, and the plan did not mean to make it.'
            }
            if ($PSCmdlet.ShouldProcess($target, $action)) {
                $body = @{
                    'displayName' = [string] $group.displayName
                    'description' = [string] $group.description
                    'mailNickname' = [string] $group.mailNickname
                    'uniqueName' = [string] $group.uniqueName
                    'mailEnabled' = $false
                    'securityEnabled' = $true
                    'groupTypes' = @('DynamicMembership')
                    'membershipRule' = [string] $group.membershipRule
                    'membershipRuleProcessingState' = 'On'
                }
                $have = (Invoke-Graph -Method 'POST' -Uri ($GraphRoot + '/v1.0/groups') -Body $body)['Body']
                Write-Result -Target $target -Action $action -Status 'Sent' -After $group.membershipRule
            }
            else {
                Write-Result -Target $target -Action $action -Status 'NotRun' -After $group.membershipRule
                continue
            }
        }
        elseif ($group.make -and $group.knows -and (([string] $have['membershipRule'] -cne $group.membershipRule) -and ([string] $have['membershipRule'] -cne $group.known))) {
            throw ('The group has another rule than the plan knew: {0}. Plan again.' -f $have['membershipRule'])
        }
        elseif ($group.make -and (([string] $have['displayName'] -cne $group.displayName) -or ([string] $have['description'] -cne $group.description) -or ([string] $have['membershipRule'] -cne $group.membershipRule))) {
            if ($PSCmdlet.ShouldProcess($target, $action)) {
                $body = @{
                    'displayName' = [string] $group.displayName
                    'description' = [string] $group.description
                    'membershipRule' = [string] $group.membershipRule
                    'membershipRuleProcessingState' = 'On'
                }
                $null = Invoke-Graph -Method 'PATCH' -Uri ('{0}/v1.0/groups/{1}' -f $GraphRoot, $have['id']) -Body $body
                Write-Result -Target $target -Action $action -Status 'Sent' -Before $have['membershipRule'] -After $group.membershipRule
            }
            else {
                Write-Result -Target $target -Action $action -Status 'NotRun' -Before $have['membershipRule'] -After $group.membershipRule
            }
        }
        else {
            Write-Result -Target $target -Action $action -Status 'AsWanted' -After $have['membershipRule']
        }
        Assert-Identity -Value $have['id'] -Name $target
        $ids += [pscustomobject] @{ 'UniqueName' = [string] $group.uniqueName; 'Id' = [string] $have['id'] }
    }
    catch {
        Write-Result -Target $target -Action $action -Status 'Failed' -Message (Format-Trouble -Trouble $_)
    }
}

if ($PSCmdlet.ShouldProcess('group-ids.csv', 'Write the object ids that the later scripts read')) {
    $ids | Export-Csv -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'group-ids.csv') -Encoding 'UTF8' -NoTypeInformation
}
