package plan

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// mostAgents is how many members of its groups a queue rings; the rest, by name, never hears a call.
const mostAgents = 200

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
		if len(there) > 0 {
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
	var want []tenant.Ref
	for _, t := range targets {
		want = append(want, groupRef(t.key))
	}
	switch {
	case len(found) > 1:
		m.add(*problem.New("PLAN_QUEUE_TWICE").
			Detailed(name, len(found)).Hinted().At(where))
	case len(found) == 0:
		m.newQueue(name, targets, want)
	case found[0].Groups == nil:
		m.add(*problem.Warn("PLAN_UNREAD.queue").
			Detailed(name).Hinted().At(where))
	default:
		m.joinQueue(found[0], targets, want)
	}
}

// refs turns references into values of a list.
func refs(list []tenant.Ref) []tenant.Value {
	values := make([]tenant.Value, len(list))
	for i, r := range list {
		values[i] = tenant.RefTo(r.Kind, r.Key)
	}
	return values
}

func (m *maker) newQueue(name string, targets []*target, want []tenant.Ref) {
	command := tenant.Command{Name: "New-CsCallQueue", Params: []tenant.Param{
		param("Name", tenant.Text(name)), param("RoutingMethod", tenant.Text("Attendant")), param("UseDefaultMusicOnHold", tenant.Truth(true)),
		param("DistributionLists", tenant.ListOf(refs(want)...)),
	}}
	m.add(*problem.Warn("PLAN_QUEUE_NEW").
		Detailed(name).
		Hinted().At(problem.Where{Step: "plan", Kind: "queue", ID: name}))
	m.putQueue(name, targets, command, "", want, text.Of("plan.make-queue", name, groupNames(targets)))
}

// joinQueue adds groups to those that answer. Setting the list replaces it, so those who are there already are named too.
func (m *maker) joinQueue(q tenant.Queue, targets []*target, want []tenant.Ref) {
	var missing []*target
	var add []tenant.Ref
	for i, t := range targets {
		group, exists := m.s.groups[t.key]
		if !exists || !slices.Contains(q.Groups, group.ID) {
			missing, add = append(missing, t), append(add, want[i])
		}
	}
	if len(missing) == 0 {
		return
	}
	list := make([]tenant.Value, 0, len(q.Groups)+len(add))
	for _, id := range q.Groups {
		list = append(list, tenant.Text(string(id)))
	}
	command := tenant.Command{Name: "Set-CsCallQueue", Params: []tenant.Param{
		param("Identity", tenant.RefTo(tenant.RefQueue, q.Name)), param("DistributionLists", tenant.ListOf(append(list, refs(add)...)...)),
	}}
	m.putQueue(q.Name, missing, command, fmt.Sprint(len(q.Groups)), add, text.Of("plan.answer", groupNames(missing), q.Name))
}

func (m *maker) putQueue(name string, targets []*target, command tenant.Command, before string, want []tenant.Ref, says text.Text) {
	var users directory.Set
	needs := []string{}
	for _, t := range targets {
		users = users.Or(t.Match)
		needs = append(needs, groupChange(t.key))
	}
	c := Change{ID: "queue:" + name, Lane: LaneQueues, Kind: SetQueueGroups, Sign: Add, Subject: name, Before: before, After: groupNames(targets),
		Says: says, PersonaID: targets[0].ID, Reasons: m.because(targets[0], "queue/"+name, text.Text{}), Users: m.people.in(users),
		Effect: Notice, Needs: needs, Action: Action{Command: &command}, Expect: Expect{Queue: &QueueGroups{Queue: name, Groups: want}}}
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
	m.put(c)
}

func groupNames(targets []*target) string {
	list := make([]string, len(targets))
	for i, t := range targets {
		list[i] = t.Name
	}
	return strings.Join(list, " and ")
}
