package plan

import (
	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// editGlobal edits the tenant default of a type, where the design says that it is on purpose. Whoever has no policy of the type falls to it,
// and the plan counts them; of whom Teams said nothing it is not known, and the plan says how many those are.
func (m *maker) editGlobal(t catalog.PolicyType, p persona.Policy, have tenant.Policy) {
	p.Description = persona.TextOf(shownOf(have, "Description")) // it is the tenant's own
	c, d, ok := m.changed(t, p, have)
	if !ok {
		return
	}
	c.Kind, c.Action.Command.OnPurpose = UpdateGlobal, true
	if takesAway(d) {
		c.Effect, c.Feels = Lose, text.Literal(lower(t.Name))
	}
	users, unknown := m.fallers(t, c.Effect)
	c.Users = users
	says := text.Of("plan.edit-global", lower(t.Name), c.Says, problem.Users(len(users)))
	where := problem.Where{Step: "plan", Kind: "policy", ID: t.ID + "/" + string(persona.Global)}
	if _, unread := m.s.unread(partConfigured); unread {
		says = text.Of("plan.edit-global.unread", lower(t.Name), c.Says)
	}
	if unknown > 0 {
		m.add(*problem.Warn("PLAN_GLOBAL_UNCOUNTED").Detailed(lower(t.Name), problem.Users(unknown)).Hinted().At(where))
	}
	m.add(*problem.Warn("PLAN_EDITS_GLOBAL").Detailed(lower(t.Name), problem.Users(len(users))).Hinted().At(where))
	c.Says, c.Reasons = says, m.because(nil, t.ID, text.Of("plan.because.global"))
	m.put(c)
}

func shownOf(p tenant.Policy, name string) any {
	v, _ := persona.SettingNamed(p.Settings, name)
	return v
}

// fallers are the users who have no policy of a type and so the tenant default, and how many there are of whom nobody can tell.
func (m *maker) fallers(t catalog.PolicyType, e Effect) (users []ident.ObjectID, unknown int) {
	for i := range m.s.dir.Len() {
		switch {
		case !m.s.dir.InTeams(i):
			unknown++
		case m.s.assigned(i, t.ID).Name == "":
			users = append(users, m.people.id(i))
			m.feel(i, e)
		}
	}
	return users, unknown
}

// removePolicy takes a policy out of the tenant that nobody has: no group, no user by the reading, and no persona of the design. Where it
// cannot be told, it stays.
func (m *maker) removePolicy(t catalog.PolicyType, have tenant.Policy) {
	name := t.RemoveCommand()
	if name == "" || have.Name.Key() == ident.GlobalKey || !m.rests(text.Of("plan.what.remove", lower(t.Name), have.Name), partConfigured, partGroupPolicies) {
		return
	}
	if n := m.holderOf(t, have.Name); n != "" && m.heldByMoving(t, have.Name) {
		m.add(*problem.Note("PLAN_POLICY_LATER").Detailed(lower(t.Name), have.Name).Hinted().
			At(problem.Where{Step: "plan", Kind: "policy", ID: t.ID + "/" + string(have.Name)}))
		return
	} else if n != "" {
		m.add(*problem.New("PLAN_POLICY_HELD").Detailed(lower(t.Name), have.Name, n).Hinted().
			At(problem.Where{Step: "plan", Kind: "policy", ID: t.ID + "/" + string(have.Name)}))
		return
	}
	command := tenant.Command{Name: name, Params: []tenant.Param{param("Identity", tenant.Text(string(have.Name)))}}
	m.put(Change{ID: policyChange(t.ID, have.Name), Lane: LaneGroups, Kind: RemovePolicy, Sign: Remove, Subject: string(have.Name), Before: string(have.Name),
		Says: text.Of("plan.remove-policy", lower(t.Name), have.Name), Reasons: m.because(nil, t.ID, text.Of("plan.because.unused")), Effect: Notice,
		Action: Action{Command: &command}, Expect: Expect{Gone: &GonePolicy{Type: t.ID, Name: have.Name}}, Was: &Expect{Policy: &have}})
}

// holderOf names somebody who has a policy, or would be given it; "" for nobody.
func (m *maker) holderOf(t catalog.PolicyType, name ident.PolicyName) string {
	for _, gp := range m.s.byType[ident.Fold(t.ID)] {
		if gp.Name.Key() == name.Key() {
			return string(gp.GroupID)
		}
	}
	for i := range m.s.dir.Len() {
		if m.s.assigned(i, t.ID).Key == name.Key() {
			return m.who(i)
		}
	}
	if first := m.firstWith(t.ID, name); first != nil {
		return first.Name
	}
	return ""
}
