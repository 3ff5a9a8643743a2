package workbook

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"personadesk/backend/audit"
	"personadesk/backend/canonical"
	"personadesk/backend/ident"
	"personadesk/backend/number"
)

// ofVersion1 makes the workbook that testdata/v1.sql is the text of: the sample as the last program of version 1 left it, read, planned,
// carried out, edited, and with an approval that stands.
func ofVersion1(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("testdata/v1.sql")
	must(t, err)
	path := filepath.Join(t.TempDir(), "old"+Extension)
	db, err := sql.Open("sqlite", path)
	must(t, err)
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, string(text))
	must(t, err)
	must(t, db.Close())
	return path
}

func TestAWorkbookOfVersion1IsBroughtUpToDate(t *testing.T) {
	path := ofVersion1(t)
	w, err := Open(path, Options{Now: clock()})
	must(t, err)
	if list := backups(t, path); len(list) != 1 {
		t.Errorf("backups: %v", list)
	}
	t.Run("the design is there", func(t *testing.T) {
		d, err := w.Design(ctx)
		must(t, err)
		if len(d.Personas) != 6 || len(d.Policies) != 10 {
			t.Errorf("%d personas, %d policies", len(d.Personas), len(d.Policies))
		}
	})
	t.Run("where its settings come from was derived, and that is said", func(t *testing.T) {
		d, err := w.Design(ctx)
		must(t, err)
		found := 0
		for _, p := range d.Personas {
			for _, o := range p.Origins {
				found++
				if !o.Derived || o.Department == "" {
					t.Errorf("%s: %+v", p.ID, o)
				}
			}
		}
		if found == 0 {
			t.Error("nothing was derived")
		}
	})
	t.Run("the workshop is there", func(t *testing.T) {
		d, err := w.Workshop(ctx)
		must(t, err)
		if len(d.Departments) != 6 || len(d.Scores) != 160 || len(d.Answers) != 183 {
			t.Errorf("%d departments, %d scores, %d answers", len(d.Departments), len(d.Scores), len(d.Answers))
		}
	})
	t.Run("the ranges are there", func(t *testing.T) {
		ranges, err := w.Ranges(ctx)
		must(t, err)
		if len(ranges) != 5 {
			t.Errorf("%d ranges", len(ranges))
		}
	})
	t.Run("the run is there", func(t *testing.T) {
		runs, total, err := w.Runs(ctx, 0, 10)
		must(t, err)
		if total != 1 || runs[0].State != Done {
			t.Errorf("%d runs: %+v", total, runs)
		}
		states, err := w.ChangeStates(ctx, runs[0].ID)
		must(t, err)
		for id, s := range states {
			if s.State != Seen {
				t.Errorf("%s is %s", id, s.State)
			}
		}
		if len(states) != 40 {
			t.Errorf("%d changes", len(states))
		}
	})
	t.Run("approvals of old fingerprints have lapsed, and that is said", func(t *testing.T) {
		plan, ok, err := w.LatestPlan(ctx)
		must(t, err)
		list, err := w.Approvals(ctx, plan.Number)
		must(t, err)
		if !ok || len(list) == 0 || list[0].Lapsed.IsZero() || !list[0].Why.Equal(ofOldFingerprint()) {
			t.Errorf("%+v", list)
		}
		if _, stands, err := w.Approval(ctx, plan.Fingerprint); err != nil || stands {
			t.Errorf("an approval stands, %v", err)
		}
		entries, _, err := w.AuditList(ctx, AuditQuery{Limit: 1})
		must(t, err)
		if len(entries) != 1 || entries[0].Action != "lapse" || !entries[0].Note.Equal(ofOldFingerprint()) {
			t.Errorf("the record ends with %+v", entries)
		}
	})
	t.Run("the reading is there, in columns", func(t *testing.T) {
		r, ok, err := w.Reading(ctx)
		must(t, err)
		d := r.Directory
		source, err := w.NumberSource(ctx)
		must(t, err)
		defer source.Close()
		told, err := source.After(number.Key{}, 1<<62, 1000)
		must(t, err)
		listed := 0
		for _, n := range told {
			if n.Listed {
				listed++
			}
		}
		if !ok || d.Len() != 15 || len(r.Groups) != 6 || len(d.MemberGroups()) != 5 || len(r.Subscriptions) != 6 || listed != 50 || len(r.Policies) != 19 ||
			len(r.GroupPolicies) != 10 || len(r.Queues) != 5 || len(r.Accounts) != 5 || len(r.Locations) != 2 || len(r.Teams) != 2 || r.Organization.ID == "" {
			t.Errorf("%d users, %d groups, %d with members, %d subscriptions, %d numbers, %d policies", d.Len(), len(r.Groups), len(d.MemberGroups()),
				len(r.Subscriptions), listed, len(r.Policies))
		}
		known := 0
		for i := range d.Len() {
			if d.InTeams(i) {
				known++
			}
		}
		i, _ := d.Find("priya.nair@larkfield.example")
		if known+len(d.Outside()) != 10 || d.Value(i, "jobTitle").Text() != "Collaboration Engineer" || len(d.Value(i, "assignedLicenses").Texts()) != 4 ||
			!d.Value(i, "mobilePhone").IsAbsent() || len(d.Value(i, "assignedPlans").Items()) != 4 {
			t.Errorf("%d known to Teams, %d outside; %v", known, len(d.Outside()), d.Value(i, "assignedPlans"))
		}
		if r.Links.Users.URL != "" {
			t.Error("a link whose selection nobody knows is used again")
		}
	})
	t.Run("the numbers are there, with what they were as their first event", func(t *testing.T) {
		if n, ok, err := w.Number(ctx, "+441614960012"); err != nil || !ok || n.State != number.Reserved || n.Note != "for the new desk" ||
			n.RangeID != "manchester-office" || n.Until.Format(time.DateOnly) != "2027-03-31" {
			t.Errorf("%+v %v %v", n, ok, err)
		}
		if n, _, err := w.Number(ctx, "+441614960990"); err != nil || n.State != number.Assigned || n.HolderKind != number.ResourceAccount || !n.Serves() {
			t.Errorf("of a service: %+v %v", n, err)
		}
		if n, _, err := w.Number(ctx, "+441614960000"); err != nil || n.HolderKind != number.User || n.Holder != "04cb9420-c015-46af-85f6-4c37ed6efd7f" {
			t.Errorf("of a user: %+v %v", n, err)
		}
		history, err := w.NumberHistory(ctx, "+441614960012")
		must(t, err)
		if len(history) != 1 || !history[0].Added || history[0].To.State != number.Reserved {
			t.Errorf("%+v", history)
		}
		counted(t, w)
	})
	t.Run("the plan is laid out in rows, with all that was in it", func(t *testing.T) {
		run, _, err := w.Run(ctx, 1)
		must(t, err)
		p, ok, err := w.PlanByNumber(ctx, run.PlanNumber)
		must(t, err)
		people, err := w.PlanPeople(ctx, p.Number)
		must(t, err)
		if !ok || p.Changes != 40 || len(p.Seal) != 64 || len(people) == 0 || p.ReadAt.IsZero() {
			t.Errorf("%d people, %+v", len(people), p)
		}
		seal := canonical.NewSealing()
		seal.Line(p.Head)
		targets, err := w.PlanTargets(ctx, p.Number, people)
		must(t, err)
		for _, target := range targets {
			seal.Line(target.Body)
			canonical.Texts(seal, target.Users)
			canonical.Texts(seal, target.Unknown)
		}
		touched := 0
		for c, err := range w.AllPlanChanges(ctx, p.Number, people) {
			must(t, err)
			seal.Line(c.Body)
			canonical.Texts(seal, c.Users)
			touched += c.Touched
		}
		if seal.Sum() != p.Seal || touched == 0 {
			t.Errorf("the seal fits: %v; %d users are touched", seal.Sum() == p.Seal, touched)
		}
		rows, total, err := w.RunChanges(ctx, run.ID, []ChangeState{Seen}, 0, 5)
		must(t, err)
		if total != 40 || len(rows) != 5 || rows[0].Change.Ordinal != 1 || run.Counts[Seen] != 40 {
			t.Errorf("%d of %d changes, %v", len(rows), total, run.Counts)
		}
	})
	t.Run("what a run did is found from whom it was done to", func(t *testing.T) {
		run, _, err := w.Run(ctx, 1)
		must(t, err)
		changes, _, err := w.PlanChanges(ctx, PlanQuery{Number: run.PlanNumber, Lane: "numbers", Limit: 1})
		must(t, err)
		if len(changes) != 1 {
			t.Fatal("the run gave no number")
		}
		user := audit.User(ident.Object(strings.TrimPrefix(changes[0].ID, "number:")))
		found, _, err := w.AuditList(ctx, AuditQuery{About: user})
		must(t, err)
		if len(found) == 0 || found[0].Action != "seen" {
			t.Errorf("of %s the record says %+v", user, found)
		}
	})
	t.Run("a number is found by its own name", func(t *testing.T) {
		found, _, err := w.AuditList(ctx, AuditQuery{About: audit.Number("+441614960000")})
		must(t, err)
		if len(found) != 2 || found[0].Action != "add" || found[1].Action != "seen" || found[1].After != "+441614960000" {
			t.Errorf("%+v", found)
		}
	})
	t.Run("the record is whole, and goes on behind its old entries", func(t *testing.T) {
		must(t, w.AuditVerify(ctx))
		must(t, w.RecordDocument(ctx, "handbook", "handbook.docx"))
		versions := []int{}
		for e, err := range w.AuditAll(ctx) {
			must(t, err)
			if versions = append(versions, e.Version); len(e.About) != min(e.Version-1, 1) {
				t.Errorf("entry %d of version %d speaks of %v", e.Seq, e.Version, e.About)
			}
		}
		if n := len(versions); n < 2 || versions[0] != 1 || versions[n-2] != 1 || versions[n-1] != 3 {
			t.Errorf("the versions are %v", versions)
		}
		must(t, w.AuditVerify(ctx))
	})
	must(t, w.Close())
	t.Run("nothing is wrong with it", func(t *testing.T) {
		if found := Check(path); len(found) > 0 {
			t.Errorf("%v", found)
		}
	})
	t.Run("it is opened again without another backup", func(t *testing.T) {
		again, err := Open(path, Options{Now: clock()})
		must(t, err)
		must(t, again.Close())
		if list := backups(t, path); len(list) != 1 {
			t.Errorf("backups: %v", list)
		}
	})
}
