package safeguards

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/kept"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

var ctx = context.Background()

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// desk is a workbook with a reading and a plan that is safe to run.
type desk struct {
	wb   *workbook.Workbook
	plan plan.Plan
	run  int64
	now  time.Time
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	now := time.Now().UTC()
	wb, err := workbook.Create(filepath.Join(t.TempDir(), "x.personadesk"), workbook.Options{Actor: "ada"})
	must(t, err)
	t.Cleanup(func() { must(t, wb.Close()) })
	must(t, wb.BindTenant(ctx, workbook.Tenant{ID: "t1", Name: "Contoso"}))
	must(t, wb.SaveReading(ctx, workbook.Reading{Reading: tenant.Reading{At: now, Organization: tenant.Organization{ID: "t1"}}}))
	d := &desk{wb: wb, now: now, plan: plan.Plan{TenantID: "t1", ReadAt: now, Made: now, Changes: []plan.Change{
		number("a", "+1", "x"), number("b", "+2", "y"),
		{ID: "c", Kind: plan.RevokeGroup, Effect: plan.Lose, Users: people("u", 3)},
	}}}
	d.keep(t)
	return d
}

func number(id, telephone, who string) plan.Change {
	return plan.Change{ID: id, Kind: plan.AssignNumber, Action: plan.Action{Number: &tenant.NumberAssignment{Telephone: telephone, Target: ident.Object(who)}}}
}

func people(prefix string, count int) []ident.ObjectID {
	list := make([]ident.ObjectID, count)
	for i := range list {
		list[i] = ident.Object(fmt.Sprint(prefix, i))
	}
	return list
}

// keep makes the plan the newest of the workbook, with an approval.
func (d *desk) keep(t *testing.T) {
	t.Helper()
	d.plan = plan.Sealed(d.plan)
	n, err := kept.Save(ctx, d.wb, d.plan, nil)
	must(t, err)
	must(t, d.wb.Approve(ctx, n, d.plan.Fingerprint, ""))
}

// begin opens a run of the newest plan in which no change has come to its end.
func (d *desk) begin(t *testing.T) {
	t.Helper()
	p, _, err := d.wb.LatestPlan(ctx)
	must(t, err)
	run, err := d.wb.NewRun(ctx, workbook.Run{PlanNumber: p.Number, Fingerprint: p.Fingerprint, TenantID: p.TenantID})
	must(t, err)
	d.run = run.ID
}

func (d *desk) ask(t *testing.T, allow bool) Answer {
	t.Helper()
	a, err := Of(ctx, d.wb, Asked{Plan: d.plan, Run: d.run, Now: d.now, AllowLosses: allow})
	must(t, err)
	short, err := Of(ctx, d.wb, Asked{Plan: d.plan.Head(), Body: BodyOf(d.plan), Run: d.run, Now: d.now, AllowLosses: allow})
	must(t, err)
	if !reflect.DeepEqual(a, short) {
		t.Errorf("with the head of the plan and what was found of its changes\n%+v\nand with the whole plan\n%+v", short, a)
	}
	return a
}

// Every way to make a plan unsafe turns exactly the checks that it should, and the refusal is the first of them. What does not speak of
// the beginning of a run holds for one that goes on as well.
func TestEveryCheckRefusesByItself(t *testing.T) {
	type turn struct {
		spoil       func(t *testing.T, d *desk)
		begin, goOn []ID // the checks that are not OK when a run begins, and when it goes on
		code        string
		first       bool // the run begins afterwards: what is spoiled is the plan that it is of, or an earlier run
	}
	grant := tenant.Command{Name: "Grant-CsTeamsCallingPolicy", Params: []tenant.Param{{Name: "Global", Value: tenant.Switch()}}}
	for name, c := range map[string]turn{
		"nothing is wrong": {spoil: func(*testing.T, *desk) {}},
		"another tenant": {func(t *testing.T, d *desk) {
			must(t, d.wb.LeaveTenant(ctx))
			must(t, d.wb.BindTenant(ctx, workbook.Tenant{ID: "t2"}))
		}, []ID{Tenant, Fresh, Approved}, []ID{Tenant, Approved}, "WORKBOOK_OTHER_TENANT", false},
		"a plan that the workbook does not know": {func(_ *testing.T, d *desk) {
			d.plan.Changes = d.plan.Changes[:1]
			d.plan = plan.Sealed(d.plan)
		}, []ID{Newest, Approved}, []ID{Newest, Approved}, "PLAN_OTHER", false},
		"altered under its fingerprint": {func(_ *testing.T, d *desk) { d.plan.Changes[0] = number("a", "+1", "somebody else") },
			[]ID{Sealed}, []ID{Sealed}, "PLAN_OTHER", false},
		"altered under its fingerprint and sealed anew": {func(_ *testing.T, d *desk) {
			d.plan.Changes[0] = number("a", "+1", "somebody else")
			d.plan.Seal = plan.Seal(d.plan)
		}, []ID{Sealed}, []ID{Sealed}, "PLAN_OTHER", false},
		"the approval lapsed": {func(t *testing.T, d *desk) { must(t, d.wb.LapseApprovals(ctx, text.Literal("test"))) },
			[]ID{Approved}, []ID{Approved}, "PLAN_UNAPPROVED", false},
		"read again": {func(t *testing.T, d *desk) {
			must(t, d.wb.SaveReading(ctx, workbook.Reading{Reading: tenant.Reading{At: d.now.Add(time.Second), Organization: tenant.Organization{ID: "t1"}}}))
		}, []ID{Fresh}, nil, "PLAN_STALE", false},
		"altered in its words": {func(_ *testing.T, d *desk) { d.plan.Changes[0].Says = text.Literal("nothing to speak of") },
			[]ID{Sealed}, []ID{Sealed}, "PLAN_ALTERED", false},
		"problems": {func(_ *testing.T, d *desk) {
			d.plan.Problems = append(d.plan.Problems, *problem.New("X", "wrong"))
			d.plan = plan.Sealed(d.plan)
		},
			[]ID{Problems}, []ID{Problems}, "PLAN_PROBLEMS", false},
		"no approval, and none is asked for": {spoil: func(t *testing.T, d *desk) {
			must(t, d.wb.LapseApprovals(ctx, text.Literal("test")))
			must(t, d.wb.SetSafeguards(ctx, workbook.Safeguards{LossLimit: 25}))
		}},
		"a problem that only warns": {spoil: func(_ *testing.T, d *desk) {
			d.plan.Problems = append(d.plan.Problems, *problem.Warn("X", "odd"))
			d.plan = plan.Sealed(d.plan)
		}},
		"losses before": {func(t *testing.T, d *desk) {
			lose(t, d, "v", 24)
		}, []ID{Losses}, []ID{Losses}, "SAFEGUARD_LOSSES", true},
		"losses before the clock went back by an hour": {func(t *testing.T, d *desk) {
			lose(t, d, "v", 24)
			d.now = d.now.Add(-time.Hour)
		}, []ID{Losses}, []ID{Losses}, "SAFEGUARD_LOSSES", true},
		"losses before, seen from another zone": {func(t *testing.T, d *desk) {
			lose(t, d, "v", 24)
			d.now = d.now.Add(23 * time.Hour).In(time.FixedZone("Kiritimati", 14*60*60))
		}, []ID{Losses}, []ID{Losses}, "SAFEGUARD_LOSSES", true},
		"who lost before loses again":                                          {spoil: func(t *testing.T, d *desk) { lose(t, d, "u", 25) }, first: true},
		"more lost in the day than may, and nobody loses now who did not then": {spoil: func(t *testing.T, d *desk) { lose(t, d, "u", 30) }, first: true},
		"a number that one gives back and another gets": {spoil: func(t *testing.T, d *desk) {
			back := number("b", "+1", "y")
			back.Kind = plan.ReleaseNumber
			d.plan.Changes[1] = back
			d.keep(t)
		}, first: true},
		"losses of the day before": {spoil: func(t *testing.T, d *desk) { lose(t, d, "v", 24); d.now = d.now.Add(25 * time.Hour) }, first: true},
		"users of whom something was not read": {func(_ *testing.T, d *desk) {
			d.plan.Targeted = []plan.Targeted{{PersonaID: "p", Unknown: []ident.ObjectID{"x", "y"}}}
			d.plan = plan.Sealed(d.plan)
		}, []ID{Unknown}, []ID{Unknown}, "", false},
		"one number twice": {func(t *testing.T, d *desk) { d.plan.Changes[1] = number("b", "+1", "y"); d.keep(t) },
			[]ID{Holders}, []ID{Holders}, "PLAN_TWICE", true},
		"one change twice": {func(t *testing.T, d *desk) { d.plan.Changes[1] = number("a", "+2", "y"); d.keep(t) },
			[]ID{Distinct}, []ID{Distinct}, "PLAN_TWICE", true},
		"a command that is too wide": {func(t *testing.T, d *desk) { d.plan.Changes[1].Action = plan.Action{Command: &grant}; d.keep(t) },
			[]ID{Defaults}, []ID{Defaults}, "SAFEGUARD_COMMAND", true},
	} {
		for _, goes := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, going on %v", name, goes), func(t *testing.T) {
				d := newDesk(t)
				if goes && !c.first {
					d.begin(t)
				}
				c.spoil(t, d)
				if goes && c.first {
					d.begin(t)
				}
				want, code := c.begin, c.code
				if goes {
					want = c.goOn
				}
				if len(want) == 0 {
					code = ""
				}
				a := d.ask(t, false)
				wantChecks(t, a, want, code)
			})
		}
	}
}

// A reading that leads to the same plan takes nothing from the one that waits.
func TestAPlanThatMeansTheSameAfterAReadingIsFresh(t *testing.T) {
	for still, want := range map[bool][]ID{true: nil, false: {Fresh}} {
		d := newDesk(t)
		must(t, d.wb.SaveReading(ctx, workbook.Reading{Reading: tenant.Reading{At: d.now.Add(time.Second), Organization: tenant.Organization{ID: "t1"}}}))
		a, err := Of(ctx, d.wb, Asked{Plan: d.plan, Now: d.now, Still: func(context.Context) (bool, error) { return still, nil }})
		must(t, err)
		code := ""
		if !still {
			code = "PLAN_STALE"
		}
		wantChecks(t, a, want, code)
	}
}

func TestAPlanThatIsMarkedAsStaleBeginsNoRun(t *testing.T) {
	d := newDesk(t)
	latest, _, err := d.wb.LatestPlan(ctx)
	must(t, err)
	must(t, d.wb.SetPlanState(ctx, latest.Number, workbook.PlanStale))
	wantChecks(t, d.ask(t, false), []ID{Fresh, Approved}, "PLAN_STALE")
}

func TestTheFirstProblemOfAPlanIsNamed(t *testing.T) {
	d := newDesk(t)
	d.plan.Problems = append(d.plan.Problems, *problem.Warn("W", "odd"), *problem.New("X", "the first"), *problem.New("Y", "the second"))
	d.plan = plan.Sealed(d.plan)
	if err := d.ask(t, false).Refusal(); err == nil || !strings.Contains(err.Error(), "the first") || strings.Contains(err.Error(), "the second") {
		t.Errorf("%v", err)
	}
}

// lose has people lose something in a run that came to its end.
func lose(t *testing.T, d *desk, prefix string, count int) {
	t.Helper()
	run, err := d.wb.NewRun(ctx, workbook.Run{TenantID: "t1"})
	must(t, err)
	must(t, d.wb.Record(ctx, run.ID, workbook.JournalEntry{Change: "x", State: workbook.Sent, Losing: people(prefix, count)}))
	must(t, d.wb.SetRunState(ctx, run.ID, workbook.Done, text.Text{}))
}

func wantChecks(t *testing.T, a Answer, want []ID, code string) {
	t.Helper()
	var got []ID
	for _, c := range a.Checks {
		if !c.OK {
			got = append(got, c.ID)
		}
		if (c.Code() == "") != c.OK {
			t.Errorf("%s is OK %v with the code %q", c.ID, c.OK, c.Code())
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("not OK: %v; want %v", got, want)
	}
	err := a.Refusal()
	if code == "" {
		must(t, err)
		return
	}
	if err == nil || problem.From(err).Code != code {
		t.Errorf("refused with %v; want %s", err, code)
	}
	if !slices.Contains(Codes(), code) {
		t.Errorf("%s is not among the codes of refusals", code)
	}
}

func TestOnlyOneRunIsOpenAndOnlyThatGoesOn(t *testing.T) {
	d := newDesk(t)
	d.begin(t)
	goesOn := d.run
	wantChecks(t, d.ask(t, false), nil, "")
	d.run = 0
	wantChecks(t, d.ask(t, false), []ID{OpenRun, Fresh}, "RUN_OPEN")
	must(t, d.wb.SetRunState(ctx, goesOn, workbook.Failed, text.Text{}))
	wantChecks(t, d.ask(t, false), []ID{Fresh}, "PLAN_STALE")
	d.run = goesOn
	wantChecks(t, d.ask(t, false), []ID{OpenRun}, "RUN_ENDED")
	d.begin(t) // another one is open now
	d.run = goesOn
	wantChecks(t, d.ask(t, false), []ID{OpenRun}, "RUN_ENDED")
}

// A plan that is made while a run is open takes nothing from the run: otherwise it could neither go on nor be approved again.
func TestANewerPlanLeavesTheOpenRunItsApproval(t *testing.T) {
	d := newDesk(t)
	d.begin(t)
	was := d.plan
	d.plan.Changes = d.plan.Changes[:1]
	d.keep(t)
	d.plan = was
	wantChecks(t, d.ask(t, false), nil, "")
	must(t, d.wb.LapseApprovals(ctx, text.Literal("the fingerprint changed")))
	wantChecks(t, d.ask(t, false), []ID{Approved}, "PLAN_UNAPPROVED")
	must(t, d.wb.Approve(ctx, 1, was.Fingerprint, ""))
	wantChecks(t, d.ask(t, false), nil, "")
}

func TestLossesAreToldWithThoseOfTheDayAndCanBeConfirmed(t *testing.T) {
	d := newDesk(t)
	lose(t, d, "v", 24)
	a := d.ask(t, false)
	i := slices.IndexFunc(a.Checks, func(c Check) bool { return c.ID == Losses })
	if got := a.Checks[i].Figures; !slices.Equal(got, []int{3, 27, 25}) {
		t.Errorf("figures %v", got)
	}
	wantChecks(t, d.ask(t, true), nil, "")
}

// What of a run has come to its end loses nobody anything once more; what was skipped will be sent when it goes on.
func TestOfARunThatGoesOnOnlyWhatIsLeftCounts(t *testing.T) {
	for state, want := range map[workbook.ChangeState]int{workbook.Seen: 0, workbook.Refused: 0, workbook.Skipped: 3, workbook.Sent: 3, workbook.Queued: 3} {
		t.Run(string(state), func(t *testing.T) {
			d := newDesk(t)
			d.begin(t)
			must(t, d.wb.Record(ctx, d.run, workbook.JournalEntry{Change: "c", State: state}))
			a := d.ask(t, false)
			i := slices.IndexFunc(a.Checks, func(c Check) bool { return c.ID == Losses })
			if got := a.Checks[i].Figures[0]; got != want {
				t.Errorf("%d users lose something; want %d", got, want)
			}
		})
	}
}
