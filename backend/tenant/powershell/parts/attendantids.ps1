    $AttendantId = @{}
    $skip = 0
    do {
        $page = @(Get-CsAutoAttendant -First 100 -Skip $skip -ErrorAction Stop)
        foreach ($attendant in $page) {
            if ($AttendantId.ContainsKey([string] $attendant.Name)) {
                throw ('Two auto attendants are called {0}.' -f $attendant.Name)
            }
            $AttendantId[[string] $attendant.Name] = [string] $attendant.Identity
        }
        $skip += 100
    } while ($page.Count -eq 100)
