package plan_test

import (
	"slices"
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
		says  string
	}{
		"nobody owns it":      {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam}, []tenant.Team{}, "make"},
		"with owners":         {voice.Team{Name: "Choir", Visibility: voice.PublicTeam, Owners: []string{"helen@larkfield.example"}}, []tenant.Team{}, "owned"},
		"taken over":          {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam, Existing: true}, []tenant.Team{}, "gone"},
		"it is there":         {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam}, []tenant.Team{{ID: "c4", Name: "CHOIR"}}, ""},
		"teams were not read": {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam}, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 20)
			r := w.reading()
			r.Teams = c.there
			d := plan.Design{Persona: persona.Design{Things: voice.Things{Teams: []voice.Team{c.team}}}}
			p := plan.Make(d, r, now, plan.Options{})
			var said []string
			for _, found := range p.Problems {
				if found.Code == "PLAN_TEAM_BY_HAND" {
					said = append(said, found.Summary.Code)
				}
			}
			if c.says == "" && len(said) > 0 || c.says != "" && !slices.Equal(said, []string{"PLAN_TEAM_BY_HAND." + c.says + ".summary"}) {
				t.Errorf("%v", said)
			}
			for _, change := range p.Changes {
				if change.Lane == plan.LaneTeams {
					t.Errorf("%s", change.ID)
				}
			}
		})
	}
}
