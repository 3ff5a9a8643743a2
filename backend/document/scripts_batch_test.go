package document

import (
	"fmt"
	"strings"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
)

func inBatch(ordinal int, user, name string) plan.Change {
	command := tenant.Command{Name: "New-CsBatchPolicyAssignmentOperation", Params: []tenant.Param{{Name: "PolicyType", Value: tenant.Text("TeamsUpgradePolicy")},
		{Name: "PolicyName", Value: tenant.Text(name)}, {Name: "Identity", Value: tenant.ListOf(tenant.Text(user))}}}
	return plan.Change{ID: "grantUser:TeamsUpgradePolicy/" + user, Ordinal: ordinal, Lane: plan.LanePolicies, Kind: plan.GrantUser, Sign: plan.Add, Subject: user,
		Action: plan.Action{Command: &command}, Expect: plan.Expect{Grant: &plan.Grant{Type: "TeamsUpgradePolicy", Name: ident.Policy(name), User: ident.Object(user)}}}
}

// A script begins one operation for each policy, follows it to its end, and tells of each user who was refused.
func TestAScriptSendsABatchAsOneOperationAndFollowsIt(t *testing.T) {
	p := plan.Plan{TenantID: sample().Plan.TenantID}
	for i := range 3 {
		p.Changes = append(p.Changes, inBatch(i+1, fmt.Sprintf("00000000-0000-4000-8000-00000000000%d", i), "Islands"))
	}
	p.Changes = append(p.Changes, inBatch(4, "00000000-0000-4000-8000-000000000009", "UpgradeToTeams"))
	files := scripts(t, Content{Plan: &p})
	text := files["01-GroupPolicies.ps1"]
	for what, want := range map[string]int{"$operation = New-CsBatchPolicyAssignmentOperation @call": 2, "Write-BatchResult -Operation $operation": 2,
		"Get-CsBatchPolicyAssignmentOperation -Identity $Operation": 1, "# Change: 1": 1, "# Change: 2": 0, "# Change: 4": 1,
		"@('00000000-0000-4000-8000-000000000000', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002')": 1} {
		if got := strings.Count(text, what); got != want {
			t.Errorf("%q stands %d times, want %d", what, got, want)
		}
	}
	if strings.Contains(files["02-Policies.ps1"], "Batch") {
		t.Error("the script of policies speaks of batches")
	}
}
