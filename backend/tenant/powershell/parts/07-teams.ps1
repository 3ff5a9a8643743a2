
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
