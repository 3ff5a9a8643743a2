package plan

import (
	"fmt"
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
	"personadesk/backend/tenant"
)

func groupChange(key string) string { return "group:" + key }

func groupRef(key string) tenant.Ref { return tenant.Ref{Kind: tenant.RefGroup, Key: key} }

// groups makes the provisioning groups, and corrects those that differ.
func (m *maker) groups() {
	if !m.rests("Provisioning groups", partGroups) {
		return
	}
	wanted := map[string]bool{}
	for _, t := range m.targets {
		wanted[t.key] = true
		spec := tenant.GroupSpec{UniqueName: t.key, Name: persona.GroupName(t.Persona), Description: t.Description,
			Nickname: persona.GroupNickname(t.Persona), Rule: t.rule}
		have, exists := m.s.groups[t.key]
		if !exists {
			m.createGroup(t, spec)
			continue
		}
		m.updateGroup(t, spec, have)
	}
	for _, g := range m.s.Groups {
		if persona.IsGroupKey(g.UniqueName) && !wanted[g.UniqueName] {
			m.add(*problem.Warn("PLAN_GROUP_LEFT_OVER", "A provisioning group has no persona any more").
				Detailf("%s still gives its members licences and policies", g.Name).
				Hintf("Bring the persona back, or delete the group in Entra.").At(problem.Where{Step: "plan", Kind: "group", ID: g.UniqueName}))
		}
	}
}

func (m *maker) createGroup(t *target, spec tenant.GroupSpec) {
	if m.s.groupNames[strings.ToLower(spec.Name)] > 0 {
		m.add(*problem.Warn("PLAN_GROUP_NAME", "The tenant has another group of that name").
			Detailf("%s is not one of ours; a second group of the same name will be made", spec.Name).
			Hintf("Rename or delete the other group, if nobody needs it.").At(place(t.Persona)))
	}
	m.put(Change{ID: groupChange(t.key), Lane: LaneGroups, Kind: CreateGroup, Sign: Add, Subject: spec.Name, After: spec.Rule,
		Says:      fmt.Sprintf("Make the provisioning group %s; %s", spec.Name, reaches(t.Match.Count())),
		PersonaID: t.ID, Reasons: m.because(t, "", "There is no such group"), Effect: Notice,
		Action: Action{Group: &spec}, Expect: Expect{Group: &spec}})
}

func reaches(n int) string {
	if n == 0 {
		return "nobody matches yet"
	}
	if n == 1 {
		return "1 user matches"
	}
	return problem.Thousands(n) + " users match"
}

func (m *maker) updateGroup(t *target, spec tenant.GroupSpec, have tenant.Group) {
	var what []string
	newRule := !sameRule(spec.Rule, have.Rule) || !have.Dynamic
	if spec.Name != have.Name {
		what = append(what, "name")
	}
	if spec.Description != have.Description {
		what = append(what, "description")
	}
	if newRule {
		what = append(what, "rule")
	} else {
		spec.Rule = have.Rule // the same in other words: leave it, or Entra would evaluate everybody anew
	}
	if !have.RuleOn {
		what = append(what, "rule switched on again")
	}
	if len(what) == 0 {
		return
	}
	c := Change{ID: groupChange(t.key), Lane: LaneGroups, Kind: UpdateGroup, Sign: Modify, Subject: spec.Name,
		Before: have.Name, After: spec.Name, Says: fmt.Sprintf("Correct the provisioning group %s: %s", spec.Name, strings.Join(what, ", ")),
		PersonaID: t.ID, Reasons: m.because(t, "", "The group differs from the design"), Effect: Notice,
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
	c.Says += fmt.Sprintf("; %s come in, %s leave", problem.Thousands(come), problem.Thousands(leave))
	switch {
	case leave > 0:
		c.Effect, c.Feels = Lose, "what the persona gives"
	case come > 0:
		c.Effect, c.Feels = Gain, "what the persona gives"
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
