    $rows = @(Import-Csv -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'numbers.csv') -Encoding 'UTF8')
    foreach ($head in @('Do', 'Telephone', 'NumberType', 'UserId', 'LocationId', 'Location')) {
        if (($rows.Count -gt 0) -and ($null -eq $rows[0].PSObject.Properties[$head])) {
            throw ('The file numbers.csv has no column {0}.' -f $head)
        }
    }
