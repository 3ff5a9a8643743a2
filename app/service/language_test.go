package service

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"personadesk/backend/plan"
	"personadesk/backend/provision/engine"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// inLanguage opens the workbook of a desk, which is closed, for somebody who reads another language.
func inLanguage(t *testing.T, d *Desk, language string) *Desk {
	t.Helper()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	other := NewDesk(Options{ConfigDir: d.o.ConfigDir, Version: "test", Actor: "Tess Tester", Patience: time.Minute, Choice: d.o.Choice, Language: language})
	if err := other.Open(filepath.Join(d.o.ConfigDir, "sample"+workbook.Extension)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := other.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return other
}

func marked(words string) bool { return strings.HasPrefix(words, text.MarkBegin) }

// A plan that was approved in one language is printed in another, made again there and carried out: it is still the plan that was
// approved.
func TestAnApprovalHoldsInEveryLanguage(t *testing.T) {
	for name, languages := range map[string][2]string{
		"approved in English":             {text.EnglishTag, text.PseudoTag},
		"approved in the pseudo language": {text.PseudoTag, text.EnglishTag},
	} {
		t.Run(name, func(t *testing.T) {
			first := inLanguage(t, readDesk(t), languages[0])
			approved, err := first.MakePlan(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			last := strings.ReplaceAll(approved.Fingerprint, " ", "")
			if err := first.Approve(t.Context(), last[len(last)-4:]); err != nil {
				t.Fatal(err)
			}

			second := inLanguage(t, first, languages[1])
			wantPlanIn(t, second, approved)
			again, err := second.MakePlan(t.Context())
			if err != nil || again.Fingerprint != approved.Fingerprint {
				t.Fatalf("made again, %s is %s, %v", approved.Fingerprint, again.Fingerprint, err)
			}
			outcome, err := second.CarryOut(t.Context(), engine.Options{AllowLosses: true})
			if err != nil || !outcome.Whole() || outcome.RunID == 0 {
				t.Fatalf("%+v, %v", outcome, err)
			}
			runs, err := (&Runs{second.Session(t.Context())}).List()
			if err != nil || len(runs) != 1 || runs[0].PlanNumber != 1 {
				t.Errorf("%+v, %v", runs, err)
			}
		})
	}
}

// wantPlanIn wants the plan of a desk in its language, on the screen and in print, with its approval.
func wantPlanIn(t *testing.T, d *Desk, approved plan.Plan) {
	t.Helper()
	v, err := (&Plan{d.Session(t.Context())}).View()
	if err != nil {
		t.Fatal(err)
	}
	if v.Fingerprint != approved.Fingerprint || len(v.Approvals) != 1 || len(v.Lapsed) != 0 {
		t.Errorf("%s with %d approvals, and %d that lapsed; approved was %s", v.Fingerprint, len(v.Approvals), len(v.Lapsed), approved.Fingerprint)
	}
	want := d.o.Language == text.PseudoTag
	if says := v.Lanes[0].Lines[0].Says; marked(says) != want {
		t.Errorf("in %s the first line is %q", d.o.Language, says)
	}
	var page bytes.Buffer
	if err := plan.Write(&page, approved.Printed(d.printer())); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.String(), text.MarkBegin) != want || !strings.Contains(page.String(), approved.Fingerprint) {
		t.Errorf("in %s the plan is printed as %.200s", d.o.Language, page.String())
	}
}

func TestTheDoorsPrintWhatAnEditAndTheRecordSay(t *testing.T) {
	d := inLanguage(t, readDesk(t), text.PseudoTag)
	shell := &Shell{d.Session(t.Context())}
	const telephone = "+441614960012"
	if err := (&Numbers{d.Session(t.Context())}).Reserve([]string{telephone}, "", "for Grace"); err != nil {
		t.Fatal(err)
	}
	v, err := shell.State()
	if err != nil || !marked(v.UndoLabel) || v.RedoLabel != "" {
		t.Errorf("to undo: %q, to redo: %q, %v", v.UndoLabel, v.RedoLabel, err)
	}
	n, err := (&Numbers{d.Session(t.Context())}).Detail(telephone)
	if err != nil || n.Note != "for Grace" || len(n.History) == 0 || !marked(n.History[0].Detail) {
		t.Errorf("%q, %+v, %v", n.Note, n.History, err)
	}
	if label, err := shell.Undo(); err != nil || !marked(label) {
		t.Errorf("undone: %q, %v", label, err)
	}
}
