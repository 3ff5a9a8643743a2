
foreach ($entry in $data.make) {
    $number = [int] $entry.change
    $target = [string] $entry.name
    $action = 'Make the team'
    try {
        Assert-Identity -Value $entry.uniqueName -Name $target
        $uri = '{0}/v1.0/groups(uniqueName=''{1}'')?$select=id,displayName,resourceProvisioningOptions' -f $GraphRoot, [uri]::EscapeDataString([string] $entry.uniqueName)
        $answer = Invoke-Graph -Method 'GET' -Uri $uri -Accept 404
        $have = $answer['Body']
        $there = $answer['Status'] -ne 404
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
                if (@(Get-GraphItem -Uri ($GraphRoot + '/v1.0/groups?$select=id&$filter=' + [uri]::EscapeDataString($condition))).Count -gt 0) {
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
                $have = (Invoke-Graph -Method 'POST' -Uri ($GraphRoot + '/v1.0/groups') -Body $body)['Body']
            }
            Assert-Identity -Value $have['id'] -Name $target
            $answer = Invoke-Graph -Method 'PUT' -Uri ('{0}/v1.0/groups/{1}/team' -f $GraphRoot, $have['id']) -Body '{}' -Accept 404, 409
            if ($answer['Status'] -eq 404) {
                throw 'The group is too young for its team. Run this script again in a few minutes.'
            }
            Write-Result -Target $target -Action $action -Status 'Sent'
        }
        else {
            Write-Result -Target $target -Action $action -Status 'NotRun'
        }
    }
    catch {
        Write-Result -Target $target -Action $action -Status 'Failed' -Message (Format-Trouble -Trouble $_)
    }
}

foreach ($entry in $data.teams) {
    $number = [int] $entry.change
    $target = [string] $entry.name
    $action = 'Add members to the team'
    try {
        $team = Find-Team -Name $target
        $members = @(Get-MemberId -Group $team)
        $missing = @()
        foreach ($one in $entry.add) {
            if ($members -notcontains $one.id) {
                $missing += $one
            }
        }
    }
    catch {
        Write-Result -Target $target -Action $action -Status 'Failed' -Message (Format-Trouble -Trouble $_)
        continue
    }
    if ($missing.Count -eq 0) {
        Write-Result -Target $target -Action $action -Status 'AsWanted'
    }
    foreach ($one in $missing) {
        $user = [string] $one.id
        $action = 'Add {0} to the team' -f (Format-Person -Name $one.name -Id $user)
        try {
            Assert-Identity -Value $user -Name 'a new member'
            if ($PSCmdlet.ShouldProcess($target, $action)) {
                $body = @{
                    '@odata.type' = '#microsoft.graph.aadUserConversationMember'
                    'roles' = @()
                    'user@odata.bind' = ('{0}/v1.0/users(''{1}'')' -f $GraphRoot, $user)
                }
                $null = Invoke-Graph -Method 'POST' -Uri ('{0}/v1.0/teams/{1}/members' -f $GraphRoot, $team) -Body $body
                Write-Result -Target $target -Action $action -Status 'Sent' -Id $user
            }
            else {
                Write-Result -Target $target -Action $action -Status 'NotRun'
            }
        }
        catch {
            Write-Result -Target $target -Action $action -Status 'Failed' -Message (Format-Trouble -Trouble $_)
        }
    }
}
