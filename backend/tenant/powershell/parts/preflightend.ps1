}
catch {
    Write-Error -Message ('Nothing was changed. {0}' -f (Format-Trouble -Trouble $_)) -ErrorAction Continue
    exit 2
}
