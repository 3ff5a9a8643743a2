package plan_test

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

func TestADesignedTeamThatTheTenantLacksIsMade(t *testing.T) {
	w := newWorld(t, 20)
	known := w.reading().Directory.UPN(0)
	for name, c := range map[string]struct {
		team  voice.Team
		there []tenant.Team
		makes bool
		says  string
	}{
		"nobody owns it":      {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam}, []tenant.Team{}, true, "PLAN_TEAM_UNOWNED"},
		"with an owner":       {voice.Team{Name: "Choir", Visibility: voice.PublicTeam, Owners: []string{known}}, []tenant.Team{}, true, ""},
		"owned twice over":    {voice.Team{Name: "Choir", Visibility: voice.PublicTeam, Owners: []string{known, known}}, []tenant.Team{}, true, ""},
		"owned by nobody":     {voice.Team{Name: "Choir", Visibility: voice.PublicTeam, Owners: []string{known, "no@body.example"}}, []tenant.Team{}, false, "PLAN_TEAM_OWNER"},
		"taken over":          {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam, Existing: true}, []tenant.Team{}, false, "PLAN_TEAM_GONE"},
		"it is there":         {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam}, []tenant.Team{{ID: "c4", Name: "CHOIR"}}, false, ""},
		"teams were not read": {voice.Team{Name: "Choir", Visibility: voice.PrivateTeam}, nil, false, "PLAN_UNREAD"},
	} {
		t.Run(name, func(t *testing.T) {
			r := w.reading()
			if r.Teams = c.there; c.there == nil {
				r.Unread = map[string]string{"teams": "no right"}
			}
			p := plan.Make(plan.Design{Persona: persona.Design{Things: voice.Things{Teams: []voice.Team{c.team}}}}, r, now, plan.Options{})
			made := slices.IndexFunc(p.Changes, func(c plan.Change) bool { return c.Kind == plan.MakeTeam })
			if (made >= 0) != c.makes || len(p.Changes) > 1 {
				t.Errorf("%+v", p.Changes)
			}
			if made >= 0 {
				spec, owners := p.Changes[made].Action.NewTeam, 0
				if len(c.team.Owners) > 0 {
					owners = 1
				}
				if spec.UniqueName != persona.TeamKey("Choir") || len(spec.Owners) != owners || len(p.Changes[made].Users) != owners || (p.Changes[made].Effect == plan.Gain) != (owners > 0) {
					t.Errorf("%+v %+v", p.Changes[made], spec)
				}
			}
			var said []string
			for _, found := range p.Problems {
				if found.Where.ID == "Choir" || found.Where.ID == "teams" {
					said = append(said, found.Code)
				}
			}
			if c.says == "" && len(said) > 0 || c.says != "" && !slices.Equal(said, []string{c.says}) {
				t.Errorf("said %v, want %s", said, c.says)
			}
		})
	}
}

// A team and a provisioning group are found by different keys, whatever they are called.
func TestTheKeyOfATeamIsNoneOfAProvisioningGroup(t *testing.T) {
	for _, name := range []string{"Choir", "персонал", "", "-phone", "Choir of Leeds"} {
		nickname, spare := persona.TeamNicknames(name)
		if persona.IsGroupKey(persona.TeamKey(name)) || nickname == "" || spare == "" || len(spare) > 64 || len(nickname) > 64 {
			t.Errorf("%q: %s %s %s", name, persona.TeamKey(name), nickname, spare)
		}
	}
	if persona.TeamKey("Choir") != persona.TeamKey("CHOIR") || persona.TeamKey("Choir!") == persona.TeamKey("Choir") {
		t.Error("keys do not go by names")
	}
}
