package provision

import (
	"errors"
	"testing"
	"time"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

func TestWhatIsRefusedBeforeAnythingIsSent(t *testing.T) {
	for name, c := range map[string]struct {
		code    string
		prepare func(t *testing.T, f *fake, wb *workbook.Workbook, p *plan.Plan)
	}{
		"another tenant": {"TENANT_OTHER", func(_ *testing.T, _ *fake, _ *workbook.Workbook, p *plan.Plan) { p.TenantID = "tenant-2" }},
		"not approved": {"PLAN_UNAPPROVED", func(t *testing.T, _ *fake, wb *workbook.Workbook, _ *plan.Plan) {
			must(t, wb.LapseApprovals(ctx, "test"))
		}},
		"altered after it was approved": {"PLAN_OTHER", func(_ *testing.T, _ *fake, _ *workbook.Workbook, p *plan.Plan) {
			for i := range p.Changes {
				if n := p.Changes[i].Action.Number; n != nil {
					n.Target = "somebody else"
				}
			}
		}},
		"not the newest": {"PLAN_OTHER", func(t *testing.T, _ *fake, wb *workbook.Workbook, p *plan.Plan) {
			newer := *p
			newer.Changes = newer.Changes[:1]
			newer.Fingerprint = plan.Seal(newer)
			keep(t, wb, newer)
		}},
		"with problems": {"PLAN_PROBLEMS", func(_ *testing.T, _ *fake, _ *workbook.Workbook, p *plan.Plan) {
			p.Problems = append(p.Problems, *problem.New("X", "something is wrong"))
		}},
		"a group of ours appeared": {"PLAN_STALE", func(_ *testing.T, f *fake, _ *workbook.Workbook, _ *plan.Plan) {
			f.state.Groups = append(f.state.Groups, tenant.Group{ID: "new", UniqueName: "personadesk-hr", Rule: "other"})
		}},
		"a policy appeared": {"PLAN_STALE", func(_ *testing.T, f *fake, _ *workbook.Workbook, _ *plan.Plan) {
			f.state.Policies = append(f.state.Policies, tenant.Policy{Type: "TeamsCallingPolicy", Name: "hr_calling"})
		}},
		"a number was given away": {"PLAN_STALE", func(_ *testing.T, f *fake, _ *workbook.Workbook, _ *plan.Plan) {
			f.state.number("+441615550001").Target = "somebody"
		}},
		"a queue has other groups": {"PLAN_STALE", func(_ *testing.T, f *fake, _ *workbook.Workbook, _ *plan.Plan) {
			f.state.Queues[0].Groups = []string{"theirs"}
		}},
		"the tenant was read again": {"PLAN_STALE", func(t *testing.T, f *fake, wb *workbook.Workbook, _ *plan.Plan) {
			time.Sleep(time.Millisecond)
			_, err := Read(ctx, f.tenant(), wb, nil)
			must(t, err)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			f, wb := newFake(6), newBook(t, "")
			p := planned(t, wb, f)
			c.prepare(t, f, wb, &p)
			_, err := Apply(ctx, f.tenant(), wb, p, fast())
			wantCode(t, err, c.code)
			if len(f.state.Writes) != 0 {
				t.Errorf("sent: %v", f.state.Writes)
			}
			if _, total, err := wb.Runs(ctx, 0, 10); err != nil || total != 0 {
				t.Errorf("%d runs were begun, %v", total, err)
			}
			if _, ok, err := wb.Approval(ctx, p.Fingerprint); c.code == "PLAN_STALE" && (ok || err != nil) {
				t.Error("the approval of a stale plan stands", err)
			}
		})
	}
}

// losing makes a plan in which so many people lose something.
func losing(p plan.Plan, people int) plan.Plan {
	users := make([]string, people)
	for i := range users {
		users[i] = string(rune('a'+i%26)) + string(rune('a'+i/26))
	}
	p.Changes = append([]plan.Change{}, p.Changes...)
	p.Changes[0].Effect, p.Changes[0].Users = plan.Lose, users
	p.Fingerprint = plan.Seal(p)
	return p
}

func TestLossesAddUpOverADayAndNeedASecondYes(t *testing.T) {
	f, wb := newFake(6), newBook(t, "")
	must(t, wb.SetSafeguards(ctx, workbook.Safeguards{LossLimit: 25, NeedsApproval: true}))
	p := losing(planned(t, wb, f), 26)
	keep(t, wb, p)
	_, err := Apply(ctx, f.tenant(), wb, p, fast())
	wantCode(t, err, "SAFEGUARD_LOSSES")
	if len(f.state.Writes) != 0 {
		t.Fatalf("sent: %v", f.state.Writes)
	}
	o := fast()
	o.AllowLosses = true
	_, err = Apply(ctx, f.tenant(), wb, p, o)
	must(t, err)
	// A later plan with a single new loser is over the limit as well, within a day.
	e := newEngine(f.tenant(), wb, plan.Plan{Changes: []plan.Change{{ID: "x", Effect: plan.Lose, Users: []string{"zz"}}}}, fast())
	wantCode(t, checkLosses(ctx, wb, e.items, time.Now(), false), "SAFEGUARD_LOSSES")
	must(t, checkLosses(ctx, wb, e.items, time.Now().Add(25*time.Hour), false))
	e.items[0].Users = []string{"aa"} // who is counted already
	must(t, checkLosses(ctx, wb, e.items, time.Now(), false))
}

func TestCommandsThatAreTooWide(t *testing.T) {
	param := func(name string, v tenant.Value) tenant.Param { return tenant.Param{Name: name, Value: v} }
	grant := func(params ...tenant.Param) tenant.Command {
		return tenant.Command{Name: "Grant-CsTeamsCallingPolicy", Params: params}
	}
	policy := param("PolicyName", tenant.Text("X"))
	for name, c := range map[string]struct {
		command tenant.Command
		refused bool
	}{
		"to a group":           {grant(param("Group", tenant.RefTo(tenant.RefGroup, "personadesk-hr")), policy), false},
		"to a user":            {grant(param("Identity", tenant.Text("u1")), policy), false},
		"to nobody":            {grant(policy), true},
		"to everybody":         {grant(param("Global", tenant.Switch()), policy), true},
		"to everybody as well": {grant(param("Identity", tenant.Text("u1")), param("GLOBAL", tenant.Switch()), policy), true},
		"to a blank":           {grant(param("Identity", tenant.Text(" ")), policy), true},
		"to null":              {grant(param("Group", tenant.Null()), policy), true},
		"to a ref of nothing":  {grant(param("Group", tenant.RefTo(tenant.RefGroup, "")), policy), true},
		"the tenant default":   {tenant.Command{Name: "Set-CsTeamsCallingPolicy", Params: []tenant.Param{param("Identity", tenant.Text("Tag:global"))}}, true},
		"a named policy":       {tenant.Command{Name: "Set-CsTeamsCallingPolicy", Params: []tenant.Param{param("Identity", tenant.Text("HR"))}}, false},
		"removed from a group": {tenant.Command{Name: "Remove-CsGroupPolicyAssignment",
			Params: []tenant.Param{param("GroupId", tenant.Text("g")), param("PolicyType", tenant.Text("T"))}}, false},
		"anything else": {tenant.Command{Name: "Invoke-Expression", Params: []tenant.Param{param("Command", tenant.Text("x"))}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			err := checkCommand(c.command)
			if (err != nil) != c.refused {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestOneNumberIsNeverPlannedForTwo(t *testing.T) {
	change := func(id, who string) plan.Change {
		return plan.Change{ID: id, Kind: plan.AssignNumber, Action: plan.Action{Number: &tenant.NumberAssignment{Telephone: "+1", Target: who}}}
	}
	wantCode(t, checkChanges(plan.Plan{Changes: []plan.Change{change("a", "x"), change("b", "y")}}), "PLAN_TWICE")
	wantCode(t, checkChanges(plan.Plan{Changes: []plan.Change{change("a", "x"), change("a", "x")}}), "PLAN_TWICE")
}

func TestWhatCannotBeReadIsUnknownNotAbsent(t *testing.T) {
	f, wb := newFake(6), newBook(t, "")
	f.fail["Numbers"] = errors.New("403: you may not")
	f.fail["GroupPolicies"] = errors.New("no session")
	s, err := Read(ctx, f.tenant(), wb, nil)
	must(t, err)
	if s.Numbers != nil || s.GroupPolicies != nil || s.Unread["numbers"] != "403: you may not" || s.Unread["groupPolicies"] == "" || s.Queues == nil {
		t.Errorf("%+v", s.Unread)
	}
	_, reading, err := Load(ctx, wb)
	must(t, err)
	if reading.Snapshot.Numbers != nil || reading.Snapshot.Unread["numbers"] == "" || reading.Directory.Len() != 6 {
		t.Errorf("%+v", reading.Snapshot.Unread)
	}
	f.fail["Users"] = errors.New("503")
	if _, err := Read(ctx, f.tenant(), wb, nil); err == nil {
		t.Error("there is a reading without users")
	}
	delete(f.fail, "Users")
	f.state.Users = nil
	_, err = Read(ctx, f.tenant(), wb, nil)
	wantCode(t, err, "TENANT_EMPTY")
	if kept, _, err := wb.Snapshot(ctx); err != nil || len(kept.Users) != 6 {
		t.Errorf("the last reading was not kept: %v", err)
	}
}

func TestAnEmptyWorkbookHasNoReading(t *testing.T) {
	_, _, err := Load(ctx, newBook(t, ""))
	wantCode(t, err, "READING_MISSING")
}
