package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/number"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/provision/fake"
	"personadesk/backend/provision/proof"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

func TestAPlanIsCarriedOutAndSeen(t *testing.T) {
	f, wb := fake.New(60), newBook(t, "")
	p := planned(t, wb, f)
	kinds := map[plan.Kind]int{}
	for _, c := range p.Changes {
		kinds[c.Kind]++
	}
	if kinds[plan.CreateGroup] != 1 || kinds[plan.CreatePolicy] != 1 || kinds[plan.GrantGroup] != 1 || kinds[plan.SetLicences] != 1 ||
		kinds[plan.AssignNumber] != 30 || kinds[plan.SetQueueGroups] != 1 || kinds[plan.AddTeamMembers] != 1 {
		t.Fatalf("the plan is not what this test is about: %v", kinds)
	}
	var progress []provision.Progress
	order := map[string][]workbook.ChangeState{}
	o := fast(t)
	o.By = "grace"
	o.Progress = func(p provision.Progress) { progress = append(progress, p) }
	o.OnChange = func(c ChangeState) { order[c.ID] = append(order[c.ID], c.State) }
	s, err := Apply(ctx, f.Doors(), wb, p, o)
	must(t, err)
	if !s.Whole() || s.Changes != len(p.Changes) || s.Propagating != 0 {
		t.Fatalf("%+v", s)
	}
	if len(order) != len(p.Changes) {
		t.Errorf("told of %d changes", len(order))
	}
	for id, states := range order {
		if got := fmt.Sprint(states); got != "[queued sent accepted seen]" {
			t.Errorf("%s went %s", id, got)
		}
	}
	if len(progress) == 0 || progress[len(progress)-1].Done != len(p.Changes) {
		t.Errorf("progress ended with %+v", progress)
	}
	run, ok, err := wb.Run(ctx, s.RunID)
	if err != nil || !ok || run.State != workbook.Done || run.By != "grace" {
		t.Errorf("%+v %v", run, err)
	}
	results, err := proof.Verify(ctx, f.Doors(), design(t, wb), p)
	must(t, err)
	r := results[0]
	all := proof.Tally{Due: 30, Seen: 30}
	if !r.Whole() || r.Targeted != 30 || r.Licensed != all || r.WithPolicies != all || r.InQueues != all || r.WithNumbers != all || r.InTeams != all {
		t.Errorf("%+v", r)
	}
	must(t, wb.AuditVerify(ctx))
	if again := planned(t, wb, f); !again.Empty() {
		t.Errorf("a second plan has %d changes, the first: %+v", len(again.Changes), again.Changes[0])
	}
}

func design(t *testing.T, wb *workbook.Workbook) plan.Design {
	t.Helper()
	d, err := provision.LoadDesign(ctx, wb)
	must(t, err)
	return d
}

func TestNothingIsSentBeforeItsIntentIsOnDisk(t *testing.T) {
	f, wb := fake.New(6), newBook(t, "")
	p := planned(t, wb, f)
	var run int64 = 1
	f.Before = func(call string) {
		if !strings.HasPrefix(call, "Create") && !strings.HasPrefix(call, "Set") && !strings.HasPrefix(call, "Assign") && !strings.Contains(call, "-") {
			return
		}
		states, err := wb.ChangeStates(ctx, run)
		if err != nil {
			t.Error(err)
		}
		for _, s := range states {
			if s.State == workbook.Sent {
				return
			}
		}
		t.Errorf("%s was called, and no change is journalled as sent", call)
	}
	_, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
}

func TestAcceptedIsNotDone(t *testing.T) {
	f, wb := fake.New(6), newBook(t, "")
	p := planned(t, wb, f)
	f.Hidden["+441615550000"] = true
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if s.Unknown != 1 || s.Seen != s.Changes-1 {
		t.Errorf("%+v", s)
	}
	run, _, err := wb.Run(ctx, s.RunID)
	must(t, err)
	if run.State != workbook.Failed {
		t.Errorf("the run is called %s", run.State)
	}
}

func TestWhatFailsStopsOnlyWhatNeedsIt(t *testing.T) {
	f, wb := fake.New(6), newBook(t, "")
	p := planned(t, wb, f)
	f.Fail["New-CsTeamsCallingPolicy"] = errors.New("the settings are not valid")
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if s.Failed != 1 || s.Skipped != 1 || s.Seen != s.Changes-2 {
		t.Errorf("%+v", s)
	}
	if slices.ContainsFunc(f.State.Writes, func(w string) bool { return strings.HasPrefix(w, "Grant") }) {
		t.Error("a policy that does not exist was granted")
	}
	states, err := wb.ChangeStates(ctx, s.RunID)
	must(t, err)
	if got := states["policy:TeamsCallingPolicy/HR_Calling"]; got.State != workbook.Refused || text.English().Print(got.Note) != "the settings are not valid" {
		t.Errorf("%+v", got)
	}
}

func TestLicencesWithoutSeatsFailWithTheTenantsWords(t *testing.T) {
	f, wb := fake.New(10), newBook(t, "")
	p := planned(t, wb, f)
	f.State.Seats[fake.PhoneSKU] = 3
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	states, err := wb.ChangeStates(ctx, s.RunID)
	must(t, err)
	if s.Failed != 1 {
		t.Errorf("%+v", s)
	}
	for id, got := range states {
		if strings.HasPrefix(id, "licence") && !strings.HasPrefix(text.For(text.PseudoTag).Print(got.Note), text.MarkBegin) {
			t.Errorf("%s is in finished words: %+v", id, got)
		}
		if strings.HasPrefix(id, "licence") && (got.State != workbook.Refused || !strings.Contains(text.English().Print(got.Note), "2 CountViolation")) {
			t.Errorf("%s: %+v", id, got)
		}
	}
}

func TestAnUncertainAnswerIsReadAndNeverSentBlindly(t *testing.T) {
	for name, c := range map[string]struct {
		prepare func(f *fake.Tenant, err error)
		seen    bool
	}{
		"it had been carried out": {func(f *fake.Tenant, err error) { f.After["CreateGroup"] = err }, true},
		"it had not":              {func(f *fake.Tenant, err error) { f.Fail["CreateGroup"] = err }, false},
	} {
		t.Run(name, func(t *testing.T) {
			f, wb := fake.New(6), newBook(t, "")
			p := planned(t, wb, f)
			calls := 0
			f.Before = func(call string) {
				if call == "CreateGroup" {
					calls++
				}
			}
			c.prepare(f, fmt.Errorf("the line was cut (%w)", tenant.ErrUncertain))
			s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
			must(t, err)
			if calls != 1 || s.Whole() != c.seen || (s.Unknown == 1) == c.seen {
				t.Errorf("%d calls, %+v", calls, s)
			}
		})
	}
}

func TestANumberIsLookedAtRightBeforeItIsGiven(t *testing.T) {
	f, wb := fake.New(6), newBook(t, "")
	p := planned(t, wb, f)
	f.Before = func(call string) {
		if call == "SetGroupLicences" { // after the plan was found fresh, before the numbers
			f.State.Number("+441615550001").Target = "somebody"
		}
	}
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if s.Failed != 1 || f.State.Number("+441615550001").Target != "somebody" || slices.Contains(f.State.Writes, "AssignNumbers +441615550001") {
		t.Errorf("%+v %v", s, f.State.Writes)
	}
}

func TestStoppingFinishesTheCallsUnderWayAndResumeDoesTheRest(t *testing.T) {
	f, wb := fake.New(10), newBook(t, "")
	p := planned(t, wb, f)
	stopping, stop := context.WithCancel(ctx)
	f.Before = func(call string) {
		if call == "New-CsTeamsCallingPolicy" || call == "CreateGroup" {
			stop()
		}
	}
	s, err := Apply(stopping, f.Doors(), wb, p, fast(t))
	must(t, err)
	if !s.Stopped || len(f.State.Writes) == 0 || len(f.State.Writes) > 2 || s.Waiting == 0 { // a group and a policy go side by side
		t.Fatalf("%+v %v", s, f.State.Writes)
	}
	states, err := wb.ChangeStates(ctx, s.RunID)
	must(t, err)
	accepted := 0
	for _, c := range states {
		if c.State == workbook.Accepted {
			accepted++
		}
	}
	if accepted != len(f.State.Writes) {
		t.Errorf("a call that was under way is not in the journal: %+v", states)
	}
	_, err = Apply(ctx, f.Doors(), wb, p, fast(t))
	if err == nil {
		t.Error("a second run was begun while the first is open")
	}
	f.Before = nil
	s, err = Resume(ctx, f.Doors(), wb, s.RunID, fast(t))
	must(t, err)
	if !s.Whole() {
		t.Errorf("%+v", s)
	}
	sorted := slices.Clone(f.State.Writes)
	slices.Sort(sorted)
	if len(slices.Compact(sorted)) != len(f.State.Writes) {
		t.Errorf("something was sent twice: %v", f.State.Writes)
	}
	_, err = Resume(ctx, f.Doors(), wb, s.RunID, fast(t))
	wantCode(t, err, "RUN_ENDED")
}

func TestManyPeopleCostFewReadings(t *testing.T) {
	f, wb := fake.New(600), newBook(t, "")
	must(t, wb.SaveRange(ctx, number.Range{ID: "r", Name: "Manchester", First: "+441615550000", Last: "+441615559999", Type: "directRouting", Country: "GB"}))
	p := planned(t, wb, f)
	clear(f.Reads)
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if !s.Whole() || s.Changes < 300 {
		t.Fatalf("%+v", s)
	}
	for call, count := range f.Reads {
		limit := 12
		if call == "NumbersByTelephone" {
			limit = 300 / 20 // each once, right before it is given
		}
		if count > limit {
			t.Errorf("%s was called %d times", call, count)
		}
	}
}
