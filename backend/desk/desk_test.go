package desk

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
	"personadesk/backend/workshop"
)

// sampleDesk is a desk over the sample customer, with a reading of four users.
func sampleDesk(t *testing.T) (*Desk, *workbook.Workbook) {
	t.Helper()
	wb, err := workbook.Create(filepath.Join(t.TempDir(), "sample"+workbook.Extension), workbook.Options{Actor: "Tess Tester"})
	if err != nil {
		t.Fatal(err)
	}
	d := New(wb, Options{Patience: time.Minute}) // so that a busy machine does not decide what a test sees
	t.Cleanup(func() {
		d.Close()
		if err := wb.Close(); err != nil {
			t.Error(err)
		}
	})
	must(t, sample.Fill(t.Context(), wb))
	return d, wb
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func users(t *testing.T, names ...string) workbook.Reading {
	t.Helper()
	r := workbook.Reading{Directory: directory.New(len(names)), Reading: tenant.Reading{
		At: time.Now(), Organization: tenant.Organization{ID: "tenant", Name: "Tenant"}, Unread: map[string]string{},
	}}
	for _, name := range names {
		text := func(v string) json.RawMessage { return json.RawMessage(strconv.Quote(v)) }
		must(t, r.Directory.Apply([]tenant.RawUser{{"id": text(name), "displayName": text(name), "userPrincipalName": text(name + "@example.com"),
			"department": text("Sales"), "accountEnabled": json.RawMessage("true")}}))
	}
	return r
}

// cost is how often each answer was computed.
func (d *Desk) cost() map[string]int {
	c := map[string]int{
		"workshop": d.workshop.Tally().Computed, "personas": d.personas.Tally().Computed, "ranges": d.ranges.Tally().Computed,
		"reading": d.reading.Tally().Computed, "rules": d.sets.Tally().Computed,
		"facts": d.facts.Tally().Computed, "checks": d.checks.Tally().Computed, "counts": d.counts.Tally().Computed,
		"plan": d.plan.Tally().Computed, "staleness": d.staleness.Tally().Computed,
	}
	for step, a := range d.standings {
		c["standing of "+string(step)] = a.Tally().Computed
	}
	return c
}

func look(t *testing.T, d *Desk) {
	t.Helper()
	list, err := d.Standings(t.Context())
	must(t, err)
	for _, v := range list {
		if v.Computing {
			t.Fatalf("%s is still being computed", v.Step)
		}
	}
}

func TestAnEditCostsWhatRestsOnItAndNothingElse(t *testing.T) {
	ctx := context.Background()
	many := 3
	for name, c := range map[string]struct {
		edit  func(wb *workbook.Workbook) error
		costs []string
	}{
		"answering a question": {
			func(wb *workbook.Workbook) error {
				return wb.SaveAnswer(ctx, workshop.Answer{DepartmentID: "warehouse", QuestionID: "basic.external", Count: &many})
			},
			// Who is said to call outside is held against whom the personas reach.
			[]string{"workshop", "standing of workshop", "standing of features", "standing of personas", "standing of documents"},
		},
		"grading a feature": {
			func(wb *workbook.Workbook) error {
				return wb.SaveScore(ctx, workshop.Score{DepartmentID: "warehouse", FeatureID: "domestic-calling", Grade: workshop.Could})
			},
			[]string{"workshop", "standing of workshop", "standing of features", "standing of documents"},
		},
		"describing a persona": {
			func(wb *workbook.Workbook) error {
				p, err := somePersona(ctx, wb)
				p.Description += " and more"
				return firstOf(err, wb.SavePersona(ctx, p))
			},
			[]string{"personas", "checks", "staleness", "standing of personas", "standing of targeting", "standing of documents"},
		},
		"changing a rule": {
			func(wb *workbook.Workbook) error {
				p, err := somePersona(ctx, wb)
				p.Rule = `user.department -eq "Sales"`
				return firstOf(err, wb.SavePersona(ctx, p))
			},
			[]string{"personas", "rules", "checks", "staleness", "standing of personas", "standing of targeting", "standing of documents"},
		},
		"naming a range otherwise": {
			func(wb *workbook.Workbook) error {
				list, err := wb.Ranges(ctx)
				list[0].Name += " two"
				return firstOf(err, wb.SaveRange(ctx, list[0]))
			},
			[]string{"ranges", "facts", "checks", "counts", "staleness", "standing of personas", "standing of numbers", "standing of documents"},
		},
		"changing a setting": {
			func(wb *workbook.Workbook) error { return wb.SetPreference(ctx, "colour", "teal") },
			[]string{"standing of documents"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, wb := sampleDesk(t)
			must(t, wb.SaveReading(ctx, users(t, "ann", "bob", "cy", "di")))
			_, err := d.MakePlan(ctx)
			must(t, err)
			look(t, d)
			before := d.cost()
			look(t, d)
			if again := d.cost(); !equal(again, before) {
				t.Fatalf("looking again was not free: %v then %v", before, again)
			}
			must(t, c.edit(wb))
			look(t, d)
			after := d.cost()
			want := map[string]bool{}
			for _, what := range c.costs {
				want[what] = true
			}
			for what, n := range after {
				if (n > before[what]) != want[what] {
					t.Errorf("%s was computed %d times more", what, n-before[what])
				}
			}
		})
	}
}

func equal(a, b map[string]int) bool {
	for k, v := range a {
		if b[k] != v {
			return false
		}
	}
	return true
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func somePersona(ctx context.Context, wb *workbook.Workbook) (persona.Persona, error) {
	all, err := wb.Design(ctx)
	return all.Personas[0], err
}

func TestAPersonaThatWasRenamedIsSoInTheReachWithoutRunningItsRule(t *testing.T) {
	d, wb := sampleDesk(t)
	must(t, wb.SaveReading(t.Context(), users(t, "ann")))
	_, err := d.Reach(t.Context())
	must(t, err)
	p, err := somePersona(t.Context(), wb)
	must(t, err)
	p.Name = "Quite another"
	must(t, wb.SavePersona(t.Context(), p))
	reach, err := d.Reach(t.Context())
	must(t, err)
	for _, one := range reach {
		if one.ID == p.ID && one.Name != p.Name {
			t.Errorf("it is still called %s", one.Name)
		}
	}
	if n := d.sets.Tally().Computed; n != 1 {
		t.Errorf("the rules were run %d times", n)
	}
}

func TestWhatIsAskedAfterAnEditShowsTheEdit(t *testing.T) {
	d, wb := sampleDesk(t)
	ctx := t.Context()
	must(t, wb.SaveReading(ctx, users(t, "ann", "bob")))
	look(t, d)
	must(t, wb.SaveReading(ctx, users(t, "ann", "bob", "cy")))
	list, err := d.Standings(ctx)
	must(t, err)
	if list[4].Step != StepTargeting || list[4].Total != 3 {
		t.Fatalf("%+v", list[4])
	}
	before := list[1].Total
	must(t, wb.SaveDepartment(ctx, workshop.Department{ID: "new", Name: "New"}))
	if list, err = d.Standings(ctx); err != nil || list[1].Total != before+1 {
		t.Fatalf("%+v, %v", list[1], err)
	}
	if _, err := wb.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if list, err = d.Standings(ctx); err != nil || list[1].Total != before {
		t.Fatalf("%+v, %v", list[1], err)
	}
}

func TestAScreenIsNotKeptWaitingForWhatTakesLong(t *testing.T) {
	d, wb := sampleDesk(t)
	ctx := t.Context()
	look(t, d)
	ready := make(chan struct{}, 10)
	d.options.Patience, d.options.Ready = time.Millisecond, func() { ready <- struct{}{} }
	slow, compute := make(chan struct{}), d.personas.Compute
	d.personas.Compute = func(ctx context.Context) (persona.Design, error) {
		select {
		case <-slow:
			return compute(ctx)
		case <-ctx.Done():
			return persona.Design{}, ctx.Err()
		}
	}
	p, err := somePersona(ctx, wb)
	must(t, err)
	must(t, wb.DeletePersona(ctx, p.ID))
	before, err := d.Standings(ctx)
	must(t, err)
	if v := before[3]; v.Step != StepPersonas || !v.Computing || v.Total == 0 {
		t.Fatalf("%+v is not what was true before, marked as such", v)
	}
	if before[1].Computing || before[7].Computing {
		t.Fatalf("%+v does not rest on personas", before[1])
	}
	close(slow)
	<-ready
	d.options.Patience = time.Minute
	after, err := d.Standings(ctx)
	must(t, err)
	if after[3].Computing || after[3].Total != before[3].Total-1 {
		t.Fatalf("%+v, before %+v", after[3], before[3])
	}
}
