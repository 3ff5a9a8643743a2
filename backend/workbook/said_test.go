package workbook

import (
	"database/sql"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/text"
)

// printed is a text in English and in the pseudo language.
func printed(said text.Text) (english, pseudo string) {
	return text.English().Print(said), text.For(text.PseudoTag).Print(said)
}

// wantSaid wants a sentence of the program: in English as it is given, and marked in the pseudo language.
func wantSaid(t *testing.T, said text.Text, want string) {
	t.Helper()
	if english, pseudo := printed(said); english != want || !strings.HasPrefix(pseudo, text.MarkBegin) {
		t.Errorf("%q in English and %q in the pseudo language; want %q", english, pseudo, want)
	}
}

// wantWords wants words that are the same in every language.
func wantWords(t *testing.T, said text.Text, want string) {
	t.Helper()
	if english, pseudo := printed(said); english != want || pseudo != want {
		t.Errorf("%q in English and %q in the pseudo language; want %q", english, pseudo, want)
	}
}

func TestWhatAnEditSaysIsPrintedAtTheDoor(t *testing.T) {
	w := create(t)
	must(t, w.SavePersona(ctx, persona.Persona{ID: "hr", Name: "HR"}))
	label, _, err := w.CanUndo(ctx)
	must(t, err)
	wantSaid(t, label, "Add persona HR")
	label, err = w.Undo(ctx)
	must(t, err)
	wantSaid(t, label, "Add persona HR")
	list, _, err := w.AuditList(ctx, AuditQuery{Subject: "persona/"})
	must(t, err)
	wantSaid(t, list[0].Note, "Add persona HR")
	label, _, err = w.CanRedo(ctx)
	must(t, err)
	wantSaid(t, label, "Add persona HR")

	const telephone = "+441614960000"
	_, err = w.ApplyNumbers(ctx, text.Of("edit.sample"), slices.Values([]number.Event{{Telephone: telephone, Do: number.Reserve}}))
	must(t, err)
	history, err := w.NumberHistory(ctx, telephone)
	must(t, err)
	wantSaid(t, history[0].Why, "Take in the sample customer")
}

func TestWhatAnOlderVersionSaidIsPrintedAsItWas(t *testing.T) {
	w := create(t)
	must(t, w.SavePersona(ctx, persona.Persona{ID: "hr", Name: "HR"}))
	for _, was := range []string{"Change persona HR", "{x}", `{"code":"BadRequest"}`, "100 %"} {
		_, err := w.writer.ExecContext(ctx, "UPDATE edit SET label = ?", was)
		must(t, err)
		label, _, err := w.CanUndo(ctx)
		must(t, err)
		wantWords(t, label, was)
	}
}

// A note that a person wrote stays theirs, also when it reads like what the program keeps.
func TestAPersonsNoteIsNoSentenceOfTheProgram(t *testing.T) {
	for name, note := range map[string]string{
		"words": "looked at with Grace", "like a sentence": `{"code":"edit.customer"}`, "like a wrapping": `{"args":["{\"code\":\"edit.customer\"}"],"code":""}`,
		"like a sentence without what no column holds": "{\"code\":\"edit.customer\"}",
	} {
		t.Run(name, func(t *testing.T) {
			w := create(t)
			_, err := w.SavePlan(ctx, StoredPlan{Fingerprint: "aaaa", TenantID: "t1", Made: start, Head: []byte(`{}`)}, PlanContent{})
			must(t, err)
			must(t, w.Approve(ctx, 1, "aaaa", strings.Replace(note, "{", "{\x00", 1)))
			list, _, err := w.AuditList(ctx, AuditQuery{Limit: 1})
			must(t, err)
			wantWords(t, list[0].Note, note)
			a, ok, err := w.Approval(ctx, "aaaa")
			if err != nil || !ok || a.Note != note {
				t.Errorf("%+v, %v", a, err)
			}
			must(t, w.AuditVerify(ctx))
		})
	}
}

// The entries of a workbook of version 1 are whole, and their notes are the words that were stored.
func TestTheRecordOfVersion1SaysWhatItSaid(t *testing.T) {
	w, err := Open(ofVersion1(t), Options{Now: clock()})
	must(t, err)
	defer func() { must(t, w.Close()) }()
	must(t, w.AuditVerify(ctx))
	notes, err := allRows(ctx, w.reading(ctx), "notes", func(rows *sql.Rows) (note string, err error) {
		err = rows.Scan(&note)
		return note, err
	}, "SELECT note FROM audit ORDER BY seq")
	must(t, err)
	seq, words := 0, 0
	for e, err := range w.AuditAll(ctx) {
		must(t, err)
		if stored := notes[seq]; seq < len(notes)-1 { // the last is of now: it says that approvals have lapsed
			wantWords(t, e.Note, stored)
			words += len(stored)
		}
		seq++
	}
	if words == 0 {
		t.Error("no note was looked at")
	}
	last, _, err := w.AuditList(ctx, AuditQuery{Limit: 1})
	must(t, err)
	if _, pseudo := printed(last[0].Note); !strings.HasPrefix(pseudo, text.MarkBegin) {
		t.Errorf("why the approvals lapsed is %q", pseudo)
	}
}

// What became of a change is put into words where it is shown; what an older version wrote down stays as it was.
func TestWhatBecameOfAChangeIsPrintedAtTheDoor(t *testing.T) {
	w := create(t)
	run, err := w.NewRun(ctx, Run{PlanNumber: 1, Fingerprint: "f", TenantID: "t1"})
	must(t, err)
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "a", State: Refused, Note: text.Of("run.not-sent", text.Of("proof.group.unlisted"))}))
	must(t, w.SetRunState(ctx, run.ID, Failed, text.Of("run.ended", 1, 0, 0)))
	states, err := w.ChangeStates(ctx, run.ID)
	must(t, err)
	wantSaid(t, states["a"].Note, "not sent: the group is not listed")
	list, _, err := w.AuditList(ctx, AuditQuery{Subject: "change/"})
	must(t, err)
	wantSaid(t, list[0].Note, "run 1, change a: not sent: the group is not listed")
	ended, _, err := w.Run(ctx, run.ID)
	must(t, err)
	wantSaid(t, ended.Note, "1 failed, 0 unknown, 0 skipped")
	writeOver(t, w, "UPDATE change_state SET note = 'not sent: the group is not listed'")
	states, err = w.ChangeStates(ctx, run.ID)
	must(t, err)
	wantWords(t, states["a"].Note, "not sent: the group is not listed")
	must(t, w.AuditVerify(ctx))
}
