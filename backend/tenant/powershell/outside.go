package powershell

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/catalog"
)

// outside lists the commands of our scripts that do not belong to the MicrosoftTeams module, with the parameters that we
// use of them. It is kept by hand: the three of Microsoft.Graph.Authentication and a few of PowerShell itself.
var outside = map[string][]string{
	"Connect-MgGraph":       {"TenantId", "Scopes", "Environment", "NoWelcome"},
	"Get-MgContext":         {},
	"Invoke-MgGraphRequest": {"Method", "Uri", "Body", "ContentType", "OutputType", "SkipHttpErrorCheck", "StatusCodeVariable", "ResponseHeadersVariable"},
	"ConvertFrom-Csv":       {"InputObject"},
	"ConvertFrom-Json":      {"InputObject"},
	"Export-Csv":            {"LiteralPath", "Encoding", "NoTypeInformation"},
	"Import-Csv":            {"LiteralPath", "Encoding"},
	"Join-Path":             {"Path", "ChildPath"},
	"Set-StrictMode":        {"Version"},
	"Start-Sleep":           {"Seconds"},
	"Test-Path":             {"LiteralPath"},
	"Write-Error":           {"Message"},
	"Write-Verbose":         {"Message"},
	"Write-Warning":         {"Message"},
}

// CheckCalls says whether everything that a script calls is known: a function of its own, a command of the catalogue
// whose parameters bind, or one of the few from outside with parameters that we know. A call with a splatted table is
// bound when it is printed, by Check.
func CheckCalls(tokens []Token) error {
	own := map[string]bool{}
	for i, t := range tokens {
		if t.Kind == Word && before(tokens, i, "function") {
			own[t.Text] = true
		}
	}
	for i, t := range tokens {
		if t.Kind != Word || before(tokens, i, "function") || own[t.Text] || !callsAt(tokens, i) {
			continue
		}
		if err := checkCall(tokens, i); err != nil {
			return fmt.Errorf("line %d: %w", t.Line, err)
		}
	}
	return nil
}

func checkCall(tokens []Token, i int) error {
	name := tokens[i].Text
	given, splatted := given(tokens[i+1:])
	if known, ok := outside[name]; ok {
		for _, p := range given {
			if !slices.Contains(known, p) && p != "ErrorAction" {
				return fmt.Errorf("%s has no parameter -%s that we know", name, p)
			}
		}
		return nil
	}
	spec, ok := catalog.CommandSpecByName(name)
	switch {
	case !ok || spec.Name != name:
		return fmt.Errorf("%s is no command that we write", name)
	case splatted:
		return nil
	}
	_, err := spec.Bind(given)
	return err
}

// given collects the parameters of one call, up to its end, without those of calls inside it.
func given(tokens []Token) (names []string, splatted bool) {
	depth := 0
	for _, t := range tokens {
		switch {
		case t.Kind == Mark && slices.Contains([]string{"(", "@(", "{", "@{", "["}, t.Text):
			depth++
		case t.Kind == Mark && slices.Contains([]string{")", "}", "]"}, t.Text):
			if depth--; depth < 0 {
				return names, splatted
			}
		case depth > 0:
		case t.Kind == LineEnd, t.Kind == Mark && (t.Text == ";" || t.Text == "|"):
			return names, splatted
		case t.Kind == Parameter:
			names = append(names, strings.TrimPrefix(t.Text, "-"))
		case t.Kind == Splatted:
			splatted = true
		}
	}
	return names, splatted
}
