package voice

import (
	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Fix is a way out of a problem: what it says, and the things as they are afterwards.
type Fix struct {
	ID   string
	Says text.Text
	Then []Thing
}

// Usual is what a fix chooses where nothing was said.
type Usual struct {
	Language string
	Zone     string
	Domain   string // of the tenant, "" while it is not known
	Country  string
}

// Fixes are the ways out of a problem of CheckCalls, the safest first.
func Fixes(c Calls, u Usual, p problem.Problem) []Fix {
	switch Kind(p.Where.Kind) {
	case KindQueue:
		if q, found := Find(c.Queues, p.Where.ID); found {
			return fixQueue(c, u, p, q)
		}
	case KindAttendant:
		if a, found := Find(c.Attendants, p.Where.ID); found {
			return fixAttendant(c, u, p, a)
		}
	case KindAccount:
		if a, found := Find(c.Accounts, p.Where.ID); found {
			switch p.Code {
			case "ACCOUNT_UNLICENSED":
				a.Licensed = true
				return []Fix{{"licence", text.Of("voice.fix.licence"), []Thing{a}}}
			case "ACCOUNT_COUNTRY":
				a.Country = u.Country
				return []Fix{{"country", text.Of("voice.fix.country", u.Country), []Thing{a}}}
			case "ACCOUNT_NUMBER_COUNTRY":
				a.Country = phone.Country(a.Number)
				return []Fix{{"country", text.Of("voice.fix.country", a.Country), []Thing{a}}}
			case "ACCOUNT_MISSING":
				a.Existing = false
				return []Fix{{"make", text.Of("voice.fix.make"), []Thing{a}}}
			}
		}
	}
	return nil
}

func fixQueue(c Calls, u Usual, p problem.Problem, q Queue) []Fix {
	switch p.Code {
	case "QUEUE_TIMEOUT_STEP":
		q.Timeout.After = Whole((q.WaitsAtMost() + quarter/2) / quarter * quarter)
		return []Fix{{"round", text.Of("voice.fix.round", Lasting(*q.Timeout.After)), []Thing{q}}}
	case "QUEUE_ALERT":
		q.Alert = Whole(min(max(q.Rings(), LeastAlert), MostAlert))
		return []Fix{{"alert", text.Of("voice.fix.round", Lasting(*q.Alert)), []Thing{q}}}
	case "QUEUE_IDLE":
		q.Presence = Truth(true)
		return []Fix{{"presence", text.Of("voice.fix.presence"), []Thing{q}}}
	case "QUEUE_LANGUAGE", "CALL_LANGUAGE":
		q.Language = u.Language
		return []Fix{{"language", text.Of("voice.fix.language", u.Language), []Thing{q}}}
	case "QUEUE_UNCALLED", "CALL_ACCOUNT_LOST":
		return account(u, KindQueue, q.Name, q.Number, func(upn string) Thing { q.Account, q.Number = upn, ""; return q })
	case "CALL_TARGET_ACCOUNT":
		return targetAccount(c, u, targetAt(p.Where.Field, q))
	}
	return nil
}

func targetAt(field string, q Queue) Target {
	switch field {
	case "overflow":
		return q.Overflow.To
	case "timeout":
		return q.Timeout.To
	}
	return q.NoAgents
}

// targetAccount gives the queue or attendant that calls lead to a resource account.
func targetAccount(c Calls, u Usual, t Target) []Fix {
	if q, found := Find(c.Queues, t.Name); t.Kind == ToQueue && found {
		return account(u, KindQueue, q.Name, "", func(upn string) Thing { q.Account = upn; return q })
	}
	if a, found := Find(c.Attendants, t.Name); t.Kind == ToAttendant && found {
		return account(u, KindAttendant, a.Name, "", func(upn string) Thing { a.Account = upn; return a })
	}
	return nil
}

// account makes a resource account and lets a thing have it.
func account(u Usual, of Kind, name, number string, take func(upn string) Thing) []Fix {
	if u.Domain == "" {
		return nil
	}
	a := NewAccount(of, name, u.Domain, u.Country).With(number)
	return []Fix{{"account", text.Of("voice.fix.account", a.UPN), []Thing{a, take(a.UPN)}}}
}

func fixAttendant(c Calls, u Usual, p problem.Problem, a Attendant) []Fix {
	switch p.Code {
	case "ATTENDANT_HOLIDAYS":
		var fixes []Fix
		for _, s := range c.Schedules {
			if s.Tells == HolidayDates {
				with := a
				with.Holidays = []string{s.Name}
				if !with.Holiday.Said() {
					with.Holiday = with.Closed
				}
				fixes = append(fixes, Fix{"holidays/" + s.Name, text.Of("voice.fix.holidays", s.Name), []Thing{with}})
			}
		}
		a.NoHolidays = true
		return append(fixes, Fix{"open", text.Of("voice.fix.open"), []Thing{a}})
	case "ATTENDANT_HOLIDAY":
		if a.Holiday = a.Closed; !a.Closed.Said() {
			return nil // somebody has to say what is met
		}
		return []Fix{{"closed", text.Of("voice.fix.as-closed"), []Thing{a}}}
	case "ATTENDANT_ZONE":
		a.TimeZone = u.Zone
		return []Fix{{"zone", text.Of("voice.fix.zone", u.Zone), []Thing{a}}}
	case "CALL_LANGUAGE":
		a.Language = u.Language
		return []Fix{{"language", text.Of("voice.fix.language", u.Language), []Thing{a}}}
	case "ATTENDANT_CLOSED":
		a.Closed = Way{To: Target{Kind: Disconnect}}
		return []Fix{{"end", text.Of("voice.fix.end"), []Thing{a}}}
	case "ATTENDANT_UNCALLED", "CALL_ACCOUNT_LOST":
		return account(u, KindAttendant, a.Name, "", func(upn string) Thing { a.Account = upn; return a })
	case "CALL_TARGET_ACCOUNT":
		for _, t := range append(append(append(a.Open.Targets(), a.Closed.Targets()...), a.Holiday.Targets()...), a.Operator) {
			if name := p.Detail.Args; len(name) > 1 && ident.Fold(t.Name) == ident.Fold(asText(name[1])) {
				return targetAccount(c, u, t)
			}
		}
	}
	return nil
}

func asText(v any) string {
	s, _ := v.(string)
	return s
}
