function Test-Place {
    [CmdletBinding()]
    [OutputType([bool])]
    param(
        [Parameter()] [AllowEmptyCollection()] [AllowNull()] [object[]] $Item,
        [Parameter(Mandatory = $true)] [string] $Name
    )
    foreach ($one in $Item) {
        if ([string] $one.Location -eq $Name) {
            return $true
        }
    }
    return $false
}
