$places = @{}

function Get-PlaceId {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)] [string] $Label
    )
    if (-not $places.ContainsKey('All')) {
        $places['All'] = @(Get-CsOnlineLisLocation -ErrorAction Stop)
    }
    foreach ($one in $places['All']) {
        $name = [string] $one.Description
        if (-not [string]::IsNullOrWhiteSpace([string] $one.Location)) {
            $name = '{0}, {1}' -f $name, $one.Location
        }
        if ($name -eq $Label) {
            return [string] $one.LocationId
        }
    }
    return ''
}
