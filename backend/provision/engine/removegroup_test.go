package engine_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/provision/engine"
	"personadesk/backend/tenant"
)

// A persona is made, carried out and deleted: a run takes from its group what it gives, the next one takes the group, and each is taken back.
func TestTheGroupOfADeletedPersonaGoesAndComesBack(t *testing.T) {
	r := emptyRoom(t)
	gone := persona.Persona{ID: "phones", Name: "Phones", Layer: persona.Calling, Rule: `user.department -eq "HR"`,
		Policies: []persona.PolicyChoice{{Type: "TeamsCallingPolicy", Name: "Phones"}}}
	must(t, r.wb.SavePersona(r.ctx, gone))
	must(t, r.wb.SavePolicy(r.ctx, persona.Policy{Type: "TeamsCallingPolicy", Name: "Phones", Settings: []persona.Setting{{Name: "AllowPrivateCalling", Kind: persona.SettingTruth, Value: "false"}}}))
	r.carry(r.read())
	key := persona.GroupKey(gone)
	before := r.group(key)

	must(t, r.wb.RemovePersona(r.ctx, gone.ID, func(string, ident.PolicyName) bool { return true }, true))
	taking := r.read()
	if want := []string{"revokeGroup Phones"}; !slices.Equal(kindsOf(taking), want) {
		t.Fatalf("planned %v: %v", kindsOf(taking), taking.Problems)
	}
	took := r.carryOut(taking, true)
	removing := r.read()
	if want := []string{"removeGroup Phones", "removePolicy Phones"}; !slices.Equal(kindsOf(removing), want) || removing.Losing == 0 {
		t.Fatalf("planned %v, %d lose: %v", kindsOf(removing), removing.Losing, removing.Problems)
	}
	removed := r.carryOut(removing, true)
	if _, there := r.found(key); there {
		t.Fatal("the group is still there")
	}
	if again := r.read(); !again.Empty() {
		t.Fatalf("the second plan has %v", kindsOf(again))
	}

	back := r.undo(removed.RunID, removing)
	if !slices.ContainsFunc(back.Problems, func(p problem.Problem) bool { return p.Code == "PLAN_UNDO_GROUP_ANEW" }) {
		t.Errorf("nobody says that it gets another id: %v", back.Problems)
	}
	r.carry(back)
	after := r.group(key)
	if after.ID == before.ID || after.Rule != before.Rule || after.Name != before.Name {
		t.Errorf("before %+v, after %+v", before, after)
	}
	// What the run before took from it comes back to the group as it is now.
	given := r.undo(took.RunID, taking)
	if want := []string{"grantGroup Phones"}; !slices.Equal(kindsOf(given), want) {
		t.Fatalf("taken back: %v, %v", kindsOf(given), given.Problems)
	}
	r.carry(given)
}

// Somebody gives the group a policy after the plan was made: nothing is sent, for the plan is stale.
func TestAGroupThatIsUsedByNowIsNotRemoved(t *testing.T) {
	r := emptyRoom(t)
	spec := tenant.GroupSpec{UniqueName: "personadesk-old", Name: "Old", Nickname: "old", Rule: `user.department -eq "HR"`}
	gone := persona.Persona{ID: "old", Name: spec.Name, Layer: persona.Calling, Rule: spec.Rule}
	must(t, r.wb.SavePersona(r.ctx, gone))
	r.carry(r.read())
	must(t, r.wb.RemovePersona(r.ctx, gone.ID, func(string, ident.PolicyName) bool { return true }, true))
	p := r.read()
	if want := []string{"removeGroup Old"}; !slices.Equal(kindsOf(p), want) {
		t.Fatalf("planned %v", kindsOf(p))
	}
	g := r.group(spec.UniqueName)
	_, err := r.tn.Teams.Run(r.ctx, tenant.Command{Name: "Grant-CsTeamsCallingPolicy", Params: []tenant.Param{{Name: "Group", Value: tenant.Text(string(g.ID))},
		{Name: "PolicyName", Value: tenant.Text("AllowCalling")}, {Name: "Rank", Value: tenant.WholeNumber(1)}}})
	must(t, err)
	_, err = engine.Apply(r.ctx, r.tn, r.wb, p, engine.Options{FirstWait: 10 * time.Millisecond, AllowLosses: true})
	if err == nil || !strings.Contains(err.Error(), "moved") && problem.From(err).Code != "PLAN_STALE" {
		t.Fatalf("carried out all the same: %v", err)
	}
	if _, there := r.found(spec.UniqueName); !there {
		t.Error("the group was removed")
	}
}

// The same group without a run that made it: whatever its key, it stays.
func TestAGroupThatNoRunMadeStays(t *testing.T) {
	r := emptyRoom(t)
	_, err := r.tn.Graph.CreateGroup(r.ctx, tenant.GroupSpec{UniqueName: "personadesk-twin", Name: "Twin", Nickname: "twin", Rule: `user.department -eq "HR"`})
	must(t, err)
	must(t, r.wb.LetGo(r.ctx, persona.GoneGroup{Key: "personadesk-twin", Name: "Twin"}))
	p := r.read()
	if !p.Empty() || !slices.ContainsFunc(p.Problems, func(p problem.Problem) bool { return p.Code == "PLAN_GROUP_EMPTY" }) {
		t.Errorf("planned %v: %v", kindsOf(p), p.Problems)
	}
}

func (r room) found(key string) (tenant.Group, bool) {
	r.Helper()
	found, err := r.tn.Graph.GroupsByUniqueNames(r.ctx, []string{key})
	must(r.T, err)
	g, there := found[key]
	return g, there
}

func (r room) group(key string) tenant.Group {
	r.Helper()
	g, there := r.found(key)
	if !there {
		r.Fatalf("there is no group %s", key)
	}
	return g
}
