function Select-Instance {
    [CmdletBinding()]
    [OutputType([object])]
    param(
        [Parameter()] [AllowEmptyCollection()] [AllowNull()] [object[]] $From,
        [Parameter(Mandatory = $true)] [string[]] $Property,
        [Parameter(Mandatory = $true)] [string] $Name
    )
    foreach ($one in $From) {
        if ((Get-ShownName -Item $one -Property $Property) -eq $Name) {
            return $one
        }
    }
    return $null
}

function Test-AsWanted {
    [CmdletBinding()]
    [OutputType([bool])]
    param(
        [Parameter()] [AllowNull()] [object] $Item,
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Wanted,
        [Parameter()] [switch] $Made
    )
    if ($null -eq $Item) {
        if ($Made) {
            return $false
        }
        throw 'It is not there any more. Plan again.'
    }
    $differ = @()
    foreach ($one in $Wanted) {
        $have = Format-Shown -Value (Read-Property -Item $Item -Name $one.Name)
        if ($have -eq $one.Wanted) {
            continue
        }
        $differ += $one.Name
        if ($Made) {
            throw ('There is one of this name with another {0}: {1}, wanted {2}. Plan again.' -f $one.Name, $have, $one.Wanted)
        }
        if (($null -ne $one.Known) -and ($have -ne $one.Known)) {
            throw ('{0} is {1} now; the plan knew {2}. Plan again.' -f $one.Name, $have, $one.Known)
        }
    }
    return $differ.Count -eq 0
}
