
foreach ($entry in $data.make) {
    $target = [string] $entry.name
    $action = 'Make the team'
    try {
        Assert-Identity -Value $entry.uniqueName -Name $target
        $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,displayName,resourceProvisioningOptions' -f $GraphRoot, [uri]::EscapeDataString([string] $entry.uniqueName)
        $status = 0
        $have = Invoke-MgGraphRequest -Method 'GET' -Uri $uri -OutputType 'HashTable' -SkipHttpErrorCheck -StatusCodeVariable 'status' -ErrorAction Stop
        if (([int] $status -ge 400) -and ([int] $status -ne 404)) {
            throw ('Graph answered {0}.' -f [int] $status)
        }
        $there = [int] $status -ne 404
        if ($there -and ([string] $have['displayName'] -ne $target)) {
            throw ('The team was made before and is called {0} by now.' -f $have['displayName'])
        }
        if ($there -and (@($have['resourceProvisioningOptions']) -contains 'Team')) {
            Write-Result -Target $target -Action $action -Status 'AsWanted'
            continue
        }
        if ($PSCmdlet.ShouldProcess($target, $action)) {
            if (-not $there) {
                $nickname = [string] $entry.nickname
                $condition = 'mailNickname eq ''{0}''' -f $nickname
                $taken = Invoke-MgGraphRequest -Method 'GET' -Uri ($GraphRoot + '/v1.0/groups?$select=id&$filter=' + [uri]::EscapeDataString($condition)) -OutputType 'HashTable' -ErrorAction Stop
                if (@($taken['value']).Count -gt 0) {
                    $nickname = [string] $entry.spare
                }
                $body = @{
                    'displayName' = $target
                    'mailNickname' = $nickname
                    'uniqueName' = [string] $entry.uniqueName
                    'mailEnabled' = $true
                    'securityEnabled' = $false
                    'groupTypes' = @('Unified')
                    'visibility' = [string] $entry.visibility
                }
                if ($entry.description) {
                    $body['description'] = [string] $entry.description
                }
                $links = @()
                foreach ($owner in $entry.owners) {
                    Assert-Identity -Value $owner -Name 'an owner'
                    $links += '{0}/v1.0/users/{1}' -f $GraphRoot, $owner
                }
                if ($links.Count -gt 0) {
                    $body['owners@odata.bind'] = $links
                    $body['members@odata.bind'] = $links
                }
                $have = Invoke-MgGraphRequest -Method 'POST' -Uri ($GraphRoot + '/v1.0/groups') -Body $body -ContentType 'application/json' -OutputType 'HashTable' -ErrorAction Stop
            }
            Assert-Identity -Value $have['id'] -Name $target
            $null = Invoke-MgGraphRequest -Method 'PUT' -Uri ('{0}/v1.0/groups/{1}/team' -f $GraphRoot, $have['id']) -Body '{}' -ContentType 'application/json' -SkipHttpErrorCheck -StatusCodeVariable 'status' -ErrorAction Stop
            if ([int] $status -eq 404) {
                throw 'The group is too young for its team. Run this script again in a few minutes.'
            }
            if (([int] $status -ge 400) -and ([int] $status -ne 409)) {
                throw ('Graph answered {0}.' -f [int] $status)
            }
            Write-Result -Target $target -Action $action -Status 'Sent'
        }
        else {
            Write-Result -Target $target -Action $action -Status 'NotRun'
        }
    }
    catch {
        Write-Result -Target $target -Action $action -Status 'Failed' -Message $_.Exception.Message
    }
}

foreach ($entry in $data.teams) {
    $target = [string] $entry.name
    $action = 'Add members to the team'
    try {
        $team = Find-Team -Name $target
        $members = @(Get-MemberId -Group $team)
        $missing = @(Select-Missing -Item $entry.add -From $members)
    }
    catch {
        Write-Result -Target $target -Action $action -Status 'Failed' -Message $_.Exception.Message
        continue
    }
    if ($missing.Count -eq 0) {
        Write-Result -Target $target -Action $action -Status 'AsWanted'
    }
    foreach ($user in $missing) {
        $action = 'Add {0} to the team' -f $user
        try {
            Assert-Identity -Value $user -Name 'a new member'
            if ($PSCmdlet.ShouldProcess($target, $action)) {
                $body = @{
                    '@odata.type' = '#microsoft.graph.aadUserConversationMember'
                    'roles' = @()
                    'user@odata.bind' = ('{0}/v1.0/users(''{1}'')' -f $GraphRoot, $user)
                }
                $null = Invoke-MgGraphRequest -Method 'POST' -Uri ('{0}/v1.0/teams/{1}/members' -f $GraphRoot, $team) -Body $body -ContentType 'application/json' -ErrorAction Stop
                Write-Result -Target $target -Action $action -Status 'Sent'
            }
            else {
                Write-Result -Target $target -Action $action -Status 'NotRun'
            }
        }
        catch {
            Write-Result -Target $target -Action $action -Status 'Failed' -Message $_.Exception.Message
        }
    }
}
