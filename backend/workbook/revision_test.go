package workbook

import (
	"context"
	"slices"
	"testing"

	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
	"personadesk/backend/workshop"
)

func TestEachEditMovesItsAreasAndNoOther(t *testing.T) {
	w := create(t)
	var told []Area
	w.options.Moved = func(areas []Area) { told = areas }
	old := persona.Persona{ID: "hr", Name: "HR", Rule: `user.department -eq "HR"`}
	must(t, w.SavePersona(ctx, old))
	must(t, w.SaveReading(ctx, aReading(t, start, tenant.Organization{ID: "one"}, 0)))
	renamed, aimed := old, old
	renamed.Name = "People"
	aimed.Rule = `user.department -eq "People"`
	for name, c := range map[string]struct {
		edit func() error
		want []Area
	}{
		"customer":   {func() error { return w.SetCustomer(ctx, Customer{Name: "Larkfield"}) }, []Area{AreaCustomer, AreaAudit}},
		"convention": {func() error { return w.SetConvention(ctx, persona.Convention{Style: "dashes"}) }, []Area{AreaPersonas, AreaAudit}},
		"safeguards": {func() error { return w.SetSafeguards(ctx, Safeguards{LossLimit: 3}) }, []Area{AreaAudit, AreaSettings}},
		"department": {func() error { return w.SaveDepartment(ctx, workshop.Department{ID: "hr", Name: "HR"}) }, []Area{AreaWorkshop, AreaAudit}},
		"policy":     {func() error { return w.SavePolicy(ctx, persona.Policy{Type: "TeamsCallingPolicy", Name: "A"}) }, []Area{AreaPolicies, AreaAudit}},
		"dial plan":  {func() error { return w.SavePolicy(ctx, persona.Policy{Type: "TenantDialPlan", Name: "A"}) }, []Area{AreaDialPlans, AreaAudit}},
		"range": {func() error {
			return w.SaveRange(ctx, number.Range{ID: "a", First: "+441614960000", Last: "+441614960009"})
		}, []Area{AreaRanges, AreaAudit}},
		"thing":       {func() error { return w.SaveThing(ctx, voice.Team{Name: "HR"}) }, []Area{AreaThings, AreaAudit}},
		"nothing new": {func() error { return w.SavePersona(ctx, old) }, nil},
		"reading": {func() error {
			return w.SaveReading(ctx, aReading(t, start, tenant.Organization{ID: "one"}, 0))
		}, []Area{AreaReading, AreaAudit}},
		"a persona's name":  {func() error { return w.SavePersona(ctx, renamed) }, []Area{AreaPersonas, AreaAudit}},
		"a persona's rule":  {func() error { return w.SavePersona(ctx, aimed) }, []Area{AreaPersonas, AreaRules, AreaAudit}},
		"a persona is gone": {func() error { return w.DeletePersona(ctx, "hr") }, []Area{AreaPersonas, AreaRules, AreaAudit}},
	} {
		t.Run(name, func(t *testing.T) {
			must(t, w.SavePersona(ctx, old))
			told = nil
			before := w.Revisions()
			must(t, c.edit())
			if got := w.Revisions().Moved(before); !slices.Equal(got, c.want) || !slices.Equal(told, c.want) {
				t.Errorf("moved %v, told %v, want %v", got, told, c.want)
			}
		})
	}
}

func TestAnEditThatFailsMovesNothing(t *testing.T) {
	w := create(t)
	before := w.Revisions()
	err := w.Together(ctx, text.Literal("Half"), func(ctx context.Context) error {
		must(t, w.SavePersona(ctx, persona.Persona{ID: "hr"}))
		return context.Canceled
	})
	if err == nil || !w.Revisions().Equal(before) {
		t.Errorf("%v, moved %v", err, w.Revisions().Moved(before))
	}
	must(t, w.SavePersona(ctx, persona.Persona{ID: "hr"}))
	if got := w.Revisions()[AreaPersonas]; got != before[AreaPersonas]+1 {
		t.Errorf("counted %d", got)
	}
}

func TestUndoMovesWhatTheEditMoved(t *testing.T) {
	w := create(t)
	must(t, w.SavePersona(ctx, persona.Persona{ID: "hr"}))
	before := w.Revisions()
	_, err := w.Undo(ctx)
	must(t, err)
	if got := w.Revisions().Moved(before); !slices.Equal(got, []Area{AreaPersonas, AreaRules, AreaAudit}) {
		t.Errorf("moved %v", got)
	}
}

func TestRevisionsSurviveClosing(t *testing.T) {
	w := create(t)
	must(t, w.SavePersona(ctx, persona.Persona{ID: "hr"}))
	before := w.Revisions()
	must(t, w.Close())
	again, err := Open(w.path, Options{})
	must(t, err)
	t.Cleanup(func() { must(t, again.Close()) })
	if !again.Revisions().Equal(before) || before[AreaPersonas] == 0 {
		t.Errorf("%v became %v", before, again.Revisions())
	}
}
