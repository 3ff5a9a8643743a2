package plan

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/limit"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// mostAgents is how many members of its groups a queue rings; the rest, by name, never hears a call.
const mostAgents = limit.QueueMembers

// queues lets provisioning groups answer the queues of their personas. Groups and people who answer already stay.
func (m *maker) queues() {
	var names []string
	answering := map[ident.Key][]*target{}
	for _, t := range m.targets {
		for _, name := range t.Queues {
			key := ident.Fold(name)
			if answering[key] == nil {
				names = append(names, m.queueName(name))
			}
			if !slices.Contains(answering[key], t) {
				answering[key] = append(answering[key], t)
			}
		}
	}
	for _, q := range m.design.Persona.Queues {
		if answering[ident.Fold(q.Name)] == nil && (!q.Existing || q.Account != "" || len(q.Differs())+len(q.Groups)+len(q.People)+len(q.Authorised) > 0) {
			names = append(names, q.Name)
		}
	}
	if len(names) == 0 || !m.rests(text.Of("plan.what.queues"), partGroups, partQueues) {
		return
	}
	byKey(names)
	for _, name := range names {
		var there []*target
		for _, t := range answering[ident.Fold(name)] {
			if m.groupThere(t.key) {
				there = append(there, t)
			}
		}
		if _, designed := m.designedQueue(name); designed || len(there) > 0 {
			m.queue(name, there)
		}
	}
}

// queueName is a queue's name as the design spells it.
func (m *maker) queueName(name string) string {
	key := ident.Fold(name)
	for _, q := range m.design.Persona.Queues {
		if ident.Fold(q.Name) == key {
			return q.Name
		}
	}
	return name
}

func (m *maker) queue(name string, targets []*target) {
	where := problem.Where{Step: "plan", Kind: "queue", ID: name}
	found := m.s.queues[ident.Fold(name)]
	q, designed := m.designedQueue(name)
	if !designed {
		q = voice.Queue{Name: name}
	}
	var want []tenant.Ref
	for _, t := range targets {
		want = append(want, groupRef(t.key))
	}
	switch {
	case len(found) > 1:
		m.add(*problem.New("PLAN_QUEUE_TWICE").
			Detailed(name, len(found)).Hinted().At(where))
		return
	case len(found) == 0 && designed && q.Existing:
		m.add(*problem.New("PLAN_THING_MISSING").Detailed(text.Of("plan.thing.queue"), name).Hinted().At(where))
		return
	case len(found) == 0:
		m.makeQueue(q, targets, want)
	case found[0].Groups == nil:
		m.add(*problem.Warn("PLAN_UNREAD.queue").
			Detailed(name).Hinted().At(where))
	default:
		m.joinQueue(found[0], q, targets, want)
		m.changeQueue(q, found[0])
	}
	m.associate(q.Account, tenant.QueueThing, name)
}

// refs turns references into values of a list.
func refs(list []tenant.Ref) []tenant.Value {
	values := make([]tenant.Value, len(list))
	for i, r := range list {
		values[i] = tenant.RefTo(r.Kind, r.Key)
	}
	return values
}

// joinQueue adds groups to those that answer. Setting the list replaces it, so those who are there already are named too.
func (m *maker) joinQueue(q tenant.Queue, designed voice.Queue, targets []*target, want []tenant.Ref) {
	var missing []*target
	var add []tenant.Ref
	for i, t := range targets {
		group, exists := m.s.groups[t.key]
		if !exists || !slices.Contains(q.Groups, group.ID) {
			missing, add = append(missing, t), append(add, want[i])
		}
	}
	var further []tenant.Value // groups that no persona has
	var names []string
	for _, name := range designed.Groups {
		v, known := m.groupValue(queuePlace(designed), name)
		if !known || v.Kind == tenant.KindText && slices.Contains(q.Groups, ident.Object(v.Text)) {
			continue
		}
		if v.Kind == tenant.KindRef {
			if group, exists := m.s.groups[v.Ref.Key]; exists && slices.Contains(q.Groups, group.ID) || slices.Contains(add, *v.Ref) {
				continue
			}
			add = append(add, *v.Ref)
		} else {
			further = append(further, v)
		}
		names = append(names, name)
	}
	if len(missing) == 0 && len(names) == 0 {
		return
	}
	list := make([]tenant.Value, 0, len(q.Groups)+len(add))
	for _, id := range q.Groups {
		list = append(list, tenant.Text(string(id)))
	}
	command := tenant.Command{Name: "Set-CsCallQueue", Params: []tenant.Param{
		param("Identity", tenant.RefTo(tenant.RefQueue, q.Name)), param("DistributionLists", tenant.ListOf(append(append(list, refs(add)...), further...)...)),
	}}
	m.putQueue(q.Name, missing, names, command, fmt.Sprint(len(q.Groups)), add)
}

func (m *maker) putQueue(name string, targets []*target, further []string, command tenant.Command, before string, want []tenant.Ref) {
	needs := []string{}
	for _, r := range want {
		needs = append(needs, groupChange(r.Key))
	}
	who := strings.Join(append(groupNamesOf(targets), further...), " and ")
	c := Change{ID: "queue:" + name, Lane: LaneQueues, Kind: SetQueueGroups, Sign: Add, Subject: name, Before: before, After: who,
		Says: text.Of("plan.answer", who, name), Effect: Notice, Needs: needs, Action: Action{Command: &command}, Expect: Expect{Queue: &QueueGroups{Queue: name, Groups: want}}}
	if len(targets) > 0 {
		c.PersonaID, c.Reasons = targets[0].ID, m.because(targets[0], "queue/"+name, text.Text{})
	}
	m.put(m.rung(c, name, targets))
}

// rung is a change with the users whom a queue will ring from then on.
func (m *maker) rung(c Change, name string, targets []*target) Change {
	var users directory.Set
	for _, t := range targets {
		users = users.Or(t.Match)
	}
	c.Users = m.people.in(users)
	c.Effect = Notice
	if len(c.Users) > 0 {
		c.Effect, c.Feels = Gain, text.Of("plan.feels.queue")
	}
	for i := range users.Each() {
		m.feel(i, Gain)
	}
	if len(c.Users) > mostAgents {
		m.add(*problem.Warn("PLAN_QUEUE_LARGE").
			Detailed(name, problem.Users(len(c.Users)), mostAgents).
			Hinted().At(problem.Where{Step: "plan", Kind: "queue", ID: name}))
	}
	return c
}

func groupNames(targets []*target) string { return strings.Join(groupNamesOf(targets), " and ") }

func groupNamesOf(targets []*target) []string {
	list := make([]string, len(targets))
	for i, t := range targets {
		list[i] = t.Name
	}
	return list
}
