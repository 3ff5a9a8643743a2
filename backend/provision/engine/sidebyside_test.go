package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/provision/fake"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// crowd is a workbook with several personas, so that several groups are made in one wave.
func crowd(t testing.TB, path string, personas int) *workbook.Workbook {
	t.Helper()
	wb := newBook(t, path)
	for i := range personas {
		p := fake.HR
		p.ID, p.Name, p.Rule = fmt.Sprintf("more%d", i), fmt.Sprintf("Prov_More%d", i), `user.department -eq "IT"`
		p.Number, p.Queues, p.Teams = persona.NumberRule{Kind: persona.InheritNumber}, nil, nil
		must(t, wb.SavePersona(ctx, p))
	}
	return wb
}

// meeting counts how many calls of a kind are under way, and lets each wait a while for company.
type meeting struct {
	mutex     sync.Mutex
	now, most map[string]int
}

func (m *meeting) enter(call string) {
	m.mutex.Lock()
	m.now[call]++
	m.most[call] = max(m.most[call], m.now[call])
	m.mutex.Unlock()
	time.Sleep(2 * time.Millisecond)
	m.mutex.Lock()
	m.now[call]--
	m.mutex.Unlock()
}

func TestSendsGoSideBySideWithinTheLimitsOfTheirRoads(t *testing.T) {
	f, wb := fake.New(400), crowd(t, "", 8)
	p := planned(t, wb, f)
	m := &meeting{now: map[string]int{}, most: map[string]int{}}
	var order []string
	f.Before = func(call string) {
		switch {
		case strings.HasPrefix(call, "Grant-") || strings.HasPrefix(call, "New-"):
			m.enter("shell")
		case call == "CreateGroup", call == "SetGroupLicences", call == "NumbersByTelephone":
			m.enter(call)
		}
		if strings.HasPrefix(call, "Create") || strings.HasPrefix(call, "New-") {
			m.enter("first lane")
		}
	}
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if !s.Whole() {
		t.Fatalf("%+v", s)
	}
	for call, want := range map[string]int{"shell": 1, "CreateGroup": 4, "SetGroupLicences": 4, "NumbersByTelephone": 4, "first lane": 5} {
		if m.most[call] > want || want > 1 && m.most[call] < 2 {
			t.Errorf("%d at a time of %s; want up to %d", m.most[call], call, want)
		}
	}
	// Ranks of policies count, so commands go in the order of the plan.
	for _, c := range p.Changes {
		if c.Kind == plan.GrantGroup {
			order = append(order, "Grant-CsTeamsCallingPolicy id-of-"+c.Expect.Grant.Group.Key)
		}
	}
	sent := slices.DeleteFunc(slices.Clone(f.State.Writes), func(w string) bool { return !strings.HasPrefix(w, "Grant-") })
	if len(order) < 5 || !slices.Equal(sent, order) {
		t.Errorf("sent %v; want %v", sent, order)
	}
}

func TestChangesOfOneObjectGoOneAfterTheOther(t *testing.T) {
	f := fake.New(4)
	e := newEngine(f.Doors(), nil, plan.Plan{}, Options{}.complete())
	e.journal.write = func(marks []mark) error {
		for _, m := range marks {
			m.item.state = m.state
		}
		return nil
	}
	team := func(id, name string) *item {
		c := &item{state: workbook.Queued}
		c.Change = &plan.Change{ID: id, Kind: plan.AddTeamMembers, Action: plan.Action{Team: &plan.TeamChange{Team: tenant.Ref{Kind: tenant.RefTeam, Key: name}, Add: []ident.ObjectID{ident.Object(id)}}}}
		return c
	}
	m := &meeting{now: map[string]int{}, most: map[string]int{}}
	f.Before = func(call string) {
		if call == "AddTeamMembers" {
			m.enter(call)
		}
	}
	list := []*item{team("a", "HR team"), team("b", "HR team"), team("c", "HR team")}
	must(t, e.sendAlong(ctx, 4, list))
	if m.most["AddTeamMembers"] != 1 || !slices.Equal(f.State.Teams[0].Members, []ident.ObjectID{"a", "b", "c"}) {
		t.Errorf("%d at a time, members %v", m.most["AddTeamMembers"], f.State.Teams[0].Members)
	}
}

// The look at a number is good for a minute. When the tenant keeps the request waiting for longer, it was not sent, and the number is looked
// at again: somebody else may have it by now.
func TestANumberIsLookedAtAgainWhenTheTenantKeptUsWaiting(t *testing.T) {
	for name, c := range map[string]struct {
		late    int // how often the request comes too late
		taken   bool
		looks   int
		outcome workbook.ChangeState
	}{
		"once":                           {1, false, 2, workbook.Seen},
		"once, and somebody has it then": {1, true, 2, workbook.Refused},
		"for ever":                       {99, false, 3, workbook.Skipped},
	} {
		t.Run(name, func(t *testing.T) {
			f, wb := fake.New(2), newBook(t, "")
			p := planned(t, wb, f)
			asked := 0
			var giving *tenant.NumberAssignment
			for _, c := range p.Changes {
				if c.Kind == plan.AssignNumber {
					giving = c.Action.Number
				}
			}
			f.Before = func(call string) {
				if call == "AssignNumbers" {
					if asked++; asked > c.late {
						delete(f.Fail, "AssignNumbers")
						return
					}
					f.Fail["AssignNumbers"] = fmt.Errorf("waiting: %w", tenant.ErrTooLate)
					if c.taken {
						f.State.Number(giving.Telephone).Target = "somebody"
					}
				}
			}
			s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
			must(t, err)
			states, err := wb.ChangeStates(ctx, s.RunID)
			must(t, err)
			for _, change := range p.Changes {
				if change.Kind == plan.AssignNumber && states[change.ID].State != c.outcome {
					t.Errorf("%+v; want %s", states[change.ID], c.outcome)
				}
			}
			if got := f.Reads["NumbersByTelephone"] - 1; got < c.looks { // one of them is whether the plan is stale
				t.Errorf("looked at %d times; want %d", got, c.looks)
			}
		})
	}
}

// What it costs to give a thousand numbers: a look and a request for each twenty, and a few readings that prove them.
func TestCallsPerThousandNumbers(t *testing.T) {
	f, wb := fake.New(2000), newBook(t, "")
	must(t, wb.SaveRange(ctx, number.Range{ID: "r", Name: "Manchester", First: "+441615550000", Last: "+441615559999", Type: "directRouting", Country: "GB"}))
	p := planned(t, wb, f)
	clear(f.Reads)
	requests := 0
	f.Asked = func(n int) {
		requests++
		if n > 20 {
			t.Errorf("%d numbers in one request", n)
		}
	}
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	given := 0
	for _, c := range p.Changes {
		if c.Kind == plan.AssignNumber {
			given++
		}
	}
	if !s.Whole() || given != 1000 {
		t.Fatalf("%d numbers, %+v", given, s)
	}
	calls := requests + f.Reads["NumbersByTelephone"] + f.Reads["Numbers"] + f.Reads["NumberByTelephone"] + f.Reads["Operation"] + f.Reads["Operations"]
	t.Logf("%d calls for %d numbers: %d requests, reads %v", calls, given, requests, f.Reads)
	if calls > 110 {
		t.Errorf("%d calls for a thousand numbers", calls)
	}
}

func TestAStopLeavesNoSendBehind(t *testing.T) {
	f, wb := fake.New(40), crowd(t, "", 6)
	p := planned(t, wb, f)
	stopping, stop := context.WithCancel(ctx)
	f.Before = func(call string) {
		if call == "SetGroupLicences" {
			stop()
			time.Sleep(5 * time.Millisecond)
		}
	}
	s, err := Apply(stopping, f.Doors(), wb, p, fast(t))
	must(t, err)
	states, err := wb.ChangeStates(ctx, s.RunID)
	must(t, err)
	sent := 0
	for _, c := range p.Changes {
		switch states[c.ID].State {
		case workbook.Sent:
			t.Errorf("%s was sent, and what the tenant said is not in the journal", c.ID)
		case workbook.Accepted:
			sent++
		}
	}
	if licences := slices.DeleteFunc(slices.Clone(f.State.Writes), func(w string) bool { return !strings.HasPrefix(w, "SetGroupLicences") }); !s.Stopped ||
		len(licences) == 0 || len(licences) > atOnce[directory] || sent != len(licences) {
		t.Errorf("%d accepted, %v, %+v", sent, licences, s)
	}
}

func TestAJournalThatFailsEndsTheRunBesideAllRoads(t *testing.T) {
	f, wb := fake.New(40), crowd(t, "", 6)
	p := planned(t, wb, f)
	full := errors.New("the disk is full")
	e := newEngine(f.Doors(), wb, p, fast(t).complete())
	e.journal.write = func([]mark) error { return full }
	if err := e.sendWave(ctx, e.byLane[plan.LaneGroups]); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	if len(f.State.Writes) != 0 {
		t.Errorf("sent although nothing could be written down: %v", f.State.Writes)
	}
}
