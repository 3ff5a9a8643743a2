function Write-BatchResult {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        [Parameter()] [AllowEmptyString()] [AllowNull()] [string] $Operation,
        [Parameter(Mandatory = $true)] [string] $Target,
        [Parameter(Mandatory = $true)] [string] $Action
    )
    Assert-Identity -Value $Operation -Name 'the batch operation'
    $look = 0
    while ($look -lt 180) {
        $look += 1
        $batch = Get-CsBatchPolicyAssignmentOperation -Identity $Operation -ErrorAction Stop
        Write-Verbose -Message ('{0}: {1}, {2} done' -f $Target, [string] $batch.OverallStatus, [string] $batch.CompletedCount)
        if (@('Completed', 'Complete') -contains [string] $batch.OverallStatus) {
            $refused = 0
            foreach ($one in @($batch.UserState)) {
                if ([string] $one.Result -ne 'Success') {
                    $refused += 1
                    Write-Result -Target ([string] $one.Id) -Action $Action -Status 'Failed' -Message ([string] $one.Result)
                }
            }
            Write-Result -Target $Target -Action $Action -Status 'Sent' -Message ('{0} users done, {1} of them refused' -f [string] $batch.CompletedCount, $refused)
            return
        }
        Start-Sleep -Seconds 10
    }
    throw ('The operation {0} is not over after {1} looks. Ask for it with Get-CsBatchPolicyAssignmentOperation.' -f $Operation, $look)
}
