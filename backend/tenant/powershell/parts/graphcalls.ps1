function Invoke-Graph {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        [Parameter(Mandatory = $true)] [string] $Method,
        [Parameter(Mandatory = $true)] [string] $Uri,
        [Parameter()] [AllowNull()] [object] $Body,
        [Parameter()] [int[]] $Accept = @()
    )
    if (-not $Uri.StartsWith($GraphRoot + '/')) {
        throw 'Graph named a page at another address. Nothing was asked there.'
    }
    $tries = 0
    do {
        $tries += 1
        $code = 0
        $headers = @{}
        $call = @{ 'Method' = $Method; 'Uri' = $Uri; 'OutputType' = 'HashTable'; 'SkipHttpErrorCheck' = $true; 'StatusCodeVariable' = 'code'; 'ResponseHeadersVariable' = 'headers' }
        if ($null -ne $Body) {
            $call['Body'] = $Body
            $call['ContentType'] = 'application/json'
        }
        $answer = Invoke-MgGraphRequest @call -ErrorAction Stop
        $after = ''
        if (($null -ne $headers) -and ($null -ne $headers['Retry-After'])) {
            $after = [string] @($headers['Retry-After'])[0]
        }
        $again = (@(429, 503) -contains [int] $code) -and (Wait-Again -Said ([string] [int] $code) -Tries $tries -After $after)
    } while ($again)
    if (([int] $code -ge 400) -and ($Accept -notcontains [int] $code)) {
        $said = ''
        if (($answer -is [hashtable]) -and ($null -ne $answer['error'])) {
            $said = '{0}: {1}' -f $answer['error']['code'], $answer['error']['message']
        }
        throw [System.InvalidOperationException]::new(('{0} {1}' -f [int] $code, $said))
    }
    return @{ 'Status' = [int] $code; 'Body' = $answer }
}

function Get-GraphItem {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        [Parameter(Mandatory = $true)] [string] $Uri
    )
    $next = $Uri
    while ($next) {
        $page = (Invoke-Graph -Method 'GET' -Uri $next)['Body']
        foreach ($one in $page['value']) {
            $one
        }
        $next = [string] $page['@odata.nextLink']
    }
}
