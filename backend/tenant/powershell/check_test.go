package powershell

import (
	"testing"

	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

func TestCheckRefuses(t *testing.T) {
	user := param("Identity", tenant.Text("u1"))
	policy := tenant.Text("UK_Manchester")
	cases := []struct {
		name string
		c    tenant.Command
		code string
	}{
		{"no such command", command("Invoke-Expression", param("Command", tenant.Text("x"))), "POWERSHELL_UNKNOWN_COMMAND"},
		{"command in other case", command("grant-csteamscallingpolicy", user, param("PolicyName", policy)), "POWERSHELL_UNKNOWN_COMMAND"},
		{"command with code in its name", command("Get-CsTenant; calc"), "POWERSHELL_UNKNOWN_COMMAND"},
		{"grant to nobody", grant(policy), "POWERSHELL_TENANT_WIDE"},
		{"grant to everybody", grant(policy, param("Global", tenant.Switch())), "POWERSHELL_TENANT_WIDE"},
		{"grant to everybody beside a user", grant(policy, user, param("Global", tenant.Switch())), "POWERSHELL_DOES_NOT_BIND"},
		{"grant to a blank user", grant(policy, param("Identity", tenant.Text(" "))), "POWERSHELL_BLANK_IDENTITY"},
		{"grant to a null user", grant(policy, param("Identity", tenant.Null())), "POWERSHELL_BLANK_IDENTITY"},
		{"grant to a blank group", grant(policy, param("Group", tenant.RefTo(tenant.RefGroup, " "))), "POWERSHELL_BLANK_IDENTITY"},
		{"grant to user and group", grant(policy, user, param("Group", tenant.Text("g"))), "POWERSHELL_DOES_NOT_BIND"},
		{"change of the tenant default", command("Set-CsTeamsCallingPolicy", param("Identity", tenant.Text("Global"))), "POWERSHELL_TENANT_WIDE"},
		{"change of the tenant default by its tag", command("Set-CsTeamsCallingPolicy", param("Identity", tenant.Text("TAG:global "))), "POWERSHELL_TENANT_WIDE"},
		{"change of a policy without a name", command("Set-CsTeamsCallingPolicy", param("AllowPrivateCalling", tenant.Truth(true))), "POWERSHELL_DOES_NOT_BIND"},
		{"mandatory parameter missing", command("Remove-CsGroupPolicyAssignment", param("GroupId", tenant.Text("g"))), "POWERSHELL_DOES_NOT_BIND"},
		{"unknown parameter", command("Get-CsTenant", param("Nonsense", tenant.Text("x"))), "POWERSHELL_DOES_NOT_BIND"},
		{"code in a parameter's name", command("Get-CsTenant", param("Identity x; calc", tenant.Text("x"))), "POWERSHELL_DOES_NOT_BIND"},
		{"parameter given twice", command("Get-CsTenant", param("Identity", tenant.Text("x")), param("identity", tenant.Text("x"))), "POWERSHELL_DOES_NOT_BIND"},
		{"common parameter", command("Get-CsTenant", param("ErrorAction", tenant.Text("SilentlyContinue"))), "POWERSHELL_DOES_NOT_BIND"},
		{"text for a switch", command("New-CsTeamsCallingPolicy", param("Identity", tenant.Text("x")), param("Force", tenant.Text("x"))), "POWERSHELL_VALUE"},
		{"switch for a text", command("New-CsTeamsCallingPolicy", param("Identity", tenant.Switch())), "POWERSHELL_VALUE"},
		{"value that is none of its set", command("New-CsTeamsEmergencyCallingPolicy", param("Identity", tenant.Text("x")), param("NotificationMode", tenant.Text("Shouted"))), "POWERSHELL_VALUE"},
		{"control character", command("New-CsTeamsCallingPolicy", param("Identity", tenant.Text("a\nb"))), "POWERSHELL_VALUE"},
		{"control character deep inside", dialPlan("x", "a\x00"), "POWERSHELL_VALUE"},
		{"list in a list", command("Set-CsCallQueue", param("Identity", tenant.Text("q")), param("Users", tenant.ListOf(tenant.ListOf()))), "POWERSHELL_VALUE"},
		{"kind that is none", command("Get-CsTenant", param("Identity", tenant.Value{Kind: "script"})), "POWERSHELL_VALUE"},
		{"nested command that is not there", command("Get-CsTenant", param("Identity", tenant.Value{Kind: tenant.KindCommand})), "POWERSHELL_VALUE"},
		{"reference that is not there", command("Get-CsTenant", param("Identity", tenant.Value{Kind: tenant.KindRef})), "POWERSHELL_VALUE"},
		{"reference to nothing", command("Set-CsCallQueue", param("Identity", tenant.Text("q")), param("DistributionLists", tenant.ListOf(tenant.RefTo(tenant.RefGroup, "")))), "POWERSHELL_VALUE"},
		{"code in the name of what was made", command("Set-CsAutoAttendant", param("Instance", tenant.Using("x; calc", ""))), "POWERSHELL_VALUE"},
		{"code in a property of what was made", command("Set-CsAutoAttendant", param("Instance", tenant.Using("made", "x; calc"))), "POWERSHELL_VALUE"},
		{"use of nothing", command("Set-CsAutoAttendant", param("Instance", tenant.Value{Kind: tenant.KindUse})), "POWERSHELL_VALUE"},
		{"control character in a reference", command("Set-CsCallQueue", param("Identity", tenant.Text("q")), param("DistributionLists", tenant.ListOf(tenant.RefTo(tenant.RefGroup, "a\nb")))), "POWERSHELL_VALUE"},
		{"grant to a list with a blank", grant(policy, param("Identity", tenant.ListOf(tenant.Text("u"), tenant.Text(" ")))), "POWERSHELL_BLANK_IDENTITY"},
		{"key twice in a table", command("New-CsTenantDialPlan", param("Identity", tenant.Text("x")), param("NormalizationRules", tenant.TableOf(param("Add", tenant.Null()), param("add", tenant.Null())))), "POWERSHELL_VALUE"},
		{"unknown command inside", command("New-CsTenantDialPlan", param("Identity", tenant.Text("x")), param("NormalizationRules", tenant.OutputOf(command("Get-Process")))), "POWERSHELL_VALUE"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := Check(c.c)
			if err == nil {
				t.Fatal("accepted")
			}
			if got := problem.From(err); got.Code != c.code {
				t.Errorf("got %s (%v), want %s", got.Code, err, c.code)
			}
			if line, err := (Printer{Lookups: lookups}).Line(c.c); err == nil {
				t.Errorf("printed %s", line)
			}
		})
	}
}

func TestCheckAccepts(t *testing.T) {
	for name, c := range map[string]tenant.Command{
		"reading the tenant default":    command("Get-CsTeamsCallingPolicy", param("Identity", tenant.Text("Global"))),
		"taking a grant away":           grant(tenant.Null(), param("Identity", tenant.Text("u"))),
		"a switch that is off":          grant(tenant.Null(), param("Identity", tenant.Text("u")), param("Global", tenant.Value{Kind: tenant.KindSwitch})),
		"a value of its set":            command("New-CsTeamsEmergencyCallingPolicy", param("Identity", tenant.Text("x")), param("NotificationMode", tenant.Text("ConferenceMuted"))),
		"nothing where a set is":        command("New-CsTeamsEmergencyCallingPolicy", param("Identity", tenant.Text("x")), param("NotificationMode", tenant.Null())),
		"a dial plan with rules inside": dialPlan("UK", "^(.*)$"),
	} {
		t.Run(name, func(t *testing.T) {
			if err := Check(c); err != nil {
				t.Error(err)
			}
		})
	}
}
