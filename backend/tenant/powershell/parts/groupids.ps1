    $GroupId = @{}
    foreach ($group in (Read-Data -Name 'groups.json').groups) {
        if ($group.id) {
            $GroupId[[string] $group.uniqueName] = [string] $group.id
        }
    }
    $path = Join-Path -Path $PSScriptRoot -ChildPath 'group-ids.csv'
    if (Test-Path -LiteralPath $path) {
        foreach ($row in @(Import-Csv -LiteralPath $path -Encoding 'UTF8')) {
            $GroupId[[string] $row.UniqueName] = [string] $row.Id
        }
    }
