    $rows = @(ConvertFrom-Csv -InputObject (Read-Text -Name 'numbers.csv'))
    foreach ($head in @('Change', 'Do', 'Telephone', 'NumberType', 'UserId', 'Name', 'LocationId', 'Location')) {
        if (($rows.Count -gt 0) -and ($null -eq $rows[0].PSObject.Properties[$head])) {
            throw ('The file numbers.csv has no column {0}.' -f $head)
        }
    }
    if ($rows.Count -ne $entries['numbers.csv']) {
        throw ('The file numbers.csv has {0} rows and was exported with {1}.' -f $rows.Count, $entries['numbers.csv'])
    }
