package engine

import (
	"context"
	"errors"
	"testing"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/plan"
	"personadesk/backend/provision/fake"
	"personadesk/backend/provision/proof"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// What was sent, and of which nobody knows what became of it, is sent again only where a reading shows for long enough that it is not there.
// Everything else would give a number, or make a group, a second time.
func TestWhatIsQueuedAgainOfWhatWasSent(t *testing.T) {
	for name, c := range map[string]struct {
		shows  tenant.Number
		told   tenant.OperationStatus
		unread error
		stops  bool // the run is stopped while it looks
		state  workbook.ChangeState
		took   time.Duration
	}{
		"it is not there":              {tenant.Number{}, "", nil, false, workbook.Queued, time.Minute},
		"it is there":                  {tenant.Number{Target: "ada"}, "", nil, false, workbook.Seen, 0},
		"somebody else has it":         {tenant.Number{Target: "bob"}, "", nil, false, workbook.Refused, 0},
		"the tenant is at it":          {tenant.Number{}, tenant.OperationRunning, nil, false, workbook.Unclear, time.Minute},
		"the tenant refused it":        {tenant.Number{}, tenant.OperationFailed, nil, false, workbook.Refused, 0},
		"it cannot be read":            {tenant.Number{}, "", errors.New("503"), false, workbook.Unclear, time.Minute},
		"the run is stopped meanwhile": {tenant.Number{}, "", nil, true, workbook.Sent, 0},
	} {
		t.Run(name, func(t *testing.T) {
			stopping, stop := context.WithCancel(ctx)
			defer stop()
			hours := clock.NewFake(time.Now())
			t.Cleanup(hours.Play())
			began, f := hours.Now(), fake.New(0)
			c.shows.Telephone = telephone
			f.State.Numbers = []tenant.Number{c.shows}
			f.Fail["NumbersByTelephone"] = c.unread
			one := &item{state: workbook.Sent, Case: proof.Case{Change: &plan.Change{Kind: plan.AssignNumber,
				Expect: plan.Expect{Number: &tenant.NumberAssignment{Telephone: telephone, Target: "ada"}}}}}
			if c.told != "" {
				one.Operation, f.Told = "op", map[string]tenant.Operation{"op": {Status: c.told}}
			}
			looks := 0
			f.Before = func(call string) {
				if call == "NumbersByTelephone" {
					if looks++; c.stops || looks > 20 { // a look that never ends
						stop()
					}
				}
			}
			e := newEngine(f.Doors(), nil, plan.Plan{}, Options{Clock: hours}.complete())
			e.journal.write = believed
			must(t, e.settleFor(stopping, []*item{one}, time.Minute))
			if took := hours.Now().Sub(began); one.state != c.state || took != c.took || looks > 20 {
				t.Errorf("%s after %s and %d looks; want %s after %s", one.state, took, looks, c.state, c.took)
			}
		})
	}
}

// A run that is being stopped asks the tenant for nothing more.
func TestAStopEndsALook(t *testing.T) {
	stopping, stop := context.WithCancel(ctx)
	defer stop()
	f := fake.New(0)
	f.Before = func(string) { stop() }
	group := &item{state: workbook.Sent, Case: proof.Case{Change: &plan.Change{Expect: plan.Expect{Group: &tenant.GroupSpec{UniqueName: "g"}}}}}
	number := &item{state: workbook.Sent, Case: proof.Case{Change: &plan.Change{Expect: plan.Expect{Number: &tenant.NumberAssignment{Telephone: telephone}}}}}
	e := newEngine(f.Doors(), nil, plan.Plan{}, fast(t).complete())
	e.journal.write = believed
	if _, err := e.lookFor(stopping, []*item{group, number}, time.Minute); err != nil || f.Reads["NumbersByTelephone"] != 0 || number.state != workbook.Sent {
		t.Errorf("%v, %s, read %v", err, number.state, f.Reads)
	}
}

// Only a run that is there, is open and has its plan goes on.
func TestARunThatIsNotThereDoesNotGoOn(t *testing.T) {
	f, wb := fake.New(2), newBook(t, "")
	_, err := Resume(ctx, f.Doors(), wb, 7, fast(t))
	wantCode(t, err, "RUN_ENDED")
	run, err := wb.NewRun(ctx, workbook.Run{PlanNumber: 99, TenantID: "tenant-1"})
	must(t, err)
	_, err = Resume(ctx, f.Doors(), wb, run.ID, fast(t))
	wantCode(t, err, "PLAN_OTHER")
	if len(f.State.Writes) > 0 {
		t.Errorf("sent: %v", f.State.Writes)
	}
}

// A change is sent as its kind says, and one that says nothing, or of which the tenant shows another thing than was approved, is not sent at all.
func TestWhatAChangeSends(t *testing.T) {
	spec := &tenant.GroupSpec{UniqueName: "g", Name: "HR"}
	ref := tenant.Ref{Kind: tenant.RefGroup, Key: "g"}
	hers := plan.Expect{Voice: &plan.Voice{User: "ada", On: true}}
	enable := &tenant.Command{Name: "Set-CsPhoneNumberAssignment", Params: []tenant.Param{{Name: "Identity", Value: tenant.Text("ada")}, {Name: "EnterpriseVoiceEnabled", Value: tenant.Truth(true)}}}
	for name, c := range map[string]struct {
		change plan.Change
		writes string // "" when nothing is sent
	}{
		"a new group":                      {plan.Change{Kind: plan.CreateGroup, Action: plan.Action{Group: spec}}, "CreateGroup g"},
		"another rule":                     {plan.Change{Kind: plan.UpdateGroup, Action: plan.Action{Group: spec}}, "UpdateGroup g"},
		"a group that goes":                {plan.Change{Kind: plan.RemoveGroup, Action: plan.Action{Group: spec}, Expect: plan.Expect{NoGroup: &plan.NoGroup{Key: "g", ID: "1"}}}, "DeleteGroup 1"},
		"a group of the key of one before": {plan.Change{Kind: plan.RemoveGroup, Action: plan.Action{Group: spec}, Expect: plan.Expect{NoGroup: &plan.NoGroup{Key: "g", ID: "2"}}}, ""},
		"licences":                         {plan.Change{Kind: plan.SetLicences, Action: plan.Action{Licences: &plan.LicenceChange{Group: ref}}}, "SetGroupLicences 1"},
		"a new team":                       {plan.Change{Kind: plan.MakeTeam, Action: plan.Action{NewTeam: &tenant.TeamSpec{UniqueName: "t"}}}, "CreateTeam t"},
		"members":                          {plan.Change{Kind: plan.AddTeamMembers, Action: plan.Action{Team: &plan.TeamChange{Team: tenant.Ref{Kind: tenant.RefTeam, Key: "HR team"}}}}, "AddTeamMembers t1"},
		"voice":                            {plan.Change{Kind: plan.EnableVoice, Action: plan.Action{Command: enable}}, "Set-CsPhoneNumberAssignment ada"},
		"voice for whom a number decides":  {plan.Change{Kind: plan.EnableVoice, Action: plan.Action{Command: enable}, Expect: hers}, ""},
		"a group, of another kind":         {plan.Change{Kind: plan.SetLicences, Action: plan.Action{Group: spec}}, ""},
		"no new group":                     {plan.Change{Kind: plan.CreateGroup}, ""},
		"no other rule":                    {plan.Change{Kind: plan.UpdateGroup}, ""},
		"no group that goes":               {plan.Change{Kind: plan.RemoveGroup}, ""},
		"nothing":                          {plan.Change{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(0)
			f.State.Users, f.State.Groups = append(f.State.Users, "ada"), []tenant.Group{{ID: "1", UniqueName: "g"}}
			f.State.Numbers = []tenant.Number{{Telephone: telephone, Target: "ada"}}
			e := newEngine(f.Doors(), nil, plan.Plan{}, fast(t).complete())
			e.journal.write = believed
			one := &item{state: workbook.Queued, Case: proof.Case{Change: &c.change}}
			e.voices = e.look([]*item{one})
			must(t, e.send(ctx, one))
			want, state := []string{c.writes}, workbook.Accepted
			if c.writes == "" {
				want, state = nil, workbook.Skipped
			}
			if len(f.State.Writes) != len(want) || len(want) > 0 && f.State.Writes[0] != want[0] || one.state != state || (one.attempt > 0) != (c.writes != "") {
				t.Errorf("%s after %d attempts, %+v, sent %v; want %v", one.state, one.attempt, one.Note, f.State.Writes, want)
			}
		})
	}
}

// What came to an end stays so, whatever the tenant shows by now: somebody may have taken it away on purpose. What was only sent is looked for.
func TestARunThatGoesOnLooksOnlyForWhatItSent(t *testing.T) {
	for state, want := range map[workbook.ChangeState]workbook.ChangeState{workbook.Sent: workbook.Queued, workbook.Unclear: workbook.Queued,
		workbook.Seen: workbook.Seen, workbook.Refused: workbook.Refused, workbook.Accepted: workbook.Accepted} {
		t.Run(string(state), func(t *testing.T) {
			f := fake.New(0)
			group := &item{state: state, Case: proof.Case{Change: &plan.Change{Expect: plan.Expect{Group: &tenant.GroupSpec{UniqueName: "g"}}}}}
			e := newEngine(f.Doors(), nil, plan.Plan{}, fast(t).complete())
			e.journal.write, e.items = believed, []*item{group}
			must(t, e.settle(ctx))
			if looked := f.Reads["GroupsByUniqueNames"] > 0; group.state != want || looked != (state != want) {
				t.Errorf("it is %s, looked for: %t", group.state, looked)
			}
		})
	}
}

// A journal that cannot be written ends the run before anything else is done.
func TestWhatWasLookedForIsKeptOrTheRunEnds(t *testing.T) {
	f, full := fake.New(0), errors.New("the disk is full")
	gone := &item{state: workbook.Sent, Case: proof.Case{Change: &plan.Change{Expect: plan.Expect{NoGroup: &plan.NoGroup{Key: "g"}}}}}
	e := newEngine(f.Doors(), nil, plan.Plan{}, fast(t).complete())
	e.journal.write, e.items = func([]mark) error { return full }, []*item{gone}
	if err := e.settle(ctx); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

// A process can die when its run has begun and nothing is in the journal yet; and what was skipped is tried again. Both go on as if new.
func TestARunGoesOnFromWhatItsJournalSays(t *testing.T) {
	for name, state := range map[string]workbook.ChangeState{"nothing": "", "that all was skipped": workbook.Skipped} {
		t.Run(name, func(t *testing.T) {
			f, wb := fake.New(4), newBook(t, "")
			p := planned(t, wb, f)
			run, err := wb.NewRun(ctx, workbook.Run{PlanNumber: 1, Fingerprint: p.Fingerprint, TenantID: p.TenantID})
			must(t, err)
			for _, c := range p.Changes {
				if state != "" {
					must(t, wb.Record(ctx, run.ID, workbook.JournalEntry{Change: c.ID, State: state}))
				}
			}
			s, err := Resume(ctx, f.Doors(), wb, run.ID, fast(t))
			must(t, err)
			if !s.Whole() || s.Changes == 0 {
				t.Errorf("%+v", s)
			}
		})
	}
}

// A stop finishes the requests that are under way and makes no further ones.
func TestAStopAsksForNoFurtherNumbers(t *testing.T) {
	f := fake.New(300)
	stopping, stop := context.WithCancel(ctx)
	defer stop()
	e := newEngine(f.Doors(), nil, plan.Plan{}, fast(t).complete())
	e.journal.write = believed
	var list []*item
	for i, n := range f.State.Numbers {
		list = append(list, &item{state: workbook.Queued, Case: proof.Case{Change: &plan.Change{Kind: plan.AssignNumber,
			Action: plan.Action{Number: &tenant.NumberAssignment{Telephone: n.Telephone, Type: n.Type, Target: f.State.Users[i]}}}}})
	}
	requests := 0
	f.Asked = func(int) { requests++; stop() }
	must(t, e.sendNumbers(stopping, list))
	if requests == 0 || requests > atOnce[numbers] {
		t.Errorf("%d requests", requests)
	}
}

// Numbers and batches are carried out after they were taken: such a request is looked for as long as it may be under way, whatever shows before.
func TestWhatIsCarriedOutLaterIsLookedForLonger(t *testing.T) {
	batch := plan.Change{Kind: plan.GrantUser, Action: plan.Action{Command: &tenant.Command{Name: "New-CsBatchPolicyAssignmentOperation"}},
		Expect: plan.Expect{Grant: &plan.Grant{Type: inBatch, Name: "HR_Apps", User: "ada"}}}
	number := tenant.NumberAssignment{Telephone: telephone, Target: "ada"}
	for name, c := range map[string]struct {
		change plan.Change
		took   time.Duration
	}{
		"a batch":  {batch, 15 * time.Minute},
		"a number": {plan.Change{Kind: plan.AssignNumber, Action: plan.Action{Number: &number}, Expect: plan.Expect{Number: &number}}, 15 * time.Minute},
		"a group":  {plan.Change{Expect: plan.Expect{Group: &tenant.GroupSpec{UniqueName: "g"}}}, 30 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			hours := clock.NewFake(time.Now())
			t.Cleanup(hours.Play())
			began, f := hours.Now(), fake.New(0)
			e := newEngine(f.Doors(), nil, plan.Plan{}, Options{Clock: hours}.complete())
			one := &item{state: workbook.Sent, at: began, Case: proof.Case{Change: &c.change}}
			e.journal.write, e.items = believed, []*item{one}
			must(t, e.settle(ctx))
			if took := hours.Now().Sub(began); took != c.took || one.state != workbook.Queued {
				t.Errorf("%s after %s; want %s", one.state, took, c.took)
			}
		})
	}
}

// What the run has sent itself is no reason to stop it; what it has not sent yet must be as it was planned.
func TestOnlyWhatIsStillToBeSentCanHaveMoved(t *testing.T) {
	for name, c := range map[string]struct {
		state   workbook.ChangeState
		attempt int
		stale   bool
	}{
		"waiting":                       {workbook.Queued, 0, true},
		"sent before, to be sent again": {workbook.Queued, 1, false},
		"found to be there":             {workbook.Seen, 0, false},
		"sent":                          {workbook.Sent, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(0)
			f.State.Groups = []tenant.Group{{ID: "1", UniqueName: "g"}}
			e := newEngine(f.Doors(), nil, plan.Plan{}, fast(t).complete())
			e.items = []*item{{state: c.state, attempt: c.attempt, Case: proof.Case{Change: &plan.Change{Subject: "g", Expect: plan.Expect{Group: &tenant.GroupSpec{UniqueName: "g"}}}}}}
			if err := e.unmoved(ctx); (err != nil) != c.stale {
				t.Errorf("got %v", err)
			}
		})
	}
}
