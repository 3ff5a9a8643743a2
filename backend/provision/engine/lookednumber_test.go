package engine

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/provision/fake"
	"personadesk/backend/provision/proof"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

const telephone = "+441615550000"

// hall is a tenant with a resource account and an emergency location, that answers requests for numbers as it is told to.
type hall struct {
	*fake.Tenant
	answer func([]tenant.Accepted) []tenant.Accepted
}

func (h hall) Accounts(context.Context) ([]tenant.Account, error) {
	return []tenant.Account{{ID: "lobby", UPN: "lobby@contoso.example"}}, nil
}

func (h hall) Things(context.Context, tenant.ThingKind) ([]tenant.Thing, error) {
	return []tenant.Thing{{Kind: tenant.LocationThing, ID: "hall", Name: "Hall"}}, nil
}

func (h hall) AssignNumbers(ctx context.Context, list []tenant.NumberAssignment) []tenant.Accepted {
	return h.answer(h.Tenant.AssignNumbers(ctx, list))
}

// looked is a change of one number on an engine without a workbook.
func looked(f *fake.Tenant, kind plan.Kind, number tenant.NumberAssignment, answer func([]tenant.Accepted) []tenant.Accepted) (*engine, *item) {
	if answer == nil {
		answer = func(all []tenant.Accepted) []tenant.Accepted { return all }
	}
	h := hall{f, answer}
	e := newEngine(tenant.Tenant{Graph: h, Teams: h}, nil, plan.Plan{}, Options{Clock: clock.NewFake(time.Now())}.complete())
	e.journal.write = believed
	return e, &item{Case: proof.Case{Change: &plan.Change{Kind: kind, Action: plan.Action{Number: &number}}}}
}

// believed is a journal that keeps nothing.
func believed(marks []mark) error {
	for _, m := range marks {
		m.item.state, m.item.Note = m.state, m.says
	}
	return nil
}

// The last look before a number is asked for decides whether it is. Whatever it overlooks is a number that is taken from somebody, given to two
// people, or given to nobody and said to be given.
func TestANumberIsAskedForOnlyAsTheLastLookAllows(t *testing.T) {
	shown := func(n tenant.Number) *tenant.Number { return &n }
	lost, late := fmt.Errorf("the line was cut (%w)", tenant.ErrUncertain), fmt.Errorf("waiting: %w", tenant.ErrTooLate)
	answering := func(err error) func([]tenant.Accepted) []tenant.Accepted {
		return func([]tenant.Accepted) []tenant.Accepted { return []tenant.Accepted{{Err: err}} }
	}
	give, take := plan.AssignNumber, plan.ReleaseNumber
	to := tenant.NumberAssignment{Type: "callingPlan", Target: "ada"}
	lobby := tenant.NumberAssignment{Type: "callingPlan", Account: "lobby@contoso.example"}
	free := tenant.Number{Type: "callingPlan", Status: "unassigned"}
	for name, c := range map[string]struct {
		kind   plan.Kind
		number tenant.NumberAssignment
		shows  *tenant.Number // nil when the tenant does not list it
		unread error
		answer func([]tenant.Accepted) []tenant.Accepted
		state  workbook.ChangeState
		says   string
		sent   int // requests that were made
		late   int // changes that are to be looked at once more
	}{
		"free":                              {give, to, &free, nil, nil, workbook.Accepted, "", 1, 0},
		"free, of no status":                {give, to, shown(tenant.Number{Type: "callingPlan"}), nil, nil, workbook.Accepted, "", 1, 0},
		"somebody else's":                   {give, to, shown(tenant.Number{Target: "bob"}), nil, nil, workbook.Refused, "run.number.elsewhere", 0, 0},
		"hers by now":                       {give, to, shown(tenant.Number{Target: "ada"}), nil, nil, workbook.Accepted, "run.number.there", 0, 0},
		"out of order":                      {give, to, shown(tenant.Number{Status: "internalError"}), nil, nil, workbook.Skipped, "run.number.status", 0, 0},
		"not listed":                        {give, to, nil, nil, nil, workbook.Skipped, "run.number.missing", 0, 0},
		"not to be read":                    {give, to, &free, errors.New("503"), nil, workbook.Skipped, "run.number.unread", 0, 0},
		"for nobody":                        {give, tenant.NumberAssignment{Type: "callingPlan"}, &free, nil, nil, workbook.Refused, "run.number.nobody", 0, 0},
		"for an account":                    {give, lobby, &free, nil, nil, workbook.Accepted, "", 1, 0},
		"the account's by now":              {give, lobby, shown(tenant.Number{Target: "lobby"}), nil, nil, workbook.Accepted, "run.number.there", 0, 0},
		"for an account that is not there":  {give, tenant.NumberAssignment{Account: "none@contoso.example"}, &free, nil, nil, workbook.Skipped, "run.not-sent", 0, 0},
		"for an account whose id is known":  {give, tenant.NumberAssignment{Target: "ada", Account: "none@contoso.example"}, &free, nil, nil, workbook.Accepted, "", 1, 0},
		"at a place":                        {give, tenant.NumberAssignment{Target: "ada", Location: "Hall"}, &free, nil, nil, workbook.Accepted, "", 1, 0},
		"at a place that is not there":      {give, tenant.NumberAssignment{Target: "ada", Location: "Attic"}, &free, nil, nil, workbook.Skipped, "run.not-sent", 0, 0},
		"somebody else's, at no such place": {give, tenant.NumberAssignment{Target: "ada", Location: "Attic"}, shown(tenant.Number{Target: "bob"}), nil, nil, workbook.Refused, "run.number.elsewhere", 0, 0},
		"an answer that is missing":         {give, to, &free, nil, func([]tenant.Accepted) []tenant.Accepted { return nil }, workbook.Unclear, "run.number.unanswered", 1, 0},
		"an answer that was lost":           {give, to, &free, nil, answering(lost), workbook.Unclear, "", 1, 0},
		"a request that came too late":      {give, to, &free, nil, answering(late), workbook.Sent, "", 1, 1},
		"one too late that may have gone":   {give, to, &free, nil, answering(errors.Join(late, lost)), workbook.Unclear, "", 1, 0},
		"taken from her":                    {take, to, shown(tenant.Number{Target: "ada"}), nil, nil, workbook.Accepted, "", 0, 0},
		"to take, somebody else's by now":   {take, to, shown(tenant.Number{Target: "bob"}), nil, nil, workbook.Refused, "run.number.other", 0, 0},
		"to take, and from nobody":          {take, tenant.NumberAssignment{}, shown(tenant.Number{Target: "bob"}), nil, nil, workbook.Refused, "run.number.other", 0, 0},
		"to take, free by now":              {take, to, &free, nil, nil, workbook.Accepted, "run.number.free", 0, 0},
		"to take, not listed by now":        {take, to, nil, nil, nil, workbook.Accepted, "run.number.free", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(0)
			if c.shows != nil {
				n := *c.shows
				n.Telephone = telephone
				f.State.Numbers = []tenant.Number{n}
			}
			if c.unread != nil {
				f.Fail["NumbersByTelephone"] = c.unread
			}
			sent := 0
			f.Asked = func(int) { sent++ }
			c.number.Telephone = telephone
			e, change := looked(f, c.kind, c.number, c.answer)
			again, err := e.sendLooked(ctx, c.kind, []*item{change})
			must(t, err)
			if change.state != c.state || c.says != "" && change.Note.Code != c.says || sent != c.sent || len(again) != c.late {
				t.Errorf("%s %+v, %d requests, %d once more; want %s %s, %d, %d", change.state, change.Note, sent, len(again), c.state, c.says, c.sent, c.late)
			}
			released := len(f.State.Writes) == 1 && f.State.Writes[0] == "ReleaseNumbers "+telephone
			if released != (name == "taken from her") {
				t.Errorf("written: %v", f.State.Writes)
			}
			if n := f.State.Number(telephone); sent == 1 && c.state == workbook.Accepted && c.number.Account != "" && c.number.Target == "" && n.Target != "lobby" {
				t.Errorf("it is with %q", n.Target)
			}
		})
	}
}

// A number of Direct Routing is listed only while somebody has it, so one that is not listed is free.
func TestANumberOfDirectRoutingNeedsNoListing(t *testing.T) {
	_, change := looked(fake.New(0), plan.AssignNumber, tenant.NumberAssignment{Telephone: telephone, Type: "directRouting", Target: "ada"}, nil)
	if mark, goes := judge(change, "ada", tenant.Number{}, false, nil); !goes || mark.state != workbook.Sent {
		t.Errorf("%+v", mark)
	}
}

// Who has a policy of their own, or one of another group, is waited for no longer; who has none yet is.
func TestWhenThePolicyOfAGroupHasArrived(t *testing.T) {
	want := plan.Grant{Type: "TeamsCallingPolicy", Name: "Night"}
	one := func(a tenant.PolicyAssignment) []tenant.PolicyAssignment { return []tenant.PolicyAssignment{a} }
	for name, c := range map[string]struct {
		want plan.Grant
		has  []tenant.PolicyAssignment
		come bool
	}{
		"it":                            {want, one(tenant.PolicyAssignment{Type: want.Type, Name: "night", GroupID: "g"}), true},
		"nothing":                       {want, nil, false},
		"the one before, of the group":  {want, one(tenant.PolicyAssignment{Type: want.Type, Name: "Day", GroupID: "g"}), false},
		"one of another group":          {want, one(tenant.PolicyAssignment{Type: want.Type, Name: "Day", GroupID: "h"}), true},
		"one of their own":              {want, one(tenant.PolicyAssignment{Type: want.Type, Name: "Day", GroupID: "g", Direct: true}), true},
		"it, as a policy of other type": {want, one(tenant.PolicyAssignment{Type: "TeamsMeetingPolicy", Name: "Night", GroupID: "g"}), false},
		"the default that was to come":  {plan.Grant{Type: want.Type, Name: "Global"}, nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			if come := arrived(c.has, c.want, "g"); come != c.come {
				t.Errorf("arrived: %t", come)
			}
		})
	}
}

// A run says of how many people Teams does not show the policy of their group yet: an administrator who hears of none tells them that it works.
func TestWhoWaitsForThePolicyOfTheirGroupIsCounted(t *testing.T) {
	grant := func() *item {
		return &item{state: workbook.Seen, Case: proof.Case{Change: &plan.Change{Kind: plan.GrantGroup, Users: []ident.ObjectID{"nobody", "ada"},
			Expect: plan.Expect{Grant: &plan.Grant{Type: "TeamsCallingPolicy", Name: "Night", Group: tenant.Ref{Kind: tenant.RefGroup, Key: "g"}}}}}}
	}
	for name, c := range map[string]struct {
		item   func(*item)
		come   time.Duration // until Teams shows it of ada
		unread error
		late   int
		took   time.Duration
	}{
		"one who is not listed":                 {func(*item) {}, 0, nil, 1, time.Minute},
		"and one who has none yet":              {func(*item) {}, time.Hour, nil, 2, time.Minute},
		"nobody":                                {func(c *item) { c.Users = c.Users[1:] }, 0, nil, 0, 0},
		"nobody, after a while":                 {func(c *item) { c.Users = c.Users[1:] }, 10 * time.Second, nil, 0, 15 * time.Second},
		"one who is not listed, of the default": {func(c *item) { c.Expect.Grant.Name, c.Users = "Global", c.Users[:1] }, 0, nil, 1, time.Minute},
		"a change that says nothing":            {func(c *item) { c.Expect.Grant = nil }, time.Hour, nil, 0, 0},
		"a group of nobody":                     {func(c *item) { c.Users = nil }, 0, nil, 0, 0},
		"a change that was not seen":            {func(c *item) { c.state = workbook.Unclear }, time.Hour, nil, 0, 0},
		"a policy taken from a group":           {func(c *item) { c.Kind = plan.RevokeGroup }, time.Hour, nil, 0, 0},
		"what cannot be read":                   {func(*item) {}, 0, errors.New("503"), 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			hours := clock.NewFake(time.Now())
			t.Cleanup(hours.Play())
			began := hours.Now()
			f := fake.New(0)
			f.State.Users, f.State.Direct = []ident.ObjectID{"ada"}, map[ident.ObjectID]map[string]ident.PolicyName{"ada": {}}
			f.Before = func(string) {
				if hours.Now().Sub(began) >= c.come {
					f.State.Direct["ada"]["TeamsCallingPolicy"] = "Night"
				}
			}
			if c.unread != nil {
				f.Fail["UserConfigurationsOf"], f.Fail["UserConfigurations"] = c.unread, c.unread
			}
			e := newEngine(f.Doors(), nil, plan.Plan{}, Options{Clock: hours, Patience: time.Minute}.complete())
			one := grant()
			c.item(one)
			e.items = []*item{one}
			if late := e.propagating(ctx); late != c.late {
				t.Errorf("%d wait; want %d", late, c.late)
			}
			if took := hours.Now().Sub(began); took != c.took {
				t.Errorf("it took %s; want %s", took, c.took)
			}
		})
	}
}
