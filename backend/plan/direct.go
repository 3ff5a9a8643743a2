package plan

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// direct gives policies that no group can carry to users, in batches or one by one, and finds direct assignments that hide what a group
// gives.
func (m *maker) direct() {
	if len(m.targets) == 0 {
		return
	}
	for _, t := range catalog.PolicyTypes() {
		var covered directory.Set
		for _, target := range slices.Backward(m.targets) {
			c, has := target.choice(t.ID)
			if !has || c.Name == "" || c.Name.Key() == ident.GlobalKey {
				continue
			}
			if t.Carrier() == catalog.ByGroup {
				m.hidden(t, target, c.Name, target.Match.AndNot(covered))
			} else {
				m.each(t, target, c.Name, target.Won.AndNot(covered))
			}
			covered = covered.Or(target.Match)
		}
	}
}

// each gives a policy to every user of a set who does not have it.
func (m *maker) each(t catalog.PolicyType, target *target, name ident.PolicyName, users directory.Set) {
	if !m.rests(text.Of("plan.what.direct", t.Name), partConfigured, partPolicies) || !m.typeRead(t) {
		return
	}
	policy, ok := m.available(t.ID, name)
	if !ok {
		m.add(*problem.Warn("PLAN_POLICY_UNAVAILABLE").
			Detailed(target.Name, lower(t.Name), name).Hinted().At(place(target.Persona)))
		return
	}
	because := m.because(target, t.ID, text.Of("plan.because.direct"))
	key := name.Key()
	for i := range users.AndNot(target.Unsure).Each() {
		a := m.s.assigned(i, t.ID)
		if a.Key == key {
			continue
		}
		user := m.people.id(i)
		command := userCommand(t, user, name)
		who := m.who(i)
		c := Change{ID: "grantUser:" + t.ID + "/" + string(user), Lane: LanePolicies, Kind: GrantUser, Sign: Add, Subject: who, Before: string(a.Name), After: string(name),
			Says: text.Of("plan.give-user", who, lower(t.Name), name), PersonaID: target.ID, Reasons: because,
			Users: []ident.ObjectID{user}, Effect: m.effectOf(t, a.Name, name), Feels: feelOf(t), Needs: []string{policy},
			Action: Action{Command: &command}, Expect: Expect{Grant: &Grant{Type: t.ID, Name: name, User: user}}}
		if a.Name != "" {
			c.Sign = Modify
		}
		if a.Direct {
			c.Was = &Expect{Grant: &Grant{Type: t.ID, Name: a.Name, User: user}}
		}
		if c.Effect == Notice {
			c.Feels = text.Text{}
		}
		m.feel(i, c.Effect)
		m.put(c)
	}
}

// hidden counts users whose own assignment hides what the group gives. Somebody made that exception; we do not undo it.
func (m *maker) hidden(t catalog.PolicyType, target *target, name ident.PolicyName, users directory.Set) {
	if _, unread := m.s.unread(partConfigured); unread {
		return
	}
	n := 0
	key := name.Key()
	for i := range users.Each() {
		if a := m.s.assigned(i, t.ID); a.Direct && a.Key != key {
			n++
		}
	}
	if n > 0 {
		m.add(*problem.Warn("PLAN_DIRECT_HIDES").
			Detailed(target.Name, problem.Users(n), users.Count(), lower(t.Name)).
			Hinted().At(place(target.Persona)))
	}
}

// who is what a user is called.
func (m *maker) who(i int) string {
	if name := m.s.dir.DisplayName(i); name != "" {
		return name
	}
	if upn := m.s.dir.UPN(i); upn != "" {
		return upn
	}
	return string(m.people.id(i))
}
