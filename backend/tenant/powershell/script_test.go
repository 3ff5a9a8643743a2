package powershell

import (
	"regexp"
	"strings"
	"testing"

	"personadesk/backend/tenant"
)

func group(key string) tenant.Param { return param("Group", tenant.RefTo(tenant.RefGroup, key)) }

func script1(t *testing.T, make func(Head, []Step) (string, error), steps ...Step) string {
	t.Helper()
	text, err := make(Head{Name: "x.ps1", Synopsis: "Does it"}, steps)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestGrantScriptComparesFirst(t *testing.T) {
	revoke := command("Remove-CsGroupPolicyAssignment", param("GroupId", tenant.RefTo(tenant.RefGroup, "hr")), param("PolicyType", tenant.Text("TeamsCallingPolicy")))
	cases := []struct {
		name  string
		steps []Step
		want  []string
	}{
		{"with a rank", []Step{{Command: grant(tenant.Text("UK's"), group("hr"), param("Rank", tenant.WholeNumber(2)))}},
			[]string{"if (($rests.Count -eq 0) -and ($before -eq 'UK''s at rank 2')) {"}},
		{"without a rank", []Step{{Command: grant(tenant.Text("UK"), group("hr"))}},
			[]string{"if (($rests.Count -eq 0) -and (($before -replace ' at rank [0-9]+$', '') -eq 'UK')) {"}},
		{"taking for good", []Step{{Command: revoke, Before: "A"}},
			[]string{"if (@('', 'A', '') -notcontains ($before -replace ' at rank [0-9]+$', '')) {", "if (($rests.Count -eq 0) -and (@('', '') -contains $before)) {"}},
		{"taking to give another", []Step{{Command: revoke, Before: "A"}, {Command: grant(tenant.Text("B"), group("hr"), param("Rank", tenant.WholeNumber(1)))}},
			[]string{"if (@('', 'A', 'B') -notcontains (", "-and (@('', 'B at rank 1') -contains $before)) {", "-and ($before -eq 'B at rank 1')) {"}},
		{"to a user", []Step{{Command: grant(tenant.Text("B"), param("Identity", tenant.Text("u")))}}, []string{"    if ($PSCmdlet.ShouldProcess("}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := script1(t, GrantScript, c.steps...)
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("has no %s in\n%s", want, text[strings.Index(text, "# Change"):])
				}
			}
		})
	}
}

func TestQueueScriptMakesNoTwinAndThrowsNobodyOut(t *testing.T) {
	lists := param("DistributionLists", tenant.ListOf(tenant.RefTo(tenant.RefGroup, "hr")))
	text := script1(t, QueueScript,
		Step{Command: command("New-CsCallQueue", param("Name", tenant.Text("HR's")), param("RoutingMethod", tenant.Text("Attendant")), param("UseDefaultMusicOnHold", tenant.Truth(true)), lists)},
		Step{Command: command("Set-CsCallQueue", param("Identity", tenant.RefTo(tenant.RefQueue, "Sales")), lists)})
	for _, want := range []string{"$QueueId = @{}", "$QueueId.ContainsKey('HR''s')", "$had = $QueueGroups['Sales']", "throw 'The queue has groups that the plan does not know. Plan again.'"} {
		if !strings.Contains(text, want) {
			t.Errorf("has no %s", want)
		}
	}
}

func TestScriptsOfNoSteps(t *testing.T) {
	for name, make := range map[string]func(Head, []Step) (string, error){"policies": PolicyScript, "grants": GrantScript, "queues": QueueScript} {
		t.Run(name, func(t *testing.T) {
			if text := script1(t, make); strings.Contains(text, "# Change") {
				t.Error("changes something")
			}
		})
	}
}

// notInParts finds what the parts must not hold: quotes that expand, and bytes beyond ASCII.
var notInParts = regexp.MustCompile("[\"`]|\\$\\(|\\$\\{|[^\\x20-\\x7e\\n]")

func TestPartsAreInTheSubset(t *testing.T) {
	entries, err := parts.ReadDir("parts")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := parts.ReadFile("parts/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if bad := notInParts.FindString(strings.ReplaceAll(string(text), "\r\n", "\n")); bad != "" {
			t.Errorf("%s holds %q", e.Name(), bad)
		}
		tokens, err := Tokens(string(text))
		if err != nil {
			t.Errorf("%s: %v", e.Name(), err)
		}
		for i, token := range tokens {
			if token.Kind == Parameter && i > 0 && strings.HasPrefix(tokens[i-1].Text, "Grant-") {
				t.Errorf("%s grants something by itself", e.Name())
			}
		}
	}
}

func TestCheckCallsRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"unknown command":              "Remove-Item -LiteralPath 'x'",
		"bare word":                    "calc",
		"unknown parameter":            "Write-Verbose -Text 'x'",
		"parameters that do not go":    "Set-CsPhoneNumberAssignment -Identity 'u' -PhoneNumber '+44' -EnterpriseVoiceEnabled $true",
		"grant to everybody":           "Grant-CsTeamsCallingPolicy -PolicyName 'x'",
		"mandatory parameter missing":  "Set-CsPhoneNumberAssignment -Identity 'u' -PhoneNumber '+44'",
		"inside another call":          "$x = @(Get-CsTenant -Identity (Get-Process))",
		"known command in other case":  "get-cstenant",
		"after a known one in a block": "if ($x) { Get-CsTenant\r\nStop-Computer }",
	} {
		t.Run(name, func(t *testing.T) {
			tokens, err := Tokens(text)
			if err != nil {
				t.Fatal(err)
			}
			if err := CheckCalls(tokens); err == nil {
				t.Error("accepted")
			}
		})
	}
}

func TestFinishRefusesWhatWasNotAskedFor(t *testing.T) {
	asked := grant(tenant.Text("A"), group("hr"))
	for name, lines := range map[string][]string{
		"another policy":   {"Grant-CsTeamsCallingPolicy -Group $GroupId['hr'] -PolicyName 'B' -ErrorAction Stop"},
		"nothing":          {},
		"one more":         {"Grant-CsTeamsCallingPolicy -Group $GroupId['hr'] -PolicyName 'A' -ErrorAction Stop", "Remove-CsTenantDialPlan -Identity 'x' -ErrorAction Stop"},
		"foreign commands": {"Grant-CsTeamsCallingPolicy -Group $GroupId['hr'] -PolicyName 'A' -ErrorAction Stop", "Stop-Computer"},
		"no PowerShell":    {"Grant-CsTeamsCallingPolicy -Group $GroupId['hr'] -PolicyName \"A\" -ErrorAction Stop"},
	} {
		t.Run(name, func(t *testing.T) {
			s := &script{lines: lines}
			if text, err := s.finish([]tenant.Command{asked}); code(err) != "SCRIPT_UNSAFE" {
				t.Errorf("made %s (%v)", text, err)
			}
		})
	}
}
