package engine

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/audit"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
)

func TestAnOutcomeIsFoundFromWhatTheChangeTouches(t *testing.T) {
	const user, telephone = "04CB9420-C015-46AF-85F6-4C37ED6EFD7F", "+441614960000"
	hr := tenant.Ref{Kind: tenant.RefGroup, Key: "personadesk-hr"}
	for name, c := range map[string]struct {
		action plan.Action
		expect plan.Expect
		want   []audit.Subject
	}{
		"a number that is given": {
			plan.Action{Number: &tenant.NumberAssignment{Telephone: telephone, Target: user}},
			plan.Expect{Number: &tenant.NumberAssignment{Telephone: telephone, Target: user}},
			[]audit.Subject{audit.Number(telephone), audit.User(user)},
		},
		"a number that is taken back, which nobody shall have then": {
			plan.Action{Number: &tenant.NumberAssignment{Telephone: telephone, Target: user}},
			plan.Expect{Number: &tenant.NumberAssignment{Telephone: telephone}},
			[]audit.Subject{audit.Number(telephone), audit.User(user)},
		},
		"a policy of one user": {
			plan.Action{Command: &tenant.Command{}},
			plan.Expect{Grant: &plan.Grant{Type: "TeamsCallHoldPolicy", Name: "Music", User: user}},
			[]audit.Subject{audit.User(user), audit.Policy("TeamsCallHoldPolicy", "Music")},
		},
		"a policy of a group": {
			plan.Action{Command: &tenant.Command{}},
			plan.Expect{Grant: &plan.Grant{Type: "TeamsCallHoldPolicy", Name: "Music", Group: hr}},
			[]audit.Subject{audit.Group(hr.Key), audit.Policy("TeamsCallHoldPolicy", "Music")},
		},
		"a policy that is taken from a group": {
			plan.Action{Command: &tenant.Command{}},
			plan.Expect{Grant: &plan.Grant{Type: "TeamsCallHoldPolicy", Group: hr}},
			[]audit.Subject{audit.Group(hr.Key)},
		},
		"a group": {
			plan.Action{Group: &tenant.GroupSpec{UniqueName: hr.Key}}, plan.Expect{Group: &tenant.GroupSpec{UniqueName: hr.Key}},
			[]audit.Subject{audit.Group(hr.Key)},
		},
		"licences": {
			plan.Action{Licences: &plan.LicenceChange{Group: hr}}, plan.Expect{Licences: &plan.LicenceChange{Group: hr}},
			[]audit.Subject{audit.Group(hr.Key)},
		},
		"a policy": {
			plan.Action{Command: &tenant.Command{}}, plan.Expect{Policy: &tenant.Policy{Type: "TeamsCallHoldPolicy", Name: "Music"}},
			[]audit.Subject{audit.Policy("TeamsCallHoldPolicy", "Music")},
		},
		"a queue": {
			plan.Action{Command: &tenant.Command{}}, plan.Expect{Queue: &plan.QueueGroups{Queue: "HR"}}, []audit.Subject{audit.Queue("HR")},
		},
		"a team": {
			plan.Action{Team: &plan.TeamChange{Team: tenant.Ref{Kind: tenant.RefTeam, Key: "Sales"}}}, plan.Expect{},
			[]audit.Subject{audit.Team("Sales")},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, about(&plan.Change{Action: c.action, Expect: c.expect})); diff != "" {
				t.Error(diff)
			}
		})
	}
}
