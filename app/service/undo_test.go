package service

import (
	"strings"
	"testing"

	"personadesk/backend/plan"
	"personadesk/backend/provision/engine"
	"personadesk/backend/workbook"
)

// ranDesk is a desk on which the plan of the sample was carried out.
func ranDesk(t *testing.T) *Desk {
	t.Helper()
	d := readDesk(t)
	p, err := d.MakePlan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	carryOutNow(t, d, p)
	return d
}

func carryOutNow(t *testing.T, d *Desk, p plan.Plan) {
	t.Helper()
	print := strings.ReplaceAll(p.Fingerprint, " ", "")
	if err := d.Approve(t.Context(), print[len(print)-4:]); err != nil {
		t.Fatal(err)
	}
	outcome, err := d.CarryOut(t.Context(), engine.Options{AllowLosses: true})
	if err != nil || !outcome.Whole() {
		t.Fatalf("%+v, %v", outcome, err)
	}
}

func TestAnUndoIsAPlanLikeAnyOther(t *testing.T) {
	d := ranDesk(t)
	if err := (&Runs{d.Session(t.Context())}).Undo("1"); err != nil {
		t.Fatal(err)
	}
	v, err := (&Plan{d.Session(t.Context())}).View()
	if err != nil {
		t.Fatal(err)
	}
	if v.Undoes != 1 || v.Stale != "" || !v.MayApprove || v.Losing == 0 || v.Lanes[len(v.Lanes)-1].Lane != plan.LanePolicies {
		t.Fatalf("undoes %d, stale %q, may approve %v, losing %d, lanes %+v", v.Undoes, v.Stale, v.MayApprove, v.Losing, v.Lanes)
	}
	p, found, err := d.latestPlan(t.Context())
	if err != nil || !found {
		t.Fatal(err)
	}
	whole, err := d.whole(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	carryOutNow(t, d, whole)
	left, err := d.MakeUndo(t.Context(), 1)
	if err != nil || !left.Empty() {
		t.Errorf("%d changes are still to be taken back, %v", len(left.Changes), err)
	}
	if v, err := (&Plan{d.Session(t.Context())}).View(); err != nil || v.AsDesigned || v.Bill.Changes != 0 {
		t.Errorf("the plan is called as designed: %t, %d changes, %v", v.AsDesigned, v.Bill.Changes, err)
	}
	steps, err := d.standings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if step := steps[7]; step.ID != "plan" || step.Figures["asDesigned"] != 0 {
		t.Errorf("a tenant from which everything was taken is called as designed: %+v, %v", step, err)
	}
}

func TestARunThatCannotBeTakenBackIsRefused(t *testing.T) {
	d := readDesk(t)
	wantCode(t, (&Runs{d.Session(t.Context())}).Undo("x"), "RUN_UNKNOWN")
	wantCode(t, (&Runs{d.Session(t.Context())}).Undo("9"), "RUN_UNKNOWN")
	p, err := d.MakePlan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wb, err := d.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := wb.NewRun(t.Context(), workbook.Run{PlanNumber: 1, Fingerprint: p.Fingerprint, TenantID: p.TenantID}); err != nil {
		t.Fatal(err)
	}
	wantCode(t, (&Runs{d.Session(t.Context())}).Undo("1"), "RUN_OPEN")
}
