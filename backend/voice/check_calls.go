package voice

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"personadesk/backend/ident"
	"personadesk/backend/limit"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

// The limits of Teams; their figures stand in backend/limit.
const (
	MostByName     = limit.QueueAgents     // agents of a queue, one by one
	MostByGroup    = limit.QueueMembers    // agents of a queue, by its groups
	MostAuthorised = limit.QueueAuthorised // authorised users of a queue
	LeastAlert     = limit.AlertLeast
	MostAlert      = limit.AlertMost
	MostWaiting    = limit.QueueCallers
	MostTimeout    = limit.QueueSeconds
	MostDates      = limit.ScheduleDates // stretches of days of one schedule of holidays
)

// language is the form of a language as Teams names it: en-GB.
var language = regexp.MustCompile(`^[a-z]{2,3}-[A-Z][A-Za-z]{1,3}$`)

// keys are what a caller can press.
const keys = "0123456789*#"

// CheckCalls finds what would go wrong with queues, attendants, schedules and resource accounts before a tenant does, thing by thing.
func CheckCalls(c Calls, f Facts) []problem.Problem {
	k := &callChecker{calls: c, facts: f}
	k.twice()
	for _, q := range c.Queues {
		k.at = problem.Where{Step: "personas", Kind: string(KindQueue), ID: q.Name}
		k.queue(q)
	}
	for _, a := range c.Attendants {
		k.at = problem.Where{Step: "personas", Kind: string(KindAttendant), ID: a.Name}
		k.attendant(a)
	}
	for _, s := range c.Schedules {
		k.at = problem.Where{Step: "personas", Kind: string(KindSchedule), ID: s.Name}
		k.schedule(s)
	}
	k.accounts()
	return k.problems
}

// callChecker walks over the calls of one design.
type callChecker struct {
	calls    Calls
	facts    Facts
	at       problem.Where // the thing that is looked at
	problems []problem.Problem
}

func (k *callChecker) add(p *problem.Problem, field string) {
	where := k.at
	where.Field = field
	k.problems = append(k.problems, *p.At(where))
}

// twice finds queues of one name, and names that no tenant takes; those of all other things are looked at with the things.
func (k *callChecker) twice() {
	seen := map[ident.Key]bool{}
	for _, q := range k.calls.Queues {
		k.at = problem.Where{Step: "personas", Kind: string(KindQueue), ID: q.Name}
		switch key := ident.Fold(q.Name); {
		case strings.TrimSpace(q.Name) == "":
			k.add(problem.New("THING_NAME.empty").Hinted(), "name")
		case unseen(q.Name):
			k.add(problem.New("THING_NAME.control").Detailed(q.Name).Hinted(), "name")
		case utf8.RuneCountInString(q.Name) > limit.Name:
			k.add(problem.New("THING_NAME.long").Detailed(q.Name, utf8.RuneCountInString(q.Name), limit.Name).Hinted(), "name")
		case strings.TrimSpace(q.Name) != q.Name:
			k.add(problem.New("THING_NAME.blank").Detailed(q.Name).Hinted(), "name")
		case seen[key]:
			k.add(problem.New("THING_TWICE").Detailed(q.Name).Hinted(), "name")
		default:
			seen[key] = true
		}
	}
}

// target checks where a call goes; from is the queue that it leaves, nil for an attendant.
func (k *callChecker) target(t Target, from *Queue, field string) {
	name := strings.TrimSpace(t.Name)
	d := draw(k.calls, k.facts, "", "")
	switch t.Kind {
	case Unsaid, Disconnect, KeepWaiting, ToOperator:
		return
	}
	switch {
	case !slices.Contains(TargetKinds(), t.Kind):
		k.add(problem.New("CALL_TARGET_KIND").Detailed(k.at.ID, string(t.Kind)).Hinted(), field)
	case name == "":
		k.add(problem.New("CALL_TARGET_UNNAMED").Detailed(k.at.ID).Hinted(), field)
	case t.Kind == ToNumber && !phone.IsE164(name):
		k.add(problem.New("CALL_TARGET_NUMBER").Detailed(k.at.ID, name).Hinted(), field)
	case t.Kind == ToQueue:
		q, found := Find(k.calls.Queues, name)
		k.forwarded(found, name, q.Account, field)
	case t.Kind == ToAttendant:
		a, found := Find(k.calls.Attendants, name)
		k.forwarded(found, name, a.Account, field)
	case t.Kind == ToPerson || t.Kind == ToMailbox:
		k.person(name, field)
	case t.Kind == ToVoicemail:
		if size, known := k.facts.Sizes[ident.Fold(name)]; known && size == 0 {
			k.add(problem.Warn("CALL_VOICEMAIL_EMPTY").Detailed(k.at.ID, name).Hinted(), field)
		}
	}
	if from != nil && d.round(*from, t) {
		k.add(problem.New("CALL_ROUND").Detailed(k.at.ID, name).Hinted(), field)
	}
}

// forwarded checks that a call can be forwarded to a queue or an attendant.
func (k *callChecker) forwarded(found bool, name, account, field string) {
	switch {
	case !found:
		k.add(problem.New("CALL_TARGET_LOST").Detailed(k.at.ID, name).Hinted(), field)
	case account == "":
		k.add(problem.New("CALL_TARGET_ACCOUNT").Detailed(k.at.ID, name).Hinted(name), field)
	}
}

// person checks that somebody is in the tenant, as far as users were read.
func (k *callChecker) person(upn, field string) {
	if k.facts.People == nil {
		return
	}
	if _, known := k.facts.People[ident.Fold(upn)]; !known {
		k.add(problem.New("CALL_PERSON_UNKNOWN").Detailed(k.at.ID, upn).Hinted(), field)
	}
}

// account checks the resource account of a queue or an attendant.
func (k *callChecker) account(upn string, of Kind) {
	if upn == "" {
		return
	}
	a, designed := Find(k.calls.Accounts, upn)
	if !designed {
		if there, known := has(k.facts.Accounts, upn); known && !there {
			k.add(problem.New("CALL_ACCOUNT_LOST").Detailed(k.at.ID, upn).Hinted(), "account")
		}
		return
	}
	if a.For != of {
		k.add(problem.New("CALL_ACCOUNT_KIND").Detailed(k.at.ID, upn).Hinted(), "account")
	}
	if kind, name, _ := k.calls.OwnerOf(upn); kind != of || ident.Fold(name) != ident.Fold(k.at.ID) {
		k.add(problem.New("CALL_ACCOUNT_SHARED").Detailed(k.at.ID, name, upn).Hinted(), "account")
	}
}
