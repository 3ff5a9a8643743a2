package workbook

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/audit"
	"personadesk/backend/ident"
	"personadesk/backend/text"
)

func TestPlansAreNumberedAndApprovalsLapse(t *testing.T) {
	w := create(t)
	one, err := w.SavePlan(ctx, StoredPlan{Fingerprint: "aaaa", TenantID: "t1", Made: start, Head: []byte(`{"a":1}`)}, PlanContent{})
	must(t, err)
	again, err := w.SavePlan(ctx, StoredPlan{Fingerprint: "aaaa", TenantID: "t1", Made: start.Add(time.Hour), Head: []byte(`{"a":1}`)}, PlanContent{})
	must(t, err)
	if one != 1 || again != 1 {
		t.Errorf("the same plan got the numbers %d and %d", one, again)
	}
	wantCode(t, w.Approve(ctx, 1, "bbbb", ""), "PLAN_OTHER")
	wantCode(t, w.Approve(ctx, 7, "aaaa", ""), "PLAN_MISSING")
	must(t, w.Approve(WithActor(ctx, "grace"), 1, "aaaa", "go"))
	if a, ok, err := w.Approval(ctx, "aaaa"); err != nil || !ok || a.By != "grace" || a.PlanNumber != 1 {
		t.Errorf("%+v %v %v", a, ok, err)
	}
	two, err := w.SavePlan(ctx, StoredPlan{Fingerprint: "bbbb", TenantID: "t1", Made: start, Head: []byte(`{}`)}, PlanContent{})
	must(t, err)
	if _, ok, err := w.Approval(ctx, "aaaa"); err != nil || ok || two != 2 {
		t.Errorf("the approval of a plan that was replaced stands (plan %d, %v)", two, err)
	}
	wantCode(t, w.Approve(ctx, 1, "aaaa", ""), "PLAN_OTHER")
	must(t, w.Approve(ctx, 2, "bbbb", ""))
	must(t, w.SetPlanState(ctx, 2, PlanStale))
	if _, ok, err := w.Approval(ctx, "bbbb"); err != nil || ok {
		t.Error("the approval of a stale plan stands", err)
	}
	if list, err := w.Approvals(ctx, 2); err != nil || len(list) != 1 || !list[0].Why.Equal(text.Of("lapse.moved")) || list[0].Lapsed.IsZero() {
		t.Errorf("%+v %v", list, err)
	}
	if p, ok, err := w.PlanByNumber(ctx, 1); err != nil || !ok || p.State != PlanReplaced || string(p.Head) != `{"a":1}` || !p.Made.Equal(start.Add(time.Hour)) {
		t.Errorf("%+v %v", p, err)
	}
	if p, ok, err := w.LatestPlan(ctx); err != nil || !ok || p.Number != 2 {
		t.Errorf("%+v %v", p, err)
	}
}

// A plan that is no longer as it was made is approved only while the run of it is open, and so that the run may go on.
func TestOnlyThePlanOfTheOpenRunIsApprovedAgain(t *testing.T) {
	w := create(t)
	for number, fingerprint := range []string{"aaaa", "bbbb"} {
		_, err := w.SavePlan(ctx, StoredPlan{Fingerprint: fingerprint, TenantID: "t1", Made: start, Head: []byte(`{}`)}, PlanContent{})
		must(t, err)
		must(t, w.Approve(ctx, number+1, fingerprint, ""))
	}
	run, err := w.NewRun(ctx, Run{PlanNumber: 2, Fingerprint: "bbbb", TenantID: "t1"})
	must(t, err)
	wantCode(t, w.Approve(ctx, 1, "aaaa", ""), "PLAN_OTHER")
	must(t, w.Approve(ctx, 2, "bbbb", "go on"))
	must(t, w.SetRunState(ctx, run.ID, Failed, text.Text{}))
	wantCode(t, w.Approve(ctx, 2, "bbbb", ""), "PLAN_OTHER")
}

func TestAWriteInNobodysNameIsTheActors(t *testing.T) {
	w := create(t)
	_, err := w.SavePlan(ctx, StoredPlan{Fingerprint: "aaaa", TenantID: "t1", Made: start, Head: []byte(`{}`)}, PlanContent{})
	must(t, err)
	for given, want := range map[string]string{"": "ada", "grace": "grace"} {
		must(t, w.Approve(WithActor(ctx, given), 1, "aaaa", ""))
		if a, ok, err := w.Approval(ctx, "aaaa"); err != nil || !ok || a.By != want {
			t.Errorf("%q wrote as %q, want %q, %v", given, a.By, want, err)
		}
	}
}

func TestTheJournalKnowsWhereEveryChangeStands(t *testing.T) {
	w := create(t)
	run, err := w.NewRun(ctx, Run{PlanNumber: 1, Fingerprint: "f", TenantID: "t1"})
	must(t, err)
	_, err = w.NewRun(ctx, Run{PlanNumber: 1, Fingerprint: "f", TenantID: "t1"})
	wantCode(t, err, "RUN_OPEN")
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "a", State: Queued}, JournalEntry{Change: "b", State: Queued}))
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "a", State: Sent, Attempt: 1, Losing: []ident.ObjectID{"u2", "u1"}}))
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "a", State: Accepted, Operation: "op", Attempt: 1}))
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "a", State: Seen, Attempt: 1, Subject: "HR", Before: "x", After: "y", Note: text.Literal("there"),
		About: []audit.Subject{audit.User("u7"), audit.Number("+441614960000")}}))
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "b", State: Sent, Attempt: 1, Losing: []ident.ObjectID{"u1"}}))
	states, err := w.ChangeStates(ctx, run.ID)
	must(t, err)
	if len(states) != 2 || states["a"].State != Seen || states["b"].State != Sent || states["a"].At.IsZero() {
		t.Errorf("%+v", states)
	}
	list, total, err := w.Journal(ctx, run.ID, 1, 2)
	must(t, err)
	if total != 6 || len(list) != 2 || list[0].Change != "b" || list[1].State != Sent {
		t.Errorf("%d %+v", total, list)
	}
	losers, err := w.LosersSince(ctx, start)
	must(t, err)
	if diff := cmp.Diff([]ident.ObjectID{"u1", "u2"}, losers); diff != "" {
		t.Error(diff)
	}
	if losers, err := w.LosersSince(ctx, start.Add(24*time.Hour)); err != nil || len(losers) != 0 {
		t.Errorf("%v %v", losers, err)
	}
	entries, _, err := w.AuditList(ctx, AuditQuery{Subject: "change/"})
	must(t, err)
	if len(entries) != 1 || entries[0].Action != "seen" || entries[0].Subject != "change/HR" || entries[0].After != "y" {
		t.Errorf("%+v", entries)
	}
	for _, about := range []audit.Subject{audit.User("u7"), audit.Number("+441614960000"), audit.Change("a")} {
		if found, total, err := w.AuditList(ctx, AuditQuery{About: about}); err != nil || total != 1 || found[0].Action != "seen" || found[0].Version != 3 {
			t.Errorf("of %s the record says %+v, %v", about, found, err)
		}
	}
	if _, total, err := w.AuditList(ctx, AuditQuery{About: audit.User("u8")}); err != nil || total != 0 {
		t.Errorf("of somebody else the record has %d entries, %v", total, err)
	}
	must(t, w.SetRunState(ctx, run.ID, Stopped, text.Literal("by hand")))
	if open, ok, err := w.OpenRun(ctx); err != nil || !ok || open.State != Stopped {
		t.Errorf("%+v %v %v", open, ok, err)
	}
	must(t, w.SetRunState(ctx, run.ID, Done, text.Text{}))
	if _, ok, err := w.OpenRun(ctx); err != nil || ok {
		t.Error("a run that is done is open", err)
	}
	if runs, total, err := w.Runs(ctx, 0, 10); err != nil || total != 1 || len(runs) != 1 || runs[0].Ended.IsZero() {
		t.Errorf("%+v %d %v", runs, total, err)
	}
	wantCode(t, w.SetRunState(ctx, 99, Done, text.Text{}), "RUN_MISSING")
	must(t, w.AuditVerify(ctx))
}

// The journal may cost a few times what the bare, durable writing of as many rows costs. On the machine this was written on that is
// over 10,000 entries a second; a run needs 1,500.
func TestTheJournalIsFastEnough(t *testing.T) {
	w := create(t)
	run, err := w.NewRun(ctx, Run{TenantID: "t1"})
	must(t, err)
	const batches, batch = 100, 20
	began := time.Now()
	for i := range batches {
		must(t, w.write(ctx, func(_ context.Context, s *session) error {
			for j := range batch {
				if _, err := s.exec("INSERT INTO loss (user, at, run) VALUES (?, '', 0)", i*batch+j); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	baseline := time.Since(began)
	began = time.Now()
	for i := range batches {
		entries := make([]JournalEntry, batch)
		for j := range entries {
			entries[j] = JournalEntry{Change: fmt.Sprint(i*batch + j), State: Seen, Note: text.Literal("the number is with its holder")}
		}
		must(t, w.Record(ctx, run.ID, entries...))
	}
	took := time.Since(began)
	t.Logf("%.0f audited entries a second in durable batches of %d, %.1f times the bare writing", batches*batch/took.Seconds(), batch,
		float64(took)/float64(baseline))
	if took > 25*baseline {
		t.Errorf("the journal takes %.1f times as long as bare writing", float64(took)/float64(baseline))
	}
}
