package plan

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// give is one policy that one persona gives through its group.
type give struct {
	t      *target
	name   ident.PolicyName
	policy string        // change that makes the policy, "" when it is there
	users  directory.Set // for whom no other persona's policy of the type wins
}

// grants gives policies to groups. Rank 1 wins, so the groups are ranked from the top of the stack: the department layer
// before calling before baseline, and within a layer the first persona first.
func (m *maker) grants() {
	if len(m.takers()) == 0 || !m.rests(text.Of("plan.what.group-policies"), partGroups, partPolicies, partGroupPolicies) {
		return
	}
	for _, t := range catalog.PolicyTypes() {
		if t.Carrier() != catalog.ByGroup {
			continue
		}
		m.rank(t, m.gives(t))
	}
}

// gives lists who gives policies of a type, best rank first.
func (m *maker) gives(t catalog.PolicyType) []give {
	var list []give
	var covered directory.Set
	for _, target := range slices.Backward(m.targets) {
		c, has := target.choice(t.ID)
		if !has || c.Name == "" || c.Name.Key() == ident.GlobalKey {
			continue
		}
		users := target.Match.AndNot(covered)
		covered = covered.Or(target.Match)
		if !m.typeRead(t) {
			continue
		}
		id, ok := m.available(t.ID, c.Name)
		if !ok {
			m.add(*problem.Warn("PLAN_POLICY_UNAVAILABLE").
				Detailed(target.Name, lower(t.Name), c.Name).Hinted().At(place(target.Persona)))
			continue
		}
		list = append(list, give{target, c.Name, id, users})
	}
	return list
}

// groupThere says whether a persona's group exists or will.
func (m *maker) groupThere(key string) bool {
	_, exists := m.s.groups[key]
	return exists || m.ids[groupChange(key)]
}

// rank brings the groups of a type into order with the fewest changes. Ranks are always 1..n in the tenant: whoever
// comes in pushes the others down, whoever goes pulls them up. order follows that as the changes will run.
func (m *maker) rank(t catalog.PolicyType, gives []give) {
	current := m.s.byType[ident.Fold(t.ID)]
	order := make([]string, len(current)) // group ids, or the keys of groups to be made
	names := map[string]ident.PolicyName{}
	for i, gp := range current {
		order[i] = string(gp.GroupID)
		names[order[i]] = gp.Name
	}
	identity := func(g give) string {
		if group, exists := m.s.groups[g.t.key]; exists {
			return string(group.ID)
		}
		return g.t.key
	}
	order = m.revokeStale(t, order, names)
	keep := m.kept(gives, order, names, identity)
	at := 0 // place after the last group that stands right
	for _, g := range gives {
		id := identity(g)
		if !m.groupThere(g.t.key) {
			continue
		}
		if keep[id] {
			at = slices.Index(order, id) + 1
			continue
		}
		revoke := ""
		if before, has := names[id]; has {
			i := slices.Index(order, id)
			order = slices.Delete(order, i, i+1)
			if i < at {
				at--
			}
			revoke = m.revoke(t, g.t, before, &g)
		}
		order = slices.Insert(order, at, id)
		at++
		m.grant(t, g, at, names[id], revoke)
	}
	m.rankProblems(t, order, gives, identity)
}

// kept finds the groups that already have the right policy and stand in the right order: the longest run of them, so
// that as few as possible are taken out and put back.
func (m *maker) kept(gives []give, order []string, names map[string]ident.PolicyName, identity func(give) string) map[string]bool {
	var ids []string
	var places []int
	for _, g := range gives {
		id := identity(g)
		if name, has := names[id]; has && name.Key() == g.name.Key() {
			ids = append(ids, id)
			places = append(places, slices.Index(order, id))
		}
	}
	// At most 64 groups have policies of a type, so the plain way is good enough.
	length, before := make([]int, len(ids)), make([]int, len(ids))
	best := -1
	for i := range ids {
		length[i], before[i] = 1, -1
		for j := range i {
			if places[j] < places[i] && length[j]+1 > length[i] {
				length[i], before[i] = length[j]+1, j
			}
		}
		if best < 0 || length[i] > length[best] {
			best = i
		}
	}
	keep := map[string]bool{}
	for i := best; i >= 0; i = before[i] {
		keep[ids[i]] = true
	}
	return keep
}

// revokeStale takes policies from our groups whose personas do not give any of the type, and gives the order without them.
func (m *maker) revokeStale(t catalog.PolicyType, order []string, names map[string]ident.PolicyName) []string {
	for _, target := range m.takers() {
		c, has := target.choice(t.ID)
		group, exists := m.s.groups[target.key]
		if !exists || has && c.Name.Key() != ident.GlobalKey {
			continue
		}
		id := string(group.ID)
		if name, given := names[id]; given {
			m.revoke(t, target, name, nil)
			delete(names, id)
			order = slices.DeleteFunc(order, func(other string) bool { return other == id })
		}
	}
	return order
}

// revoke takes a policy from a group; next is what the group gets instead, nil for nothing.
func (m *maker) revoke(t catalog.PolicyType, target *target, before ident.PolicyName, next *give) string {
	command := revokeCommand(t, target.key)
	c := Change{ID: "revoke:" + t.ID + "/" + target.key, Lane: LanePolicies, Kind: RevokeGroup, Sign: Modify, Subject: target.Name,
		Before: string(before), Says: text.Of("plan.exchange", lower(t.Name), before, target.Name, nameOf(next)),
		PersonaID: target.ID, Reasons: m.because(target, t.ID, text.Of("plan.because.exchange")),
		Effect: Notice, Needs: []string{groupChange(target.key)},
		Action: Action{Command: &command}, Expect: Expect{Grant: &Grant{Type: t.ID, Group: groupRef(target.key)}}}
	if gp, given := m.givenNow(t, target.key); given {
		c.Was = &Expect{Grant: &Grant{Type: t.ID, Name: gp.Name, Group: groupRef(target.key), Rank: gp.Rank}}
	}
	if next == nil {
		c.Sign, c.Effect, c.Feels = Remove, Lose, feelOf(t)
		c.Says = text.Of("plan.take", lower(t.Name), before, target.Name)
		c.Reasons = m.because(target, t.ID, text.Of("plan.because.no-more"))
		touched, key := newMarks(m.s.dir.Len()), before.Key()
		for i := range target.Match.Each() {
			if a := m.s.assigned(i, t.ID); a.Direct || a.Name != "" && a.Key != key {
				continue // has another anyway
			}
			touched.add(i)
			m.feel(i, Lose)
		}
		c.Users = m.people.of(touched)
	} else {
		c.Needs = append(c.Needs, next.policy)
	}
	m.put(c)
	return c.ID
}

// givenNow is the policy of a type that a provisioning group gives as the tenant stands.
func (m *maker) givenNow(t catalog.PolicyType, key string) (tenant.GroupPolicy, bool) {
	group, exists := m.s.groups[key]
	for _, gp := range m.s.byType[ident.Fold(t.ID)] {
		if exists && gp.GroupID == group.ID {
			return gp, true
		}
	}
	return tenant.GroupPolicy{}, false
}

func nameOf(g *give) string {
	if g == nil {
		return ""
	}
	return string(g.name)
}

// grant gives a policy to a group.
func (m *maker) grant(t catalog.PolicyType, g give, rank int, before ident.PolicyName, revoke string) {
	command := grantCommand(t, g.t.key, g.name, rank)
	c := Change{ID: "grant:" + t.ID + "/" + g.t.key, Lane: LanePolicies, Kind: GrantGroup, Sign: Add, Subject: g.t.Name,
		After: string(g.name), PersonaID: g.t.ID, Reasons: m.because(g.t, t.ID, text.Text{}),
		Needs:  []string{groupChange(g.t.key), g.policy, revoke},
		Action: Action{Command: &command},
		Expect: Expect{Grant: &Grant{Type: t.ID, Name: g.name, Group: groupRef(g.t.key), Rank: rank}}}
	m.feelGrant(&c, t, g)
	if before != "" {
		c.Sign = Modify
		if c.Before == "" {
			c.Before = string(before)
		}
	}
	c.Says = text.Of("plan.give-group", g.t.Name, lower(t.Name), g.name)
	if c.Before != "" {
		c.Says = text.Of("plan.give-group.before", g.t.Name, lower(t.Name), g.name, c.Before)
	}
	m.put(c)
}

// feelGrant says who is touched by a grant and what they feel: whoever had no policy of the type gains one; whoever had
// another loses, gains or notices nothing by what its settings were.
func (m *maker) feelGrant(c *Change, t catalog.PolicyType, g give) {
	effects := map[ident.PolicyName]Effect{}
	mixed, key := false, g.name.Key()
	var beforeKey ident.PolicyKey
	strongest := Notice
	touched, none := newMarks(m.s.dir.Len()), true
	for i := range g.users.Each() {
		a := m.s.assigned(i, t.ID)
		if a.Key == key || a.Direct {
			continue // has it, or has another that hides it
		}
		e, known := effects[a.Name]
		if !known {
			e = m.effectOf(t, a.Name, g.name)
			effects[a.Name] = e
		}
		if none {
			c.Before, beforeKey, none = string(a.Name), a.Key, false
		} else if beforeKey != a.Key {
			mixed = true
		}
		if e == Lose || e == Gain && strongest == Notice {
			strongest = e
		}
		m.feel(i, e)
		touched.add(i)
	}
	c.Users = m.people.of(touched)
	if mixed {
		c.Before = "different ones"
	}
	c.Effect = strongest
	if strongest != Notice {
		c.Feels = feelOf(t)
	}
}

// effectOf compares what a user had with what comes. What cannot be compared, because the old settings were not read,
// counts as a loss: a safeguard had better stop once too often.
func (m *maker) effectOf(t catalog.PolicyType, before, after ident.PolicyName) Effect {
	if before == "" || before.Key() == ident.GlobalKey {
		return m.effectOverGlobal(t, after)
	}
	old, seen := m.s.policies[policyKey(t.ID, before)]
	if !seen {
		return Lose
	}
	want, defined := m.defined[policyKey(t.ID, after)]
	if !defined || want.Existing {
		return Lose
	}
	d := m.s.differs(want, old)
	switch {
	case takesAway(d):
		return Lose
	case d.none() || len(d.settings) == 0 && !d.rules:
		return Notice
	}
	return Gain
}

// effectOverGlobal is what a policy does to somebody who had the tenant default. What was not read of the two is taken for a gain, as a
// policy is made to give something.
func (m *maker) effectOverGlobal(t catalog.PolicyType, after ident.PolicyName) Effect {
	global, seen := m.s.policies[policyKey(t.ID, persona.Global)]
	want, defined := m.defined[policyKey(t.ID, after)]
	if !seen || !defined {
		return Gain
	}
	if want.Existing {
		shown := m.s.policies[policyKey(t.ID, after)]
		if against := persona.ShownAgainstGlobal(t.ID, shown.Settings, global.Settings); against.Set() > 0 && against.Nothing() {
			return Notice
		}
		return Gain
	}
	if takesAway(m.s.differs(want, global)) {
		return Lose
	}
	if against := persona.AgainstGlobal(want, global.Settings, nil); against.Nothing() {
		return Notice
	}
	return Gain
}

// rankProblems says what the order cannot mend.
func (m *maker) rankProblems(t catalog.PolicyType, order []string, gives []give, identity func(give) string) {
	where := problem.Where{Step: "plan", Kind: "policy", ID: t.ID}
	if len(order) > persona.MostGroups {
		m.add(*problem.New("PLAN_GROUP_LIMIT").
			Detailed(t.Name, len(order), persona.MostGroups).
			Hinted().At(where))
	}
	ours := map[string]bool{}
	for _, g := range gives {
		ours[identity(g)] = true
	}
	foreign := 0
	last := 0
	for i, id := range order {
		if ours[id] {
			last = i
		}
	}
	for i, id := range order {
		if !ours[id] && i < last {
			foreign++
		}
	}
	if foreign > 0 && len(gives) > 0 {
		m.add(*problem.Warn("PLAN_FOREIGN_GROUP").
			Detailed(t.Name, foreign).
			Hinted().At(where))
	}
}
