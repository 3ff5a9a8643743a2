
foreach ($row in $rows) {
    $number = [int] $row.Change
    $telephone = [string] $row.Telephone
    $user = [string] $row.UserId
    $person = Format-Person -Name $row.Name -Id $user
    $action = 'Give the number to {0}' -f $person
    if ($row.Do -eq 'Release') {
        $action = 'Take the number from {0}' -f $person
    }
    if (@('Enable', 'Disable') -ccontains $row.Do) {
        $action = '{0} voice without a number' -f $row.Do
        $wanted = $row.Do -eq 'Enable'
        try {
            Assert-Identity -Value $user -Name 'the user'
            if (($telephone -ne '') -or ([string] $row.NumberType -ne '')) {
                throw 'Voice is not to be combined with a number.'
            }
            $account = Get-CsOnlineUser -Identity $user -ErrorAction Stop
            $before = [string] $account.EnterpriseVoiceEnabled
            if (-not [string]::IsNullOrWhiteSpace([string] $account.LineUri)) {
                throw 'The user has a number by now, and the number decides.'
            }
            if ([bool] $account.EnterpriseVoiceEnabled -eq $wanted) {
                Write-Result -Id $user -Target $person -Action $action -Status 'AsWanted' -Before $before
            }
            elseif ($PSCmdlet.ShouldProcess($person, $action)) {
                $tries = 0
                do {
                    $tries += 1
                    $again = $false
                    try {
                        $null = Set-CsPhoneNumberAssignment -Identity $user -EnterpriseVoiceEnabled $wanted -ErrorAction Stop
                    }
                    catch {
                        $again = Wait-Again -Said $_.Exception.Message -Tries $tries
                        if (-not $again) {
                            throw
                        }
                    }
                } while ($again)
                Write-Result -Id $user -Target $person -Action $action -Status 'Sent' -Before $before
            }
            else {
                Write-Result -Id $user -Target $person -Action $action -Status 'NotRun' -Before $before
            }
        }
        catch {
            Write-Result -Id $user -Target $person -Action $action -Status 'Failed' -Message (Format-Trouble -Trouble $_)
        }
        continue
    }
    try {
        Assert-Identity -Value $user -Name ('the holder of {0}' -f $telephone)
        if (@('Assign', 'Release') -cnotcontains $row.Do) {
            throw 'The column Do holds none of Assign, Release, Enable and Disable.'
        }
        if (@('DirectRouting', 'CallingPlan', 'OperatorConnect') -cnotcontains $row.NumberType) {
            throw 'The column NumberType holds no type of numbers.'
        }
        if ($telephone -notmatch '^\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$') {
            throw 'This is no telephone number. A spreadsheet may have changed the file.'
        }
        $holder = ''
        $state = ''
        foreach ($one in @(Get-CsPhoneNumberAssignment -TelephoneNumber $telephone -ErrorAction Stop)) {
            $holder = [string] $one.AssignedPstnTargetId
            $state = [string] $one.PstnAssignmentStatus
        }
        if ($user -match '@') {
            $user = [string] @(Get-CsOnlineApplicationInstance -Identity $user -ErrorAction Stop)[0].ObjectId
            Assert-Identity -Value $user -Name ('the resource account {0}' -f $row.UserId)
        }
        if ($row.Do -eq 'Release') {
            if ($holder -eq '') {
                Write-Result -Id $user -Target $telephone -Action $action -Status 'AsWanted'
            }
            elseif ($holder -ne $user) {
                throw 'Somebody else holds the number now. Nothing was taken.'
            }
            elseif ($PSCmdlet.ShouldProcess($telephone, $action)) {
                $tries = 0
                do {
                    $tries += 1
                    $again = $false
                    try {
                        $null = Remove-CsPhoneNumberAssignment -Identity $user -PhoneNumber $telephone -PhoneNumberType $row.NumberType -ErrorAction Stop
                    }
                    catch {
                        $again = Wait-Again -Said $_.Exception.Message -Tries $tries
                        if (-not $again) {
                            throw
                        }
                    }
                } while ($again)
                Write-Result -Id $user -Target $telephone -Action $action -Status 'Sent' -Before $holder
            }
            else {
                Write-Result -Id $user -Target $telephone -Action $action -Status 'NotRun' -Before $holder
            }
            continue
        }
        if ($holder -eq $user) {
            Write-Result -Id $user -Target $telephone -Action $action -Status 'AsWanted' -After $holder
            continue
        }
        if (($holder -ne '') -or (($state -ne '') -and ($state -ne 'Unassigned'))) {
            throw ('The number is not free; it is {0}. Nothing was taken from anybody.' -f $state)
        }
        if (($state -eq '') -and ($row.NumberType -ne 'DirectRouting')) {
            throw 'The tenant does not have this number.'
        }
        $account = Get-CsOnlineUser -Identity $user -ErrorAction Stop
        if (-not [string]::IsNullOrWhiteSpace([string] $account.LineUri)) {
            throw 'The user has a number already, and one user may not get a second by mistake.'
        }
        $place = [string] $row.LocationId
        if (-not [string]::IsNullOrWhiteSpace([string] $row.Location)) {
            $place = Get-PlaceId -Label $row.Location
            Assert-Identity -Value $place -Name ('the emergency location {0}' -f $row.Location)
        }
        if ($PSCmdlet.ShouldProcess($telephone, $action)) {
            if ([string]::IsNullOrWhiteSpace($place)) {
                $tries = 0
                do {
                    $tries += 1
                    $again = $false
                    try {
                        $null = Set-CsPhoneNumberAssignment -Identity $user -PhoneNumber $telephone -PhoneNumberType $row.NumberType -ErrorAction Stop
                    }
                    catch {
                        $again = Wait-Again -Said $_.Exception.Message -Tries $tries
                        if (-not $again) {
                            throw
                        }
                    }
                } while ($again)
            }
            else {
                $tries = 0
                do {
                    $tries += 1
                    $again = $false
                    try {
                        $null = Set-CsPhoneNumberAssignment -Identity $user -PhoneNumber $telephone -PhoneNumberType $row.NumberType -LocationId $place -ErrorAction Stop
                    }
                    catch {
                        $again = Wait-Again -Said $_.Exception.Message -Tries $tries
                        if (-not $again) {
                            throw
                        }
                    }
                } while ($again)
            }
            Write-Result -Id $user -Target $telephone -Action $action -Status 'Sent' -After $user
        }
        else {
            Write-Result -Id $user -Target $telephone -Action $action -Status 'NotRun' -After $user
        }
    }
    catch {
        Write-Result -Id $user -Target $telephone -Action $action -Status 'Failed' -Message (Format-Trouble -Trouble $_)
    }
}
