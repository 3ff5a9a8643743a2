# Answers what .NET makes of patterns: a question a line in $in, an answer a line in $out, both JSON.
param($in, $out)

function Answer($regex, $text, $substitution) {
    try {
        $match = $regex.Match($text)
        $answer = [ordered]@{ ok = $match.Success }
        if ($match.Success) {
            $answer.g = @(foreach ($number in $regex.GetGroupNumbers()) {
                    $group = $match.Groups[$number]
                    if ($group.Success) { "$($group.Index),$($group.Length)" } else { '-' }
                })
        }
        $answer.r = @(foreach ($unit in $regex.Replace($text, $substitution).ToCharArray()) { [int]$unit })
        $answer
    }
    catch [Text.RegularExpressions.RegexMatchTimeoutException] { [ordered]@{ timeout = $true } }
    catch { [ordered]@{ fail = $_.Exception.InnerException.Message } }
}

$writer = [IO.StreamWriter]::new($out)
foreach ($line in [IO.File]::ReadLines($in)) {
    $question = ConvertFrom-Json $line
    $answer = [ordered]@{}
    try {
        $regex = [regex]::new($question.p, [Text.RegularExpressions.RegexOptions]::None, [TimeSpan]::FromSeconds(1))
        $answer.m = @(foreach ($text in $question.t) { Answer $regex $text $question.r })
    }
    catch {
        $failure = $_.Exception
        while ($failure.InnerException) { $failure = $failure.InnerException }
        $answer.err = "$($failure.Error)"
        $answer.off = $failure.Offset
    }
    $writer.WriteLine((ConvertTo-Json $answer -Compress -Depth 6))
}
$writer.Close()
