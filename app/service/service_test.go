package service

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"personadesk/backend/problem"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
	"personadesk/backend/workshop"
)

// sampleDesk is a desk with the sample customer and a small practice tenant, in a folder of its own.
func sampleDesk(t *testing.T) *Desk {
	t.Helper()
	dir := t.TempDir()
	d := NewDesk(Options{ConfigDir: dir, Version: "test", Actor: "Tess Tester", Patience: time.Minute, Choice: Choice{Users: 40, Seed: 1}})
	if err := d.Create(t.Context(), filepath.Join(dir, "sample"+workbook.Extension), sample.Fill); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return d
}

func readDesk(t *testing.T) *Desk {
	t.Helper()
	d := sampleDesk(t)
	if _, err := d.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return d
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var p *problem.Problem
	if !errors.As(err, &p) || p.Code != code {
		t.Fatalf("got %v, want %s", err, code)
	}
}

func TestEveryServiceSaysThatNothingIsOpen(t *testing.T) {
	d := NewDesk(Options{})
	for name, ask := range map[string]func() error{
		"start":     func() error { _, err := (&Start{d.Session(t.Context())}).View(); return err },
		"workshop":  func() error { _, err := (&Workshop{d.Session(t.Context())}).Board(); return err },
		"features":  func() error { _, err := (&Features{d.Session(t.Context())}).Map(); return err },
		"personas":  func() error { _, err := (&Personas{d.Session(t.Context())}).Board(); return err },
		"targeting": func() error { _, err := (&Targeting{d.Session(t.Context())}).Rules(); return err },
		"numbers":   func() error { _, err := (&Numbers{d.Session(t.Context())}).View(); return err },
		"documents": func() error { _, err := (&Documents{d.Session(t.Context())}).View(); return err },
		"plan":      func() error { _, err := (&Plan{d.Session(t.Context())}).View(); return err },
		"runs":      func() error { _, err := (&Runs{d.Session(t.Context())}).List(); return err },
		"explain":   func() error { _, err := (&Explain{d.Session(t.Context())}).User("x"); return err },
		"record":    func() error { _, err := (&Record{d.Session(t.Context())}).Window("", 0, 1); return err },
		"an edit":   func() error { return (&Workshop{d.Session(t.Context())}).DeleteDepartment("hr") },
	} {
		t.Run(name, func(t *testing.T) { wantCode(t, ask(), "WORKBOOK_NONE") })
	}
	state, err := (&Shell{d.Session(t.Context())}).State()
	if err != nil || state.Open {
		t.Fatalf("the frame shows %+v, %v", state, err)
	}
}

func TestTheFrameShowsTheSample(t *testing.T) {
	d := readDesk(t)
	v, err := (&Shell{d.Session(t.Context())}).State()
	if err != nil {
		t.Fatal(err)
	}
	if !v.Open || v.Customer != "Larkfield Group" || v.Tenant.Kind != "practice" || v.Users < 40 || v.ReadAt == "" || len(v.Steps) != 9 {
		t.Fatalf("%+v", v)
	}
	if v.Person.Name != "Priya Nair" || v.Person.Role != "Teams Administrator" {
		t.Errorf("signed in is %+v", v.Person)
	}
	for i, id := range []string{"start", "workshop", "features", "personas", "targeting", "numbers", "documents", "plan", "runs"} {
		if v.Steps[i].ID != id {
			t.Errorf("step %d is %s", i, v.Steps[i].ID)
		}
	}
}

func TestAnEditCanBeTakenBackAndBroughtBack(t *testing.T) {
	d := sampleDesk(t)
	features, shell := &Features{d.Session(t.Context())}, &Shell{d.Session(t.Context())}
	grade := func() workshop.Grade {
		v, err := features.Detail("domestic-calling")
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range v.Said {
			if s.DepartmentID == "warehouse" {
				return s.Grade
			}
		}
		t.Fatal("the warehouse is missing")
		return ""
	}
	before := grade()
	if err := features.SetGrade("domestic-calling", "warehouse", "could", ""); err != nil {
		t.Fatal(err)
	}
	if grade() != workshop.Could {
		t.Fatalf("the grade is %q", grade())
	}
	if _, err := shell.Undo(); err != nil || grade() != before {
		t.Fatalf("after undo the grade is %q, %v", grade(), err)
	}
	if _, err := shell.Redo(); err != nil || grade() != workshop.Could {
		t.Fatalf("after redo the grade is %q, %v", grade(), err)
	}
	wantCode(t, features.SetGrade("domestic-calling", "warehouse", "perhaps", ""), "GRADE_UNKNOWN")
	wantCode(t, features.SetGrade("teleport", "warehouse", "must", ""), "FEATURE_UNKNOWN")
}

func TestAnAnswerIsKeptAndBeginsTheInterview(t *testing.T) {
	d := sampleDesk(t)
	w := &Workshop{d.Session(t.Context())}
	many := 12
	if err := w.SaveAnswer(workshop.Answer{DepartmentID: "warehouse", QuestionID: "basic.external", Count: &many, Words: "a dozen of us"}); err != nil {
		t.Fatal(err)
	}
	v, err := w.Interview("warehouse")
	if err != nil {
		t.Fatal(err)
	}
	if v.Interview.State != workshop.Underway || v.Sections[0].Questions[0].Shown != "12" {
		t.Fatalf("%+v %+v", v.Interview, v.Sections[0].Questions[0])
	}
	of := v.Of
	if err := w.AddQueue("warehouse", "Goods in"); err != nil {
		t.Fatal(err)
	}
	if v, err = w.Interview("warehouse"); err != nil || v.Of <= of {
		t.Fatalf("a queue adds its questions: %d then %d, %v", of, v.Of, err)
	}
	wantCode(t, w.AddQueue("warehouse", "goods in"), "QUEUE_TWICE")
	less := -1
	wantCode(t, w.SaveAnswer(workshop.Answer{DepartmentID: "warehouse", QuestionID: "basic.external", Count: &less}), "ANSWER_NEGATIVE")
}

func TestADifferenceIsMadeAndDropped(t *testing.T) {
	d := sampleDesk(t)
	p := &Personas{d.Session(t.Context())}
	source := func() string {
		v, err := p.Detail("hr-manchester")
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range v.Areas {
			for _, row := range a.Rows {
				if row.Type == "TeamsCallHoldPolicy" {
					return row.Source
				}
			}
		}
		return "missing"
	}
	if source() != "tenant" {
		t.Fatalf("call hold comes from %s", source())
	}
	name, err := p.NameFor("hr-manchester", "TeamsCallHoldPolicy")
	if err != nil || strings.Contains(name, "-") {
		t.Fatalf("%q %v", name, err)
	}
	if err := p.SetPolicy("hr-manchester", "TeamsCallHoldPolicy", name); err != nil || source() != "own" {
		t.Fatalf("call hold comes from %s, %v", source(), err)
	}
	if err := p.SetPolicy("hr-manchester", "TeamsCallHoldPolicy", ""); err != nil || source() != "tenant" {
		t.Fatalf("call hold comes from %s, %v", source(), err)
	}
}

func TestARuleIsTriedBeforeItIsKept(t *testing.T) {
	d := readDesk(t)
	s := &Targeting{d.Session(t.Context())}
	const wider = `user.department -in ["HR", "Finance"]`
	v, err := s.Try("hr-manchester", wider)
	if err != nil {
		t.Fatal(err)
	}
	if !v.Valid || !v.Counted || v.In == 0 || v.Matches != v.In+v.Stay || v.Before != v.Stay+v.Out {
		t.Fatalf("%+v", v)
	}
	in, err := s.People("hr-manchester", wider, "in", "", 0, 1000)
	if err != nil || in.Total != v.In || len(in.Rows) != v.In {
		t.Fatalf("%d come in, %d are listed, %v", v.In, in.Total, err)
	}
	wantCode(t, s.Keep("hr-manchester", `user.officeLocation -eq "x"`), "RULE_INVALID")
	if err := s.Keep("hr-manchester", wider); err != nil {
		t.Fatal(err)
	}
	if v, err = s.Try("hr-manchester", wider); err != nil || v.In != 0 || v.Out != 0 {
		t.Fatalf("after keeping it %+v, %v", v, err)
	}
}

func TestNumbersAreKeptOutOfTheWayAndFreedAgain(t *testing.T) {
	d := readDesk(t)
	s := &Numbers{d.Session(t.Context())}
	view, err := s.View()
	if err != nil || view.Total == 0 {
		t.Fatalf("%+v, %v", view, err)
	}
	free, err := s.Window(view.Ranges[0].ID, "free", "", 0, 1)
	if err != nil || len(free.Rows) != 1 {
		t.Fatalf("%+v, %v", free, err)
	}
	n := free.Rows[0].Telephone
	if err := s.Reserve([]string{n}, "2099-12-31", "new starter"); err != nil {
		t.Fatal(err)
	}
	if v, err := s.Detail(n); err != nil || v.State != "reserved" || v.Note != "new starter" {
		t.Fatalf("%+v, %v", v, err)
	}
	if err := s.Release([]string{n}, ""); err != nil {
		t.Fatal(err)
	}
	wantCode(t, s.Reserve([]string{n}, "tomorrow", ""), "DATE_INVALID")
	var held NumberWindowView
	for _, r := range view.Ranges {
		if held, err = s.Window(r.ID, "service", "", 0, 1); err != nil {
			t.Fatal(err)
		}
		if len(held.Rows) > 0 {
			break
		}
	}
	if len(held.Rows) == 0 {
		t.Fatal("no queue has a number")
	}
	wantCode(t, s.Reserve([]string{held.Rows[0].Telephone}, "", ""), "NUMBER_STATE")
}

func TestAPlanIsApprovedByItsFingerprintAndRunOnce(t *testing.T) {
	d := readDesk(t)
	s := &Plan{d.Session(t.Context())}
	v, err := s.Make()
	if err != nil || !v.Exists || len(v.Lanes) == 0 || v.Approved {
		t.Fatalf("%+v, %v", v, err)
	}
	_, err = s.Run()
	if err == nil {
		waitFor(t, d)
		if list, _ := (&Runs{d.Session(t.Context())}).List(); len(list) != 0 {
			t.Fatal("a plan ran that nobody approved")
		}
	}
	wantCode(t, s.Approve("0000"), "APPROVAL_TYPED")
	print := strings.ReplaceAll(v.Fingerprint, " ", "")
	if err := s.Approve(print[len(print)-4:]); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Run(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, d)
	list, err := (&Runs{d.Session(t.Context())}).List()
	if err != nil || len(list) != 1 || list[0].State != "seen" {
		t.Fatalf("%+v, %v", list, err)
	}
	run, err := (&Runs{d.Session(t.Context())}).View(list[0].ID)
	if err != nil || run.Counts["seen"] != run.Changes || run.Changes == 0 {
		t.Fatalf("%+v, %v", run, err)
	}
	numbers, err := (&Numbers{d.Session(t.Context())}).View()
	if err != nil || numbers.States["assigned"] == 0 || numbers.Differ >= numbers.States["assigned"] {
		t.Fatalf("the inventory does not know of the run: %+v, %v", numbers.States, err)
	}
	changes, err := (&Runs{d.Session(t.Context())}).Changes(list[0].ID, "seen", 0, 5)
	if err != nil || changes.Total != run.Changes || len(changes.Rows) != 5 {
		t.Fatalf("%+v, %v", changes, err)
	}
	one, err := (&Runs{d.Session(t.Context())}).Change(list[0].ID, changes.Rows[0].ID)
	if err != nil || len(one.Journal) < 2 || one.Journal[0].State != "seen" || one.Command == "" {
		t.Fatalf("%+v, %v", one, err)
	}
	_, err = s.Run()
	wantCode(t, err, "PLAN_STALE")
	again, err := s.Make()
	if err != nil || len(again.Lanes) != 0 {
		t.Fatalf("a second plan finds %+v, %v", again.Lanes, err)
	}
}

func TestAnEditMakesThePlanStale(t *testing.T) {
	d := readDesk(t)
	s := &Plan{d.Session(t.Context())}
	if _, err := s.Make(); err != nil {
		t.Fatal(err)
	}
	if err := (&Personas{d.Session(t.Context())}).Delete("hr-london"); err != nil {
		t.Fatal(err)
	}
	v, err := s.View()
	if err != nil || v.Stale != "edited" || v.MayApprove {
		t.Fatalf("%q %v", v.Stale, err)
	}
	wantCode(t, s.Approve("0000"), "PLAN_STALE")
}

// waitFor waits until no long work is under way and fails when the last of it failed.
func waitFor(t *testing.T, d *Desk) {
	t.Helper()
	deadline := time.Now().Add(2 * time.Minute)
	for len(d.jobs.views()) > 0 {
		if time.Now().After(deadline) {
			t.Fatal("the work does not end")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestTheRecordShowsWhoDidWhat(t *testing.T) {
	d := sampleDesk(t)
	if err := (&Start{d.Session(t.Context())}).SetCustomer("Larkfield Group plc", "2026-12-15"); err != nil {
		t.Fatal(err)
	}
	v, err := (&Record{d.Session(t.Context())}).Window("", 0, 1)
	if err != nil || len(v.Rows) != 1 || v.Rows[0].By != "Tess Tester" || !strings.Contains(v.Rows[0].After, "plc") {
		t.Fatalf("%+v, %v", v, err)
	}
	proof, err := (&Record{d.Session(t.Context())}).Verify()
	if err != nil || !proof.Whole || proof.Entries < 2 {
		t.Fatalf("%+v, %v", proof, err)
	}
	wantCode(t, (&Start{d.Session(t.Context())}).SetCustomer("x", "soon"), "DATE_INVALID")
}

func TestSearchFindsPeopleNumbersPersonasAndSettings(t *testing.T) {
	d := readDesk(t)
	for text, kind := range map[string]string{
		"christie": "person", "Manchester_HR": "persona", "4960000": "number", "voicemail": "setting", "sickness": "queue",
	} {
		t.Run(text, func(t *testing.T) {
			hits, err := (&Shell{d.Session(t.Context())}).Search(text)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range hits {
				if h.Kind == kind {
					return
				}
			}
			t.Fatalf("found %+v", hits)
		})
	}
}
