package plan

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
)

// leave takes a group of ours that no persona has any more as one that is to give nothing, where the design says so. Its members are
// those that were read, or else whom its rule lets in.
func (m *maker) leave(g tenant.Group) bool {
	gone := slices.ContainsFunc(m.design.Persona.Gone, func(one persona.GoneGroup) bool { return one.Key == g.UniqueName })
	if !gone {
		return false
	}
	match, read := m.s.dir.Members(g.ID)
	if parsed, found := parse.Rule(g.Rule); !read && rule.Valid(found) {
		match = m.s.dir.Match(parsed, m.now).Match
	}
	t := &target{key: g.UniqueName, rule: g.Rule, choices: map[ident.Key]persona.PolicyChoice{}}
	t.Reach = targeting.Reach{Persona: persona.Persona{Name: g.Name, Layer: persona.Department}, Match: match}
	m.leaving = append(m.leaving, t)
	at := problem.Where{Step: "plan", Kind: "group", ID: g.UniqueName}
	switch {
	case m.answers(g.ID):
		m.add(*problem.Warn("PLAN_GROUP_ANSWERS").Detailed(g.Name).Hinted().At(at))
	case len(g.Licences) == 0 && !m.givesPolicies(g.ID):
		m.removeGroup(g)
	case m.options.Made[groupChange(g.UniqueName)]:
		m.add(*problem.Note("PLAN_GROUP_LATER").Detailed(g.Name).Hinted().At(at))
	}
	return true
}

func (m *maker) givesPolicies(id ident.ObjectID) bool {
	return slices.ContainsFunc(m.s.GroupPolicies, func(gp tenant.GroupPolicy) bool { return gp.GroupID == id })
}

func (m *maker) answers(id ident.ObjectID) bool {
	return slices.ContainsFunc(m.s.Queues, func(q tenant.Queue) bool { return slices.Contains(q.Groups, id) })
}

// takers are the groups that policies and licences are taken from: those of the personas, and those that leave.
func (m *maker) takers() []*target { return slices.Concat(m.targets, m.leaving) }

// heldByMoving says whether everybody who has a policy has it from a group that this plan gives another one or none. Then it is free once
// the plan was carried out, and the next one removes it.
func (m *maker) heldByMoving(t catalog.PolicyType, name ident.PolicyName) bool {
	moving := map[ident.ObjectID]bool{}
	for _, target := range m.takers() {
		if group, exists := m.s.groups[target.key]; exists {
			c, has := target.choice(t.ID)
			moving[group.ID] = !has || c.Name.Key() != name.Key()
		}
	}
	for _, gp := range m.s.byType[ident.Fold(t.ID)] {
		if gp.Name.Key() != name.Key() {
			continue
		}
		if !moving[gp.GroupID] {
			return false
		}
	}
	for i := range m.s.dir.Len() {
		if a := m.s.assigned(i, t.ID); a.Key == name.Key() && a.Direct {
			return false
		}
	}
	return m.firstWith(t.ID, name) == nil
}
