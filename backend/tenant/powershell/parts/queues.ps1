    $QueueId = @{}
    $QueueGroups = @{}
    $skip = 0
    do {
        $page = @(Get-CsCallQueue -First 100 -Skip $skip -ErrorAction Stop)
        foreach ($queue in $page) {
            if ($QueueId.ContainsKey([string] $queue.Name)) {
                throw ('Two call queues are called {0}.' -f $queue.Name)
            }
            $QueueId[[string] $queue.Name] = [string] $queue.Identity
            $lists = @()
            foreach ($list in $queue.DistributionLists) {
                $lists += [string] $list
            }
            $QueueGroups[[string] $queue.Name] = $lists
        }
        $skip += 100
    } while ($page.Count -eq 100)
