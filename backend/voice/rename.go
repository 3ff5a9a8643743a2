package voice

import "personadesk/backend/ident"

// Renamed is the calls of a design after a thing has another name: what named it names it still.
func (c Calls) Renamed(kind Kind, from, to string) Calls {
	key := ident.Fold(from)
	name := func(of Kind, s string) string {
		if of == kind && ident.Fold(s) == key && s != "" {
			return to
		}
		return s
	}
	target := func(t Target) Target {
		switch t.Kind {
		case ToQueue:
			t.Name = name(KindQueue, t.Name)
		case ToAttendant:
			t.Name = name(KindAttendant, t.Name)
		}
		return t
	}
	var n Calls
	for _, q := range c.Queues {
		q.Name, q.Account = name(KindQueue, q.Name), name(KindAccount, q.Account)
		n.Queues = append(n.Queues, q.aimed(target))
	}
	for _, a := range c.Attendants {
		a.Name, a.Account, a.Hours = name(KindAttendant, a.Name), name(KindAccount, a.Account), name(KindSchedule, a.Hours)
		a = a.aimed(target)
		a.Holidays = append([]string(nil), a.Holidays...)
		for i := range a.Holidays {
			a.Holidays[i] = name(KindSchedule, a.Holidays[i])
		}
		n.Attendants = append(n.Attendants, a)
	}
	for _, s := range c.Schedules {
		s.Name = name(KindSchedule, s.Name)
		n.Schedules = append(n.Schedules, s)
	}
	for _, a := range c.Accounts {
		a.UPN = name(KindAccount, a.UPN)
		n.Accounts = append(n.Accounts, a)
	}
	return n
}

// aimed is a queue whose ways out lead elsewhere.
func (q Queue) aimed(target func(Target) Target) Queue {
	q.Overflow.To, q.Timeout.To, q.NoAgents = target(q.Overflow.To), target(q.Timeout.To), target(q.NoAgents)
	return q
}

// aimed is an attendant whose ways lead elsewhere.
func (a Attendant) aimed(target func(Target) Target) Attendant {
	way := func(w Way) Way {
		w.To = target(w.To)
		w.Options = append([]Option(nil), w.Options...)
		for i := range w.Options {
			w.Options[i].To = target(w.Options[i].To)
		}
		return w
	}
	a.Open, a.Closed, a.Holiday, a.Operator = way(a.Open), way(a.Closed), way(a.Holiday), target(a.Operator)
	return a
}

// WithGroups gives the queues and attendants that name groups which have other names now, by the key of the one before: those that answer a
// queue, and those that hear a voicemail.
func (c Calls) WithGroups(names map[ident.Key]string) (queues []Queue, attendants []Attendant) {
	moved := false
	named := func(name string) string {
		to, renamed := names[ident.Fold(name)]
		if !renamed {
			return name
		}
		moved = true
		return to
	}
	target := func(t Target) Target {
		if t.Kind == ToVoicemail {
			t.Name = named(t.Name)
		}
		return t
	}
	for _, q := range c.Queues {
		moved = false
		q = q.aimed(target)
		q.Groups = append([]string(nil), q.Groups...)
		for i := range q.Groups {
			q.Groups[i] = named(q.Groups[i])
		}
		if moved {
			queues = append(queues, q)
		}
	}
	for _, a := range c.Attendants {
		moved = false
		if a = a.aimed(target); moved {
			attendants = append(attendants, a)
		}
	}
	return queues, attendants
}

// things lists what is kept beside queues.
func (c Calls) things() []Thing {
	return append(append(things(c.Schedules), things(c.Attendants)...), things(c.Accounts)...)
}

// All lists everything through which calls come.
func (c Calls) All() []Thing { return append(things(c.Queues), c.things()...) }
