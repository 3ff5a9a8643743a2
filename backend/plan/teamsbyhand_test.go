package plan_test

import (
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

func TestADesignedTeamThatTheTenantLacksIsToBeMadeByHand(t *testing.T) {
	for name, c := range map[string]struct {
		team  voice.Team
		there []tenant.Team
		code  string
	}{
		"nobody owns it":      {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam}, []tenant.Team{}, "PLAN_TEAM_BY_HAND.make"},
		"with owners":         {voice.Team{Name: "Choir", Visibility: voice.PublicTeam, Owners: []string{"helen@larkfield.example"}}, []tenant.Team{}, "PLAN_TEAM_BY_HAND.owned"},
		"taken over":          {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam, Existing: true}, []tenant.Team{}, "PLAN_TEAM_BY_HAND.gone"},
		"it is there":         {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam}, []tenant.Team{{ID: "c4", Name: "CHOIR"}}, ""},
		"teams were not read": {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam}, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 20)
			r := w.reading()
			r.Teams = c.there
			d := plan.Design{Persona: persona.Design{Things: voice.Things{Teams: []voice.Team{c.team}}}}
			p := plan.Make(d, r, now, plan.Options{})
			for _, code := range []string{"PLAN_TEAM_BY_HAND.make", "PLAN_TEAM_BY_HAND.owned", "PLAN_TEAM_BY_HAND.gone"} {
				if says(p, code) != (code == c.code) {
					t.Errorf("%s: %v", code, p.Problems)
				}
			}
			for _, change := range p.Changes {
				if change.Lane == plan.LaneTeams {
					t.Errorf("%s", change.ID)
				}
			}
		})
	}
}
