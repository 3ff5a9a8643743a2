function Get-GroupPolicyText {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter()] [AllowEmptyCollection()] [AllowNull()] [object[]] $From,
        [Parameter(Mandatory = $true)] [string] $Group,
        [Parameter(Mandatory = $true)] [string] $Type
    )
    foreach ($one in $From) {
        if (([string] $one.GroupId -eq $Group) -and ([string] $one.PolicyType -eq $Type)) {
            return ('{0} at rank {1}' -f ([string] $one.PolicyName -replace '^Tag:', ''), [string] $one.Rank)
        }
    }
    return ''
}
