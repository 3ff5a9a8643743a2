package plan

import (
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

func teamMade(name string) string { return "make-team:" + string(ident.Fold(name)) }

// makeTeams makes the designed teams that the tenant lacks. Names of teams are not unique, so each is made on a group under a key of ours, which
// the tenant gives out once: an attempt whose answer was lost is repeated and finds the first.
func (m *maker) makeTeams() {
	if len(m.design.Persona.Teams) == 0 || !m.rests(text.Of("plan.what.teams"), partTeams, partUsers) {
		return
	}
	for _, t := range m.design.Persona.Teams {
		where := problem.Where{Step: "personas", Kind: string(voice.KindTeam), ID: t.Name}
		switch {
		case len(m.s.teams[ident.Fold(t.Name)]) > 0:
		case t.Existing:
			m.add(*problem.Warn("PLAN_TEAM_GONE").Detailed(t.Name).Hinted().At(where))
		default:
			m.makeTeam(t, where)
		}
	}
}

func (m *maker) makeTeam(t voice.Team, where problem.Where) {
	for _, upn := range t.Owners {
		if _, found := m.s.dir.Find(upn); !found {
			m.add(*problem.New("PLAN_TEAM_OWNER").Detailed(t.Name, upn).Hinted().At(where))
			return
		}
	}
	owners := m.owners(t)
	visible := text.Of("plan.team." + string(t.Visibility))
	says := text.Of("plan.make-team", t.Name, visible, problem.Users(len(owners)))
	if len(owners) == 0 {
		says = text.Of("plan.make-team.unowned", t.Name, visible)
		m.add(*problem.Note("PLAN_TEAM_UNOWNED").Detailed(t.Name).Hinted().At(where))
	}
	spec := tenant.TeamSpec{UniqueName: persona.TeamKey(t.Name), Name: t.Name, Description: t.Description, Visibility: string(t.Visibility), Owners: owners}
	spec.Nickname, spec.Spare = persona.TeamNicknames(t.Name)
	effect := Notice
	for _, id := range owners {
		if i, known := m.s.dir.Index(id); known {
			m.feel(i, Gain)
			effect = Gain
		}
	}
	m.put(Change{ID: teamMade(t.Name), Lane: LaneTeams, Kind: MakeTeam, Sign: Add, Subject: t.Name, After: t.Name,
		Says: says, Reasons: m.because(nil, "", text.Of("plan.because.no-team")),
		Users: owners, Effect: effect, Feels: text.Of("plan.feels.team"), Calls: 2, Action: Action{NewTeam: &spec}, Expect: Expect{NewTeam: &spec}})
}

// owners are the people who are to own a team, as far as the directory knows them, sorted, each once; nil for none.
func (m *maker) owners(t voice.Team) []ident.ObjectID {
	var list []ident.ObjectID
	for _, upn := range t.Owners {
		if i, found := m.s.dir.Find(upn); found && !slices.Contains(list, m.people.id(i)) {
			list = append(list, m.people.id(i))
		}
	}
	slices.Sort(list)
	return list
}
