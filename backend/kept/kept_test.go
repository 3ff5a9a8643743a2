package kept_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	_ "modernc.org/sqlite"

	"personadesk/backend/ident"
	"personadesk/backend/kept"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

var ctx = context.Background()

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func made() plan.Plan {
	at := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	number := tenant.NumberAssignment{Telephone: "+441614960000", Target: "a", Type: "directRouting"}
	return plan.Sealed(plan.Plan{TenantID: "t1", Made: at, ReadAt: at, Gaining: 3, Problems: []problem.Problem{*problem.Warn("X", "Heed <this> & that")},
		Bill:     plan.Bill{Changes: 2, Lanes: map[plan.Lane]int{plan.LaneNumbers: 3}},
		Targeted: []plan.Targeted{{PersonaID: "p", Users: []ident.ObjectID{"a", "b", "c"}, Unknown: []ident.ObjectID{"d"}}},
		Changes: []plan.Change{
			{ID: "group:p", Ordinal: 1, Lane: plan.LaneGroups, Kind: plan.CreateGroup, Sign: plan.Add, Says: text.Literal("Make p"), PersonaID: "p", Effect: plan.Notice, Users: []ident.ObjectID{"a", "b", "c"},
				Action: plan.Action{Group: &tenant.GroupSpec{UniqueName: "p"}}, Expect: plan.Expect{Policy: &tenant.Policy{Settings: map[string]any{"A": true, "N": float64(5), "L": []any{"x"}}}}},
			{ID: "number:a", Ordinal: 2, Lane: plan.LaneNumbers, Kind: plan.AssignNumber, Sign: plan.Add, Says: text.Of("plan.give-number", "“a” <a>", 1842), PersonaID: "p", Effect: plan.Gain,
				Users: []ident.ObjectID{"a"}, Needs: []string{"group:p"}, Action: plan.Action{Number: &number}, Expect: plan.Expect{Number: &number}, Stood: &plan.Stood{Type: "directRouting"}},
		}})
}

func keepIn(t *testing.T) (path string, number int) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "x.personadesk")
	wb, err := workbook.Create(path, workbook.Options{})
	must(t, err)
	number, err = kept.Save(ctx, wb, made(), wb.Revisions())
	must(t, err)
	must(t, wb.Close())
	return path, number
}

func TestAPlanComesOutAsItWentIn(t *testing.T) {
	path, number := keepIn(t)
	wb, err := workbook.Open(path, workbook.Options{})
	must(t, err)
	defer func() { must(t, wb.Close()) }()
	stored, _, err := wb.PlanByNumber(ctx, number)
	must(t, err)
	p, err := kept.Load(ctx, wb, stored)
	must(t, err)
	want, err := json.Marshal(made())
	must(t, err)
	got, err := json.Marshal(p)
	must(t, err)
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Error(diff)
	}
	if plan.Seal(p) != stored.Seal || plan.Fingerprint(p) != stored.Fingerprint {
		t.Error("the seal or the fingerprint of what came out is another")
	}
	head, err := kept.Head(stored)
	must(t, err)
	if head.Gaining != 3 || len(head.Problems) != 1 || len(head.Changes) != 0 || head.Empty() {
		t.Errorf("%+v", head)
	}
}

// Whatever somebody changes in the file, the plan is not taken out of it any more.
func TestAPlanThatWasAlteredInTheFileIsRefused(t *testing.T) {
	for name, statement := range map[string]string{
		"a word":          `UPDATE plan_change SET body = replace(body, 'Make p', 'Take p')`,
		"a number":        `UPDATE plan_change SET body = replace(body, '+441614960000', '+441614960001')`,
		"who is touched":  `UPDATE plan_change SET users = (SELECT users FROM plan_change WHERE ordinal = 2) WHERE ordinal = 1`,
		"a change":        `DELETE FROM plan_change WHERE ordinal = 2`,
		"whom it targets": `DELETE FROM plan_target`,
		"a problem":       `UPDATE plan SET head = replace(head, 'Heed', 'Skip')`,
		"the seal":        `UPDATE plan SET seal = replace(seal, substr(seal, 1, 4), 'beef')`,
	} {
		t.Run(name, func(t *testing.T) {
			path, number := keepIn(t)
			db, err := sql.Open("sqlite", path)
			must(t, err)
			_, err = db.ExecContext(ctx, statement)
			must(t, err)
			must(t, db.Close())
			wb, err := workbook.Open(path, workbook.Options{})
			must(t, err)
			defer func() { must(t, wb.Close()) }()
			stored, _, err := wb.PlanByNumber(ctx, number)
			must(t, err)
			_, err = kept.Load(ctx, wb, stored)
			var found *problem.Problem
			if !errors.As(err, &found) || found.Code != "PLAN_ALTERED" {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAPlanIsFreshWhileWhatItWasMadeFromStandsStill(t *testing.T) {
	path, number := keepIn(t)
	wb, err := workbook.Open(path, workbook.Options{})
	must(t, err)
	defer func() { must(t, wb.Close()) }()
	stored, _, err := wb.PlanByNumber(ctx, number)
	must(t, err)
	if !kept.Fresh(stored, wb.Revisions()) {
		t.Error("nothing was edited, and the plan is not fresh")
	}
	must(t, wb.SetSafeguards(ctx, workbook.Safeguards{LossLimit: 3}))
	if !kept.Fresh(stored, wb.Revisions()) {
		t.Error("no plan is made from the safeguards")
	}
	for _, area := range workbook.PlanAreas() {
		moved := wb.Revisions()
		moved[area]++
		if kept.Fresh(stored, moved) {
			t.Errorf("%s moved, and the plan is fresh", area)
		}
	}
	stored.Revisions = nil
	if kept.Fresh(stored, wb.Revisions()) {
		t.Error("of a plan of an earlier version nobody knows what it was made from")
	}
}
