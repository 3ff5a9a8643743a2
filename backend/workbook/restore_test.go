package workbook

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/text"
)

// livedWithCopy is a workbook of which a copy was kept, and after that a design was changed, a number moved and a run done.
func livedWithCopy(t testing.TB) (*Workbook, Copy) {
	t.Helper()
	w, err := Open(lived(t), Options{Actor: "ada", Now: clock()})
	must(t, err)
	t.Cleanup(func() { must(t, w.Close()) })
	must(t, w.SetSafeguards(ctx, Safeguards{LossLimit: 50, QuarantineDays: 30}))
	c, err := w.KeepCopy(ctx)
	must(t, err)
	must(t, w.SetCustomer(ctx, Customer{Name: "Afterwards"}))
	must(t, w.SetSafeguards(ctx, Safeguards{LossLimit: 5, NeedsApproval: true, QuarantineDays: 30}))
	must(t, w.DeletePersona(ctx, "hr"))
	must(t, w.SavePersona(ctx, persona.Persona{ID: "new", Name: "New"}))
	must(t, w.SavePersona(ctx, persona.Persona{ID: "sales", Name: "Other sales", Layer: persona.Baseline}))
	_, err = w.ApplyNumbers(ctx, text.Literal("Reserve"), slices.Values([]number.Event{{Do: number.Reserve, Telephone: "+4416155000777"}}))
	must(t, err)
	_, err = w.SavePlan(ctx, StoredPlan{Fingerprint: "f2", Seal: "s", TenantID: contoso().ID, Made: start, ReadAt: start, Head: []byte(`{"head":2}`)},
		PlanContent{People: []ident.ObjectID{"u1"}, Changes: each(aChange(1, "four", "u1"))})
	must(t, err)
	must(t, w.Approve(ctx, 2, "f2", "go"))
	run, err := w.NewRun(ctx, Run{PlanNumber: 2, Fingerprint: "f2", TenantID: contoso().ID})
	must(t, err)
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "four", State: Sent, Attempt: 1}))
	must(t, w.SetRunState(ctx, run.ID, Done, text.Text{}))
	_, err = w.SavePlan(ctx, StoredPlan{Fingerprint: "f3", Seal: "s", TenantID: contoso().ID, Made: start, ReadAt: start, Head: []byte(`{"head":3}`)},
		PlanContent{People: []ident.ObjectID{"u1"}, Changes: each(aChange(1, "five", "u1"))})
	must(t, err)
	must(t, w.Approve(ctx, 3, "f3", "go"))
	return w, c
}

// sumsOf are what tables add up to.
func sumsOf(t testing.TB, w *Workbook, names ...string) string {
	t.Helper()
	lines := []string{}
	for _, name := range names {
		sum, err := sumTable(ctx, w.readers, name, "")
		must(t, err)
		lines = append(lines, fmt.Sprintf("%s %d %x", name, sum.rows, sum.bytes()))
	}
	return strings.Join(lines, "\n")
}

// happened are the tables of what happened and of what is true of the tenant.
var happened = []string{"journal", "run", "change_state", "loss", "plan_change", "plan_people", "number", "number_event", "number_entry", "reading_chunk", "tenant", "tenant_number", "draft"}

func TestTheDesignGoesBackToACopyAndWhatHappenedStays(t *testing.T) {
	w, c := livedWithCopy(t)
	then, err := Open(c.Path, Options{})
	must(t, err)
	design := sumsOf(t, then, "persona", "policy", "queue", "range", "thing", "department", "answer", "interview", "score", "decision")
	must(t, then.Close())
	stays, head, after := sumsOf(t, w, happened...), mustHead(t, w), sumsOf(t, w, "persona")

	shown, err := w.CompareCopy(ctx, c.Path)
	must(t, err)
	if now := mustHead(t, w); now != head {
		t.Error("to compare has written")
	}
	done, err := w.Restore(ctx, c.Path)
	must(t, err)
	want := "delete persona/new, change setting/customer, add persona/hr, change persona/sales"
	if got := rowsSay(done); got != want || rowsSay(shown) != want {
		t.Errorf("did %s\nsaid %s\nwant %s", got, rowsSay(shown), want)
	}
	if got := sumsOf(t, w, "persona", "policy", "queue", "range", "thing", "department", "answer", "interview", "score", "decision"); got != design {
		t.Errorf("the design is\n%s\nand was\n%s", got, design)
	}
	if got := sumsOf(t, w, happened...); got != stays {
		t.Errorf("what happened was\n%s\nand is\n%s", stays, got)
	}
	if s, err := w.Safeguards(ctx); err != nil || s.LossLimit != 5 || !s.NeedsApproval {
		t.Errorf("the safeguards went back, too: %+v, %v", s, err)
	}
	if state, err := w.CompareHead(ctx, head); err != nil || state != HeadMatches {
		t.Errorf("the record of before %s, %v", state, err)
	}
	must(t, w.AuditVerify(ctx))

	t.Run("the record says from which copy and head", func(t *testing.T) {
		list, _, err := w.AuditList(ctx, AuditQuery{Subject: "workbook", Limit: 1})
		must(t, err)
		var says map[string]string
		must(t, json.Unmarshal([]byte(list[0].After), &says))
		if list[0].Action != "restore" || says["copy"] != filepath.Base(c.Path) || says["head"] != done.Head.String() || done.Head.Seq == 0 {
			t.Errorf("%+v", list[0])
		}
	})
	t.Run("plans that wait are stale and nobody's yes stands", func(t *testing.T) {
		p, _, err := w.LatestPlan(ctx)
		must(t, err)
		_, stands, err := w.Approval(ctx, "f3")
		must(t, err)
		ran, _, err := w.PlanByNumber(ctx, 2)
		must(t, err)
		if p.State != PlanStale || stands || ran.State != PlanRun {
			t.Errorf("%s, approved %v; the one that ran is %s", p.State, stands, ran.State)
		}
	})
	t.Run("it is taken back in one step", func(t *testing.T) {
		label, err := w.Undo(ctx)
		must(t, err)
		if said := text.English().Print(label); said != "Go back to lived.personadesk.copy-1" {
			t.Error(said)
		}
		if got := sumsOf(t, w, "persona"); got != after {
			t.Errorf("%s, not %s", got, after)
		}
		if customer, err := w.Customer(ctx); err != nil || customer.Name != "Afterwards" {
			t.Errorf("%+v, %v", customer, err)
		}
		must(t, w.AuditVerify(ctx))
	})
	path := w.Path()
	must(t, w.Close())
	if found := Check(path); len(found) != 0 {
		t.Errorf("%v", found)
	}
}

func TestGoingBackToWhatIsThereChangesNothing(t *testing.T) {
	w, err := Open(lived(t), Options{Now: clock()})
	must(t, err)
	c, err := w.KeepCopy(ctx)
	must(t, err)
	head := mustHead(t, w)
	done, err := w.Restore(ctx, c.Path)
	must(t, err)
	if now := mustHead(t, w); len(done.Rows) != 0 || now != head {
		t.Errorf("%s; the record ended at %v and ends at %v", rowsSay(done), head, now)
	}
	must(t, w.Close())
}

// A run that is open was approved as it is, and goes on.
func TestARunThatIsOpenOutlivesGoingBack(t *testing.T) {
	w, c := livedWithCopy(t)
	_, err := w.NewRun(ctx, Run{PlanNumber: 3, Fingerprint: "f3", TenantID: contoso().ID})
	must(t, err)
	_, err = w.Restore(ctx, c.Path)
	must(t, err)
	if _, stands, err := w.Approval(ctx, "f3"); err != nil || !stands {
		t.Errorf("its approval has lapsed, %v", err)
	}
}

func TestWhatIsNoSoundCopyOfTheWorkbookIsRefused(t *testing.T) {
	w, c := livedWithCopy(t)
	whole, err := os.ReadFile(c.Path)
	must(t, err)
	other := create(t)
	must(t, other.SetCustomer(ctx, Customer{Name: "Another"}))
	theirs, err := other.KeepCopy(ctx)
	must(t, err)
	write := func(name string, body []byte) string {
		path := filepath.Join(t.TempDir(), name)
		must(t, os.WriteFile(path, body, 0o600))
		return path
	}
	altered := write("altered", whole)
	altering(t, altered, "UPDATE persona SET body = replace(body, 'sales', 'SALES')")
	newer := write("newer", whole)
	altering(t, newer, "PRAGMA user_version = 999")
	for name, file := range map[string]struct{ path, code, says string }{
		"cut off":                   {write("cut", whole[:len(whole)/2]), "COPY_UNUSABLE", "damaged"},
		"a page of noise":           {write("noise", noise(bytes.Clone(whole), 8192, 4096)), "COPY_UNUSABLE", "damaged"},
		"changed from outside":      {altered, "COPY_UNUSABLE", "not what was written"},
		"of a newer version":        {newer, "COPY_UNUSABLE", "newer version"},
		"no workbook":               {write("text", []byte("a letter")), "COPY_UNUSABLE", "no workbook"},
		"nothing":                   {filepath.Join(t.TempDir(), "nothing"), "COPY_UNUSABLE", "no such file"},
		"a folder":                  {t.TempDir(), "COPY_UNUSABLE", "no workbook"},
		"another customer's":        {theirs.Path, "COPY_OTHER", "no copy"},
		"another customer's, whole": {other.Path(), "COPY_OTHER", "no copy"},
		"with nothing on record":    {create(t).Path(), "COPY_OTHER", "no copy"},
	} {
		t.Run(name, func(t *testing.T) {
			head := mustHead(t, w)
			before, readErr := os.ReadFile(file.path)
			_, err := w.Restore(ctx, file.path)
			wantCode(t, err, file.code)
			if !strings.Contains(strings.ToLower(err.Error()), file.says) {
				t.Errorf("it is not named: %v", err)
			}
			_, err = w.CompareCopy(ctx, file.path)
			wantCode(t, err, file.code)
			if now := mustHead(t, w); now != head {
				t.Error("the workbook was written to")
			}
			if after, err := os.ReadFile(file.path); readErr == nil && (err != nil || !bytes.Equal(before, after)) {
				t.Errorf("the file was written to, %v", err)
			}
		})
	}
	t.Run("a later state of the workbook", func(t *testing.T) {
		early, err := Open(c.Path, Options{Now: clock()})
		must(t, err)
		_, err = early.Restore(ctx, w.Path())
		wantCode(t, err, "COPY_OTHER")
		if !strings.Contains(err.Error(), "goes on after") {
			t.Error(err)
		}
		must(t, early.Close())
	})
}

// A copy from before the program was updated is gone back to as well, and stays as it was.
func TestACopyOfAnEarlierVersionIsGoneBackTo(t *testing.T) {
	path := ofVersion1(t)
	old, err := os.ReadFile(path)
	must(t, err)
	early := path + ".copy-1"
	must(t, os.WriteFile(early, old, 0o600))
	w, err := Open(path, Options{Now: clock()})
	must(t, err)
	design, err := w.Design(ctx)
	must(t, err)
	must(t, w.DeletePersona(ctx, design.Personas[0].ID))
	done, err := w.Restore(ctx, early)
	must(t, err)
	if back, err := w.Design(ctx); err != nil || len(back.Personas) != len(design.Personas) || len(done.Rows) != 1 {
		t.Errorf("%d personas were %d; %s; %v", len(back.Personas), len(design.Personas), rowsSay(done), err)
	}
	must(t, w.Close())
	if after, err := os.ReadFile(early); err != nil || !bytes.Equal(old, after) {
		t.Errorf("the copy was written to, %v", err)
	}
	left, err := filepath.Glob(early + "*")
	must(t, err)
	if len(left) != 1 {
		t.Errorf("left beside the copy: %v", left)
	}
}

func TestCopiesSayWhatTheyAre(t *testing.T) {
	w, c := livedWithCopy(t) // and run 2 was begun after it
	second, err := w.KeepCopy(ctx)
	must(t, err)
	must(t, os.WriteFile(w.Path()+".copy-3", []byte("a letter"), 0o600))
	list, err := w.CopyStates(ctx)
	must(t, err)
	if len(list) != 3 || list[0].Problem == nil || list[0].Problem.Code != "COPY_UNUSABLE" || list[1].Problem != nil || list[1].Run != 0 ||
		list[1].Head != mustHead(t, w) || list[1].Path != second.Path || list[2].Run != 2 || list[2].Path != c.Path || list[2].Head.Seq >= list[1].Head.Seq {
		t.Errorf("%+v", list)
	}
}

func mustHead(t testing.TB, w *Workbook) Head {
	t.Helper()
	head, err := w.Head(ctx)
	must(t, err)
	return head
}

func rowsSay(r Restored) string {
	list := []string{}
	for _, row := range r.Rows {
		list = append(list, row.Does+" "+row.Subject.String())
	}
	return strings.Join(list, ", ")
}
