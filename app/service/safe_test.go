package service

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/provision/engine"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// "Safe to run?" is answered by the computation that refuses the run: who lost something within 24 hours counts, whatever took it.
func TestTheScreenShowsWhatARunIsRefusedBy(t *testing.T) {
	d := ranDesk(t)
	ctx := t.Context()
	if err := (&Runs{d.Session(t.Context())}).Undo("1"); err != nil {
		t.Fatal(err)
	}
	losses := func() (v PlanView, check SafeCheckView) {
		t.Helper()
		v, err := (&Plan{d.Session(t.Context())}).View()
		if err != nil {
			t.Fatal(err)
		}
		return v, v.Checks[slices.IndexFunc(v.Checks, func(c SafeCheckView) bool { return c.ID == "losses" })]
	}
	v, _ := losses()
	if err := d.wb.SetSafeguards(ctx, workbook.Safeguards{LossLimit: v.Losing, NeedsApproval: true}); err != nil {
		t.Fatal(err)
	}
	print := strings.ReplaceAll(v.Fingerprint, " ", "")
	if err := d.Approve(t.Context(), print[len(print)-4:]); err != nil {
		t.Fatal(err)
	}
	if _, check := losses(); !check.OK {
		t.Fatalf("within its limit, and %+v", check)
	}
	tenant, _, err := d.wb.Tenant(ctx)
	if err != nil {
		t.Fatal(err)
	}
	run, err := d.wb.NewRun(ctx, workbook.Run{TenantID: tenant.ID})
	if err == nil {
		err = d.wb.Record(ctx, run.ID, workbook.JournalEntry{Change: "x", State: workbook.Sent, Losing: []ident.ObjectID{"somebody else"}})
	}
	if err == nil {
		err = d.wb.SetRunState(ctx, run.ID, workbook.Done, text.Text{})
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, check := losses(); check.OK || !check.Refuses || check.Code != "SAFEGUARD_LOSSES" {
		t.Errorf("one over the limit, and %+v", check)
	}
	_, err = d.CarryOut(ctx, engine.Options{})
	wantCode(t, err, "SAFEGUARD_LOSSES")
}
