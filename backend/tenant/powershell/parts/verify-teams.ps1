
    $assigned = @(Get-CsGroupPolicyAssignment -ErrorAction Stop)
    foreach ($grant in $data.grants) {
        $have = ''
        foreach ($one in $assigned) {
            if (([string] $one.GroupId -eq $GroupId[[string] $grant.group]) -and ([string] $one.PolicyType -eq $grant.type)) {
                $have = [string] $one.PolicyName -replace '^Tag:', ''
            }
        }
        $status = 'NotSeen'
        if ($have -eq $grant.policy) {
            $status = 'Seen'
        }
        Write-Result -Target $grant.group -Action ('The group gives its {0}' -f $grant.type) -Status $status -After $have
    }
    foreach ($queue in $data.queues) {
        $wanted = @()
        foreach ($group in $queue.groups) {
            $wanted += [string] $GroupId[[string] $group]
        }
        $missing = @(Select-Missing -Item $wanted -From $QueueGroups[[string] $queue.name])
        $status = 'Seen'
        if ($missing.Count -gt 0) {
            $status = 'NotSeen'
        }
        Write-Result -Target $queue.name -Action 'The groups answer the queue' -Status $status -Message ($missing -join ' ')
    }
    foreach ($row in $rows) {
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
                $message = $_.Exception.Message
            }
            Write-Result -Target $row.UserId -Action ('{0} voice without a number' -f $row.Do) -Status $status -After $holder -Message $message
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
            $message = $_.Exception.Message
        }
        Write-Result -Target $row.Telephone -Action $row.Do -Status $status -After $holder -Message $message
    }
