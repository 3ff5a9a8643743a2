package voice

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// attendant checks one attendant. Of one that the tenant has only what the design says is checked.
func (k *callChecker) attendant(a Attendant) {
	k.account(a.Account, KindAttendant)
	designed := !a.Existing || a.Open.Said()
	if designed && !language.MatchString(a.Language) {
		k.add(problem.New("CALL_LANGUAGE").Detailed(a.Name, a.Language).Hinted(), "language")
	}
	if designed && strings.TrimSpace(a.TimeZone) == "" {
		k.add(problem.New("ATTENDANT_ZONE").Detailed(a.Name).Hinted(), "timeZone")
	}
	if designed && !a.Open.Menu() && !a.Open.To.Said() {
		k.add(problem.New("ATTENDANT_OPEN").Detailed(a.Name).Hinted(), "open")
	}
	k.hoursOf(a)
	for _, w := range []struct {
		field string
		way   Way
	}{{"open", a.Open}, {"closed", a.Closed}, {"holiday", a.Holiday}} {
		k.way(a, w.way, w.field)
	}
	k.target(a.Operator, nil, "operator")
	if t := a.Operator; t.Said() && !t.fromAttendant() || t.Kind == ToOperator || t.Kind == Disconnect {
		k.add(problem.New("ATTENDANT_TARGET").Detailed(a.Name).Hinted(), "operator")
	}
	for _, upn := range a.Authorised {
		k.person(upn, "authorised")
	}
	if len(a.Authorised) > MostAuthorised {
		k.add(problem.New("ATTENDANT_AUTHORISED").Detailed(a.Name, len(a.Authorised), MostAuthorised).Hinted(), "authorised")
	}
	if n := len(k.calls.DoorsTo(ToAttendant, a.Name)); designed && !a.Existing && n == 0 && a.Account == "" {
		k.add(problem.Warn("ATTENDANT_UNCALLED").Detailed(a.Name).Hinted(), "account")
	}
}

// hoursOf checks when somebody is there, and that it is decided what is met when nobody is.
func (k *callChecker) hoursOf(a Attendant) {
	for _, name := range append([]string{a.Hours}, a.Holidays...) {
		if _, found := Find(k.calls.Schedules, name); name != "" && !found {
			k.add(problem.New("ATTENDANT_SCHEDULE").Detailed(a.Name, name).Hinted(), "hours")
		}
	}
	if a.Hours != "" && !a.Closed.Said() {
		k.add(problem.Warn("ATTENDANT_CLOSED").Detailed(a.Name).Hinted(), "closed")
	}
	switch {
	case len(a.Holidays) > 0 && !a.Holiday.Said():
		k.add(problem.Warn("ATTENDANT_HOLIDAY").Detailed(a.Name).Hinted(), "holiday")
	case a.Hours != "" && len(a.Holidays) == 0 && !a.NoHolidays:
		k.add(problem.Warn("ATTENDANT_HOLIDAYS").Detailed(a.Name).Hinted(), "holidays")
	}
}

// way checks what a caller meets.
func (k *callChecker) way(a Attendant, w Way, field string) {
	if !w.Menu() {
		k.target(w.To, nil, field)
	}
	seen := map[string]bool{}
	for _, o := range w.Options {
		if len(o.Key) != 1 || !strings.Contains(keys, o.Key) {
			k.add(problem.New("ATTENDANT_KEY").Detailed(a.Name, o.Key).Hinted(), field)
		} else if seen[o.Key] {
			k.add(problem.New("ATTENDANT_KEY_TWICE").Detailed(a.Name, o.Key).Hinted(), field)
		}
		seen[o.Key] = true
		if !o.To.Said() {
			k.add(problem.New("CALL_TARGET_UNNAMED").Detailed(text.Of("calls.atKey", a.Name, o.Key)).Hinted(), field)
		}
		k.target(o.To, nil, field)
	}
	for _, t := range w.Targets() {
		if t.Said() && !t.fromAttendant() {
			k.add(problem.New("ATTENDANT_TARGET").Detailed(a.Name).Hinted(), field)
		}
		if t.Kind == ToOperator && !a.Operator.Said() {
			k.add(problem.New("ATTENDANT_OPERATOR").Detailed(a.Name).Hinted(), "operator")
		}
	}
}

// schedule checks opening hours or holidays.
func (k *callChecker) schedule(s Schedule) {
	if s.Existing && len(s.Week) == 0 && len(s.Dates) == 0 {
		return
	}
	if s.Tells == HolidayDates {
		if len(s.Dates) == 0 {
			k.add(problem.New("SCHEDULE_EMPTY").Detailed(s.Name).Hinted(), "dates")
		}
		if len(s.Dates) > MostDates {
			k.add(problem.New("SCHEDULE_MANY").Detailed(s.Name, len(s.Dates), MostDates).Hinted(), "dates")
		}
		for _, d := range s.Dates {
			first, err := time.Parse(time.DateOnly, d.First)
			last, endErr := time.Parse(time.DateOnly, cmp.Or(d.Last, d.First))
			if err != nil || endErr != nil || last.Before(first) {
				k.add(problem.New("SCHEDULE_DATE").Detailed(s.Name, d.First, d.Last).Hinted(), "dates")
			}
		}
		return
	}
	open, days := false, map[time.Weekday][]Span{}
	for _, d := range s.Week {
		open = open || len(d.Spans) > 0
		days[d.Day] = append(days[d.Day], d.Spans...) // a day may be listed twice
		if d.Day < time.Sunday || d.Day > time.Saturday {
			k.add(problem.New("SCHEDULE_DAY").Detailed(s.Name, int(d.Day)).Hinted(), "week")
		}
	}
	for day := time.Sunday; day <= time.Saturday; day++ {
		k.spans(s, days[day])
	}
	if !open {
		k.add(problem.New("SCHEDULE_EMPTY").Detailed(s.Name).Hinted(), "week")
	}
}

func (k *callChecker) spans(s Schedule, spans []Span) {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b Span) int { return strings.Compare(a.From, b.From) })
	before := -1
	for _, span := range spans {
		from, one := Minutes(span.From)
		to, two := Minutes(span.To)
		switch {
		case !one || !two:
			k.add(problem.New("SCHEDULE_TIME").Detailed(s.Name, span.From, span.To).Hinted(), "week")
		case to <= from || from < before:
			k.add(problem.New("SCHEDULE_ORDER").Detailed(s.Name, span.From, span.To).Hinted(), "week")
		case from%quarter != 0 || to%quarter != 0:
			k.add(problem.New("SCHEDULE_QUARTER").Detailed(s.Name, span.From, span.To).Hinted(), "week")
		}
		before = max(before, to)
	}
}

// accounts checks the resource accounts, and that no number lies on two.
func (k *callChecker) accounts() {
	numbers := map[string]string{}
	for _, a := range k.calls.Accounts {
		k.at = problem.Where{Step: "personas", Kind: string(KindAccount), ID: a.UPN}
		if local, domain, ok := strings.Cut(a.UPN, "@"); !ok || local == "" || !strings.Contains(domain, ".") {
			k.add(problem.New("ACCOUNT_UPN").Detailed(a.UPN).Hinted(), "upn")
		}
		if a.For != KindQueue && a.For != KindAttendant {
			k.add(problem.New("ACCOUNT_FOR").Detailed(a.UPN, string(a.For)).Hinted(), "for")
		}
		if _, _, owned := k.calls.OwnerOf(a.UPN); !owned && !a.Existing {
			k.add(problem.Warn("ACCOUNT_UNUSED").Detailed(a.UPN).Hinted(), "for")
		}
		if a.Number != "" {
			k.numbered(a, numbers)
		}
		if a.Licensed && len(a.Country) != 2 && !a.Existing {
			k.add(problem.New("ACCOUNT_COUNTRY").Detailed(a.UPN).Hinted(), "country")
		}
		if there, known := has(k.facts.Accounts, a.UPN); a.Existing && known && !there {
			k.add(problem.New("ACCOUNT_MISSING").Detailed(a.UPN).Hinted(), "upn")
		}
	}
}

func (k *callChecker) numbered(a Account, numbers map[string]string) {
	switch other := numbers[a.Number]; {
	case !phone.IsE164(a.Number):
		k.add(problem.New("ACCOUNT_NUMBER").Detailed(a.UPN, a.Number).Hinted(), "number")
	case other != "":
		k.add(problem.New("ACCOUNT_NUMBER_TWICE").Detailed(a.Number, other, a.UPN).Hinted(), "number")
	}
	numbers[a.Number] = a.UPN
	if a.NumberType != "" && !slices.Contains(phone.NumberTypes(), a.NumberType) {
		k.add(problem.New("ACCOUNT_NUMBER_TYPE").Detailed(a.UPN, a.NumberType).Hinted(), "numberType")
	}
	if of := phone.Country(a.Number); of != "" && len(a.Country) == 2 && ident.Fold(of) != ident.Fold(a.Country) && a.NumberType != phone.DirectRouting {
		k.add(problem.Warn("ACCOUNT_NUMBER_COUNTRY").Detailed(a.UPN, a.Country, a.Number, of).Hinted(), "country")
	}
	if !a.Licensed && !a.Existing {
		k.add(problem.New("ACCOUNT_UNLICENSED").Detailed(a.UPN).Hinted(), "licensed")
	}
	if country := ident.Fold(phone.Country(a.Number)); a.Location == "" && !a.Existing && (country == "us" || country == "ca") {
		k.add(problem.New("ACCOUNT_LOCATION").Detailed(a.UPN).Hinted(), "location")
	}
	if there, known := has(k.facts.Locations, a.Location); a.Location != "" && known && !there {
		k.add(problem.New("ACCOUNT_LOCATION_UNKNOWN").Detailed(a.UPN, a.Location).Hinted(), "location")
	}
}
