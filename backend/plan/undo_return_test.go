package plan_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// sinceThen is what happened between a run that took numbers and its undoing: to the world, and to what was seen of the run.
type sinceThen struct {
	*world
	past plan.Past
	a    tenant.NumberAssignment // of the number that is looked at
}

// own records the number in the workbook.
func own(state number.State, holder string, until time.Time) func(*sinceThen) {
	return func(s *sinceThen) {
		s.records = append(s.records, number.Number{Telephone: s.a.Telephone, State: state, Holder: holder, Until: until})
	}
}

// listed changes how the tenant lists the number.
func listed(change func(n *tenant.Number)) func(*sinceThen) {
	return func(s *sinceThen) {
		at := slices.IndexFunc(s.snapshot.Numbers, func(n tenant.Number) bool { return n.Telephone == s.a.Telephone })
		change(&s.snapshot.Numbers[at])
	}
}

// bought makes the number one of a calling plan in the plan of the run.
func bought(s *sinceThen) {
	for _, c := range s.past.Plan.Changes {
		if n := c.Action.Number; n != nil && n.Telephone == s.a.Telephone {
			n.Type = "callingPlan"
		}
	}
}

func unlisted(s *sinceThen) {
	s.snapshot.Numbers = slices.DeleteFunc(s.snapshot.Numbers, func(n tenant.Number) bool { return n.Telephone == s.a.Telephone })
}

func (s *sinceThen) user() map[string]any { return s.users[s.byID[string(s.a.Target)]] }

func (s *sinceThen) configured() *tenant.UserConfiguration {
	return &s.snapshot.Configured[s.byID[string(s.a.Target)]]
}

// license gives the user Teams Phone apart from any group.
func license(s *sinceThen) {
	s.user()["assignedLicenses"] = append(s.user()["assignedLicenses"].([]any), map[string]any{"skuId": teamsPhone})
}

// licencesUnseen makes the licences of the run ones that nobody has seen to be taken.
func licencesUnseen(s *sinceThen) {
	for _, c := range s.past.Plan.Changes {
		if c.Kind == plan.SetLicences {
			s.past.Seen[c.ID] = false
		}
	}
}

// A number that a run took is given back only where it, and whom it was taken from, are still free for it.
func TestANumberGoesBackOnlyWhereItMay(t *testing.T) {
	const another = "00000000-0000-4000-8000-000000000001"
	never := time.Time{}
	ofUser := func(state number.State) func(*sinceThen) {
		return func(s *sinceThen) { own(state, string(s.a.Target), never)(s) }
	}
	for name, c := range map[string]struct {
		move  func(*sinceThen)
		given bool
	}{
		"nothing has moved": {func(*sinceThen) {}, true},
		"the user has left": {func(s *sinceThen) {
			s.users = slices.DeleteFunc(s.users, func(u map[string]any) bool { return u["id"] == string(s.a.Target) })
		}, false},
		"the tenant lists another number for the user": {func(s *sinceThen) {
			s.snapshot.Numbers = append(s.snapshot.Numbers, tenant.Number{Telephone: "+441230000000", Status: "userAssigned", Target: s.a.Target})
		}, false},
		"Teams shows it for another": {func(s *sinceThen) {
			other := &s.snapshot.Configured[len(s.snapshot.Configured)-1]
			other.Numbers = []string{s.a.Telephone}
		}, false},
		"Teams shows another number":                   {func(s *sinceThen) { s.configured().Numbers = []string{"+441230000000"} }, false},
		"Teams knows the user no more":                 {func(s *sinceThen) { s.configured().ID = "gone" }, false},
		"it is listed no more":                         {unlisted, true},
		"it is listed no more, and no line of our own": {func(s *sinceThen) { unlisted(s); bought(s) }, false},
		"it is no line of our own":                     {bought, true},
		"another has it":                               {listed(func(n *tenant.Number) { n.Target = another }), false},
		"a queue has it":                               {listed(func(n *tenant.Number) { n.Status = "voiceApplicationAssigned" }), false},
		"nothing is said of its status":                {listed(func(n *tenant.Number) { n.Status = "" }), true},

		"it rests":                          {own(number.Quarantined, "", never), true},
		"it is recorded as free":            {own(number.Free, "", never), true},
		"it is reserved for another":        {own(number.Reserved, another, never), false},
		"a reservation for another is over": {own(number.Reserved, another, now.Add(-time.Hour)), true},
		"it is recorded as another's":       {own(number.Assigned, another, never), false},
		"something outside Teams has it":    {own(number.Assigned, "the lift", never), false},
		"it is ours no more":                {own(number.Retired, "", never), false},
		"it is on its way to another":       {own(number.PortingOut, "", never), false},
		"it is not here yet":                {own(number.PortingIn, "", never), false},
		"it is reserved for the user":       {ofUser(number.Reserved), true},
		"it is recorded as the user's":      {ofUser(number.Assigned), true},

		"no licence comes with it":     {licencesUnseen, false},
		"the user has a licence apart": {func(s *sinceThen) { licencesUnseen(s); license(s) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			w, d, p := ran(t, 40)
			back := plan.Undo(d, w.reading(), pastOf(t, 1, p), now)
			w.carryOut(back)
			taken := back.Changes[slices.IndexFunc(back.Changes, func(c plan.Change) bool { return c.Kind == plan.ReleaseNumber })]
			s := sinceThen{w, pastOf(t, 2, back), *taken.Action.Number}
			c.move(&s)
			forth := plan.Undo(d, w.reading(), s.past, now)
			given := slices.ContainsFunc(forth.Changes, func(x plan.Change) bool { return x.ID == taken.ID })
			if given != c.given || !given && !has(forth, "PLAN_UNDO_MOVED") {
				t.Errorf("given back: %v, want %v; %+v", given, c.given, forth.Problems)
			}
		})
	}
}

// A number of a resource account is taken back where the run left it, and given again only where it and the account are free for it.
func TestANumberOfAResourceAccountGoesBackOnlyWhereItMay(t *testing.T) {
	const another, wanted, upn = "00000000-0000-4000-8000-000000000001", "+441614960005", "cq-hr-manchester@larkfield.example"
	never := time.Time{}
	account := func(change func(a *tenant.Account)) func(*sinceThen) {
		return func(s *sinceThen) { change(&s.snapshot.Accounts[0]) }
	}
	ofAccount := func(state number.State) func(*sinceThen) {
		return func(s *sinceThen) { own(state, string(s.snapshot.Accounts[0].ID), never)(s) }
	}
	stood := func(was *plan.Expect) func(*sinceThen) {
		return func(s *sinceThen) {
			for i := range s.past.Plan.Changes {
				s.past.Plan.Changes[i].Was = was
			}
		}
	}
	gone := account(func(a *tenant.Account) { a.UPN = "gone@larkfield.example" })
	for name, c := range map[string]struct {
		taken bool // what is taken back is that the number was taken, not that it was given
		move  func(*sinceThen)
		back  bool
	}{
		"given, and nothing has moved":   {false, func(*sinceThen) {}, true},
		"given, and the account is gone": {false, gone, false},
		"given, and listed no more":      {false, unlisted, false},
		"given, and another has it":      {false, listed(func(n *tenant.Number) { n.Target = another }), false},
		"given, and both are gone": {false, func(s *sinceThen) {
			gone(s)
			listed(func(n *tenant.Number) { n.Status, n.Target = "unassigned", "" })(s)
		}, false},
		"given, and taken since": {false, func(s *sinceThen) {
			account(func(a *tenant.Account) { a.Telephone = "" })(s)
			listed(func(n *tenant.Number) { n.Status, n.Target = "unassigned", "" })(s)
		}, false},
		"given, and only Teams shows it": {false, func(s *sinceThen) {
			unlisted(s)
			s.snapshot.Configured = append(s.snapshot.Configured, tenant.UserConfiguration{ID: s.snapshot.Accounts[0].ID, Numbers: []string{wanted}})
		}, false},
		"taken, and given again since": {true, func(s *sinceThen) {
			listed(func(n *tenant.Number) { n.Status, n.Target = "voiceApplicationAssigned", s.snapshot.Accounts[0].ID })(s)
		}, false},
		"taken, and nothing has moved":     {true, func(*sinceThen) {}, true},
		"taken, and the account is gone":   {true, gone, false},
		"taken, and the account has one":   {true, account(func(a *tenant.Account) { a.Telephone = "+441614960006" }), false},
		"taken, and listed no more":        {true, unlisted, true},
		"taken, and no line of our own":    {true, func(s *sinceThen) { unlisted(s); bought(s) }, false},
		"taken, and another has it":        {true, listed(func(n *tenant.Number) { n.Target = another }), false},
		"taken, and a bridge has it":       {true, listed(func(n *tenant.Number) { n.Status = "conferenceAssigned" }), false},
		"taken, and a user shows it":       {true, func(s *sinceThen) { s.snapshot.Configured[1].Numbers = []string{wanted} }, false},
		"taken, and nothing stood there":   {true, stood(nil), true},
		"taken, and no number stood":       {true, stood(&plan.Expect{}), true},
		"taken, and it rests":              {true, own(number.Quarantined, "", never), true},
		"taken, and promised to another":   {true, own(number.Reserved, another, never), false},
		"taken, and recorded as another's": {true, own(number.Assigned, another, never), false},
		"taken, and ours no more":          {true, own(number.Retired, "", never), false},
		"taken, and recorded as its own":   {true, ofAccount(number.Assigned), true},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 30)
			d := plan.Design{Persona: persona.Design{Queues: []persona.Queue{{Name: "Manchester HR Call Queue", Account: upn}}}}
			d.Persona.Accounts = []voice.Account{{UPN: upn, Name: "Manchester HR Call Queue", For: voice.KindQueue, Number: wanted, NumberType: "directRouting", Country: "GB"}}
			past := pastOf(t, 1, plan.Make(d, w.reading(), now, plan.Options{}))
			s := sinceThen{world: w, a: tenant.NumberAssignment{Telephone: wanted}}
			w.snapshot.Accounts[0].Telephone = wanted
			listed(func(n *tenant.Number) {
				n.Status, n.Target, n.LocationID = "voiceApplicationAssigned", w.snapshot.Accounts[0].ID, "loc-m"
			})(&s)
			kind := plan.ReleaseNumber
			if c.taken {
				past = pastOf(t, 2, plan.Undo(d, w.reading(), past, now))
				w.snapshot.Accounts[0].Telephone = ""
				listed(func(n *tenant.Number) { n.Status, n.Target = "unassigned", "" })(&s)
				kind = plan.AssignNumber
			}
			s.past = past
			c.move(&s)
			p := plan.Undo(d, w.reading(), s.past, now)
			at := slices.IndexFunc(p.Changes, func(x plan.Change) bool { return x.Action.Number != nil && x.Subject == upn })
			back := at >= 0
			if back && p.Changes[at].Kind != kind || back != c.back || !back && !has(p, "PLAN_UNDO_MOVED") {
				t.Errorf("taken back: %v, want %v; %+v", back, c.back, p.Problems)
			}
			if back && c.taken && (p.Changes[at].Action.Number.LocationID == "loc-m") != !strings.Contains(name, "stood") {
				t.Errorf("it goes back to the place %q", p.Changes[at].Action.Number.LocationID)
			}
		})
	}
}
