package service

import (
	"slices"

	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/origin"
	"personadesk/backend/phone"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
	"personadesk/backend/workshop"
)

// Queues is the screen of everything through which calls come.
type Queues struct{ *Session }

// List is the second list: queues, attendants, what several share, resource accounts and teams.
func (s *Queues) List() (QueuesView, error) {
	v := QueuesView{Queues: []CallLine{}, Attendants: []CallLine{}, Shared: []CallLine{}, Accounts: []CallLine{}, Teams: []CallLine{}, Heard: []string{}, Tenant: []CallLine{}}
	if err := s.may(desk.Look); err != nil {
		return v, err
	}
	c, err := s.known()
	if err != nil {
		return v, err
	}
	states := map[string]string{}
	for _, p := range c.problems {
		v.Problems++
		key := p.Where.Kind + "/" + p.Where.ID
		if p.Severity == problem.Error || states[key] == "" {
			states[key] = map[problem.Severity]string{problem.Error: "stop", problem.Warning: "problem"}[p.Severity]
		}
	}
	line := func(kind voice.Kind, name, title string, says text.Text, existing bool) CallLine {
		l := CallLine{Kind: kind, Name: name, Title: title, Says: s.d.print(says), State: states[string(kind)+"/"+name]}
		if l.State == "" {
			l.State = "new"
			if c.lists == nil {
				l.State = "empty" // nobody can tell
			}
			if existing || slices.Contains(c.inTenant[kind], ident.Fold(name)) {
				l.State = "done"
			}
		}
		return l
	}
	for _, q := range c.calls.Queues {
		agents := c.facts.AgentsOf(q)
		one := line(voice.KindQueue, q.Name, q.Name, agentsSaid(agents), q.Existing)
		if agents.Nobody() && one.State == "done" {
			one.State = "new" // nobody of the design answers it, so there is nothing to tick off
		}
		v.Queues = append(v.Queues, one)
	}
	for _, a := range c.calls.Attendants {
		v.Attendants = append(v.Attendants, line(voice.KindAttendant, a.Name, a.Name, attendantSaid(a), a.Existing))
	}
	for _, one := range c.calls.Schedules {
		says := text.Of("queues.used", len(c.calls.UsersOf(one.Name)))
		v.Shared = append(v.Shared, line(voice.KindSchedule, one.Name, one.Name, says, one.Existing))
	}
	for _, a := range c.calls.Accounts {
		says := text.Of("queues.no-number")
		if a.Number != "" {
			says = text.Literal(phone.International(a.Number))
		}
		v.Accounts = append(v.Accounts, line(voice.KindAccount, a.UPN, a.Name, says, a.Existing))
	}
	for _, t := range c.design.Persona.Teams {
		v.Teams = append(v.Teams, line(voice.KindTeam, t.Name, t.Name, text.Literal(string(t.Visibility)), t.Existing))
	}
	for _, q := range origin.Calls(c.design.Workshop, c.calls, origin.Made{}).Queues {
		v.Heard = append(v.Heard, q.Name)
	}
	v.Read = c.lists != nil
	v.Tenant = c.notTaken()
	return v, nil
}

// calling is what the screen needs to know at once.
type calling struct {
	design   *plan.Design
	calls    voice.Calls
	facts    voice.Facts
	lists    *desk.Reading
	problems []problem.Problem
	usual    voice.Usual
	inTenant map[voice.Kind][]ident.Key
}

func (s *Session) known() (c calling, err error) {
	kept, err := s.d.kept()
	if err != nil {
		return c, err
	}
	if c.design, err = kept.Design(s.ctx); err != nil {
		return c, err
	}
	c.calls = c.design.Persona.Calls()
	if c.facts, err = kept.CallFacts(s.ctx); err != nil {
		return c, err
	}
	if c.problems, err = kept.CallProblems(s.ctx); err != nil {
		return c, err
	}
	if c.lists, err = kept.Lists(s.ctx); err != nil {
		return c, err
	}
	c.usual, err = kept.Usual(s.ctx)
	c.inTenant = map[voice.Kind][]ident.Key{}
	if c.lists != nil {
		for _, q := range c.lists.Queues {
			c.inTenant[voice.KindQueue] = append(c.inTenant[voice.KindQueue], ident.Fold(q.Name))
		}
		for _, a := range c.lists.Accounts {
			c.inTenant[voice.KindAccount] = append(c.inTenant[voice.KindAccount], ident.Fold(a.UPN))
		}
		for kind, names := range plan.ThereIn(c.lists.Reading) {
			if kind == voice.KindAttendant || kind == voice.KindSchedule {
				for _, name := range names {
					c.inTenant[kind] = append(c.inTenant[kind], ident.Fold(name))
				}
			}
		}
		for _, t := range c.lists.Teams {
			c.inTenant[voice.KindTeam] = append(c.inTenant[voice.KindTeam], ident.Fold(t.Name))
		}
	}
	return c, err
}

// notTaken is what the tenant has and the design has not.
func (c calling) notTaken() []CallLine {
	list := []CallLine{}
	if c.lists == nil {
		return list
	}
	for _, q := range c.lists.Queues {
		if _, have := voice.Find(c.calls.Queues, q.Name); !have {
			list = append(list, CallLine{Kind: voice.KindQueue, Name: q.Name, Title: q.Name})
		}
	}
	for _, one := range plan.CallsNotTaken(c.lists.Reading, c.calls) {
		list = append(list, CallLine{Kind: one.Kind(), Name: one.Key(), Title: one.Key()})
	}
	for _, a := range c.lists.Accounts {
		if _, have := voice.Find(c.calls.Accounts, a.UPN); !have {
			list = append(list, CallLine{Kind: voice.KindAccount, Name: a.UPN, Title: a.Name, Says: phone.International(a.Telephone)})
		}
	}
	return list
}

func agentsSaid(a voice.Agents) text.Text {
	switch {
	case a.Nobody():
		return text.Of("queues.nobody")
	case len(a.Unread) > 0:
		return text.Of("queues.unread")
	}
	return text.Of("queues.agents", a.Total())
}

func attendantSaid(a voice.Attendant) text.Text {
	if a.Open.Menu() {
		return text.Of("voice.node.menu", len(a.Open.Options))
	}
	if a.Open.To.Name != "" {
		return text.Of("queues.leads", a.Open.To.Name)
	}
	return text.Of("queues.attendant")
}

// Options is what can be chosen for the fields of the screen.
func (s *Queues) Options() (CallOptions, error) {
	o := CallOptions{Queues: []string{}, Attendants: []string{}, Hours: []string{}, Holidays: []string{}, Accounts: []NamedView{}, Groups: []string{},
		Locations: []string{}, Languages: []NamedView{}, Zones: []NamedView{}, Countries: slices.Clone(countries()), Departments: []NamedView{}}
	if err := s.may(desk.Look); err != nil {
		return o, err
	}
	c, err := s.known()
	if err != nil {
		return o, err
	}
	for _, q := range c.calls.Queues {
		o.Queues = append(o.Queues, q.Name)
	}
	for _, a := range c.calls.Attendants {
		o.Attendants = append(o.Attendants, a.Name)
	}
	for _, one := range c.calls.Schedules {
		into := &o.Hours
		if one.Tells == voice.HolidayDates {
			into = &o.Holidays
		}
		*into = append(*into, one.Name)
	}
	for _, a := range c.calls.Accounts {
		o.Accounts = append(o.Accounts, NamedView{a.UPN, a.Name + " (" + a.UPN + ")"})
	}
	for _, p := range c.design.Persona.Personas {
		o.Groups = append(o.Groups, p.Name)
	}
	if c.lists != nil {
		for _, a := range c.lists.Accounts {
			if _, have := voice.Find(c.calls.Accounts, a.UPN); !have {
				o.Accounts = append(o.Accounts, NamedView{a.UPN, a.Name + " (" + a.UPN + ")"})
			}
		}
		for _, g := range c.lists.Groups {
			if !slices.Contains(o.Groups, g.Name) {
				o.Groups = append(o.Groups, g.Name)
			}
		}
	}
	for _, l := range c.design.Persona.Locations {
		o.Locations = append(o.Locations, l.Name)
	}
	if c.lists != nil {
		for _, l := range c.lists.Locations {
			if !slices.Contains(o.Locations, l.Description) {
				o.Locations = append(o.Locations, l.Description)
			}
		}
	}
	for _, l := range voice.Languages() {
		o.Languages = append(o.Languages, NamedView{l.ID, l.Name})
	}
	for _, z := range voice.Zones() {
		o.Zones = append(o.Zones, NamedView{z.ID, z.Name})
	}
	for _, d := range c.design.Workshop.Departments {
		o.Departments = append(o.Departments, NamedView{d.ID, d.Name})
	}
	o.Domain = c.usual.Domain
	return o, nil
}

// peopleMost is how many people are offered at once; a longer text brings others.
const peopleMost = 20

// People finds those of the reading whose display or sign-in name has a text in it, and says who those are that were chosen already,
// by their sign-in names.
func (s *Queues) People(find string, chosen []string) (CallPeople, error) {
	v := CallPeople{Found: []PersonLine{}, Chosen: []PersonLine{}}
	if err := s.may(desk.Look); err != nil {
		return v, err
	}
	r, err := s.d.read(s.ctx)
	if err != nil || r == nil {
		return v, err
	}
	found := r.window(r.Directory.Everybody(), find, 0, peopleMost)
	v.Read, v.Total, v.Found = true, found.Total, found.Rows
	for _, p := range r.Directory.Called(chosen) {
		v.Chosen = append(v.Chosen, personLine(p))
	}
	return v, nil
}

// heardOf is what was said of a queue, as the page shows it.
func (s *Session) heardOf(c calling, q voice.Queue) (answers []HeardAnswer, department string) {
	answers = []HeardAnswer{}
	heard, found := origin.HeardOf(c.design.Workshop, q)
	if !found {
		return answers, ""
	}
	for _, a := range heard.Answers {
		answers = append(answers, HeardAnswer{Question: a.Question.Short, Answer: workshop.Shown(a.Question, *a.Answer)})
	}
	return answers, heard.Department
}
