package safeguards

import (
	"testing"

	"personadesk/backend/plan"
	"personadesk/backend/tenant"
)

func TestCommandsThatAreTooWide(t *testing.T) {
	param := func(name string, v tenant.Value) tenant.Param { return tenant.Param{Name: name, Value: v} }
	grant := func(params ...tenant.Param) tenant.Command {
		return tenant.Command{Name: "Grant-CsTeamsCallingPolicy", Params: params}
	}
	usage := func(v tenant.Value) tenant.Command {
		return tenant.Command{Name: "Set-CsOnlinePstnUsage", Params: []tenant.Param{param("Usage", v)}}
	}
	policy := param("PolicyName", tenant.Text("X"))
	batch := func(users tenant.Value) tenant.Command {
		return tenant.Command{Name: "New-CsBatchPolicyAssignmentOperation", Params: []tenant.Param{param("PolicyType", tenant.Text("TeamsUpgradePolicy")), policy, param("Identity", users)}}
	}
	rewrite := func(made string, first tenant.Command) tenant.Command {
		return tenant.Command{Name: "Set-CsAutoAttendant", Before: []tenant.Made{{Name: made, Command: first}}, Params: []tenant.Param{param("Instance", tenant.Using("Fetched", ""))}}
	}
	get := tenant.Command{Name: "Get-CsAutoAttendant", Params: []tenant.Param{param("Identity", tenant.Text("a1"))}}
	beside := func(first tenant.Command) tenant.Command { // what is written back is fetched, and something else stands before it
		c := rewrite("Fetched", get)
		c.Before = append([]tenant.Made{{Name: "First", Command: first}}, c.Before...)
		return c
	}
	for name, c := range map[string]struct {
		command tenant.Command
		refused bool
	}{
		"what was fetched by its identity":                {rewrite("Fetched", get), false},
		"what was fetched without an identity":            {rewrite("Fetched", tenant.Command{Name: "Get-CsAutoAttendant"}), true},
		"what was not fetched":                            {rewrite("Other", get), true},
		"a removal on the way":                            {beside(tenant.Command{Name: "Remove-CsAutoAttendant", Params: get.Params}), true},
		"an attendant made on the way":                    {beside(tenant.Command{Name: "New-CsAutoAttendant"}), true},
		"a schedule by its id":                            {tenant.Command{Name: "Remove-CsOnlineSchedule", Params: []tenant.Param{param("Id", tenant.Text("s1"))}}, false},
		"a schedule of no id":                             {tenant.Command{Name: "Remove-CsOnlineSchedule", Params: []tenant.Param{param("Id", tenant.Text(""))}}, true},
		"a menu made in memory on the way":                {beside(tenant.Command{Name: "New-CsAutoAttendantMenu"}), false},
		"a place of no address":                           {tenant.Command{Name: "Remove-CsOnlineLisCivicAddress", Params: []tenant.Param{param("CivicAddressId", tenant.Text(" "))}}, true},
		"a place by its address":                          {tenant.Command{Name: "Remove-CsOnlineLisCivicAddress", Params: []tenant.Param{param("CivicAddressId", tenant.Text("a1"))}}, false},
		"a number where it is, and of nobody":             {tenant.Command{Name: "Set-CsPhoneNumberAssignment", Params: []tenant.Param{param("LocationId", tenant.Text("l1"))}}, true},
		"a user's number where it is":                     {tenant.Command{Name: "Set-CsPhoneNumberAssignment", Params: []tenant.Param{param("Identity", tenant.Text("u1")), param("LocationId", tenant.Text("l1"))}}, false},
		"named, and written back":                         {tenant.Command{Name: "Set-CsAutoAttendant", Params: []tenant.Param{param("Identity", tenant.Text("a1")), param("Instance", tenant.Text("x"))}}, false},
		"accounts that are no list":                       {tenant.Command{Name: "Remove-CsOnlineApplicationInstanceAssociation", Params: []tenant.Param{param("Identities", tenant.Text("a1"))}}, true},
		"to a group by a name that a grant does not have": {grant(param("GroupId", tenant.Text("g1")), policy), true},
		"to a group":                                      {grant(param("Group", tenant.RefTo(tenant.RefGroup, "personadesk-hr")), policy), false},
		"to a user":                                       {grant(param("Identity", tenant.Text("u1")), policy), false},
		"to nobody":                                       {grant(policy), true},
		"to everybody":                                    {grant(param("Global", tenant.Switch()), policy), true},
		"to everybody as well":                            {grant(param("Identity", tenant.Text("u1")), param("GLOBAL", tenant.Switch()), policy), true},
		"to a blank":                                      {grant(param("Identity", tenant.Text(" ")), policy), true},
		"to null":                                         {grant(param("Group", tenant.Null()), policy), true},
		"a batch of a user":                               {batch(tenant.ListOf(tenant.Text("u1"))), false},
		"a batch of nobody":                               {batch(tenant.ListOf()), true},
		"a batch with a blank in it":                      {batch(tenant.ListOf(tenant.Text("u1"), tenant.Text(" "))), true},
		"a batch of null":                                 {batch(tenant.Null()), true},
		"to a ref of nothing":                             {grant(param("Group", tenant.RefTo(tenant.RefGroup, "")), policy), true},
		"the tenant default":                              {tenant.Command{Name: "Set-CsTeamsCallingPolicy", Params: []tenant.Param{param("Identity", tenant.Text("Tag:global"))}}, true},
		"the tenant default, on purpose":                  {tenant.Command{Name: "Set-CsTeamsCallingPolicy", OnPurpose: true, Params: []tenant.Param{param("Identity", tenant.Text("Global"))}}, false},
		"everybody, on purpose":                           {tenant.Command{Name: "Grant-CsTeamsCallingPolicy", OnPurpose: true, Params: []tenant.Param{param("Global", tenant.Switch()), policy}}, true},
		"a grant to Global, on purpose":                   {tenant.Command{Name: "Grant-CsTeamsCallingPolicy", OnPurpose: true, Params: []tenant.Param{param("Identity", tenant.Text("Global")), policy}}, true},
		"nobody named, on purpose":                        {tenant.Command{Name: "Set-CsTeamsCallingPolicy", OnPurpose: true, Params: []tenant.Param{param("AllowDelegation", tenant.Truth(true))}}, true},
		"a default removed, on purpose":                   {tenant.Command{Name: "Remove-CsTeamsCallingPolicy", OnPurpose: true, Params: []tenant.Param{param("Identity", tenant.Text("Global"))}}, true},
		"a named policy":                                  {tenant.Command{Name: "Set-CsTeamsCallingPolicy", Params: []tenant.Param{param("Identity", tenant.Text("HR"))}}, false},
		"accounts by identity": {tenant.Command{Name: "Remove-CsOnlineApplicationInstanceAssociation", Params: []tenant.Param{
			param("Identities", tenant.ListOf(tenant.RefTo(tenant.RefAccount, "cq@larkfield.example")))}}, false},
		"accounts of nobody": {tenant.Command{Name: "Remove-CsOnlineApplicationInstanceAssociation", Params: []tenant.Param{
			param("Identities", tenant.ListOf(tenant.Text("")))}}, true},
		"removed from a group": {tenant.Command{Name: "Remove-CsGroupPolicyAssignment",
			Params: []tenant.Param{param("GroupId", tenant.Text("g")), param("PolicyType", tenant.Text("T"))}}, false},
		"a set without a name": {tenant.Command{Name: "Set-CsTenantDialPlan", Params: []tenant.Param{param("NormalizationRules", tenant.Text("x"))}}, true},
		"a usage added":        {usage(tenant.TableOf(param("Add", tenant.ListOf(tenant.Text("UK"))))), false},
		"a usage taken away":   {usage(tenant.TableOf(param("Remove", tenant.ListOf(tenant.Text("UK"))))), false},
		"all usages replaced":  {usage(tenant.TableOf(param("Replace", tenant.ListOf(tenant.Text("UK"))))), true},
		"a list of usages":     {usage(tenant.ListOf(tenant.Text("UK"))), true},
		"anything else":        {tenant.Command{Name: "Invoke-Expression", Params: []tenant.Param{param("Command", tenant.Text("x"))}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			err := Command(c.command)
			if (err != nil) != c.refused {
				t.Errorf("got %v", err)
			}
		})
	}
}

// A command that edits the tenant default stands only in a line of the plan that says so, and such a line holds no other.
func TestOnlyALineThatSaysSoEditsTheDefault(t *testing.T) {
	set := func(name string, onPurpose bool) *tenant.Command {
		return &tenant.Command{Name: "Set-CsTeamsCallingPolicy", OnPurpose: onPurpose, Params: []tenant.Param{{Name: "Identity", Value: tenant.Text(name)}}}
	}
	for name, c := range map[string]struct {
		kind    plan.Kind
		command *tenant.Command
		refused bool
	}{
		"the default in a line of its own": {plan.UpdateGlobal, set("Global", true), false},
		"the default in another line":      {plan.UpdatePolicy, set("Global", true), true},
		"the default without the purpose":  {plan.UpdateGlobal, set("Global", false), true},
		"a named policy in its line":       {plan.UpdatePolicy, set("Mine", false), false},
		"a named policy in the other line": {plan.UpdateGlobal, set("Mine", false), true},
	} {
		t.Run(name, func(t *testing.T) {
			p := commands([]plan.Change{{ID: "x", Kind: c.kind, Action: plan.Action{Command: c.command}}})
			if (p != nil) != c.refused {
				t.Errorf("%v", p)
			}
		})
	}
}
