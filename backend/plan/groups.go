package plan

import (
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

func groupChange(key string) string { return "group:" + key }

// GroupOfChange is the key of the group that a change of one is about, by the id of the change.
func GroupOfChange(id string) string { return strings.TrimPrefix(id, "group:") }

func groupRef(key string) tenant.Ref { return tenant.Ref{Kind: tenant.RefGroup, Key: key} }

// groups makes the provisioning groups, and corrects those that differ.
func (m *maker) groups() {
	if !m.rests(text.Of("plan.what.groups"), partGroups) {
		return
	}
	wanted := map[string]bool{}
	for _, t := range m.targets {
		wanted[t.key] = true
		spec := tenant.GroupSpec{UniqueName: t.key, Name: persona.GroupName(t.Persona), Description: t.Description,
			Nickname: persona.GroupNickname(t.Persona), Rule: t.rule}
		have, exists := m.s.groups[t.key]
		if _, taken := tenant.GroupOfKey(t.key); taken && !exists {
			m.add(*problem.New("PLAN_GROUP_GONE").Detailed(t.Name).Hinted().At(place(t.Persona)))
			continue
		}
		if !exists {
			m.createGroup(t, spec)
			continue
		}
		m.updateGroup(t, spec, have)
	}
	if t := m.licensedAccounts(); t != nil {
		wanted[t.key] = true
		spec := tenant.GroupSpec{UniqueName: t.key, Name: t.Name, Description: t.Description, Nickname: persona.GroupNickname(t.Persona), Rule: t.rule}
		if have, exists := m.s.groups[t.key]; exists {
			m.updateGroup(t, spec, have)
		} else {
			m.createGroup(t, spec)
		}
	}
	ruleless := map[string]bool{}
	for _, p := range m.design.Persona.Personas {
		ruleless[persona.GroupKey(p)] = !persona.HasRule(p)
	}
	for _, g := range m.s.Groups {
		if ruleless[tenant.KeyOf(g)] {
			m.add(*problem.New("PLAN_GROUP_RULELESS").
				Detailed(g.Name, g.Rule).
				Hinted().At(problem.Where{Step: "plan", Kind: "group", ID: g.UniqueName}))
		} else if persona.IsGroupKey(g.UniqueName) && !wanted[g.UniqueName] && m.leave(g) {
			continue
		} else if persona.IsGroupKey(g.UniqueName) && !wanted[g.UniqueName] {
			m.add(*problem.Warn("PLAN_GROUP_LEFT_OVER").
				Detailed(g.Name).
				Hinted().At(problem.Where{Step: "plan", Kind: "group", ID: g.UniqueName}))
		}
	}
}

func (m *maker) createGroup(t *target, spec tenant.GroupSpec) {
	if m.s.groupNames[ident.Fold(spec.Name)] > 0 {
		m.add(*problem.Warn("PLAN_GROUP_NAME").
			Detailed(spec.Name).
			Hinted().At(place(t.Persona)))
	}
	m.put(Change{ID: groupChange(t.key), Lane: LaneGroups, Kind: CreateGroup, Sign: Add, Subject: spec.Name, After: spec.Rule,
		Says:      text.Of("plan.make-group", spec.Name, reaches(t.Match.Count())),
		PersonaID: t.ID, Reasons: m.because(t, "", text.Of("plan.because.no-group")), Effect: Notice,
		Action: Action{Group: &spec}, Expect: Expect{Group: &spec}})
}

func reaches(n int) text.Text {
	if n == 0 {
		return text.Of("plan.match.nobody")
	}
	return text.Of("plan.match", n)
}

func (m *maker) updateGroup(t *target, spec tenant.GroupSpec, have tenant.Group) {
	var what []text.Text
	newRule := !sameRule(spec.Rule, have.Rule) || !have.Dynamic
	if spec.Name != have.Name {
		what = append(what, text.Of("plan.differs.name"))
	}
	if spec.Description != have.Description {
		what = append(what, text.Of("plan.differs.description"))
	}
	if newRule {
		what = append(what, text.Of("plan.differs.rule"))
	} else {
		spec.Rule = have.Rule // the same in other words: leave it, or Entra would evaluate everybody anew
	}
	if !have.RuleOn {
		what = append(what, text.Of("plan.differs.switch"))
	}
	if len(what) == 0 {
		return
	}
	c := Change{ID: groupChange(t.key), Lane: LaneGroups, Kind: UpdateGroup, Sign: Modify, Subject: spec.Name,
		Before: have.Name, After: spec.Name, Says: text.Of("plan.correct-group", spec.Name, what),
		PersonaID: t.ID, Reasons: m.because(t, "", text.Of("plan.because.group-differs")), Effect: Notice,
		Action: Action{Group: &spec}, Expect: Expect{Group: &spec}}
	if have.Dynamic && have.RuleOn { // a group of another nature was not made by us, and is not made again
		c.Was = &Expect{Group: &tenant.GroupSpec{UniqueName: t.key, Name: have.Name, Description: have.Description, Nickname: spec.Nickname, Rule: have.Rule}}
	}
	if newRule {
		c.Before, c.After = have.Rule, spec.Rule
		m.moves(&c, t, have)
	}
	m.put(c)
}

// moves says who comes into a group and who leaves when its rule changes. When the members were not read, the old rule
// is asked; when that says nothing either, everybody who matches counts as touched.
func (m *maker) moves(c *Change, t *target, have tenant.Group) {
	var before directory.Set
	members := newMarks(m.s.dir.Len())
	if set, read := m.s.dir.Members(have.ID); read {
		for i := range set.Each() {
			members.add(i)
		}
	} else if old, found := parse.Rule(have.Rule); rule.Valid(found) {
		before = m.s.dir.Match(old, m.now).Match
		for i := range before.Each() {
			members.add(i)
		}
	}
	come, leave := 0, 0
	touched := newMarks(m.s.dir.Len())
	for i := range m.s.dir.Len() {
		in, was := t.Match.Has(i), members.has(i)
		switch {
		case in && !was:
			come++
			m.feel(i, Gain)
		case was && !in && !t.Unknown.Has(i):
			leave++
			m.feel(i, Lose)
		default:
			continue
		}
		touched.add(i)
	}
	c.Users = m.people.of(touched)
	c.Says = text.Of("plan.moves", c.Says, come, leave)
	switch {
	case leave > 0:
		c.Effect, c.Feels = Lose, text.Of("plan.feels.persona")
	case come > 0:
		c.Effect, c.Feels = Gain, text.Of("plan.feels.persona")
	}
}

// sameRule says whether two rules mean the same in the same order, whatever their spelling.
func sameRule(a, b string) bool {
	if a == b {
		return true
	}
	ra, fa := parse.Rule(a)
	rb, fb := parse.Rule(b)
	return rule.Valid(fa) && rule.Valid(fb) && ra.String() == rb.String()
}
