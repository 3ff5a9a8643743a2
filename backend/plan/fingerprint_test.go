package plan_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// whole is a plan with changes of many kinds, some over what stands in the tenant already, after it went through a file: nothing that is
// altered in it is shared with another.
func whole(t *testing.T) plan.Plan {
	t.Helper()
	w, _, _ := ran(t, 40)
	d := changeDesign(t)
	for i := range w.snapshot.Numbers {
		if i%2 == 0 {
			w.snapshot.Numbers[i].Target = ""
		}
	}
	for i := range w.snapshot.Configured {
		w.snapshot.Configured[i].Numbers = nil
	}
	return throughFile(t, plan.Make(d, w.reading(), now, plan.Options{}))
}

func throughFile(t *testing.T, p plan.Plan) (back plan.Plan) {
	t.Helper()
	text, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	return back
}

// first is the first change of a kind.
func first(p *plan.Plan, kind plan.Kind) *plan.Change {
	i := slices.IndexFunc(p.Changes, func(c plan.Change) bool { return c.Kind == kind })
	return &p.Changes[i]
}

func TestTheFingerprintCoversMeaningAndNoWords(t *testing.T) {
	p := whole(t)
	if len(p.Fingerprint) != 19 || plan.Fingerprint(p) != p.Fingerprint || plan.Seal(p) != p.Seal {
		t.Fatalf("fingerprint %q, computed %q; seal %q, computed %q", p.Fingerprint, plan.Fingerprint(p), p.Seal, plan.Seal(p))
	}
	for _, c := range []struct {
		name  string
		moves bool
		alter func(*plan.Plan)
	}{
		{"another tenant", true, func(p *plan.Plan) { p.TenantID = "other" }},
		{"one change fewer", true, func(p *plan.Plan) { p.Changes = p.Changes[1:] }},
		{"another order", true, func(p *plan.Plan) { p.Changes[0], p.Changes[1] = p.Changes[1], p.Changes[0] }},
		{"the other way round", true, func(p *plan.Plan) { p.Backward = true }},
		{"of another run", true, func(p *plan.Plan) { p.Undoes = 3 }},
		{"another user", true, func(p *plan.Plan) { first(p, plan.AssignNumber).Users = []ident.ObjectID{"x"} }},
		{"a loss", true, func(p *plan.Plan) { first(p, plan.AssignNumber).Effect = plan.Lose }},
		{"another change first", true, func(p *plan.Plan) { p.Changes[0].Needs = []string{"x"} }},
		{"another number", true, func(p *plan.Plan) { first(p, plan.AssignNumber).Action.Number.Telephone = "+4411" }},
		{"a number of another type", true, func(p *plan.Plan) { first(p, plan.AssignNumber).Action.Number.Type = "callingPlan" }},
		{"a number for another", true, func(p *plan.Plan) { first(p, plan.AssignNumber).Action.Number.Target = "x" }},
		{"a number elsewhere", true, func(p *plan.Plan) { first(p, plan.AssignNumber).Action.Number.LocationID = "x" }},
		{"another number to be seen", true, func(p *plan.Plan) { first(p, plan.AssignNumber).Expect.Number.Telephone = "+4411" }},
		{"another rule", true, func(p *plan.Plan) { first(p, plan.UpdateGroup).Action.Group.Rule = "x" }},
		{"another setting to be seen", true, func(p *plan.Plan) { first(p, plan.UpdatePolicy).Expect.Policy.Settings["X"] = true }},
		{"another command", true, func(p *plan.Plan) { first(p, plan.UpdatePolicy).Action.Command.Params[0].Value = tenant.Text("x") }},
		{"another rule before", true, func(p *plan.Plan) { first(p, plan.UpdateGroup).Stood.Rule = "x" }},
		{"another setting before", true, func(p *plan.Plan) { first(p, plan.UpdatePolicy).Stood.Settings["X"] = true }},
		{"a number that had a holder", true, func(p *plan.Plan) { first(p, plan.AssignNumber).Stood = &plan.Stood{Holder: "x"} }},
		{"a group that was not there", true, func(p *plan.Plan) { first(p, plan.UpdateGroup).Stood = nil }},
		{"something else to put back", true, func(p *plan.Plan) { first(p, plan.UpdateGroup).Was = nil }},
		{"other licences", true, func(p *plan.Plan) {
			p.Changes[0].Action.Licences = &plan.LicenceChange{Add: []ident.SKU{"x"}}
		}},
		{"a later reading", false, func(p *plan.Plan) { p.ReadAt = p.ReadAt.Add(time.Hour) }},
		{"made later", false, func(p *plan.Plan) { p.Made = p.Made.Add(time.Hour) }},
		{"other sentences", false, func(p *plan.Plan) {
			for i := range p.Changes {
				c := &p.Changes[i]
				c.Says, c.Subject, c.Before, c.After, c.Feels, c.Reasons = text.Literal("Gib"), "wem", "was", "danach", text.Literal("spürt"), nil
			}
		}},
		{"other warnings", false, func(p *plan.Plan) { p.Problems = append(p.Problems, *problem.Warn("X", "Achtung")) }},
		{"users read in another order", false, func(p *plan.Plan) {
			for i := range p.Changes {
				slices.Reverse(p.Changes[i].Users)
				if t := p.Changes[i].Action.Team; t != nil {
					slices.Reverse(t.Add)
				}
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			altered := throughFile(t, p)
			c.alter(&altered)
			if moved := plan.Fingerprint(altered) != p.Fingerprint; moved != c.moves {
				t.Errorf("the fingerprint moved: %v", moved)
			}
			if c.name != "users read in another order" && plan.Seal(altered) == p.Seal {
				t.Error("the seal is the same")
			}
		})
	}
}

func TestTwoReadingsThatMeanTheSameGiveOneFingerprint(t *testing.T) {
	w, d := newWorld(t, 60), wanted(t)
	before := plan.Make(d, w.reading(), now, plan.Options{})
	w.snapshot.At = w.snapshot.At.Add(time.Hour)
	w.backwards = true
	slices.Reverse(w.snapshot.Configured)
	slices.Reverse(w.snapshot.Numbers)
	after := plan.Make(d, w.reading(), now.Add(time.Minute), plan.Options{})
	if after.Fingerprint != before.Fingerprint {
		t.Error("the same tenant, read again, gives another fingerprint")
	}
	if after.Seal == before.Seal {
		t.Error("two plans that were made at two times have one seal")
	}
	for i := range w.snapshot.Numbers {
		w.snapshot.Numbers[i].Type = "callingPlan" // which no change says, but every change of a number rests on
	}
	if plan.Make(d, w.reading(), now, plan.Options{}).Fingerprint == before.Fingerprint {
		t.Error("what the plan rests on has moved, and the fingerprint has not")
	}
}

// Whatever is altered in a file, the seal shows it; how the file is laid out shows nothing.
func TestTheSealCoversEveryWordAndNoLayout(t *testing.T) {
	p := whole(t)
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	read := func(text string) (back plan.Plan) {
		if err := json.Unmarshal([]byte(text), &back); err != nil {
			t.Fatal(err)
		}
		return back
	}
	spread, err := json.MarshalIndent(p, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	if plan.Seal(read(strings.ReplaceAll(string(spread), "\n", "\r\n"))) != p.Seal {
		t.Error("a file with other lines has another seal")
	}
	for name, c := range map[string][2]string{
		"a sentence":       {`"says":"`, `"says":"Not: `},
		"a reason":         {`"stop":"answer","id":"`, `"stop":"answer","id":"x`},
		"a user":           {`"users":["`, `"users":["x`},
		"whom it targets":  {`"unknown":null`, `"unknown":["x"]`},
		"the bill":         {`"bill":{"changes":`, `"bill":{"changes":1`},
		"an order":         {`"ordinal":2,`, `"ordinal":3,`},
		"the fingerprint":  {p.Fingerprint, "0000 0000 0000 0000"},
		"a hidden problem": {`"problems":[{"code":"`, `"problems":[{"code":"X`},
	} {
		t.Run(name, func(t *testing.T) {
			altered := strings.Replace(string(text), c[0], c[1], 1)
			if altered == string(text) {
				t.Fatalf("%s is not in the plan", c[0])
			}
			if plan.Seal(read(altered)) == p.Seal {
				t.Error("the seal is the same")
			}
		})
	}
}
