    $ScheduleId = @{}
    foreach ($schedule in @(Get-CsOnlineSchedule -ErrorAction Stop)) {
        $ScheduleId[[string] $schedule.Name] = [string] $schedule.Id
    }
