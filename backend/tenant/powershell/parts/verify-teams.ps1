
    $assigned = @(Get-CsGroupPolicyAssignment -ErrorAction Stop)
    foreach ($grant in $data.grants) {
        $number = [int] $grant.change
        $have = ''
        $rank = 0
        if ([string]::IsNullOrWhiteSpace($GroupId[[string] $grant.group])) {
            Write-Result -Target $grant.target -Action $grant.action -Status 'NotSeen' -Message 'The group has no identity here.'
            continue
        }
        foreach ($one in $assigned) {
            if (([string] $one.GroupId -eq $GroupId[[string] $grant.group]) -and ([string] $one.PolicyType -eq $grant.type)) {
                $have = [string] $one.PolicyName -replace '^Tag:', ''
                $rank = [int] $one.Rank
            }
        }
        $status = 'NotSeen'
        if (($have -eq $grant.policy) -and (($grant.rank -eq 0) -or ($rank -eq $grant.rank))) {
            $status = 'Seen'
        }
        if ($have -ne '') {
            $have = '{0} at rank {1}' -f $have, $rank
        }
        Write-Result -Target $grant.target -Action $grant.action -Status $status -After $have
    }
    foreach ($queue in $data.queues) {
        $number = [int] $queue.change
        $wanted = @()
        $nameless = @()
        foreach ($group in $queue.groups) {
            if ([string]::IsNullOrWhiteSpace($GroupId[[string] $group])) {
                $nameless += [string] $group
            }
            $wanted += [string] $GroupId[[string] $group]
        }
        $leaving = @()
        foreach ($group in $queue.without) {
            if (-not [string]::IsNullOrWhiteSpace($GroupId[[string] $group])) {
                $leaving += [string] $GroupId[[string] $group]
            }
        }
        $had = $QueueGroups[[string] $queue.name]
        $missing = @(Select-Missing -Item $wanted -From $had)
        $staying = @()
        foreach ($one in $leaving) {
            if ($had -contains $one) {
                $staying += $one
            }
        }
        $status = 'Seen'
        if (($missing.Count + $nameless.Count + $staying.Count -gt 0) -or (-not $QueueId.ContainsKey([string] $queue.name))) {
            $status = 'NotSeen'
        }
        Write-Result -Target $queue.name -Action $queue.action -Status $status -After ($had -join ' ') -Message (@($missing + $staying + $nameless) -join ' ')
    }
    foreach ($row in $rows) {
        $number = [int] $row.Change
        $holder = ''
        $status = 'NotSeen'
        $message = ''
        if (@('Enable', 'Disable') -ccontains $row.Do) {
            try {
                $have = [string] (Get-CsOnlineUser -Identity $row.UserId -ErrorAction Stop).EnterpriseVoiceEnabled
                if ($have -eq [string] ($row.Do -eq 'Enable')) {
                    $status = 'Seen'
                }
                $holder = $have
            }
            catch {
                $message = Format-Trouble -Trouble $_
            }
            Write-Result -Target (Format-Person -Name $row.Name -Id $row.UserId) -Action ('{0} voice without a number' -f $row.Do) -Id $row.UserId -Status $status -After $holder -Message $message
            continue
        }
        try {
            $user = [string] $row.UserId
            if ($user -match '@') {
                foreach ($one in @(Get-CsOnlineApplicationInstance -Identity $user -ErrorAction Stop)) {
                    $user = [string] $one.ObjectId
                }
            }
            foreach ($one in @(Get-CsPhoneNumberAssignment -TelephoneNumber $row.Telephone -ErrorAction Stop)) {
                $holder = [string] $one.AssignedPstnTargetId
            }
            if (($row.Do -eq 'Assign') -eq ($holder -eq $user)) {
                $status = 'Seen'
            }
        }
        catch {
            $message = Format-Trouble -Trouble $_
        }
        Write-Result -Target $row.Telephone -Action ('{0}: {1}' -f $row.Do, (Format-Person -Name $row.Name -Id $row.UserId)) -Status $status -After $holder -Message $message -Id $row.UserId
    }
