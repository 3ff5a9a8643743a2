package engine

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/provision/fake"
	"personadesk/backend/provision/reading"
	"personadesk/backend/provision/safeguards"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

func TestWhatIsRefusedBeforeAnythingIsSent(t *testing.T) {
	for name, c := range map[string]struct {
		code    string
		prepare func(t *testing.T, f *fake.Tenant, wb *workbook.Workbook, p *plan.Plan)
	}{
		"another tenant": {"TENANT_OTHER", func(_ *testing.T, _ *fake.Tenant, _ *workbook.Workbook, p *plan.Plan) { p.TenantID = "tenant-2" }},
		"a tenant that does not say who it is": {"TENANT_OTHER", func(_ *testing.T, f *fake.Tenant, _ *workbook.Workbook, p *plan.Plan) {
			f.State.Tenant, p.TenantID = "", ""
		}},
		"this machine is an hour behind": {"CLOCK_APART", func(_ *testing.T, f *fake.Tenant, _ *workbook.Workbook, _ *plan.Plan) {
			f.State.At = time.Now().Add(time.Hour)
		}},
		"this machine is a year ahead": {"CLOCK_APART", func(_ *testing.T, f *fake.Tenant, _ *workbook.Workbook, _ *plan.Plan) {
			f.State.At = time.Now().AddDate(-1, 0, 0)
		}},
		"not approved": {"PLAN_UNAPPROVED", func(t *testing.T, _ *fake.Tenant, wb *workbook.Workbook, _ *plan.Plan) {
			must(t, wb.LapseApprovals(ctx, text.Literal("test")))
		}},
		"altered after it was approved": {"PLAN_OTHER", func(_ *testing.T, _ *fake.Tenant, _ *workbook.Workbook, p *plan.Plan) {
			for i := range p.Changes {
				if n := p.Changes[i].Action.Number; n != nil {
					n.Target = "somebody else"
				}
			}
		}},
		"not the newest": {"PLAN_OTHER", func(t *testing.T, _ *fake.Tenant, wb *workbook.Workbook, p *plan.Plan) {
			newer := *p
			newer.Changes = newer.Changes[:1]
			keep(t, wb, plan.Sealed(newer))
		}},
		"with other words than were written": {"PLAN_ALTERED", func(_ *testing.T, _ *fake.Tenant, _ *workbook.Workbook, p *plan.Plan) {
			p.Changes[0].Says = text.Literal("nothing to speak of")
		}},
		"with problems": {"PLAN_PROBLEMS", func(_ *testing.T, _ *fake.Tenant, _ *workbook.Workbook, p *plan.Plan) {
			p.Problems = append(p.Problems, *problem.New("X", "something is wrong"))
			*p = plan.Sealed(*p)
		}},
		"a group of ours appeared": {"PLAN_STALE", func(_ *testing.T, f *fake.Tenant, _ *workbook.Workbook, _ *plan.Plan) {
			f.State.Groups = append(f.State.Groups, tenant.Group{ID: "new", UniqueName: "personadesk-hr", Rule: "other"})
		}},
		"a policy appeared": {"PLAN_STALE", func(_ *testing.T, f *fake.Tenant, _ *workbook.Workbook, _ *plan.Plan) {
			f.State.Policies = append(f.State.Policies, tenant.Policy{Type: "TeamsCallingPolicy", Name: "hr_calling"})
		}},
		"a number was given away": {"PLAN_STALE", func(_ *testing.T, f *fake.Tenant, _ *workbook.Workbook, _ *plan.Plan) {
			f.State.Number("+441615550001").Target = "somebody"
		}},
		"a queue has other groups": {"PLAN_STALE", func(_ *testing.T, f *fake.Tenant, _ *workbook.Workbook, _ *plan.Plan) {
			f.State.Queues[0].Groups = []ident.ObjectID{"theirs"}
		}},
		"the tenant was read again and is another": {"PLAN_STALE", func(t *testing.T, f *fake.Tenant, wb *workbook.Workbook, _ *plan.Plan) {
			time.Sleep(time.Millisecond)
			f.State.Users = f.State.Users[1:]
			_, err := reading.Read(ctx, f.Doors(), wb, reading.Options{})
			must(t, err)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			f, wb := fake.New(6), newBook(t, "")
			p := planned(t, wb, f)
			c.prepare(t, f, wb, &p)
			safe, err := safeguards.Of(ctx, wb, safeguards.Asked{Plan: p, Now: time.Now()})
			must(t, err)
			_, err = Apply(ctx, f.Doors(), wb, p, fast(t))
			wantCode(t, err, c.code)
			// The tenant itself is asked once all checks of the workbook let the plan pass, and first of all who it is.
			if refusal := safe.Refusal(); refusal != nil && c.code != "TENANT_OTHER" {
				wantCode(t, refusal, c.code)
			} else if refusal == nil && c.code != "PLAN_STALE" && c.code != "CLOCK_APART" {
				t.Errorf("refused with %s although every check is good", c.code)
			}
			if len(f.State.Writes) != 0 {
				t.Errorf("sent: %v", f.State.Writes)
			}
			if _, total, err := wb.Runs(ctx, 0, 10); err != nil || total != 0 {
				t.Errorf("%d runs were begun, %v", total, err)
			}
			if _, ok, err := wb.Approval(ctx, p.Fingerprint); c.code == "PLAN_STALE" && (ok || err != nil) {
				t.Error("the approval of a stale plan stands", err)
			}
			if stored, _, err := wb.PlanByNumber(ctx, 1); err != nil || (stored.State == workbook.PlanStale) != (c.code == "PLAN_STALE") {
				t.Errorf("the plan is called %s, %v", stored.State, err)
			}
		})
	}
}

func TestARunGoesOnOnlyUnderTheSafeguardsOfItsBeginning(t *testing.T) {
	for name, c := range map[string]struct {
		code  string
		spoil func(t *testing.T, f *fake.Tenant, wb *workbook.Workbook)
	}{
		"its approval lapsed": {"PLAN_UNAPPROVED", func(t *testing.T, _ *fake.Tenant, wb *workbook.Workbook) {
			must(t, wb.LapseApprovals(ctx, text.Literal("test")))
		}},
		"others lost too much meanwhile": {"SAFEGUARD_LOSSES", func(t *testing.T, _ *fake.Tenant, wb *workbook.Workbook) {
			must(t, wb.SetSafeguards(ctx, workbook.Safeguards{LossLimit: 1, NeedsApproval: true}))
		}},
		"another tenant answers": {"TENANT_OTHER", func(_ *testing.T, f *fake.Tenant, _ *workbook.Workbook) { f.State.Tenant = "tenant-2" }},
		"what it rests on moved": {"PLAN_STALE", func(_ *testing.T, f *fake.Tenant, _ *workbook.Workbook) {
			f.State.Number("+441615550001").Target = "somebody"
		}},
		"it came to its end": {"RUN_ENDED", func(t *testing.T, _ *fake.Tenant, wb *workbook.Workbook) {
			must(t, wb.SetRunState(ctx, 1, workbook.Failed, text.Text{}))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			f, wb := fake.New(6), newBook(t, "")
			p := losing(planned(t, wb, f), 3)
			keep(t, wb, p)
			stopping, stop := context.WithCancel(ctx)
			f.Before = func(call string) {
				if strings.HasPrefix(call, "New-") || call == "CreateGroup" {
					stop()
				}
			}
			s, err := Apply(stopping, f.Doors(), wb, p, fast(t))
			must(t, err)
			if !s.Stopped {
				t.Fatalf("%+v", s)
			}
			f.Before = nil
			sent := len(f.State.Writes)
			c.spoil(t, f, wb)
			_, err = Resume(ctx, f.Doors(), wb, s.RunID, fast(t))
			wantCode(t, err, c.code)
			if len(f.State.Writes) != sent {
				t.Errorf("sent: %v", f.State.Writes[sent:])
			}
			if run, _, err := wb.Run(ctx, s.RunID); err != nil || c.code != "RUN_ENDED" && run.State != workbook.Stopped {
				t.Errorf("the run is called %s, %v", run.State, err)
			}
		})
	}
}

func TestAPlanOutlivesAReadingThatShowsTheSame(t *testing.T) {
	f, wb := fake.New(6), newBook(t, "")
	p := planned(t, wb, f)
	time.Sleep(time.Millisecond)
	_, err := reading.Read(ctx, f.Doors(), wb, reading.Options{})
	must(t, err)
	if at, _, err := wb.ReadAt(ctx); err != nil || at.Equal(p.ReadAt) {
		t.Fatalf("read at %s, the plan rests on %s, %v", at, p.ReadAt, err)
	}
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if !s.Whole() || s.Changes == 0 {
		t.Errorf("%+v", s)
	}
}

// losing makes a plan in which so many people lose something.
func losing(p plan.Plan, people int) plan.Plan {
	users := make([]ident.ObjectID, people)
	for i := range users {
		users[i] = ident.Object(string(rune('a'+i%26)) + string(rune('a'+i/26)))
	}
	p.Changes = append([]plan.Change{}, p.Changes...)
	last := &p.Changes[len(p.Changes)-1] // so that a run that is stopped early has not sent it
	last.Effect, last.Users = plan.Lose, users
	return plan.Sealed(p)
}

func TestLossesAddUpOverADayAndNeedASecondYes(t *testing.T) {
	f, wb := fake.New(6), newBook(t, "")
	must(t, wb.SetSafeguards(ctx, workbook.Safeguards{LossLimit: 25, NeedsApproval: true}))
	p := losing(planned(t, wb, f), 26)
	keep(t, wb, p)
	_, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	wantCode(t, err, "SAFEGUARD_LOSSES")
	if len(f.State.Writes) != 0 {
		t.Fatalf("sent: %v", f.State.Writes)
	}
	o := fast(t)
	o.AllowLosses = true
	_, err = Apply(ctx, f.Doors(), wb, p, o)
	must(t, err)
}

func TestWhatCannotBeReadIsUnknownNotAbsent(t *testing.T) {
	f, wb := fake.New(6), newBook(t, "")
	f.Fail["Numbers"] = errors.New("403: you may not")
	f.Fail["GroupPolicies"] = errors.New("no session")
	s, err := reading.Read(ctx, f.Doors(), wb, reading.Options{})
	must(t, err)
	if s.Unread["numbers"] != "403: you may not" || s.Unread["groupPolicies"] == "" {
		t.Errorf("%+v", s.Unread)
	}
	_, read, done, err := provision.Load(ctx, wb)
	must(t, err)
	defer done()
	heard, err := read.Numbers.Heard()
	must(t, err)
	if heard.Listed || read.GroupPolicies != nil || read.Queues == nil || read.Unread["numbers"] == "" || read.Directory.Len() != 6 {
		t.Errorf("%+v", read.Unread)
	}
	f.Fail["Users"] = errors.New("503")
	if _, err := reading.Read(ctx, f.Doors(), wb, reading.Options{}); err == nil {
		t.Error("there is a reading without users")
	}
	delete(f.Fail, "Users")
	f.State.Users = nil
	_, err = reading.Read(ctx, f.Doors(), wb, reading.Options{})
	wantCode(t, err, "TENANT_EMPTY")
	if kept, _, err := wb.Reading(ctx); err != nil || kept.Directory.Len() != 6 {
		t.Errorf("the last reading was not kept: %v", err)
	}
}

// The rest of a number is over by the clock of the machine: a plan must not be made by one that is wrong either.
func TestNothingIsReadByAClockThatTheTenantContradicts(t *testing.T) {
	f, wb := fake.New(6), newBook(t, "")
	f.State.At = time.Now().AddDate(-1, 0, 0)
	_, err := reading.Read(ctx, f.Doors(), wb, reading.Options{})
	wantCode(t, err, "CLOCK_APART")
	_, _, _, err = provision.Load(ctx, wb)
	wantCode(t, err, "READING_MISSING")
}

func TestAnEmptyWorkbookHasNoReading(t *testing.T) {
	_, _, _, err := provision.Load(ctx, newBook(t, ""))
	wantCode(t, err, "READING_MISSING")
}
