package plan_test

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// A resource account gets a number that is free, and none that anybody has: neither what it has already nor what a user has is taken away.
func TestAResourceAccountTakesNoNumberFromAnybody(t *testing.T) {
	const upn, wanted = "cq-hr-manchester@larkfield.example", "+441614960005"
	held := func(w *world, target string) {
		at := slices.IndexFunc(w.snapshot.Numbers, func(n tenant.Number) bool { return n.Telephone == wanted })
		w.snapshot.Numbers[at].Status, w.snapshot.Numbers[at].Target = "userAssigned", ident.Object(target)
	}
	recorded := func(state number.State, kind number.HolderKind, holder string) func(*world) {
		return func(w *world) {
			w.records = append(w.records, number.Number{Telephone: wanted, State: state, HolderKind: kind, Holder: holder})
		}
	}
	for name, c := range map[string]struct {
		number, numberType string
		tenant             func(w *world)
		given              bool
		problem            string
	}{
		"a free one":                                 {wanted, "directRouting", func(*world) {}, true, ""},
		"the one that it has":                        {wanted, "directRouting", func(w *world) { w.snapshot.Accounts[0].Telephone = wanted }, false, ""},
		"beside another one that it has":             {wanted, "directRouting", func(w *world) { w.snapshot.Accounts[0].Telephone = "+441614960006" }, false, "PLAN_ACCOUNT_NUMBER"},
		"one of a user":                              {wanted, "directRouting", func(w *world) { held(w, "00000000-0000-4000-8000-000000000003") }, false, "PLAN_ACCOUNT_NUMBER_HELD"},
		"one that the tenant does not list":          {"+441619999999", "callingPlan", func(*world) {}, false, "PLAN_ACCOUNT_NUMBER_GONE"},
		"one of Direct Routing that no list has yet": {"+441619999999", "directRouting", func(*world) {}, true, ""},
		"one that our record calls free":             {wanted, "directRouting", recorded(number.Free, "", ""), true, ""},
		"one that serves, it is not said whom":       {wanted, "directRouting", recorded(number.Assigned, number.Queue, ""), true, ""},
		"one that is reserved for no user":           {wanted, "directRouting", recorded(number.Reserved, "", ""), true, ""},
		"one that is recorded as its own":            {wanted, "directRouting", recorded(number.Assigned, number.ResourceAccount, "a-0"), true, ""},
		"one that is recorded as a user's":           {wanted, "directRouting", recorded(number.Assigned, number.User, "00000000-0000-4000-8000-000000000003"), false, "PLAN_ACCOUNT_NUMBER_HELD"},
		"one that is promised to a user":             {wanted, "directRouting", recorded(number.Reserved, number.User, "00000000-0000-4000-8000-000000000003"), false, "PLAN_ACCOUNT_NUMBER_HELD"},
		"one of a user, it is not said whose":        {wanted, "directRouting", recorded(number.Reserved, number.User, ""), false, "PLAN_ACCOUNT_NUMBER_HELD"},
		"one of a user, for an account to be made": {wanted, "directRouting", func(w *world) {
			w.snapshot.Accounts = w.snapshot.Accounts[1:]
			recorded(number.Assigned, number.User, "")(w)
		}, false, "PLAN_ACCOUNT_NUMBER_HELD"},
		"one of something outside Teams":       {wanted, "directRouting", recorded(number.Assigned, number.Outside, ""), false, "PLAN_ACCOUNT_NUMBER_HELD"},
		"one of another account":               {wanted, "directRouting", recorded(number.Assigned, number.ResourceAccount, "a-1"), false, "PLAN_ACCOUNT_NUMBER_HELD"},
		"one that is ours no more":             {wanted, "directRouting", recorded(number.Retired, "", ""), false, "PLAN_ACCOUNT_NUMBER_HELD"},
		"when nobody could read who has which": {wanted, "directRouting", func(w *world) { w.snapshot.Unread["numbers"] = "refused" }, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 30)
			c.tenant(w)
			d := plan.Design{Persona: persona.Design{Queues: []persona.Queue{{Name: "Manchester HR Call Queue", Account: upn}}}}
			d.Persona.Accounts = []voice.Account{{UPN: upn, Name: "Manchester HR Call Queue", For: voice.KindQueue, Number: c.number, NumberType: c.numberType, Country: "GB"}}
			p := plan.Make(d, w.reading(), now, plan.Options{})
			given := slices.ContainsFunc(p.Changes, func(x plan.Change) bool {
				return x.Kind == plan.AssignNumber && x.Subject == upn && x.After == c.number
			})
			if given != c.given {
				t.Errorf("given: %v, want %v; %v", given, c.given, p.Problems)
			}
			for _, code := range []string{"PLAN_ACCOUNT_NUMBER", "PLAN_ACCOUNT_NUMBER_HELD", "PLAN_ACCOUNT_NUMBER_GONE"} {
				if has(p, code) != (code == c.problem) {
					t.Errorf("%s is said: %v", code, has(p, code))
				}
			}
		})
	}
}
