package sample

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

func content(t *testing.T) Content {
	t.Helper()
	c, err := Sample()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheDesignHasNoProblems(t *testing.T) {
	c := content(t)
	facts := persona.Facts{Departments: []string{}}
	for _, r := range c.Ranges {
		facts.Ranges = append(facts.Ranges, persona.RangeFact{ID: r.ID, Name: r.Name, Type: r.Type, Country: r.Country})
	}
	for _, d := range c.Workshop.Departments {
		facts.Departments = append(facts.Departments, d.ID)
	}
	_, ofNumbers, err := number.NewInventory(c.Ranges, number.NewLists(c.Numbers, number.Tenant{}), c.Numbers[0].Since)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range slices.Concat(persona.Check(c.Design, facts), workshop.Contradictions(c.Workshop), ofNumbers) {
		if p.Severity != problem.Info {
			t.Errorf("%s: %s", p.Code, p.Error())
		}
	}
}

func TestTheGuidesPersonasAndRules(t *testing.T) {
	want := map[string]string{
		"Prov_UK_Standard_Baseline":      `user.country -eq "United Kingdom"`,
		"Prov_Teams_Phone_Manchester":    `(user.physicalDeliveryOfficeName -eq "Manchester") -and (user.department -in ["HR","Sales","Finance","Reception","IT"])`,
		"Prov_Teams_Phone_London":        `(user.physicalDeliveryOfficeName -eq "London") -and (user.department -in ["HR","Sales","Finance","Reception","IT"])`,
		"Prov_Teams_Phone_Manchester_HR": `(user.city -eq "Manchester") -and (user.department -eq "HR")`,
		"Prov_Teams_Phone_London_HR":     `(user.city -eq "London") -and (user.department -eq "HR")`,
	}
	got := map[string]string{}
	for _, p := range content(t).Design.Personas {
		got[p.Name] = p.Rule
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryNameOfAPolicyHasItsPersonaAndNoHyphen(t *testing.T) {
	for _, p := range content(t).Design.Personas {
		for _, choice := range p.Policies {
			if !strings.HasPrefix(string(choice.Name), p.Name+"_") || strings.Contains(string(choice.Name), "-") {
				t.Errorf("%s gives %s", p.Name, choice.Name)
			}
		}
	}
}

func TestTheDialPlansDialAsTheGuideWants(t *testing.T) {
	for plan, calls := range map[string]map[string]string{
		"Prov_Teams_Phone_Manchester_DialPlan": {"5555": "+441614960995", "4960123": "+441614960123", "02079460005": "+442079460005", "0033142685300": "+33142685300", "0033142685": "+33142685"},
		"Prov_Teams_Phone_London_DialPlan":     {"5555": "+442079460995", "79460005": "+442079460005", "01614960123": "+441614960123", "0035312345678": "+35312345678"},
	} {
		found := false
		for _, p := range content(t).Design.Policies {
			if p.Name != ident.Policy(plan) {
				continue
			}
			found = true
			bench := phone.DialPlan{Name: string(p.Name), Rules: p.Rules}.Bench()
			for dialled, want := range calls {
				if got := bench.Dial(dialled); got.Number != want || got.Problem != nil {
					t.Errorf("%s: %s becomes %s, %v; want %s", plan, dialled, got.Number, got.Problem, want)
				}
			}
		}
		if !found {
			t.Errorf("there is no dial plan %s", plan)
		}
	}
}

func TestFiveDepartmentsAreHeardCompletelyAndOneIsNot(t *testing.T) {
	c := content(t)
	for _, p := range workshop.ProgressOf(c.Workshop) {
		switch {
		case p.DepartmentID == "warehouse":
			if p.State != workshop.Planned || p.Answered != 0 || p.Graded != 0 {
				t.Errorf("%+v", p)
			}
		case p.State != workshop.Heard || p.Answered != p.Questions || p.Graded != len(catalog.Features()):
			t.Errorf("%+v", p)
		}
	}
}

func TestTwoGapsAreOpen(t *testing.T) {
	var open []string
	for _, g := range workshop.Gaps(catalog.Features(), content(t).Workshop) {
		if g.Open {
			open = append(open, g.FeatureID)
		}
	}
	if !slices.Equal(open, []string{"call-disposition", "screen-pop"}) {
		t.Errorf("open are %v", open)
	}
}

func TestEveryChoiceIsOneOfTheQuestion(t *testing.T) {
	for _, a := range content(t).Workshop.Answers {
		q, _ := catalog.QuestionByID(a.QuestionID)
		for _, chosen := range a.Choices {
			known := q.Kind == catalog.YesNo && (chosen == workshop.Yes || chosen == workshop.No) ||
				slices.ContainsFunc(q.Choices, func(o catalog.Option) bool { return o.ID == chosen })
			if !known {
				t.Errorf("%s %s: %q is no choice", a.DepartmentID, a.QuestionID, chosen)
			}
		}
		if (q.Kind == catalog.Count) != (a.Count != nil) {
			t.Errorf("%s %s is not answered as asked", a.DepartmentID, a.QuestionID)
		}
	}
}

func TestFillWritesEverythingAsOneEdit(t *testing.T) {
	ctx := context.Background()
	wb, err := workbook.Create(filepath.Join(t.TempDir(), "larkfield"+workbook.Extension), workbook.Options{Actor: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := wb.Close(); err != nil {
			t.Error(err)
		}
	}()
	if err := Fill(ctx, wb); err != nil {
		t.Fatal(err)
	}
	want := content(t)
	design, err := wb.Design(ctx)
	if err != nil {
		t.Fatal(err)
	}
	byName := func(a, b persona.Policy) bool { return ident.Policy(a.Type)+a.Name < ident.Policy(b.Type)+b.Name }
	ignoreOrder := cmp.Options{cmpopts.SortSlices(byName), cmpopts.EquateEmpty(),
		cmpopts.SortSlices(func(a, b persona.Queue) bool { return a.Name < b.Name }),
		cmpopts.SortSlices(func(a, b persona.Persona) bool { return a.ID < b.ID })}
	if diff := cmp.Diff(want.Design, design, ignoreOrder); diff != "" {
		t.Error(diff)
	}
	w, err := wb.Workshop(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Answers) != len(want.Workshop.Answers) || len(w.Scores) != len(want.Workshop.Scores) || len(w.Departments) != 6 {
		t.Errorf("%d answers, %d scores, %d departments", len(w.Answers), len(w.Scores), len(w.Departments))
	}
	if _, err := wb.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if design, err := wb.Design(ctx); err != nil || len(design.Personas) != 0 {
		t.Errorf("one undo leaves %d personas, %v", len(design.Personas), err)
	}
}
