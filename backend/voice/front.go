package voice

import "time"

// OfficeWeek is Monday to Friday, nine to five.
func OfficeWeek() []Day {
	var week []Day
	for day := time.Monday; day <= time.Friday; day++ {
		week = append(week, Day{Day: day, Spans: []Span{{From: "09:00", To: "17:00"}}})
	}
	return week
}

// Opened gives a queue opening hours, which only an attendant can have: the one in front of it, or a new one to which the number of the
// queue moves. "" takes the hours away. What changes is returned.
func (c Calls) Opened(queue, schedule string, u Usual) ([]Thing, bool) {
	q, found := Find(c.Queues, queue)
	if !found {
		return nil, false
	}
	if a, fronted := c.InFront(q.Name); fronted {
		a.Hours = schedule
		return []Thing{a}, true
	}
	if schedule == "" {
		return nil, true
	}
	a := Attendant{Name: q.Name + " hours", Department: q.Department, Language: q.Language, TimeZone: u.Zone, Hours: schedule,
		Open: Way{To: Target{Kind: ToQueue, Name: q.Name}}}
	if a.Language == "" {
		a.Language = u.Language
	}
	list := []Thing{}
	number := q.Number
	account, has := Find(c.Accounts, q.Account)
	if has && account.Number != "" {
		number = account.Number
	}
	if u.Domain != "" {
		made := NewAccount(KindAttendant, q.Name, u.Domain, u.Country).With(number)
		if has {
			made.NumberType, made.Location = account.NumberType, account.Location
			account.Number, account.NumberType, account.Location, account.Licensed = "", "", "", false
			list = append(list, account)
		} else if q.Account == "" {
			own := NewAccount(KindQueue, q.Name, u.Domain, u.Country)
			q.Account, q.Number = own.UPN, ""
			list = append(list, own, q)
		}
		a.Account = made.UPN
		list = append(list, made)
	}
	return append(list, a), true
}

// Copy is a thing under another name. A number and a resource account stay with the one that has them.
func (c Calls) Copy(kind Kind, name, copied string) (Thing, bool) {
	switch kind {
	case KindQueue:
		q, found := Find(c.Queues, name)
		q.Name, q.Account, q.Number, q.Existing, q.Kept, q.Heard = copied, "", "", false, nil, ""
		return q, found
	case KindAttendant:
		a, found := Find(c.Attendants, name)
		a.Name, a.Account, a.Existing, a.Kept = copied, "", false, nil
		return a, found
	case KindSchedule:
		s, found := Find(c.Schedules, name)
		s.Name, s.Existing, s.Kept = copied, false, nil
		return s, found
	}
	return nil, false
}
