package service

import (
	"path/filepath"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/kept"
	"personadesk/backend/plan"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

func granted(id, user, name string) plan.Change {
	return plan.Change{ID: id, Lane: plan.LanePolicies, Kind: plan.GrantUser, PersonaID: "london", Subject: user, Before: "Old " + user, After: name,
		Says: text.Of("plan.give-user", user, "policy", name), Users: []ident.ObjectID{ident.Object(user)}, Expect: plan.Expect{Grant: &plan.Grant{Type: "TeamsCallingPolicy", Name: ident.Policy(name), User: ident.Object(user)}}}
}

// lanesOf lays out a plan that went through a workbook.
func lanesOf(t *testing.T, p plan.Plan) []PlanLaneView {
	t.Helper()
	wb, err := workbook.Create(filepath.Join(t.TempDir(), "x.personadesk"), workbook.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := wb.Close(); err != nil {
			t.Error(err)
		}
	})
	p.TenantID = "t"
	for i := range p.Changes {
		p.Changes[i].Ordinal = i + 1
	}
	n, err := kept.Save(t.Context(), wb, plan.Sealed(p), nil)
	if err != nil {
		t.Fatal(err)
	}
	lanes, err := NewDesk(Options{}).planLanes(t.Context(), wb, n, p)
	if err != nil {
		t.Fatal(err)
	}
	return lanes
}

func TestManyEqualGrantsReadAsOneLine(t *testing.T) {
	lanes := lanesOf(t, plan.Plan{Changes: []plan.Change{granted("1", "ada", "Calls"), granted("2", "bob", "Calls"), granted("3", "cid", "Other")}})
	if len(lanes) != 1 || len(lanes[0].Lines) != 2 || lanes[0].Users != 3 {
		t.Fatalf("got %+v", lanes)
	}
	many, one := lanes[0].Lines[0], lanes[0].Lines[1]
	if many.Changes != 2 || many.Users != 2 || many.Says != "" || many.Before != "" || many.After != "Calls" {
		t.Errorf("the line of two kept what is of one of them, or lost what they share: %+v", many)
	}
	if one.Says == "" || one.Before != "Old cid" {
		t.Errorf("the line of one lost its sentence: %+v", one)
	}
	if many.Type != "Calling policy" {
		t.Errorf("the policy type is called %q", many.Type)
	}
}

func TestNumbersOfALineAreNotShownAsOne(t *testing.T) {
	give := func(id, user, number string) plan.Change {
		return plan.Change{ID: id, Lane: plan.LaneNumbers, Kind: plan.AssignNumber, PersonaID: "london", Feels: text.Of("plan.feels.number"), After: number, Users: []ident.ObjectID{ident.Object(user)}}
	}
	lines := lanesOf(t, plan.Plan{Changes: []plan.Change{give("1", "ada", "+441"), give("2", "bob", "+442")}})[0].Lines
	if len(lines) != 1 || lines[0].After != "" || lines[0].Type != "" {
		t.Errorf("got %+v", lines)
	}
}
