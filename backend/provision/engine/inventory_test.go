package engine

import (
	"slices"
	"testing"

	"personadesk/backend/number"
	"personadesk/backend/plan"
	"personadesk/backend/provision/fake"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// What a run does to a number says nothing of its tags and its description, and its history names the run.
func TestARunKeepsWhatPeopleWroteOfANumber(t *testing.T) {
	f, wb := fake.New(6), newBook(t, "")
	tags, description := []string{"vip", "front desk"}, "on the brochure"
	p := planned(t, wb, f)
	given := ""
	for _, c := range p.Changes {
		if c.Kind == plan.AssignNumber {
			given = c.Action.Number.Telephone
		}
	}
	_, err := wb.ApplyNumbers(ctx, text.Literal("Describe"), slices.Values([]number.Event{{Telephone: given, Do: number.Describe, Tags: &tags, Description: &description}}))
	must(t, err)
	p = planned(t, wb, f)
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if !s.Whole() {
		t.Fatalf("%+v", s)
	}
	n, ok, err := wb.Number(ctx, given)
	must(t, err)
	if !ok || n.State != number.Assigned || n.HolderKind != number.User || n.Holder == "" || !slices.Equal(n.Tags, tags) || n.Description != description {
		t.Errorf("%+v", n)
	}
	history, err := wb.NumberHistory(ctx, given)
	must(t, err)
	if len(history) != 2 || !history[0].Why.Equal(text.Of("run.edit", 1)) || history[0].From.State != number.Free || history[0].To.State != number.Assigned {
		t.Errorf("%+v", history)
	}
	entries, _, err := wb.AuditList(ctx, workbook.AuditQuery{Subject: "numbers", Limit: 10})
	must(t, err)
	if len(entries) != 1 { // six numbers, and one line of the record
		t.Errorf("%d entries for the numbers of one run", len(entries))
	}
}
