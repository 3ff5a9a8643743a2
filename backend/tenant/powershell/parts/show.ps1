function Read-Property {
    [CmdletBinding()]
    [OutputType([object])]
    param(
        [Parameter()] [AllowNull()] [object] $Item,
        [Parameter(Mandatory = $true)] [string] $Name
    )
    if ($null -eq $Item) {
        return $null
    }
    $found = $Item.PSObject.Properties[$Name]
    if ($null -eq $found) {
        return $null
    }
    return $found.Value
}

function Format-Shown {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter()] [AllowNull()] [object] $Value
    )
    $texts = @()
    foreach ($one in @($Value)) {
        if ($null -eq $one) {
            continue
        }
        $pattern = Read-Property -Item $one -Name 'Pattern'
        $id = Read-Property -Item $one -Name 'Id'
        if ($null -ne $pattern) {
            $texts += '{0} -> {1}' -f $pattern, (Read-Property -Item $one -Name 'Translation')
        }
        elseif ($null -ne $id) {
            $texts += [string] $id
        }
        else {
            $texts += [string] $one
        }
    }
    return $texts -join ' '
}

function Get-ShownName {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter()] [AllowNull()] [object] $Item,
        [Parameter(Mandatory = $true)] [string[]] $Property
    )
    $texts = @()
    foreach ($name in $Property) {
        $text = Format-Shown -Value (Read-Property -Item $Item -Name $name)
        if ($text -ne '') {
            $texts += $text
        }
    }
    return ($texts -join ', ') -replace '^Tag:', ''
}
