$script:context = $null

# The addresses at which the real commands find Microsoft Graph; the practice tenant stands behind all of them.
$script:roots = @('graph.microsoft.com', 'graph.microsoft.us', 'dod-graph.microsoft.us', 'microsoftgraph.chinacloudapi.cn')

# ConvertTo-Table turns what JSON gave into hash tables, as the real command gives them.
function ConvertTo-Table {
    param([AllowNull()] $Value)
    if ($Value -is [System.Management.Automation.PSCustomObject]) {
        $table = @{}
        foreach ($property in $Value.PSObject.Properties) {
            $table[$property.Name] = ConvertTo-Table -Value $property.Value
        }
        return $table
    }
    if ($Value -is [System.Collections.IList]) {
        $list = @(foreach ($one in $Value) { , (ConvertTo-Table -Value $one) })
        return , $list
    }
    $Value
}

function Connect-MgGraph {
    [CmdletBinding(DefaultParameterSetName = 'UserParameterSet')]
    param(
        [Parameter(ParameterSetName = 'UserParameterSet', Position = 0)] [string[]] $Scopes,
        [Parameter(ParameterSetName = 'AppCertificateParameterSet', Mandatory = $true, Position = 0)]
        [Parameter(ParameterSetName = 'UserParameterSet')] [Alias('AppId')] [string] $ClientId,
        [Parameter()] [Alias('Audience', 'Tenant')] [string] $TenantId,
        [Parameter(ParameterSetName = 'AppCertificateParameterSet', Mandatory = $true)] [string] $CertificateThumbprint,
        [Parameter(ParameterSetName = 'UserParameterSet')] [Alias('UseDeviceAuthentication', 'DeviceCode', 'DeviceAuth', 'Device')] [switch] $UseDeviceCode,
        [Parameter()] [ValidateSet('Process', 'CurrentUser')] [string] $ContextScope,
        [Parameter()] [Alias('EnvironmentName', 'NationalCloud')] [string] $Environment = 'Global',
        [Parameter()] [switch] $NoWelcome
    )
    $practice = Get-Practice
    $token = $practice.token
    if ($PSCmdlet.ParameterSetName -eq 'UserParameterSet' -and $Scopes) {
        $token += ';' + ($Scopes -join ',')
    }
    $answer = Send-Practice -Method 'GET' -Uri ($practice.url + '/v1.0/organization?$select=id') -Token $practice.token
    if ($answer.Status -ne 200) {
        $PSCmdlet.ThrowTerminatingError((New-Trouble -Message ('The practice tenant answered {0}.' -f $answer.Status) -Id 'PracticeAnswered' -Category 'ConnectionError' -Details $answer.Text))
    }
    $id = (ConvertFrom-Json -InputObject $answer.Text).value[0].id
    if ($TenantId -and $TenantId -ne $id) {
        $PSCmdlet.ThrowTerminatingError((New-Trouble -Message ('AADSTS90002: Tenant ''{0}'' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.' -f $TenantId) -Id 'AuthenticationFailed' -Category 'AuthenticationError' -Details $null))
    }
    $kind = 'Delegated'
    if ($PSCmdlet.ParameterSetName -eq 'AppCertificateParameterSet') {
        $kind = 'AppOnly'
    }
    $script:context = [pscustomobject] @{
        ClientId = $ClientId
        TenantId = $id
        Scopes = $Scopes
        AuthType = $kind
        Environment = $Environment
        Token = $token
    }
    if (-not $NoWelcome) {
        'Welcome to the practice tenant of PersonaDesk.'
    }
}

function Disconnect-MgGraph {
    [CmdletBinding()]
    param()
    $script:context = $null
}

function Get-MgContext {
    [CmdletBinding()]
    param()
    if ($null -ne $script:context) {
        $script:context | Select-Object -Property 'ClientId', 'TenantId', 'Scopes', 'AuthType', 'Environment'
    }
}

function Invoke-MgGraphRequest {
    [CmdletBinding()]
    [Alias('Invoke-GraphRequest')]
    param(
        [Parameter(Position = 0)] [ValidateSet('GET', 'POST', 'PUT', 'PATCH', 'DELETE')] [string] $Method = 'GET',
        [Parameter(Mandatory = $true, Position = 1)] [uri] $Uri,
        [Parameter(Position = 2)] [object] $Body,
        [Parameter()] [System.Collections.IDictionary] $Headers,
        [Parameter()] [ValidateSet('HashTable', 'PSObject', 'Json')] [string] $OutputType = 'HashTable',
        [Parameter()] [string] $ContentType = 'application/json',
        [Parameter()] [switch] $SkipHttpErrorCheck,
        [Parameter()] [Alias('RHV')] [string] $ResponseHeadersVariable,
        [Parameter()] [string] $StatusCodeVariable
    )
    $practice = Get-Practice
    if ($null -eq $script:context) {
        $PSCmdlet.ThrowTerminatingError((New-Trouble -Message 'Authentication needed. Please call Connect-MgGraph.' -Id 'NotConnected' -Category 'AuthenticationError' -Details $null))
    }
    if ($Uri.IsAbsoluteUri) {
        if ($script:roots -notcontains $Uri.Host -and -not $Uri.AbsoluteUri.StartsWith($practice.url + '/')) {
            $PSCmdlet.ThrowTerminatingError((New-Trouble -Message ('The practice tenant does not answer for {0}.' -f $Uri.Host) -Id 'ForeignAddress' -Category 'InvalidArgument' -Details $null))
        }
        $path = $Uri.PathAndQuery
    }
    else {
        $path = '/' + $Uri.OriginalString.TrimStart('/')
    }
    $text = $null
    if ($null -ne $Body) {
        $text = $Body
        if ($Body -isnot [string]) {
            $text = ConvertTo-Json -InputObject $Body -Depth 100 -Compress
        }
    }
    $answer = Send-Practice -Method $Method -Uri ($practice.url + $path) -Token $script:context.Token -Body $text -ContentType $ContentType -Headers $Headers
    if ($Uri.IsAbsoluteUri) {
        $answer.Text = $answer.Text.Replace($practice.url + '/', $Uri.GetLeftPart([System.UriPartial]::Authority) + '/')
    }
    if ($StatusCodeVariable) {
        $PSCmdlet.SessionState.PSVariable.Set($StatusCodeVariable, $answer.Status)
    }
    if ($ResponseHeadersVariable) {
        $PSCmdlet.SessionState.PSVariable.Set($ResponseHeadersVariable, $answer.Headers)
    }
    if ($answer.Status -ge 400 -and -not $SkipHttpErrorCheck) {
        $message = 'Response status code does not indicate success: {0} ({1}).' -f [System.Net.HttpStatusCode] $answer.Status, $answer.Reason
        $details = "{0} {1}`r`nHTTP/1.1 {2} {3}`r`n`r`n{4}" -f $Method, $Uri, $answer.Status, $answer.Reason, $answer.Text
        $PSCmdlet.ThrowTerminatingError((New-Trouble -Message $message -Id ([string] $answer.Status) -Category 'InvalidOperation' -Details $details))
    }
    if (-not $answer.Text) {
        return
    }
    if ($OutputType -eq 'Json' -or -not $answer.Text.TrimStart().StartsWith('{')) {
        return $answer.Text
    }
    $said = ConvertFrom-Json -InputObject $answer.Text
    if ($OutputType -eq 'PSObject') {
        return $said
    }
    ConvertTo-Table -Value $said
}
