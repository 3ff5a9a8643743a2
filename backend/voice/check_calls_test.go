package voice

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
)

// hr is a queue and all that belongs to it, of which nothing is wrong.
func hr() (Calls, Facts) {
	c := Calls{
		Queues: []Queue{{Name: "HR", Account: "cq-hr@larkfield.example", People: []string{"helen@larkfield.example"}, Language: "en-GB",
			Authorised: []string{"helen@larkfield.example"}, Timeout: Exit{After: Whole(120), To: Target{Kind: ToVoicemail, Name: "HR"}}}},
		Attendants: []Attendant{{Name: "HR hours", Account: "aa-hr@larkfield.example", Language: "en-GB", TimeZone: "GMT Standard Time",
			Open: Way{Greeting: "Welcome to HR", To: Target{Kind: ToQueue, Name: "HR"}}, Hours: "Office",
			Closed: Way{Greeting: "We are here Monday to Friday", To: Target{Kind: Disconnect}}, Holidays: []string{"England"}, Holiday: Way{To: Target{Kind: Disconnect}}}},
		Schedules: []Schedule{
			{Name: "Office", Tells: OpeningHours, Week: weekOf("08:30", "17:30")},
			{Name: "England", Tells: HolidayDates, Dates: []Date{{First: "2027-12-25", Last: "2027-12-26"}}}},
		Accounts: []Account{
			{UPN: "cq-hr@larkfield.example", Name: "HR", For: KindQueue},
			{UPN: "aa-hr@larkfield.example", Name: "HR", For: KindAttendant, Number: "+441614960100", Licensed: true, Country: "GB", Location: "Manchester"}},
	}
	f := Facts{Sizes: map[ident.Key]int{ident.Fold("HR"): 34}, Locations: []string{"Manchester"}, Accounts: []string{},
		People: map[ident.Key]Person{ident.Fold("helen@larkfield.example"): {Name: "Helen Marsh", Voice: Truth(true), Authority: "HR_Leads"}}}
	return c, f
}

func weekOf(from, to string) []Day {
	var week []Day
	for day := time.Monday; day <= time.Friday; day++ {
		week = append(week, Day{day, []Span{{from, to}}})
	}
	return week
}

func codes(list []problem.Problem) []string {
	found := []string{}
	for _, p := range list {
		found = append(found, p.Code)
	}
	return found
}

func TestADesignThatIsRightHasNoProblem(t *testing.T) {
	if found := codes(CheckCalls(hr())); len(found) > 0 {
		t.Fatal(found)
	}
}

func names(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("p%d@larkfield.example", i)
	}
	return list
}

// Each code has a change of the right design that shows it, in the field that is to blame; TestADesignThatIsRightHasNoProblem is the one
// that does not.
func TestEachLimitIsSaidAtItsPlace(t *testing.T) {
	type change = func(*Calls, *Facts)
	q := func(do func(*Queue)) change { return func(c *Calls, _ *Facts) { do(&c.Queues[0]) } }
	a := func(do func(*Attendant)) change { return func(c *Calls, _ *Facts) { do(&c.Attendants[0]) } }
	acc := func(do func(*Account)) change { return func(c *Calls, _ *Facts) { do(&c.Accounts[1]) } }
	for _, test := range []struct {
		code, kind, field string
		change            change
	}{
		{"THING_NAME", "queue", "name", func(c *Calls, _ *Facts) { c.Queues = append(c.Queues, Queue{Name: "a\nb", Existing: true}) }},
		{"THING_TWICE", "queue", "name", func(c *Calls, _ *Facts) { c.Queues = append(c.Queues, Queue{Name: "hr", Existing: true}) }},
		{"QUEUE_ALERT", "queue", "alert", q(func(q *Queue) { q.Alert = Whole(14) })},
		{"QUEUE_ALERT", "queue", "alert", q(func(q *Queue) { q.Alert = Whole(181) })},
		{"QUEUE_OVERFLOW", "queue", "overflow", q(func(q *Queue) { q.Overflow.After = Whole(201) })},
		{"QUEUE_OVERFLOW", "queue", "overflow", q(func(q *Queue) { q.Overflow.After = Whole(-1) })},
		{"QUEUE_TIMEOUT", "queue", "timeout", q(func(q *Queue) { q.Timeout.After = Whole(2715) })},
		{"QUEUE_TIMEOUT_STEP", "queue", "timeout", q(func(q *Queue) { q.Timeout.After = Whole(50) })},
		{"QUEUE_ROUTING", "queue", "routing", q(func(q *Queue) { q.Routing = "Random" })},
		{"QUEUE_IDLE", "queue", "presence", q(func(q *Queue) { q.Routing, q.Presence = LongestIdle, Truth(false) })},
		{"QUEUE_LANGUAGE", "queue", "language", q(func(q *Queue) { q.Language = "" })},
		{"CALL_LANGUAGE", "queue", "language", q(func(q *Queue) { q.Language = "English" })},
		{"QUEUE_BY_NAME", "queue", "people", func(c *Calls, f *Facts) { c.Queues[0].People = names(21); f.People = nil }},
		{"QUEUE_BY_GROUP", "queue", "groups", func(c *Calls, f *Facts) { c.Queues[0].Groups = []string{"Sales"}; f.Sizes["sales"] = 201 }},
		{"QUEUE_NO_AGENTS", "queue", "groups", q(func(q *Queue) { q.People = nil })},
		{"QUEUE_AUTHORISED", "queue", "authorised", func(c *Calls, f *Facts) { c.Queues[0].Authorised = names(16); f.People = nil }},
		{"QUEUE_AUTHORITY", "queue", "authorised", func(_ *Calls, f *Facts) {
			f.People[ident.Fold("helen@larkfield.example")] = Person{Voice: Truth(true)}
		}},
		{"QUEUE_AGENT_VOICE", "queue", "people", func(_ *Calls, f *Facts) {
			f.People[ident.Fold("helen@larkfield.example")] = Person{Voice: Truth(false), Authority: "x"}
		}},
		{"CALL_PERSON_UNKNOWN", "queue", "people", q(func(q *Queue) { q.People = []string{"nobody@larkfield.example"} })},
		{"QUEUE_EXIT", "queue", "timeout", q(func(q *Queue) { q.Timeout.To = Target{Kind: KeepWaiting} })},
		{"CALL_TARGET_UNNAMED", "queue", "overflow", q(func(q *Queue) { q.Overflow.To = Target{Kind: ToPerson} })},
		{"CALL_TARGET_NUMBER", "queue", "overflow", q(func(q *Queue) { q.Overflow.To = Target{Kind: ToNumber, Name: "tel:0161"} })},
		{"CALL_TARGET_KIND", "queue", "overflow", q(func(q *Queue) { q.Overflow.To = Target{Kind: "fax", Name: "HR"} })},
		{"CALL_TARGET_KIND", "attendant", "operator", func(c *Calls, _ *Facts) { c.Attendants[0].Operator = Target{Kind: "fax", Name: "HR"} }},
		{"QUEUE_NUMBER", "queue", "number", q(func(q *Queue) { q.Number = "0161 496 0100, 0161 496 0101" })},
		{"CALL_TARGET_LOST", "queue", "overflow", q(func(q *Queue) { q.Overflow.To = Target{Kind: ToQueue, Name: "gone"} })},
		{"CALL_TARGET_ACCOUNT", "attendant", "open", q(func(q *Queue) { q.Account = "" })},
		{"CALL_VOICEMAIL_EMPTY", "queue", "timeout", func(_ *Calls, f *Facts) { f.Sizes["hr"] = 0 }},
		{"CALL_ROUND", "queue", "overflow", q(func(q *Queue) { q.Overflow.To = Target{Kind: ToAttendant, Name: "HR hours"} })},
		{"CALL_ACCOUNT_LOST", "queue", "account", q(func(q *Queue) { q.Account = "gone@larkfield.example" })},
		{"CALL_ACCOUNT_KIND", "attendant", "account", acc(func(a *Account) { a.For = KindQueue })},
		{"CALL_ACCOUNT_SHARED", "queue", "account", func(c *Calls, _ *Facts) {
			c.Queues = append(c.Queues, Queue{Name: "Two", Existing: true, Account: c.Queues[0].Account})
		}},
		{"QUEUE_UNCALLED", "queue", "account", a(func(a *Attendant) { a.Open.To = Target{Kind: Disconnect} })},
		{"ATTENDANT_ZONE", "attendant", "timeZone", a(func(a *Attendant) { a.TimeZone = "" })},
		{"ATTENDANT_OPEN", "attendant", "open", func(c *Calls, _ *Facts) {
			c.Attendants[0].Open.To = Target{}
			c.Queues[0].Number = "+441614960101"
		}},
		{"ATTENDANT_CLOSED", "attendant", "closed", a(func(a *Attendant) { a.Closed = Way{} })},
		{"ATTENDANT_HOLIDAY", "attendant", "holiday", a(func(a *Attendant) { a.Holiday = Way{} })},
		{"ATTENDANT_HOLIDAYS", "attendant", "holidays", a(func(a *Attendant) { a.Holidays = nil })},
		{"ATTENDANT_SCHEDULE", "attendant", "hours", func(c *Calls, _ *Facts) { c.Schedules = c.Schedules[1:] }},
		{"ATTENDANT_KEY", "attendant", "closed", a(func(a *Attendant) { a.Closed = Way{Options: []Option{{Key: "10", To: Target{Kind: Disconnect}}}} })},
		{"ATTENDANT_KEY_TWICE", "attendant", "closed", a(func(a *Attendant) {
			a.Closed = Way{Options: []Option{{Key: "1", To: Target{Kind: Disconnect}}, {Key: "1", To: Target{Kind: Disconnect}}}}
		})},
		{"ATTENDANT_OPERATOR", "attendant", "operator", a(func(a *Attendant) { a.Closed.To = Target{Kind: ToOperator} })},
		{"ATTENDANT_TARGET", "attendant", "closed", a(func(a *Attendant) { a.Closed.To = Target{Kind: ToMailbox, Name: "helen@larkfield.example"} })},
		{"ATTENDANT_TARGET", "attendant", "operator", a(func(a *Attendant) { a.Operator = Target{Kind: Disconnect} })},
		{"ATTENDANT_AUTHORISED", "attendant", "authorised", func(c *Calls, f *Facts) { c.Attendants[0].Authorised = names(16); f.People = nil }},
		{"CALL_PERSON_UNKNOWN", "attendant", "authorised", a(func(a *Attendant) { a.Authorised = []string{"nobody@larkfield.example"} })},
		{"SCHEDULE_MANY", "schedule", "dates", func(c *Calls, _ *Facts) {
			for range 10 {
				c.Schedules[1].Dates = append(c.Schedules[1].Dates, Date{First: "2028-12-25"})
			}
		}},
		{"ATTENDANT_UNCALLED", "attendant", "account", a(func(a *Attendant) { a.Account = "" })},
		{"SCHEDULE_EMPTY", "schedule", "week", func(c *Calls, _ *Facts) { c.Schedules[0].Week = nil }},
		{"SCHEDULE_TIME", "schedule", "week", func(c *Calls, _ *Facts) { c.Schedules[0].Week = weekOf("08:30", "25:00") }},
		{"SCHEDULE_DAY", "schedule", "week", func(c *Calls, _ *Facts) { c.Schedules[0].Week[0].Day = 7 }},
		{"SCHEDULE_DAY", "schedule", "week", func(c *Calls, _ *Facts) { c.Schedules[0].Week[0].Day = -1 }},
		{"SCHEDULE_ORDER", "schedule", "week", func(c *Calls, _ *Facts) {
			c.Schedules[0].Week = append(c.Schedules[0].Week, Day{time.Monday, []Span{{"12:00", "18:00"}}}) // a day a second time, over the hours that it has
		}},
		{"SCHEDULE_ORDER", "schedule", "week", func(c *Calls, _ *Facts) { c.Schedules[0].Week = weekOf("17:30", "08:30") }},
		{"SCHEDULE_QUARTER", "schedule", "week", func(c *Calls, _ *Facts) { c.Schedules[0].Week = weekOf("08:20", "17:30") }},
		{"SCHEDULE_DATE", "schedule", "dates", func(c *Calls, _ *Facts) { c.Schedules[1].Dates[0].First = "25/12/2027" }},
		{"ACCOUNT_UPN", "account", "upn", func(c *Calls, _ *Facts) {
			c.Accounts = append(c.Accounts, Account{UPN: "hr", For: KindQueue, Existing: true})
		}},
		{"ACCOUNT_FOR", "account", "for", acc(func(a *Account) { a.For = "" })},
		{"ACCOUNT_UNUSED", "account", "for", func(c *Calls, _ *Facts) {
			c.Accounts = append(c.Accounts, Account{UPN: "x@larkfield.example", For: KindQueue})
		}},
		{"ACCOUNT_NUMBER", "account", "number", acc(func(a *Account) { a.Number = "0161" })},
		{"ACCOUNT_NUMBER_TWICE", "account", "number", func(c *Calls, _ *Facts) {
			c.Accounts[0].Number, c.Accounts[0].Licensed, c.Accounts[0].Country = c.Accounts[1].Number, true, "GB"
		}},
		{"ACCOUNT_UNLICENSED", "account", "licensed", acc(func(a *Account) { a.Licensed = false })},
		{"ACCOUNT_COUNTRY", "account", "country", acc(func(a *Account) { a.Country = "" })},
		{"ACCOUNT_LOCATION", "account", "location", acc(func(a *Account) { a.Number, a.Location = "+12065550100", "" })},
		{"ACCOUNT_LOCATION_UNKNOWN", "account", "location", acc(func(a *Account) { a.Location = "Leeds" })},
		{"ACCOUNT_MISSING", "account", "upn", acc(func(a *Account) { a.Existing = true })},
	} {
		t.Run(test.code, func(t *testing.T) {
			c, f := hr()
			test.change(&c, &f)
			found := CheckCalls(c, f)
			at := slices.IndexFunc(found, func(p problem.Problem) bool { return p.Code == test.code })
			if at < 0 {
				t.Fatalf("not said: %v", codes(found))
			}
			if w := found[at].Where; w.Kind != test.kind || w.Field != test.field {
				t.Errorf("said at %+v", w)
			}
		})
	}
}

func TestNothingIsConcludedFromWhatWasNotRead(t *testing.T) {
	c, _ := hr()
	c.Queues[0].Groups = []string{"Some group"}
	c.Queues[0].Account = "of-the-tenant@larkfield.example"
	c.Accounts = c.Accounts[1:]
	if found := codes(CheckCalls(c, Facts{})); len(found) > 0 {
		t.Fatal(found)
	}
}

func TestAQueueAsAnOlderWorkbookHasItIsNoProblem(t *testing.T) {
	c := Calls{Queues: []Queue{{Name: "HR", Department: "hr", Number: "+441614960100"}}}
	f := Facts{Answer: map[ident.Key][]string{"hr": {"Prov_HR"}}, Sizes: map[ident.Key]int{"prov_hr": 3}}
	if found := codes(CheckCalls(c, f)); len(found) > 0 {
		t.Fatal(found)
	}
}
