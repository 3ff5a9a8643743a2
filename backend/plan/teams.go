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
	"personadesk/backend/voice"
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
	m.makeTeams()
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
	stands := tenant.Team{Name: name}
	switch designed, _ := voice.Find(m.design.Persona.Teams, name); {
	case len(found) > 0:
		stands = found[0]
	case m.ids[teamMade(designed.Name)]:
		stands.Name, stands.Members = designed.Name, m.owners(designed)
	default:
		return // the checks of the design, or what was said where a team is made, have said so
	}
	members := newMarks(m.s.dir.Len())
	for _, id := range stands.Members {
		if i, known := m.s.dir.Index(id); known {
			members.add(i)
		}
	}
	change := TeamChange{Team: tenant.Ref{Kind: tenant.RefTeam, Key: stands.Name}}
	for i := range users.Each() {
		if !members.has(i) {
			change.Add = append(change.Add, m.people.id(i))
			m.feel(i, Gain)
		}
	}
	if len(change.Add) == 0 {
		return
	}
	m.put(Change{ID: "team:" + stands.Name, Lane: LaneTeams, Kind: AddTeamMembers, Sign: Add, Subject: stands.Name,
		Before: fmt.Sprint(len(stands.Members)), After: fmt.Sprint(len(stands.Members) + len(change.Add)),
		Says: text.Of("plan.join-team", problem.Users(len(change.Add)), stands.Name), PersonaID: t.ID, Reasons: m.because(t, "team/"+stands.Name, text.Text{}),
		Users: change.Add, Effect: Gain, Needs: []string{teamMade(stands.Name)}, Feels: text.Of("plan.feels.team"), Calls: (len(change.Add) + membersAtOnce - 1) / membersAtOnce,
		Action: Action{Team: &change}, Expect: Expect{Team: &change}})
}

// byHand names what the design has and the plan cannot make.
func (m *maker) byHand() {
	for _, t := range m.targets {
		if len(t.SecurityGroups) > 0 {
			m.add(*problem.Note("PLAN_BY_HAND.group").
				Detailed(t.Name, strings.Join(t.SecurityGroups, ", ")).
				Hinted().At(place(t.Persona)))
		}
	}
}
