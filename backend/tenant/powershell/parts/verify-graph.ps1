
    foreach ($group in $data.groups) {
        $number = [int] $group.change
        $action = 'The group has its rule'
        try {
            $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,membershipRule' -f $GraphRoot, [uri]::EscapeDataString([string] $group.uniqueName)
            if (([string] $group.uniqueName).StartsWith('id:')) {
                $uri = '{0}/v1.0/groups/{1}?$select=id,membershipRule' -f $GraphRoot, [uri]::EscapeDataString(([string] $group.uniqueName).Substring(3))
            }
            if ($group.remove) {
                $action = 'The group is gone'
                $answer = Invoke-Graph -Method 'GET' -Uri $uri -Accept 404
                $have = $answer['Body']
                $status = 'NotSeen'
                if (($answer['Status'] -eq 404) -or ([string] $have['id'] -ne $group.remove)) {
                    $status = 'Seen'
                }
                Write-Result -Target $group.displayName -Action $action -Status $status
                continue
            }
            $have = (Invoke-Graph -Method 'GET' -Uri $uri)['Body']
            $status = 'NotSeen'
            if ([string] $have['membershipRule'] -ceq $group.membershipRule) {
                $status = 'Seen'
            }
            Write-Result -Target $group.displayName -Action $action -Status $status -After $have['membershipRule']
        }
        catch {
            Write-Result -Target $group.displayName -Action $action -Status 'NotSeen' -Message (Format-Trouble -Trouble $_)
        }
    }
    foreach ($entry in $data.licences) {
        $number = [int] $entry.change
        $action = 'The group gives its licences'
        try {
            $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,assignedLicenses' -f $GraphRoot, [uri]::EscapeDataString([string] $entry.uniqueName)
            if (([string] $entry.uniqueName).StartsWith('id:')) {
                $uri = '{0}/v1.0/groups/{1}?$select=id,assignedLicenses' -f $GraphRoot, [uri]::EscapeDataString(([string] $entry.uniqueName).Substring(3))
            }
            $have = (Invoke-Graph -Method 'GET' -Uri $uri)['Body']
            $held = @()
            foreach ($licence in $have['assignedLicenses']) {
                $held += [string] $licence['skuId']
            }
            $status = 'Seen'
            $missing = @(Select-Missing -Item $entry.add -From $held)
            $gone = @(Select-Missing -Item $entry.remove -From $held)
            if (($missing.Count -gt 0) -or ($gone.Count -ne @($entry.remove).Count)) {
                $status = 'NotSeen'
            }
            Write-Result -Target $entry.name -Action $action -Status $status -After ($held -join ' ')
        }
        catch {
            Write-Result -Target $entry.name -Action $action -Status 'NotSeen' -Message (Format-Trouble -Trouble $_)
        }
    }
    foreach ($entry in $data.newTeams) {
        $number = [int] $entry.change
        $action = 'The team is there'
        try {
            $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,displayName,visibility,resourceProvisioningOptions' -f $GraphRoot, [uri]::EscapeDataString([string] $entry.uniqueName)
            $have = (Invoke-Graph -Method 'GET' -Uri $uri)['Body']
            $status = 'NotSeen'
            if ((@($have['resourceProvisioningOptions']) -contains 'Team') -and ([string] $have['displayName'] -eq $entry.name) -and ([string] $have['visibility'] -eq $entry.visibility)) {
                $status = 'Seen'
            }
            $missing = @(Select-Missing -Item $entry.owners -From @(Get-MemberId -Group ([string] $have['id'])))
            if ($missing.Count -gt 0) {
                $status = 'NotSeen'
            }
            Write-Result -Target $entry.name -Action $action -Status $status -Message ($missing -join ' ')
        }
        catch {
            Write-Result -Target $entry.name -Action $action -Status 'NotSeen' -Message (Format-Trouble -Trouble $_)
        }
    }
    foreach ($entry in $data.teams) {
        $number = [int] $entry.change
        $action = 'The team has its new members'
        try {
            $members = @(Get-MemberId -Group (Find-Team -Name $entry.name))
            $missing = @()
            foreach ($one in $entry.add) {
                if ($members -notcontains $one.id) {
                    $missing += Format-Person -Name $one.name -Id $one.id
                }
            }
            $status = 'Seen'
            if ($missing.Count -gt 0) {
                $status = 'NotSeen'
            }
            Write-Result -Target $entry.name -Action $action -Status $status -Message ($missing -join ', ')
        }
        catch {
            Write-Result -Target $entry.name -Action $action -Status 'NotSeen' -Message (Format-Trouble -Trouble $_)
        }
    }
