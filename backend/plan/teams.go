package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// membersAtOnce is how many members one call adds to a team.
const membersAtOnce = 200

// teams adds users to the teams of their personas. Nobody is taken out of a team: a team is a place of work, and who is
// there for another reason must stay.
func (m *maker) teams() {
	var names []string
	users := map[ident.Key]directory.Set{}
	first := map[ident.Key]*target{}
	for _, t := range m.targets {
		for _, name := range t.Teams {
			key := ident.Fold(name)
			if first[key] == nil {
				first[key] = t
				names = append(names, name)
			}
			users[key] = users[key].Or(t.Match)
		}
	}
	if len(names) == 0 || !m.rests(text.Of("plan.what.teams"), partTeams, partUsers) {
		return
	}
	byKey(names)
	for _, name := range names {
		key := ident.Fold(name)
		m.team(name, first[key], users[key])
	}
}

// byKey sorts names by what they are compared by.
func byKey(names []string) {
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(ident.Fold(a), ident.Fold(b)) })
}

func (m *maker) team(name string, t *target, users directory.Set) {
	found := m.s.teams[ident.Fold(name)]
	if len(found) > 1 {
		m.add(*problem.New("PLAN_TEAM_TWICE").
			Detailed(name, len(found)).Hinted().
			At(problem.Where{Step: "plan", Kind: "team", ID: name}))
		return
	}
	if len(found) == 0 {
		return // the checks of the design have said so
	}
	members := newMarks(m.s.dir.Len())
	for _, id := range found[0].Members {
		if i, known := m.s.dir.Index(id); known {
			members.add(i)
		}
	}
	change := TeamChange{Team: tenant.Ref{Kind: tenant.RefTeam, Key: found[0].Name}}
	for i := range users.Each() {
		if !members.has(i) {
			change.Add = append(change.Add, m.people.id(i))
			m.feel(i, Gain)
		}
	}
	if len(change.Add) == 0 {
		return
	}
	m.put(Change{ID: "team:" + found[0].Name, Lane: LaneTeams, Kind: AddTeamMembers, Sign: Add, Subject: found[0].Name,
		Before: fmt.Sprint(len(found[0].Members)), After: fmt.Sprint(len(found[0].Members) + len(change.Add)),
		Says: text.Of("plan.join-team", problem.Users(len(change.Add)), found[0].Name), PersonaID: t.ID, Reasons: m.because(t, "team/"+found[0].Name, text.Text{}),
		Users: change.Add, Effect: Gain, Feels: text.Of("plan.feels.team"), Calls: (len(change.Add) + membersAtOnce - 1) / membersAtOnce,
		Action: Action{Team: &change}, Expect: Expect{Team: &change}})
}

// byHand names what the design has and the plan cannot make.
func (m *maker) byHand() {
	m.teamsToMake()
	for _, t := range m.targets {
		if len(t.SecurityGroups) > 0 {
			m.add(*problem.Note("PLAN_BY_HAND.group").
				Detailed(t.Name, strings.Join(t.SecurityGroups, ", ")).
				Hinted().At(place(t.Persona)))
		}
	}
}

// teamsToMake names the designed teams that the tenant lacks. The plan makes no team: names of teams are not unique and no command that makes
// one takes a key of ours, so an attempt whose answer was lost would leave a second team that nobody can tell from the first.
func (m *maker) teamsToMake() {
	if _, unread := m.s.unread(partTeams); unread {
		return
	}
	for _, t := range m.design.Persona.Teams {
		if len(m.s.teams[ident.Fold(t.Name)]) > 0 {
			continue
		}
		where := problem.Where{Step: "personas", Kind: "team", ID: t.Name}
		switch {
		case t.Existing:
			m.add(*problem.Warn("PLAN_TEAM_BY_HAND.gone").Detailed(t.Name).Hinted().At(where))
		case len(t.Owners) > 0:
			m.add(*problem.Warn("PLAN_TEAM_BY_HAND.owned").Detailed(t.Name, string(t.Visibility), strings.Join(t.Owners, ", ")).Hinted().At(where))
		default:
			m.add(*problem.Warn("PLAN_TEAM_BY_HAND.make").Detailed(t.Name, string(t.Visibility)).Hinted().At(where))
		}
	}
}
