package workbook

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/persona"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

func TestContentComesBackAsItWasSaved(t *testing.T) {
	w := create(t)
	three := 3
	customer := Customer{Name: "Contoso", GoLive: "2026-09-01"}
	hr := workshop.Department{ID: "hr", Name: "HR", Ordinal: 2}
	it := workshop.Department{ID: "it", Name: "IT", Ordinal: 1}
	heard := workshop.Interview{DepartmentID: "hr", State: workshop.Heard, Queues: []string{"Main"}}
	answer := workshop.Answer{DepartmentID: "hr", QuestionID: "q1", Queue: "Main", Count: &three, At: start}
	score := workshop.Score{DepartmentID: "hr", FeatureID: "transfer", Grade: workshop.Must}
	decision := workshop.Decision{FeatureID: "recording", Way: "partner"}
	must(t, w.SetCustomer(ctx, customer))
	must(t, w.SaveDepartment(ctx, hr))
	must(t, w.SaveDepartment(ctx, it))
	must(t, w.SaveInterview(ctx, heard))
	must(t, w.SaveAnswer(ctx, answer))
	must(t, w.SaveScore(ctx, score))
	must(t, w.SaveDecision(ctx, decision))

	if got, err := w.Customer(ctx); err != nil || got != customer {
		t.Errorf("customer: %+v, %v", got, err)
	}
	got, err := w.Workshop(ctx)
	must(t, err)
	want := workshop.Workshop{Template: 1, Departments: []workshop.Department{it, hr}, Interviews: []workshop.Interview{heard},
		Answers: []workshop.Answer{answer}, Scores: []workshop.Score{score}, Decisions: []workshop.Decision{decision}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}

	must(t, w.DeleteDepartment(ctx, "hr"))
	got, err = w.Workshop(ctx)
	must(t, err)
	if len(got.Departments) != 1 || len(got.Answers)+len(got.Scores)+len(got.Interviews) != 0 {
		t.Errorf("a deleted department left something behind: %+v", got)
	}
}

func TestTheDesignIsOrderedFromTheBottomLayerUp(t *testing.T) {
	w := create(t)
	for _, p := range []persona.Persona{
		{ID: "d", Layer: persona.Department}, {ID: "c2", Layer: persona.Calling, Ordinal: 2}, {ID: "b", Layer: persona.Baseline},
		{ID: "c1", Layer: persona.Calling, Ordinal: 1},
	} {
		must(t, w.SavePersona(ctx, p))
	}
	must(t, w.SavePolicy(ctx, persona.Policy{Type: "TeamsCallingPolicy", Name: "HR"}))
	must(t, w.SaveQueue(ctx, persona.Queue{Name: "Main"}))
	must(t, w.SetConvention(ctx, persona.Convention{Style: "camelCase", Prefix: "pd"}))
	design, err := w.Design(ctx)
	must(t, err)
	order := ""
	for _, p := range design.Personas {
		order += p.ID + " "
	}
	if order != "b c1 c2 d " || len(design.Policies) != 1 || len(design.Queues) != 1 || design.Convention.Style != "camelCase" {
		t.Errorf("got %s and %+v", order, design)
	}
}

func TestTogetherIsAllOrNothing(t *testing.T) {
	w := create(t)
	broken := errors.New("no")
	err := w.Together(ctx, text.Literal("two"), func(ctx context.Context) error {
		must(t, w.SavePersona(ctx, persona.Persona{ID: "a"}))
		if d, err := w.Design(ctx); err != nil || len(d.Personas) != 1 {
			t.Errorf("an edit does not see itself: %+v %v", d, err)
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Fatal(err)
	}
	if d, err := w.Design(ctx); err != nil || len(d.Personas) != 0 {
		t.Errorf("half an edit was saved: %+v %v", d, err)
	}
	if _, ok, err := w.CanUndo(ctx); ok || err != nil {
		t.Errorf("there is something to undo: %v %v", ok, err)
	}
	must(t, w.SavePersona(ctx, persona.Persona{ID: "b"}))
	must(t, w.AuditVerify(ctx))
}

func TestNothingWithoutAKeyIsSaved(t *testing.T) {
	w := create(t)
	wantCode(t, w.SavePersona(ctx, persona.Persona{Name: "nameless"}), "KEY_MISSING")
	wantCode(t, w.SavePolicy(ctx, persona.Policy{Name: "typeless"}), "KEY_MISSING")
}

// The list of content tables is what undo and audit go by: a table or a column that it misses could be edited without either.
func TestEveryContentColumnIsListed(t *testing.T) {
	w := create(t)
	for _, table := range contentTables() {
		columns, err := allRows(ctx, w.readers, "columns", scanText[string], "SELECT name FROM pragma_table_info(?) ORDER BY cid", table.name)
		must(t, err)
		if diff := cmp.Diff(columns, table.columns()); diff != "" {
			t.Errorf("%s: %s", table.name, diff)
		}
	}
}
