package desk

import (
	"testing"
	"time"

	"personadesk/backend/provision/safeguards"
)

// A screen that asks again whether the same plan is safe costs what the workbook says, and takes no change of the plan out of it.
func TestAPlanIsGoneOverOnceForAsLongAsItIsTheSame(t *testing.T) {
	ctx := t.Context()
	d, wb := sampleDesk(t)
	must(t, wb.SaveReading(ctx, users(t, "ann", "bob")))
	_, err := d.MakePlan(ctx)
	must(t, err)
	ask := func() (*safeguards.Body, safeguards.Answer) {
		t.Helper()
		p, err := d.Plan(ctx)
		must(t, err)
		if len(p.Plan.Changes) != 0 || len(p.Plan.Targeted) != 0 {
			t.Fatalf("the plan that a screen is given comes with %d changes and %d personas", len(p.Plan.Changes), len(p.Plan.Targeted))
		}
		a, err := d.Safe(ctx, p, time.Now(), true)
		must(t, err)
		return d.body, a
	}
	first, a := ask()
	again, b := ask()
	if first == nil || again != first {
		t.Error("the plan was gone over again")
	}
	if len(a.Checks) == 0 || len(a.Checks) != len(b.Checks) {
		t.Errorf("%d checks, then %d", len(a.Checks), len(b.Checks))
	}
	must(t, wb.SaveReading(ctx, users(t, "ann", "bob", "cy")))
	_, err = d.MakePlan(ctx)
	must(t, err)
	if other, _ := ask(); other == first {
		t.Error("another plan was not gone over")
	}
}
