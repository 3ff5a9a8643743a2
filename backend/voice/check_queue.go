package voice

import (
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

// queue checks one queue. One that is only used as the tenant has it is checked for what it says.
func (k *callChecker) queue(q Queue) {
	k.account(q.Account, KindQueue)
	k.settings(q)
	k.agents(q)
	k.authorised(q)
	for _, exit := range []struct {
		field string
		to    Target
	}{{"overflow", q.Overflow.To}, {"timeout", q.Timeout.To}, {"noAgents", q.NoAgents}} {
		k.target(exit.to, &q, exit.field)
		if exit.to.Kind == KeepWaiting && exit.field != "noAgents" || exit.to.Kind == ToOperator {
			k.add(problem.New("QUEUE_EXIT").Detailed(q.Name).Hinted(), exit.field)
		}
		if exit.to.Kind == ToVoicemail && q.Language == "" {
			k.add(problem.New("QUEUE_LANGUAGE").Detailed(q.Name).Hinted(), "language")
		}
	}
	if q.Number != "" && !phone.IsE164(q.Number) {
		k.add(problem.Warn("QUEUE_NUMBER").Detailed(q.Name, q.Number).Hinted(), "number")
	}
	if q.Number == "" && !q.Existing && len(k.calls.DoorsTo(ToQueue, q.Name)) == 0 && !k.targeted(q.Name) {
		if a, found := Find(k.calls.Accounts, q.Account); !found && q.Account == "" || found && a.Number == "" && !a.Existing {
			k.add(problem.Warn("QUEUE_UNCALLED").Detailed(q.Name).Hinted(), "account")
		}
	}
}

// targeted says whether calls of another queue, or an attendant outside its hours, come to a queue.
func (k *callChecker) targeted(name string) bool {
	leads := func(t Target) bool { return t.Kind == ToQueue && ident.Fold(t.Name) == ident.Fold(name) }
	for _, q := range k.calls.Queues {
		if leads(q.Overflow.To) || leads(q.Timeout.To) || leads(q.NoAgents) {
			return true
		}
	}
	for _, a := range k.calls.Attendants {
		if slices.ContainsFunc(append(append(a.Closed.Targets(), a.Holiday.Targets()...), a.Operator), leads) {
			return true
		}
	}
	return false
}

// settings checks the settings of a queue against the limits of the module.
func (k *callChecker) settings(q Queue) {
	if q.Routing != "" && !slices.Contains(Routings(), q.Routing) {
		k.add(problem.New("QUEUE_ROUTING").Detailed(q.Name, string(q.Routing)).Hinted(), "routing")
	}
	if n := q.Rings(); n < LeastAlert || n > MostAlert {
		k.add(problem.New("QUEUE_ALERT").Detailed(q.Name, n, LeastAlert, MostAlert).Hinted(), "alert")
	}
	if n := q.HoldsAtMost(); n < 0 || n > MostWaiting {
		k.add(problem.New("QUEUE_OVERFLOW").Detailed(q.Name, n, MostWaiting).Hinted(), "overflow")
	}
	switch n := q.WaitsAtMost(); {
	case n < 0 || n > MostTimeout:
		k.add(problem.New("QUEUE_TIMEOUT").Detailed(q.Name, n, MostTimeout).Hinted(), "timeout")
	case n%quarter != 0:
		k.add(problem.Warn("QUEUE_TIMEOUT_STEP").Detailed(q.Name, n, (n+quarter/2)/quarter*quarter).Hinted(), "timeout")
	}
	if q.Routing == LongestIdle && q.Presence != nil && !*q.Presence {
		k.add(problem.New("QUEUE_IDLE").Detailed(q.Name).Hinted(), "presence")
	}
	if q.Language != "" && !language.MatchString(q.Language) {
		k.add(problem.New("CALL_LANGUAGE").Detailed(q.Name, q.Language).Hinted(), "language")
	}
}

// agents checks who answers a queue.
func (k *callChecker) agents(q Queue) {
	a := k.facts.AgentsOf(q)
	if n := len(q.People); n > MostByName {
		k.add(problem.New("QUEUE_BY_NAME").Detailed(q.Name, n, MostByName).Hinted(), "people")
	}
	if a.ByGroup > MostByGroup {
		k.add(problem.Warn("QUEUE_BY_GROUP").Detailed(q.Name, a.ByGroup, MostByGroup).Hinted(), "groups")
	}
	if a.Nobody() && !q.Existing {
		k.add(problem.Warn("QUEUE_NO_AGENTS").Detailed(q.Name).Hinted(), "groups")
	}
	for _, upn := range q.People {
		k.person(upn, "people")
		if p, known := k.facts.People[ident.Fold(upn)]; known && p.Voice != nil && !*p.Voice {
			k.add(problem.Warn("QUEUE_AGENT_VOICE").Detailed(q.Name, upn).Hinted(), "people")
		}
	}
}

// authorised checks who may change a queue: each needs a voice applications policy.
func (k *callChecker) authorised(q Queue) {
	if n := len(q.Authorised); n > MostAuthorised {
		k.add(problem.New("QUEUE_AUTHORISED").Detailed(q.Name, n, MostAuthorised).Hinted(), "authorised")
	}
	for _, upn := range q.Authorised {
		k.person(upn, "authorised")
		if p, known := k.facts.People[ident.Fold(upn)]; known && p.Authority == "" {
			k.add(problem.Warn("QUEUE_AUTHORITY").Detailed(q.Name, upn).Hinted(), "authorised")
		}
	}
}
