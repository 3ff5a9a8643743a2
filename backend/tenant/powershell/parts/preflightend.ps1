}
catch {
    Write-Error -Message ('Nothing was changed. {0}' -f $_.Exception.Message) -ErrorAction Continue
    exit 2
}
