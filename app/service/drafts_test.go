package service

import (
	"maps"
	"testing"
)

func TestADraftIsKeptUntilItIsTakenOrThrownAway(t *testing.T) {
	s := &Drafts{emptyDesk(t).Session(t.Context())}
	for _, step := range []struct {
		does, place, body string
		left              map[string]string
	}{
		{"keeps one", "answer/hr", "We r", map[string]string{"answer/hr": "We r"}},
		{"keeps what was typed on", "answer/hr", "We ring", map[string]string{"answer/hr": "We ring"}},
		{"keeps another beside it", "persona/1", "Jo", map[string]string{"answer/hr": "We ring", "persona/1": "Jo"}},
		{"forgets one that is empty", "answer/hr", "", map[string]string{"persona/1": "Jo"}},
		{"forgets what was never there", "nowhere", "", map[string]string{"persona/1": "Jo"}},
	} {
		if err := s.Keep(step.place, step.body); err != nil {
			t.Fatalf("%s: %v", step.does, err)
		}
		if all, err := s.All(); err != nil || !maps.Equal(all, step.left) {
			t.Errorf("%s: left %v, %v, want %v", step.does, all, err, step.left)
		}
	}
}

func TestADraftIsNoEdit(t *testing.T) {
	d := emptyDesk(t)
	if err := (&Drafts{d.Session(t.Context())}).Keep("answer/hr", "We r"); err != nil {
		t.Fatal(err)
	}
	wb, err := d.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	if label, there, err := wb.CanUndo(t.Context()); there || err != nil {
		t.Errorf("an undo would take back %v, %v", label, err)
	}
}

func TestWithoutAWorkbookThereAreNoDrafts(t *testing.T) {
	s := &Drafts{NewDesk(Options{}).Session(t.Context())}
	if all, err := s.All(); err != nil || all == nil || len(all) != 0 {
		t.Errorf("%v, %v", all, err)
	}
	if err := s.Keep("answer/hr", "We r"); err == nil {
		t.Error("kept a draft in no workbook")
	}
}

func TestWhatIsTypedIsReadOrRefusedWithTheReason(t *testing.T) {
	s := &Drafts{emptyDesk(t).Session(t.Context())}
	for _, c := range []struct{ kind, typed, text, wrong string }{
		{"name", " Prov_HR ", "Prov_HR", ""},
		{"name", "  ", "", "NAME_TYPED"},
		{"count", " 20 ", "20", ""},
		{"count", "about 20", "", "COUNT_TYPED"},
		{"count", "", "", ""},
		{"date", "2026-11-28", "2026-11-28", ""},
		{"date", "last spring", "", "DATE_TYPED"},
		{"date", "2026-02-30", "", "DATE_TYPED"},
		{"country", "United Kingdom", "GB", ""},
		{"country", "united kingdom", "GB", ""},
		{"country", "gb", "GB", ""},
		{"country", "Untied Kingdom", "", "COUNTRY_TYPED"},
		{"telephone", "+44 161 496 0000", "+441614960000", ""},
		{"colour", "red", "", "DRAFT_KIND"},
	} {
		got, err := s.Read(c.kind, c.typed)
		if err != nil {
			t.Fatal(err)
		}
		wrong := ""
		if got.Wrong != nil {
			wrong = got.Wrong.Code
		}
		if wrong != c.wrong || (wrong == "" && got.Text != c.text) {
			t.Errorf("%s %q reads as %q, %s, want %q, %s", c.kind, c.typed, got.Text, wrong, c.text, c.wrong)
		}
	}
	for kind, typed := range map[string]string{
		"hours": "25:00-26:00", "telephone": "+44 161 496 0000, +44 161 496 0001", "holidays": "some day",
	} {
		if got, err := s.Read(kind, typed); err != nil || got.Wrong == nil || got.Wrong.Detail == "" {
			t.Errorf("%s %q reads as %+v, %v", kind, typed, got, err)
		}
	}
}
