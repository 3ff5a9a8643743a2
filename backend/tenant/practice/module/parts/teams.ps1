$script:signedIn = $false

# What PowerShell adds to every command is not for the service.
$script:powershells = @('Verbose', 'Debug', 'ErrorAction', 'WarningAction', 'InformationAction', 'ProgressAction', 'ErrorVariable',
    'WarningVariable', 'InformationVariable', 'OutVariable', 'OutBuffer', 'PipelineVariable', 'WhatIf', 'Confirm')

# ConvertTo-Sent says a value in the words of the practice tenant.
function ConvertTo-Sent {
    param([AllowNull()] $Value, [int] $Depth = 0)
    if ($Depth -gt 40) {
        throw 'The value refers to itself.'
    }
    if ($null -eq $Value) {
        return @{ kind = 'null' }
    }
    if ($Value -is [System.Management.Automation.PSObject] -and $Value.PSObject.BaseObject -isnot [System.Management.Automation.PSCustomObject]) {
        $Value = $Value.PSObject.BaseObject
    }
    if ($Value -is [System.Management.Automation.SwitchParameter]) {
        return @{ kind = 'switch'; truth = [bool] $Value }
    }
    if ($Value -is [bool]) {
        return @{ kind = 'truth'; truth = $Value }
    }
    if ($Value -is [string] -or $Value -is [char]) {
        return @{ kind = 'text'; text = [string] $Value }
    }
    if ($Value -is [enum] -or $Value -is [guid] -or $Value -is [uri] -or $Value -is [timespan]) {
        return @{ kind = 'text'; text = $Value.ToString() }
    }
    if ($Value -is [datetime] -or $Value -is [datetimeoffset]) {
        return @{ kind = 'text'; text = $Value.ToString('o', [System.Globalization.CultureInfo]::InvariantCulture) }
    }
    if ($Value -is [byte[]]) {
        return @{ kind = 'text'; text = [Convert]::ToBase64String($Value) }
    }
    if ($Value -is [double] -or $Value -is [single] -or $Value -is [decimal]) {
        if ($Value -eq [math]::Truncate($Value) -and [math]::Abs($Value) -lt 9e15) {
            return @{ kind = 'number'; number = [long] $Value }
        }
        return @{ kind = 'text'; text = ([System.IFormattable] $Value).ToString($null, [System.Globalization.CultureInfo]::InvariantCulture) }
    }
    if ($Value -is [System.ValueType] -and $Value -is [System.IConvertible]) {
        return @{ kind = 'number'; number = [long] $Value }
    }
    if ($Value -is [System.Collections.IDictionary]) {
        $table = @(foreach ($key in $Value.Keys) { @{ name = [string] $key; value = ConvertTo-Sent -Value $Value[$key] -Depth ($Depth + 1) } })
        return @{ kind = 'table'; table = $table }
    }
    if ($Value -is [System.Collections.IEnumerable]) {
        $list = @(foreach ($one in $Value) { ConvertTo-Sent -Value $one -Depth ($Depth + 1) })
        return @{ kind = 'list'; list = $list }
    }
    if ($Value -is [System.Management.Automation.PSCredential]) {
        throw 'A password is not sent to a practice tenant.'
    }
    $table = @(foreach ($property in $Value.PSObject.Properties) {
            if ($property.IsGettable) { @{ name = $property.Name; value = ConvertTo-Sent -Value $property.Value -Depth ($Depth + 1) } }
        })
    @{ kind = 'table'; table = $table }
}

# The kinds of errors of the practice tenant in the words of PowerShell.
$script:categories = @{ badParameter = 'InvalidArgument'; notFound = 'ObjectNotFound'; alreadyExists = 'ResourceExists'; refused = 'InvalidOperation'; accessDenied = 'PermissionDenied' }

# Invoke-Played has the practice tenant carry out the command that was called.
function Invoke-Played {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Name, $Given, [bool] $Tries)
    if ($Tries) {
        # A command that is compiled heeds -WhatIf of the script that calls it; a function of a module does so only when it looks there.
        if (-not $Given.ContainsKey('WhatIf')) {
            $WhatIfPreference = [bool] $Cmdlet.SessionState.PSVariable.GetValue('WhatIfPreference')
        }
        if (-not $Given.ContainsKey('Confirm') -and $null -ne $Cmdlet.SessionState.PSVariable.GetValue('ConfirmPreference')) {
            $ConfirmPreference = $Cmdlet.SessionState.PSVariable.GetValue('ConfirmPreference')
        }
        if (-not $Cmdlet.ShouldProcess('the practice tenant', $Name)) {
            return
        }
    }
    $practice = Get-Practice
    $session = @('Connect-MicrosoftTeams', 'Disconnect-MicrosoftTeams')
    if (-not $script:signedIn -and $session -notcontains $Name) {
        $Cmdlet.ThrowTerminatingError((New-Trouble -Message 'Session is not established. You must call the Connect-MicrosoftTeams cmdlet before calling any other cmdlets.' -Id 'NotConnected' -Category 'ConnectionError'))
    }
    $params = @(foreach ($key in $Given.Keys) {
            if ($script:powershells -notcontains $key) { @{ name = $key; value = ConvertTo-Sent -Value $Given[$key] } }
        })
    $body = ConvertTo-Json -InputObject @{ name = $Name; params = $params } -Depth 100 -Compress
    $answer = Send-Practice -Method 'POST' -Uri ($practice.url + '/powershell/invoke') -Token $practice.token -Body $body -ContentType 'application/json'
    if ($answer.Status -ne 200) {
        $Cmdlet.ThrowTerminatingError((New-Trouble -Message ('The practice tenant answered {0}.' -f $answer.Status) -Id 'PracticeAnswered' -Category 'ConnectionError'))
    }
    $said = ConvertFrom-Json -InputObject $answer.Text
    $play = [string] (Read-Said -Item $said -Name 'play')
    if ($play -eq 'lost') {
        [Environment]::Exit(1)
    }
    if ($play -eq 'silent') {
        while ($true) {
            Start-Sleep -Seconds 3600
        }
    }
    if ($play -eq 'refused') {
        $Cmdlet.ThrowTerminatingError((New-Trouble -Message 'AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.' -Id 'SignInRefused' -Category 'AuthenticationError'))
    }
    $trouble = Read-Said -Item $said -Name 'error'
    if ($null -ne $trouble) {
        if ($trouble.kind -eq 'unknownCommand') {
            $Cmdlet.ThrowTerminatingError((New-Trouble -Message ('{0} was understood, but the practice tenant does not play it.' -f $Name) -Id 'NotPlayed' -Category 'NotImplemented'))
        }
        $record = New-Trouble -Message $trouble.message -Id $trouble.kind -Category $script:categories[[string] $trouble.kind]
        if ($play -eq 'returned-record') {
            return $record
        }
        if ($play -eq 'returned-object') {
            return [pscustomobject] @{ Code = $trouble.kind; Message = $trouble.message }
        }
        if ($Name -eq 'Connect-MicrosoftTeams') {
            $Cmdlet.ThrowTerminatingError($record)
        }
        $Cmdlet.WriteError($record)
        return
    }
    if ($Name -eq 'Connect-MicrosoftTeams') {
        $script:signedIn = $true
    }
    if ($Name -eq 'Disconnect-MicrosoftTeams') {
        $script:signedIn = $false
    }
    foreach ($one in @(Read-Said -Item $said -Name 'objects')) {
        if ($null -eq $one) {
            continue
        }
        $names = @($one.PSObject.Properties.Name)
        if ($names.Count -eq 1 -and $names[0] -ceq 'Value') {
            $one.Value
        }
        else {
            $one
        }
    }
}

function Read-Said {
    param($Item, [string] $Name)
    $found = $Item.PSObject.Properties[$Name]
    if ($null -ne $found) {
        $found.Value
    }
}
