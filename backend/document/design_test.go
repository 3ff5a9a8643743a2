package document

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
	customer "personadesk/backend/workbook/sample"
)

func designBook(t *testing.T, fill ...func(context.Context, *workbook.Workbook) error) (context.Context, *workbook.Workbook) {
	t.Helper()
	ctx := context.Background()
	wb, err := workbook.Create(filepath.Join(t.TempDir(), "x.personadesk"), workbook.Options{Actor: "ada"})
	must(t, err)
	t.Cleanup(func() { must(t, wb.Close()) })
	for _, f := range fill {
		must(t, f(ctx, wb))
	}
	return ctx, wb
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func stands(ctx context.Context, t *testing.T, wb *workbook.Workbook) plan.Design {
	t.Helper()
	var d plan.Design
	var err error
	d.Persona, err = wb.Design(ctx)
	must(t, err)
	d.Ranges, err = wb.Ranges(ctx)
	must(t, err)
	return d
}

// withEverything gives the sample a thing of every kind, so that each section of a document has something in it.
func withEverything(ctx context.Context, wb *workbook.Workbook) error {
	if err := customer.Fill(ctx, wb); err != nil {
		return err
	}
	for _, t := range []voice.Thing{
		voice.Site{Name: "Manchester", Offices: []string{"MCR"}}, voice.Location{Name: "3rd floor", Site: "Manchester"},
		voice.Usage{Name: "Ireland"}, voice.Route{Name: "Ireland", Usages: []string{"Ireland"}}, voice.Account{UPN: "a@x"},
		voice.Schedule{Name: "Hours"}, voice.Attendant{Name: "Main"}, voice.Team{Name: "HR"},
	} {
		if err := wb.SaveThing(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

func TestADesignComesBackAsItWentOut(t *testing.T) {
	ctx, from := designBook(t, withEverything)
	want := stands(ctx, t, from)
	var b bytes.Buffer
	must(t, WriteDesign(&b, want, ""))
	d, found := ReadDesign(b.Bytes())
	if len(found) > 0 {
		t.Fatalf("its own document is refused: %v", found)
	}
	if edits, err := DesignEdits(want, d, nil); err != nil || len(edits) > 0 {
		t.Errorf("it would change %v, %v", edits, err)
	}
	ctx, to := designBook(t)
	empty := stands(ctx, t, to)
	edits, err := TakeDesign(ctx, to, d, nil)
	must(t, err)
	if got := stands(ctx, t, to); !cmp.Equal(want, got, cmpopts.EquateEmpty()) {
		t.Errorf("another design was made of it:\n%s", cmp.Diff(want, got, cmpopts.EquateEmpty()))
	}
	kinds := map[string]bool{}
	for _, e := range edits {
		kinds[e.Kind] = true
	}
	if len(kinds) != 13 {
		t.Errorf("not every section is in it: %v", kinds)
	}
	_, err = to.Undo(ctx)
	must(t, err)
	if got := stands(ctx, t, to); !cmp.Equal(empty, got) {
		t.Errorf("one undo did not take it back:\n%s", cmp.Diff(empty, got))
	}
}

func TestWhatADocumentSaysNothingOfStays(t *testing.T) {
	ctx, wb := designBook(t, withEverything)
	before := stands(ctx, t, wb)
	for name, c := range map[string]struct {
		body  string
		wants []DesignEdit // kind, id, does and field
	}{
		"nothing":           {``, nil},
		"the same usage":    {`,"usages":[{"name":"Ireland"}]`, nil},
		"in other letters":  {`,"usages":[{"name":"IRELAND"}]`, []DesignEdit{{Kind: "usage", ID: "IRELAND", Does: DoesChange, Field: "name"}}},
		"one more":          {`,"usages":[{"name":"Ireland"},{"name":"UK"}]`, []DesignEdit{{Kind: "usage", ID: "UK", Does: DoesAdd}}},
		"none":              {`,"usages":[]`, []DesignEdit{{Kind: "usage", ID: "Ireland", Does: DoesRemove}}},
		"a field of one":    {`,"teams":[{"name":"HR","description":"People"}]`, []DesignEdit{{Kind: "team", ID: "HR", Does: DoesChange, Field: "description"}}},
		"a list left out":   {`,"sites":[{"name":"Manchester","offices":["MCR"]}]`, nil},
		"a list that is []": {`,"locations":[{"name":"3rd floor","site":"Manchester"}]`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			d, found := ReadDesign([]byte(`{"format":"personadesk.design","version":1` + c.body + `}`))
			if len(found) > 0 {
				t.Fatal(found)
			}
			shown, err := DesignEdits(before, d, nil)
			must(t, err)
			taken, err := TakeDesign(ctx, wb, d, nil)
			must(t, err)
			bare := func(list []DesignEdit) []DesignEdit {
				list = slices.Clone(list)
				for i := range list {
					list[i].Before, list[i].After = nil, nil
				}
				return list
			}
			if diff := cmp.Diff(c.wants, bare(taken), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("taken:\n%s", diff)
			}
			if diff := cmp.Diff(shown, taken, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("what was shown is not what was taken:\n%s", diff)
			}
			if len(taken) > 0 {
				_, err = wb.Undo(ctx)
				must(t, err)
			}
			if got := stands(ctx, t, wb); !cmp.Equal(before, got) {
				t.Errorf("not as before:\n%s", cmp.Diff(before, got))
			}
		})
	}
}

func TestADesignThatAWorkbookCouldNotHoldIsRefusedWithThePath(t *testing.T) {
	for path, body := range map[string]string{
		"personas[0].layer":            `"personas":[{"id":"a","name":"A","layer":"top"}]`,
		"personas[0].number.kind":      `"personas":[{"id":"a","name":"A","layer":"calling","number":{"kind":"any"}}]`,
		"personas[0].status":           `"personas":[{"id":"a","name":"A","layer":"calling","status":"done"}]`,
		"personas[0].disabled":         `"personas":[{"id":"a","name":"A","layer":"calling","disabled":"some"}]`,
		"ranges[0].country":            `"ranges":[{"id":"r","name":"R","first":"+441612300700","last":"+441612300714","country":"United Kingdom"}]`,
		"personas[0].id":               `"personas":[{"name":"A","layer":"calling"}]`,
		"personas[0].name":             `"personas":[{"id":"a","layer":"calling"}]`,
		"personas[0].rule":             `"personas":[{"id":"a","name":"A","layer":"calling","rule":"user."}]`,
		"personas[1].id":               `"personas":[{"id":"a","name":"A","layer":"calling"},{"id":"A","name":"B","layer":"calling"}]`,
		"policies[0].name":             `"policies":[{"type":"TeamsCallingPolicy"}]`,
		"policies[0].settings[0].kind": `"policies":[{"type":"T","name":"A","settings":[{"name":"X","kind":"odd"}]}]`,
		"queues[0].name":               `"queues":[{}]`,
		"accounts[0].upn":              `"accounts":[{"name":"x"}]`,
		"ranges[0].first":              `"ranges":[{"id":"r","name":"R","first":"12","last":"+441612300714"}]`,
		"routes[0].prioritt":           `"routes":[{"name":"R","prioritt":1}]`,
	} {
		_, found := ReadDesign([]byte(`{"format":"personadesk.design","version":1,` + body + `}`))
		if !slices.ContainsFunc(found, func(p problem.Problem) bool { return p.Where.Field == path }) {
			t.Errorf("%s is not blamed: %v", path, found)
		}
	}
}
