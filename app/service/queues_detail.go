package service

import (
	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

// Detail is one thing, with the way of a call through it.
func (s *Queues) Detail(kind, name string) (CallView, error) {
	v := CallView{Kind: voice.Kind(kind), Name: name, Nodes: []CallNode{}, Edges: []CallEdge{}, Agents: []AgentsLine{}, Also: []string{}, UsedBy: []CallLine{},
		Heard: []HeardAnswer{}, Differs: []string{}, Problems: []FixableView{}}
	if err := s.may(desk.Look); err != nil {
		return v, err
	}
	c, err := s.known()
	if err != nil {
		return v, err
	}
	switch v.Kind {
	case voice.KindQueue:
		q, found := voice.Find(c.calls.Queues, name)
		if !found {
			return v, gone(name)
		}
		v.Queue, v.Agents, v.Differs = &q, agentLines(c, q), append(v.Differs, q.Differs()...)
		v.Heard, v.Interview = s.heardOf(c, q)
		if front, fronted := c.calls.InFront(q.Name); fronted {
			v.Front, v.Hours = front.Name, front.Hours
		}
	case voice.KindAttendant:
		a, found := voice.Find(c.calls.Attendants, name)
		if !found {
			return v, gone(name)
		}
		v.Attendant = &a
	case voice.KindSchedule:
		one, found := voice.Find(c.calls.Schedules, name)
		if !found {
			return v, gone(name)
		}
		v.Schedule, v.Answer = &one, s.d.print(voice.Week(one))
		for _, user := range c.calls.UsersOf(name) {
			v.UsedBy = append(v.UsedBy, CallLine{Kind: voice.KindAttendant, Name: user, Title: user})
		}
	case voice.KindAccount:
		a, found := voice.Find(c.calls.Accounts, name)
		if !found {
			return v, gone(name)
		}
		v.Account = &a
		if of, owner, owned := c.calls.OwnerOf(name); owned {
			v.UsedBy = append(v.UsedBy, CallLine{Kind: of, Name: owner, Title: owner})
		}
	case voice.KindTeam:
		one, found := voice.Find(c.design.Persona.Teams, name)
		if !found {
			return v, gone(name)
		}
		v.Team = &one
	default:
		return v, gone(name)
	}
	s.drawInto(&v, c)
	mend, err := s.mender()
	v.Problems = mend.show(c.problemsOf(v))
	return v, err
}

func gone(name string) error { return problem.New("QUEUES_GONE").Detailed(name).Hinted() }

// drawInto puts the way of a call into the view.
func (s *Queues) drawInto(v *CallView, c calling) {
	flow, drawn := voice.FlowOf(c.calls, c.facts, v.Kind, v.Name)
	if !drawn {
		return
	}
	v.Answer, v.Beside, v.Dead = s.d.print(flow.Answer), s.d.print(flow.Beside), len(flow.Dead())
	for _, n := range flow.Nodes {
		v.Nodes = append(v.Nodes, CallNode{ID: n.ID, Kind: n.Kind, Title: s.d.print(n.Title), Says: s.d.print(n.Says), Of: n.Of, Name: n.Name,
			Field: n.Field, Dead: n.Dead, Column: n.Column, Row: n.Row})
	}
	for _, e := range flow.Edges {
		v.Edges = append(v.Edges, CallEdge{From: e.From, To: e.To, When: s.d.print(e.When)})
	}
	for _, door := range flow.Also {
		v.Also = append(v.Also, door.Attendant.Name)
	}
}

// agentLines is who answers, by group and by name, and who may change the queue, each beside its limit.
func agentLines(c calling, q voice.Queue) []AgentsLine {
	a := c.facts.AgentsOf(q)
	list := func(names []string) []string { return append([]string{}, names...) }
	return []AgentsLine{
		{By: "group", Names: list(a.Groups), Count: a.ByGroup, Most: voice.MostByGroup, Known: len(a.Unread) == 0},
		{By: "name", Names: list(q.People), Count: len(q.People), Most: voice.MostByName, Known: true},
		{By: "overseen", Names: list(q.Authorised), Count: len(q.Authorised), Most: voice.MostAuthorised, Known: true},
	}
}

// problemsOf is what is wrong with a thing, and with the attendant in front of a queue.
func (c calling) problemsOf(v CallView) []problem.Problem {
	var list []problem.Problem
	for _, p := range c.problems {
		own := p.Where.Kind == string(v.Kind) && ident.Fold(p.Where.ID) == ident.Fold(v.Name)
		front := v.Front != "" && p.Where.Kind == string(voice.KindAttendant) && ident.Fold(p.Where.ID) == ident.Fold(v.Front)
		if own || front {
			list = append(list, p)
		}
	}
	return list
}
