# Where the practice tenant answers, and how it is asked. It is read when the module is loaded; the command that serves the tenant
# wrote it, and takes it away when it ends.
$script:where = $null
$script:client = $null

function Get-Practice {
    if ($null -eq $script:where) {
        $file = Join-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -ChildPath 'connection.json'
        if (-not (Test-Path -LiteralPath $file -PathType 'Leaf')) {
            throw 'The practice tenant of this module is not running. Start it with: personadesk practice --module FOLDER'
        }
        $script:where = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($file, [System.Text.Encoding]::UTF8))
        if ($null -eq ('System.Net.Http.HttpClient' -as [type])) {
            Add-Type -AssemblyName 'System.Net.Http'
        }
        $script:client = New-Object -TypeName 'System.Net.Http.HttpClient'
        $script:client.Timeout = [System.Threading.Timeout]::InfiniteTimeSpan
    }
    $script:where
}

# Send-Practice asks over HTTP and gives status, headers and text of the answer.
function Send-Practice {
    param([string] $Method, [string] $Uri, [string] $Token, $Body, [string] $ContentType, $Headers)
    $request = New-Object -TypeName 'System.Net.Http.HttpRequestMessage' -ArgumentList (New-Object -TypeName 'System.Net.Http.HttpMethod' -ArgumentList $Method.ToUpperInvariant()), $Uri
    $null = $request.Headers.TryAddWithoutValidation('Authorization', 'Bearer ' + $Token)
    if ($null -ne $Headers) {
        foreach ($name in $Headers.Keys) {
            $null = $request.Headers.TryAddWithoutValidation([string] $name, [string] $Headers[$name])
        }
    }
    if ($null -ne $Body) {
        $request.Content = New-Object -TypeName 'System.Net.Http.StringContent' -ArgumentList ([string] $Body), ([System.Text.Encoding]::UTF8)
        $null = $request.Content.Headers.Remove('Content-Type')
        $null = $request.Content.Headers.TryAddWithoutValidation('Content-Type', $ContentType)
    }
    $answer = $script:client.SendAsync($request).GetAwaiter().GetResult()
    try {
        $found = @{}
        foreach ($header in @($answer.Headers) + @($answer.Content.Headers)) {
            $found[$header.Key] = @($header.Value)
        }
        [pscustomobject] @{
            Status = [int] $answer.StatusCode
            Reason = [string] $answer.ReasonPhrase
            Headers = $found
            Text = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()
        }
    }
    finally {
        $answer.Dispose()
        $request.Dispose()
    }
}

# New-Trouble makes an error record; what the service said beside its message stands in the details.
function New-Trouble {
    param([string] $Message, [string] $Id, [string] $Category, $Details)
    $cause = New-Object -TypeName 'System.InvalidOperationException' -ArgumentList $Message
    $record = New-Object -TypeName 'System.Management.Automation.ErrorRecord' -ArgumentList $cause, $Id, $Category, $null
    if ($Details) {
        $record.ErrorDetails = New-Object -TypeName 'System.Management.Automation.ErrorDetails' -ArgumentList ([string] $Details)
    }
    $record
}
