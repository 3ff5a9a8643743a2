package workbook

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

func TestAWorkbookKeepsTheTemplateItWasMadeWith(t *testing.T) {
	w := create(t)
	kept := func() int {
		t.Helper()
		all, err := w.Workshop(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return all.Template
	}
	if got := kept(); got != catalog.NewestTemplate {
		t.Errorf("a new workbook is made with template %d", got)
	}
	// one of a newer program is read as what it is, and nothing is said of its answers
	must(t, w.writeSetting(ctx, text.Literal("from a newer program"), workshopTemplate, 99))
	if got := kept(); got != 99 {
		t.Errorf("template 99 is read as %d", got)
	}
	if _, err := w.writer.ExecContext(ctx, "DELETE FROM setting WHERE name = ?", workshopTemplate); err != nil {
		t.Fatal(err)
	}
	if got := kept(); got != 1 {
		t.Errorf("a workbook from before templates is read as %d", got)
	}
}

// TestASettingIsKeptWithWhereItComesFrom from the moment it is made, through later edits and Undo.
func TestASettingIsKeptWithWhereItComesFrom(t *testing.T) {
	w := create(t)
	must(t, w.SaveDepartment(ctx, workshop.Department{ID: "hr", Name: "HR"}))
	must(t, w.SaveAnswer(ctx, workshop.Answer{DepartmentID: "hr", QuestionID: "service.numbers", Text: "0161"}))
	must(t, w.SaveScore(ctx, workshop.Score{DepartmentID: "hr", FeatureID: "caller-id", Grade: workshop.Must}))
	p := persona.Persona{ID: "hr", Name: "HR", Layer: persona.Department, Department: "hr"}
	must(t, w.SavePersona(ctx, p))
	p.Policies = []persona.PolicyChoice{{Type: "CallingLineIdentity", Name: "HR"}}
	must(t, w.SavePersona(ctx, p))
	made := []persona.Origin{{Setting: "CallingLineIdentity", Department: "hr", Feature: "caller-id", Answers: []string{"service.numbers"}}}
	origins := func() []persona.Origin {
		t.Helper()
		design, err := w.Design(ctx)
		must(t, err)
		return design.Personas[0].Origins
	}
	if diff := cmp.Diff(made, origins()); diff != "" {
		t.Error(diff)
	}
	// the workshop moves on, and a caller that knows nothing of origins saves the persona: what was written down stays
	must(t, w.SaveScore(ctx, workshop.Score{DepartmentID: "hr", FeatureID: "caller-id", Grade: workshop.Wont}))
	must(t, w.DeleteAnswer(ctx, "hr", "service.numbers", ""))
	p.Description = "said differently"
	must(t, w.SavePersona(ctx, p))
	if diff := cmp.Diff(made, origins()); diff != "" {
		t.Error(diff)
	}
	p.Policies = nil
	must(t, w.SavePersona(ctx, p))
	if got := origins(); got != nil {
		t.Errorf("a setting that is gone comes from %+v", got)
	}
	_, err := w.Undo(ctx)
	must(t, err)
	if diff := cmp.Diff(made, origins()); diff != "" {
		t.Errorf("after Undo: %s", diff)
	}
}
