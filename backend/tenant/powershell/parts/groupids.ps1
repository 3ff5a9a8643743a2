    $GroupId = @{}
    foreach ($row in @(Import-Csv -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'group-ids.csv') -Encoding 'UTF8')) {
        $GroupId[[string] $row.UniqueName] = [string] $row.Id
    }
