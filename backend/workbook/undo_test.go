package workbook

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"personadesk/backend/ident"
	limits "personadesk/backend/limit"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

// everything is all content, to be compared.
type everything struct {
	Customer Customer
	Workshop workshop.Workshop
	Design   persona.Design
	Ranges   []number.Range
	Numbers  []number.Number
}

func all(t testing.TB, w *Workbook) everything {
	t.Helper()
	var e everything
	var err error
	e.Customer, err = w.Customer(ctx)
	must(t, err)
	e.Workshop, err = w.Workshop(ctx)
	must(t, err)
	e.Design, err = w.Design(ctx)
	must(t, err)
	e.Ranges, err = w.Ranges(ctx)
	must(t, err)
	for n, err := range w.AllNumbers(ctx) {
		must(t, err)
		e.Numbers = append(e.Numbers, n)
	}
	counted(t, w)
	return e
}

func randomEdit(t *rapid.T, w *Workbook) error {
	id := rapid.SampledFrom([]string{"a", "b", "c", "ä'\"; DROP TABLE persona;--"}).Draw(t, "id")
	words := limits.Seen(rapid.String().Draw(t, "text")) // what nobody sees is refused before anything is written
	switch rapid.IntRange(0, 13).Draw(t, "kind") {
	case 0:
		return w.SetCustomer(ctx, Customer{Name: words})
	case 1:
		return w.SavePersona(ctx, persona.Persona{ID: id, Name: words, Layer: rapid.SampledFrom(persona.Layers()).Draw(t, "layer")})
	case 2:
		return w.DeletePersona(ctx, id)
	case 3:
		return w.SavePolicy(ctx, persona.Policy{Type: id, Name: ident.Policy(id), Description: words})
	case 4:
		return w.DeletePolicy(ctx, id, id)
	case 5:
		return w.SaveDepartment(ctx, workshop.Department{ID: id, Name: words, Ordinal: rapid.IntRange(0, 3).Draw(t, "ordinal")})
	case 6:
		return w.DeleteDepartment(ctx, id)
	case 7:
		return w.SaveAnswer(ctx, workshop.Answer{DepartmentID: id, QuestionID: "q", Text: words})
	case 8:
		return w.SaveScore(ctx, workshop.Score{DepartmentID: id, FeatureID: "f", Grade: workshop.Grade(rapid.SampledFrom([]string{"", "must"}).Draw(t, "grade"))})
	case 9:
		return w.SaveRange(ctx, number.Range{ID: id, Name: words, First: "+44161"})
	case 10:
		return w.DeleteRange(ctx, id)
	case 11:
		return randomEvents(t, w.within(ctx), words)
	case 12:
		return w.Together(ctx, text.Literal("a range and its numbers"), func(ctx context.Context) error {
			first := rapid.IntRange(0, 5).Draw(t, "first")
			if err := w.SaveRange(ctx, number.Range{ID: id, First: fmt.Sprint("+4416149600", 10+first), Last: "+441614960018", Type: "directRouting"}); err != nil {
				return err
			}
			return errors.Join(randomEvents(t, w.within(ctx), words), randomEvents(t, w.within(ctx), words))
		})
	default:
		return w.Together(ctx, text.Literal("two"), func(ctx context.Context) error {
			if err := w.SaveQueue(ctx, persona.Queue{Name: id, Number: words}); err != nil {
				return err
			}
			return w.SaveInterview(ctx, workshop.Interview{DepartmentID: id, With: words})
		})
	}
}

// randomEvents lets something happen to a few numbers, whatever state they are in.
func randomEvents(t *rapid.T, in inContext, words string) error {
	var events []number.Event
	for i := range rapid.IntRange(1, 4).Draw(t, "numbers") {
		e := number.Event{Telephone: fmt.Sprintf("+4416149600%d", 10+3*i+rapid.IntRange(0, 2).Draw(t, "which")), Do: number.Found, Note: &words,
			State: rapid.SampledFrom(stateCodes[1:]).Draw(t, "state"), Holder: rapid.SampledFrom([]string{"", "u1", ben}).Draw(t, "holder")}
		if rapid.Bool().Draw(t, "extended") {
			e.Telephone += ";ext=1"
		}
		if rapid.Bool().Draw(t, "described") {
			e.Do, e.Tags = number.Describe, &[]string{words, "b"}
		}
		events = append(events, e)
	}
	_, err := in.w.ApplyNumbers(in.ctx, text.Literal("Something happens"), slices.Values(events))
	return err
}

// inContext is a workbook within an edit, or outside of one.
type inContext struct {
	w   *Workbook
	ctx context.Context
}

func (w *Workbook) within(ctx context.Context) inContext { return inContext{w, ctx} }

// counted holds the counts against the numbers.
func counted(t testing.TB, w *Workbook) {
	t.Helper()
	must(t, verifyNumbers(ctx, w.readers, w.path))
}

func TestUndoAllGivesTheOriginalAndRedoAllTheEnd(t *testing.T) {
	w := create(t) // one for all, so that each check begins with what the last one left
	rapid.Check(t, func(rt *rapid.T) {
		for range rapid.IntRange(0, 4).Draw(rt, "before") {
			must(t, randomEdit(rt, w))
		}
		writeOver(t, w, "DELETE FROM edit", "DELETE FROM edit_row") // what is there now is where we begin
		original := all(t, w)
		states := []everything{original}
		for range rapid.IntRange(1, 8).Draw(rt, "edits") {
			must(t, randomEdit(rt, w))
			var edits int // one that changed nothing is none
			must(t, w.readers.QueryRowContext(ctx, "SELECT count(*) FROM edit").Scan(&edits))
			if edits == len(states) {
				states = append(states, all(t, w))
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			_, err := w.Undo(ctx)
			must(t, err)
			if diff := cmp.Diff(states[i], all(t, w)); diff != "" {
				rt.Fatalf("after undoing to state %d:\n%s", i, diff)
			}
		}
		_, err := w.Undo(ctx)
		wantCode(t, err, "NOTHING_TO_UNDO")
		for i := 1; i < len(states); i++ {
			_, err := w.Redo(ctx)
			must(t, err)
			if diff := cmp.Diff(states[i], all(t, w)); diff != "" {
				rt.Fatalf("after redoing to state %d:\n%s", i, diff)
			}
		}
		_, err = w.Redo(ctx)
		wantCode(t, err, "NOTHING_TO_REDO")
	})
	must(t, w.AuditVerify(ctx))
}

func TestUndoSaysWhatItTakesBackAndSurvivesClosing(t *testing.T) {
	path := closed(t)
	w, err := Open(path, Options{})
	must(t, err)
	label, ok, err := w.CanUndo(ctx)
	if err != nil || !ok || !label.Equal(text.Of("edit.made.persona", "")) {
		t.Errorf("%q %v %v", label, ok, err)
	}
	_, err = w.Undo(ctx)
	must(t, err)
	if d, err := w.Design(ctx); err != nil || len(d.Personas) != 2 {
		t.Errorf("%d personas, %v", len(d.Personas), err)
	}
	if _, ok, err := w.CanRedo(ctx); err != nil || !ok {
		t.Error("cannot redo", err)
	}
	must(t, w.SavePersona(ctx, persona.Persona{ID: "new"}))
	if _, ok, err := w.CanRedo(ctx); err != nil || ok {
		t.Error("can redo what a new edit has overtaken", err)
	}
	must(t, w.Close())
}

func TestEveryEditIsAudited(t *testing.T) {
	w := create(t)
	p := persona.Persona{ID: "hr", Name: "before"}
	must(t, w.SavePersona(WithActor(ctx, "grace"), p))
	must(t, w.SavePersona(ctx, p)) // nothing changed: no entry
	p.Name = "after"
	must(t, w.SavePersona(ctx, p))
	must(t, w.DeletePersona(ctx, "hr"))
	_, err := w.Undo(ctx)
	must(t, err)
	list, total, err := w.AuditList(ctx, AuditQuery{Subject: "persona/"})
	must(t, err)
	got := ""
	for _, e := range list {
		got += fmt.Sprintf("%s by %s of %s (%v->%v); ", e.Action, e.By, e.Subject, e.Before != "", e.After != "")
	}
	want := "undo by ada of persona/hr (false->true); delete by ada of persona/hr (true->false); change by ada of persona/hr (true->true); " +
		"add by grace of persona/hr (false->true); "
	if got != want || total != 4 {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if list, total, err := w.AuditList(ctx, AuditQuery{Text: "GRACE", Limit: 10}); err != nil || total != 1 || len(list) != 1 {
		t.Errorf("searching: %v %d %v", list, total, err)
	}
	if w.SavedAt().Before(start) {
		t.Error("nothing was saved")
	}
}
