package powershell

import (
	"slices"
	"testing"
)

func TestTokensRefuses(t *testing.T) {
	for name, script := range map[string]string{
		"double quotes":                "Get-CsTenant -Identity \"$x\"",
		"backtick":                     "Get-CsTenant `\r\n",
		"call operator":                "& 'calc'",
		"here-string":                  "@'\r\na\r\n'@",
		"sub-expression":               "$(calc)",
		"braced variable":              "${x}",
		"redirection":                  "Get-CsTenant > 'x'",
		"typographic quote":            "‘a’",
		"en dash":                      "Get-CsTenant –Identity 'x'",
		"no-break space":               "Get-CsTenant\u00a0-Identity 'x'",
		"literal across lines":         "'a\r\nb'",
		"unterminated literal":         "'a",
		"glued literal":                "'a'b",
		"glued parameter":              "Add-TeamUser -UserId$upn",
		"tab":                          "\tGet-CsTenant",
		"alias":                        "Get-CsTenant | %{ }",
		"accent in a comment":          "# Zürich",
		"accent in a block comment":    "<# Zürich #>",
		"unterminated block comment":   "<# a",
		"control character in comment": "# a\x07",
	} {
		t.Run(name, func(t *testing.T) {
			if tokens, err := Tokens(script); err == nil {
				t.Errorf("took %q as %v", script, tokens)
			}
		})
	}
}

func TestCommandNamesFindsWhatIsCalled(t *testing.T) {
	cases := []struct {
		name, script string
		want         []string
	}{
		{"plain", "Get-CsTenant -Identity 'Remove-Item'", []string{"Get-CsTenant"}},
		{"inside and after", "if ($a) { Get-CsTenant }\r\n$x = (Get-CsCallQueue | ConvertTo-Json)", []string{"ConvertTo-Json", "Get-CsCallQueue", "Get-CsTenant"}},
		{"words that are no Verb-Noun", "calc 'x'\r\n$x = whoami", []string{"calc", "whoami"}},
		{"after a semicolon", "$x = 1; calc", []string{"calc"}},
		{"types and members are none", "[System.Math]::Abs(1)\r\n$x.Count", nil},
		{"own functions are none", "function Write-Mine { Get-CsTenant }\r\nWrite-Mine", []string{"Get-CsTenant"}},
		{"comments are none", "# Remove-Item\r\n<# Remove-Item #>", nil},
		{"keywords are none", "foreach ($a in $b) { continue }\r\ntry { throw 'x' } catch { exit 1 }", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tokens, err := Tokens(c.script)
			if err != nil {
				t.Fatal(err)
			}
			if got := CommandNames(tokens); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestScanChangesRefusesWhatIsNoLiteral(t *testing.T) {
	tokens, err := Tokens("Grant-CsTeamsCallingPolicy -Identity $row.Upn -PolicyName 'x' -ErrorAction Stop")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := ScanChanges(tokens, nil); err == nil {
		t.Errorf("read %v", got)
	}
}
