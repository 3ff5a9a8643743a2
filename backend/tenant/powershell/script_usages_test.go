package powershell

import (
	"strings"
	"testing"

	"personadesk/backend/tenant"
)

func TestAScriptAddsAUsageOnceAndTakesItAwayOnce(t *testing.T) {
	usage := func(verb string) Step {
		return Step{Number: 1, Target: "Ireland", Action: "usage", Command: command("Set-CsOnlinePstnUsage",
			param("Usage", tenant.TableOf(param(verb, tenant.ListOf(tenant.Text("Ireland")))))),
		}
	}
	for verb, condition := range map[string]string{
		"Add":    "@(Get-CsOnlinePstnUsage -ErrorAction Stop).Usage -contains 'Ireland'",
		"Remove": "@(Get-CsOnlinePstnUsage -ErrorAction Stop).Usage -notcontains 'Ireland'",
	} {
		script, err := PolicyScript(Head{Name: "02-Policies.ps1", Synopsis: "x"}, []Step{usage(verb)})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(script, condition) || !strings.Contains(script, "Set-CsOnlinePstnUsage") {
			t.Errorf("%s does not look first:\n%s", verb, script)
		}
	}
}
