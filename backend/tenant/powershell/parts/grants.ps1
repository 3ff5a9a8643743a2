function Get-GroupPolicyName {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)] [string] $Group,
        [Parameter(Mandatory = $true)] [string] $Type
    )
    foreach ($one in @(Get-CsGroupPolicyAssignment -ErrorAction Stop)) {
        if (([string] $one.GroupId -eq $Group) -and ([string] $one.PolicyType -eq $Type)) {
            return ([string] $one.PolicyName -replace '^Tag:', '')
        }
    }
    return ''
}
