package engine_test

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// people are the first users of the practice tenant with a principal name, and the department of the first.
func (r room) people(n int) (upns []string, department string) {
	r.Helper()
	_, now, done, err := provision.Load(r.ctx, r.wb)
	must(r.T, err)
	defer done()
	for i := range now.Directory.Len() {
		if in := now.Directory.Value(i, "department").Text(); in != "" && len(upns) < n {
			upns, department = append(upns, now.Directory.UPN(i)), in
		}
	}
	return upns, department
}

func TestATeamFromAnEmptyWorkbookIsMadeSeenJoinedAndStays(t *testing.T) {
	r := emptyRoom(t)
	r.read()
	owners, department := r.people(2)
	must(t, r.wb.SaveThing(r.ctx, voice.Team{Name: "Choir of Leeds", Visibility: voice.PrivateTeam, Description: "Who sings", Owners: owners}))
	must(t, r.wb.SavePersona(r.ctx, persona.Persona{ID: "singers", Name: "Singers", Layer: "department", Rule: `user.department -eq "` + department + `"`,
		Teams: []string{"choir of leeds"}}))

	first := r.read()
	if want := []string{"createGroup Singers", "makeTeam Choir of Leeds", "addTeamMembers Choir of Leeds"}; !slices.Equal(kindsOf(first), want) {
		t.Fatalf("planned %v; want %v", kindsOf(first), want)
	}
	if needs := first.Changes[2].Needs; !slices.Equal(needs, []string{first.Changes[1].ID}) {
		t.Errorf("the members wait for %v", needs)
	}
	if first.Changes[1].Action.NewTeam.Nickname != "choir-of-leeds" {
		t.Errorf("it is reached as %s", first.Changes[1].Action.NewTeam.Nickname)
	}
	s := r.carry(first)
	if again := r.read(); !again.Empty() {
		t.Fatalf("the second plan has %v", kindsOf(again))
	}
	teams, err := r.tn.Graph.Teams(r.ctx, []string{"Choir of Leeds"})
	must(t, err)
	if len(teams) != 1 || teams[0].UniqueName != persona.TeamKey("Choir of Leeds") || teams[0].Visibility != "Private" || len(teams[0].Members) < len(first.Changes[2].Users) {
		t.Errorf("the tenant has %+v", teams)
	}

	back := r.undo(s.RunID, first)
	for _, c := range back.Changes {
		if c.Lane == plan.LaneTeams {
			t.Errorf("an undo would send %s", c.ID)
		}
	}
	if !slices.ContainsFunc(back.Problems, func(p problem.Problem) bool {
		return p.Code == "PLAN_UNDO_STAYS" && strings.Contains(text.English().Print(p.Detail), "Choir of Leeds")
	}) {
		t.Errorf("nobody says that the team stays: %v", back.Problems)
	}
}

func TestATeamWhoseAnswerWasLostIsMadeOnce(t *testing.T) {
	r := emptyRoom(t)
	r.read()
	owners, _ := r.people(1)
	_, now, done, err := provision.Load(r.ctx, r.wb)
	must(t, err)
	i, _ := now.Directory.Find(owners[0])
	spec := tenant.TeamSpec{UniqueName: persona.TeamKey("Choir"), Name: "Choir", Nickname: "choir", Spare: "choir-2", Visibility: "Public", Owners: []ident.ObjectID{now.Directory.ID(i)}}
	done()
	first, err := r.tn.Graph.CreateTeam(r.ctx, spec)
	must(t, err)
	second, err := r.tn.Graph.CreateTeam(r.ctx, spec)
	must(t, err)
	teams, err := r.tn.Graph.Teams(r.ctx, []string{"Choir"})
	must(t, err)
	if len(teams) != 1 || first.ID != second.ID || teams[0].ID != first.ID {
		t.Errorf("made %s, then %s; the tenant has %+v", first.ID, second.ID, teams)
	}

	other := spec
	other.UniqueName, other.Name = persona.TeamKey("CHOIR!"), "Choir!"
	if _, err := r.tn.Graph.CreateTeam(r.ctx, other); err != nil {
		t.Errorf("a nickname that is taken is not got round: %v", err)
	}
	spec.Name = "Singers"
	if _, err := r.tn.Graph.CreateTeam(r.ctx, spec); err == nil {
		t.Error("a team that was renamed since is taken for another")
	}
}
