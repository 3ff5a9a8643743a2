
    foreach ($entry in $data.shown) {
        $number = [int] $entry.change
        $target = [string] $entry.target
        $action = [string] $entry.action
        if (-not $shown.ContainsKey([string] $entry.getter)) {
            Write-Result -Target $target -Action $action -Status 'NotLooked' -Message ('{0} gave no answer: {1}' -f $entry.getter, $silent[[string] $entry.getter])
            continue
        }
        $found = @()
        foreach ($one in $shown[[string] $entry.getter]) {
            if ($entry.each) {
                foreach ($text in @(Read-Property -Item $one -Name $entry.properties[0])) {
                    if ([string] $text -eq $entry.name) {
                        $found += $one
                    }
                }
            }
            elseif ((Get-ShownName -Item $one -Property $entry.properties) -eq $entry.name) {
                $found += $one
            }
        }
        if ($entry.gone) {
            $status = 'Seen'
            if ($found.Count -gt 0) {
                $status = 'NotSeen'
            }
            Write-Result -Target $target -Action $action -Status $status
            continue
        }
        if ($found.Count -ne 1) {
            Write-Result -Target $target -Action $action -Status 'NotSeen' -Message ('{0} of this name are there.' -f $found.Count)
            continue
        }
        $status = 'Seen'
        $differ = @()
        foreach ($setting in $entry.settings) {
            $have = Format-Shown -Value (Read-Property -Item $found[0] -Name $setting.name)
            if ($have -ne $setting.value) {
                $status = 'NotSeen'
                $differ += '{0} is {1}, wanted {2}' -f $setting.name, $have, $setting.value
            }
        }
        Write-Result -Target $target -Action $action -Status $status -Message ($differ -join '; ')
        foreach ($name in $entry.apart) {
            Write-Result -Target $target -Action ('{0} of it' -f $name) -Status 'NotLooked' -Message 'This script does not compare it.'
        }
    }
    foreach ($entry in $data.direct) {
        $number = [int] $entry.change
        $target = [string] $entry.target
        $action = [string] $entry.action
        try {
            $have = ''
            foreach ($one in @(Get-CsUserPolicyAssignment -Identity $entry.user -PolicyType $entry.type -ErrorAction Stop)) {
                foreach ($source in @(Read-Property -Item $one -Name 'PolicySource')) {
                    if ([string] (Read-Property -Item $source -Name 'AssignmentType') -eq 'Direct') {
                        $have = [string] (Read-Property -Item $source -Name 'PolicyName') -replace '^Tag:', ''
                    }
                }
            }
            $status = 'NotSeen'
            if ($have -eq $entry.policy) {
                $status = 'Seen'
            }
            Write-Result -Target $target -Action $action -Status $status -After $have -Id $entry.user
        }
        catch {
            Write-Result -Target $target -Action $action -Status 'NotLooked' -Message (Format-Trouble -Trouble $_)
        }
    }
    foreach ($entry in $data.unlooked) {
        $number = [int] $entry.change
        Write-Result -Target $entry.target -Action $entry.action -Status 'NotLooked' -Message 'This script does not know how to look at it.'
    }
