package voice

import (
	"personadesk/backend/ident"
)

// Calls is the part of a design through which calls come.
type Calls struct {
	Queues     []Queue
	Accounts   []Account
	Schedules  []Schedule
	Attendants []Attendant
}

// Person is what the reading knows of somebody who answers or decides.
type Person struct {
	Name      string // as people know them
	Voice     *bool  // enabled for enterprise voice; nil was not read
	Authority string // name of the voice applications policy, "" for none
}

// Facts is what the checks and the way of a call know besides the design. A nil field was not read, and nothing is concluded from it.
type Facts struct {
	Answer    map[ident.Key][]string // by queue: names of the groups of personas whose members answer it
	Sizes     map[ident.Key]int      // members of groups, by name
	People    map[ident.Key]Person   // by user principal name
	Queues    []string               // names of the queues in the tenant
	Accounts  []string               // user principal names of the resource accounts in the tenant
	Locations []string               // descriptions of the emergency locations
}

// Agents is who answers a queue.
type Agents struct {
	Groups  []string // names, those of personas first
	People  []string // user principal names
	ByGroup int      // how many the groups have, as far as they were read
	Unread  []string // groups of which nobody can tell
}

// Nobody says whether it is certain that nobody answers.
func (a Agents) Nobody() bool { return len(a.People) == 0 && a.ByGroup == 0 && len(a.Unread) == 0 }

// Total is how many answer, as far as was read.
func (a Agents) Total() int { return a.ByGroup + len(a.People) }

// AgentsOf is who answers a queue: the groups of its personas, and those and the people that it names.
func (f Facts) AgentsOf(q Queue) Agents {
	a := Agents{People: q.People}
	seen := map[ident.Key]bool{}
	for _, list := range [][]string{f.Answer[ident.Fold(q.Name)], q.Groups} {
		for _, g := range list {
			key := ident.Fold(g)
			if seen[key] {
				continue
			}
			seen[key] = true
			a.Groups = append(a.Groups, g)
			if n, known := f.Sizes[key]; known {
				a.ByGroup += n
			} else {
				a.Unread = append(a.Unread, g)
			}
		}
	}
	return a
}

// has says whether a list that was read has a name; one that was not read may have it.
func has(list []string, name string) (there, known bool) {
	if list == nil {
		return false, false
	}
	key := ident.Fold(name)
	for _, item := range list {
		if ident.Fold(item) == key {
			return true, true
		}
	}
	return false, true
}

// Door is a way into a queue or an attendant: an attendant that leads there, and the key a caller presses for it.
type Door struct {
	Attendant Attendant
	Key       string // "" when the attendant asks nothing
}

// DoorsTo lists the attendants that lead a caller in the opening hours to a queue or an attendant.
func (c Calls) DoorsTo(kind TargetKind, name string) []Door {
	var doors []Door
	key := ident.Fold(name)
	leads := func(t Target) bool { return t.Kind == kind && ident.Fold(t.Name) == key }
	for _, a := range c.Attendants {
		if !a.Open.Menu() && leads(a.Open.To) {
			doors = append(doors, Door{Attendant: a})
		}
		for _, o := range a.Open.Options {
			if leads(o.To) {
				doors = append(doors, Door{Attendant: a, Key: o.Key})
			}
		}
	}
	return doors
}

// InFront is the attendant that does nothing but lead to a queue: it has the hours and the number of the queue.
func (c Calls) InFront(queue string) (Attendant, bool) {
	for _, d := range c.DoorsTo(ToQueue, queue) {
		if d.Key == "" {
			return d.Attendant, true
		}
	}
	return Attendant{}, false
}

// UsersOf names the attendants that share a schedule.
func (c Calls) UsersOf(schedule string) []string {
	var names []string
	key := ident.Fold(schedule)
	for _, a := range c.Attendants {
		uses := ident.Fold(a.Hours) == key
		for _, h := range a.Holidays {
			uses = uses || ident.Fold(h) == key
		}
		if uses {
			names = append(names, a.Name)
		}
	}
	return names
}

// OwnerOf is the queue or attendant that is called under a resource account.
func (c Calls) OwnerOf(upn string) (Kind, string, bool) {
	key := ident.Fold(upn)
	for _, q := range c.Queues {
		if ident.Fold(q.Account) == key {
			return KindQueue, q.Name, true
		}
	}
	for _, a := range c.Attendants {
		if ident.Fold(a.Account) == key {
			return KindAttendant, a.Name, true
		}
	}
	return "", "", false
}

// People names everybody whom queues and attendants name, by user principal name.
func (c Calls) People() []string {
	var all []string
	to := func(targets ...Target) {
		for _, t := range targets {
			if t.Kind == ToPerson || t.Kind == ToMailbox {
				all = append(all, t.Name)
			}
		}
	}
	for _, q := range c.Queues {
		all = append(append(all, q.People...), q.Authorised...)
		to(q.Overflow.To, q.Timeout.To, q.NoAgents)
	}
	for _, a := range c.Attendants {
		all = append(all, a.Authorised...)
		to(a.Operator)
		for _, w := range []Way{a.Open, a.Closed, a.Holiday} {
			to(w.Targets()...)
		}
	}
	return all
}
