package plan

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// NoGroup is a provisioning group that must not be there any more.
type NoGroup struct {
	Key string         `json:"key"` // its uniqueName
	ID  ident.ObjectID `json:"id"`
}

// removeGroup takes a group out of the tenant that no persona has and that gives nothing any more. It stays where a run of this workbook
// did not make it, for a key that looks like ours proves nothing; where something else uses it; and where what could use it was not read.
func (m *maker) removeGroup(g tenant.Group) {
	at := problem.Where{Step: "plan", Kind: "group", ID: g.UniqueName}
	if !m.options.Made[groupChange(g.UniqueName)] {
		m.add(*problem.Note("PLAN_GROUP_EMPTY").Detailed(g.Name).Hinted().At(at))
		return
	}
	what := text.Of("plan.what.remove-group", g.Name)
	if !m.rests(what, partGroupPolicies, partMembers, partQueues) || !m.thingsRest(what) {
		return
	}
	members, read := m.s.dir.Members(g.ID)
	if !read {
		m.add(*problem.Warn("PLAN_GROUP_UNCOUNTED").Detailed(g.Name).Hinted().At(at))
		return
	}
	if uses := m.usesOf(g); len(uses) > 0 {
		m.add(*problem.Warn("PLAN_GROUP_USED").Detailed(g.Name, uses).Hinted().At(at))
		return
	}
	spec := tenant.GroupSpec{UniqueName: g.UniqueName, Name: g.Name, Description: g.Description, Nickname: persona.KeyNickname(g.UniqueName), Rule: g.Rule}
	c := Change{ID: groupChange(g.UniqueName), Lane: LaneGroups, Kind: RemoveGroup, Sign: Remove, Subject: g.Name, Before: g.Rule,
		Says: text.Of("plan.remove-group", g.Name, problem.Users(members.Count())), Reasons: m.because(nil, "", text.Of("plan.because.no-persona")), Effect: Notice,
		Action: Action{Group: &spec}, Expect: Expect{NoGroup: &NoGroup{g.UniqueName, g.ID}}, Was: &Expect{Group: &spec}}
	if members.Count() > 0 { // what else hangs on being in it nobody here can see, so everybody in it counts
		c.Effect, c.Feels, c.Users = Lose, text.Of("plan.feels.group"), m.people.in(members)
		for i := range members.Each() {
			m.feel(i, Lose)
		}
	}
	m.put(c)
}

// thingsRest says whether everything was read that can name a group.
func (m *maker) thingsRest(what text.Text) bool {
	ok := true
	for _, kind := range []tenant.ThingKind{tenant.QueueThing, tenant.AttendantThing} {
		if why, read := m.s.ThingsUnread(kind); !read {
			ok = false
			m.add(*problem.Warn("PLAN_UNREAD.part").Detailed(what, text.Of("plan.things."+string(kind)), why).Hinted().
				At(problem.Where{Step: "plan", Kind: "reading", ID: "things/" + string(kind)}))
		}
	}
	return ok
}

// usesOf names what else uses a group: things of the tenant that name it, other groups whose rule goes by it, the design, and whoever made
// it another kind of group.
func (m *maker) usesOf(g tenant.Group) []text.Text {
	var uses []text.Text
	use := func(kind, name string) { uses = append(uses, text.Of("plan.group-use."+kind, name)) }
	if !g.Dynamic || !g.SecurityEnabled {
		use("other", g.Name)
	}
	id := string(ident.Fold(string(g.ID)))
	for _, t := range m.s.AllThings() {
		if t.ID != string(g.ID) && mentions(t.Settings, id) {
			use("thing", t.Name)
		}
	}
	for _, other := range m.s.Groups {
		if other.ID != g.ID && strings.Contains(string(ident.Fold(other.Rule)), id) {
			use("rule", other.Name)
		}
	}
	named := func(names []string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return ident.Fold(name) == ident.Fold(g.Name) })
	}
	for _, p := range m.design.Persona.Personas {
		if named(p.SecurityGroups) || strings.Contains(string(ident.Fold(p.Rule)), id) {
			use("persona", p.Name)
		}
	}
	for _, q := range m.design.Persona.Queues {
		if named(q.Groups) {
			use("queue", q.Name)
		}
	}
	return uses
}

// mentions says whether a value that the tenant shows has an id in it, which is folded.
func mentions(v any, id string) bool {
	switch v := v.(type) {
	case string:
		return strings.Contains(string(ident.Fold(v)), id)
	case []any:
		return slices.ContainsFunc(v, func(one any) bool { return mentions(one, id) })
	case []string:
		return slices.ContainsFunc(v, func(one string) bool { return mentions(one, id) })
	case map[string]any:
		for _, one := range v {
			if mentions(one, id) {
				return true
			}
		}
	}
	return false
}

// groupAnew makes a group again that a run removed. Entra keeps no security group after it is deleted, so it gets another id.
func (u *undo) groupAnew(past Change) {
	if past.Was == nil || past.Was.Group == nil || !u.rests(text.Of("plan.what.groups"), partGroups) {
		return
	}
	spec := *past.Was.Group
	if _, there := u.s.groups[spec.UniqueName]; there {
		u.conflict(past)
		return
	}
	match, _ := u.reach(spec.Rule)
	u.put(Change{ID: past.ID, Lane: LaneGroups, Kind: CreateGroup, Sign: Add, Subject: spec.Name, After: spec.Rule,
		Says: text.Of("plan.make-group", spec.Name, reaches(match.Count())), Effect: Notice, Action: Action{Group: &spec}, Expect: Expect{Group: &spec}})
	u.add(*problem.Note("PLAN_UNDO_GROUP_ANEW").Detailed(spec.Name).Hinted().At(u.place(past.ID)))
}
