package engine_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/kept"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/provision/engine"
	"personadesk/backend/provision/reading"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/graph"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// walk is a workbook with one persona over a practice tenant, on which policies are walked through.
type walk struct {
	*testing.T
	ctx context.Context
	tn  tenant.Tenant
	wb  *workbook.Workbook
}

func newWalk(t *testing.T) *walk {
	ctx := context.Background()
	box, err := practice.Open(practice.Options{Users: 60, Seed: 7})
	must(t, err)
	url, token, stop, err := box.Start("127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { must(t, stop()) })
	client, err := graph.New(graph.Options{BaseURL: url + "/v1.0", Credential: graph.StaticToken(token)})
	must(t, err)
	wb, err := workbook.Create(filepath.Join(t.TempDir(), "walk.personadesk"), workbook.Options{Actor: "ada"})
	must(t, err)
	t.Cleanup(func() { must(t, wb.Close()) })
	return &walk{t, ctx, tenant.Tenant{Graph: client, Teams: powershell.Teams{Session: practice.NewSession(url, token)}}, wb}
}

func (w *walk) read() {
	w.Helper()
	_, err := reading.Read(w.ctx, w.tn, w.wb, reading.Options{})
	must(w.T, err)
}

// carried plans by make, holds every command against the catalogue, carries the plan out and wants every change seen.
func (w *walk) carried(make func(plan.Design, plan.Reading) plan.Plan) (plan.Plan, int64) {
	w.Helper()
	w.read()
	design, r, done, err := provision.Load(w.ctx, w.wb)
	must(w.T, err)
	p := make(design, r)
	done()
	for _, found := range p.Problems {
		if found.Severity == "error" {
			w.Errorf("%s: %s", found.Code, found.Error())
		}
	}
	for _, c := range p.Changes {
		if c.Action.Command != nil {
			if err := powershell.Check(*c.Action.Command); err != nil {
				w.Errorf("%s: %v", c.ID, err)
			}
		}
	}
	n, err := kept.Save(w.ctx, w.wb, p, nil)
	must(w.T, err)
	must(w.T, w.wb.Approve(w.ctx, n, p.Fingerprint, ""))
	s, err := engine.Apply(w.ctx, w.tn, w.wb, p, engine.Options{FirstWait: 50 * time.Millisecond, MostWait: time.Second, Patience: 3 * time.Minute, Underway: 3 * time.Minute, AllowLosses: true})
	must(w.T, err)
	if !s.Whole() || s.Propagating != 0 {
		states, err := w.wb.ChangeStates(w.ctx, s.RunID)
		must(w.T, err)
		for id, c := range states {
			if c.State != workbook.Seen {
				w.Errorf("%s: %s %s", id, c.State, text.English().Print(c.Note))
			}
		}
	}
	return p, s.RunID
}

func (w *walk) wanted(d plan.Design, r plan.Reading) plan.Plan {
	return plan.Make(d, r, time.Now(), plan.Options{})
}

// has is what the tenant shows of a policy.
func (w *walk) has(policyType string, name ident.PolicyName) (tenant.Policy, bool) {
	w.Helper()
	list, err := w.tn.Teams.Policies(w.ctx, policyType)
	must(w.T, err)
	for _, p := range list {
		if p.Name.Key() == name.Key() {
			return p, true
		}
	}
	return tenant.Policy{}, false
}

// differing are settings of a type with values that Global does not have, several of one setting among them where it takes several.
func (w *walk) differing(t catalog.PolicyType) (list []persona.Setting) {
	w.Helper()
	global, _ := w.has(t.ID, persona.Global)
	settings := catalog.SettingsOf(t.ID)
	free := func(known catalog.PolicySetting) int { // what takes any text comes last
		if known.Kind == catalog.TextSetting {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(settings, func(a, b catalog.PolicySetting) int { return free(a) - free(b) })
	for _, known := range settings {
		if known.Remark != "" || !known.InNew || !known.InSet {
			continue
		}
		var values []string
		switch known.Kind {
		case catalog.TruthSetting:
			values = []string{"true", "false"}
		case catalog.ChoiceSetting:
			values = known.Values
		case catalog.NumberSetting:
			values = []string{"41", "42"}
		case catalog.ListSetting:
			values = []string{"UK Domestic", "UK International"}
		case catalog.TextSetting:
			values = []string{"Enabled", "Disabled"}
		default:
			continue
		}
		shown, _ := persona.SettingNamed(global.Settings, known.Name)
		for _, v := range values {
			if one := (persona.Setting{Name: known.Name, Kind: persona.KindOf(known), Value: v}); !one.Shown(shown) {
				list = append(list, one)
			}
		}
	}
	if len(list) == 0 {
		w.Fatalf("%s has no setting that could differ", t.ID)
	}
	return list
}

// elsewhere are types whose policies other things have to be there for; their own tests walk them.
var elsewhere = []string{"TeamsSharedCallingRoutingPolicy"}

// Every type that users can have: made with a setting that differs, or an existing instance chosen; given as its row allows, bound, seen in
// the practice tenant, changed, and taken back.
func TestEveryPolicyTypeIsMadeGivenChangedAndTakenBack(t *testing.T) {
	w := newWalk(t)
	w.read()
	one := persona.Persona{ID: "walkers", Name: "Prov_Teams_Phone_Walkers", Layer: persona.Baseline, Country: "GB", Rule: `user.city -eq "London" and user.department -eq "HR"`}
	changed := map[string]persona.Policy{}
	for _, pt := range catalog.PolicyTypes() {
		p := persona.Policy{Type: pt.ID, Name: ident.Policy("Prov_Teams_Phone_Walkers_" + pt.Short)}
		switch {
		case slices.Contains(elsewhere, pt.ID):
			continue
		case pt.BuiltInOnly:
			p.Name, p.Existing = ident.Policy(pt.BuiltIns[0]), true
		case pt.ID == "TenantDialPlan":
			p.Rules = []persona.NormalizationRule{{Name: "National", Pattern: `^0(\d{9,10})$`, Translation: "+44$1"}}
		default:
			list := w.differing(pt)
			p.Settings = list[:1]
			if len(list) > 1 {
				changed[pt.ID] = p.With(list[1]) // another value, or one more setting
			}
		}
		must(t, w.wb.SavePolicy(w.ctx, p))
		one.Policies = append(one.Policies, persona.PolicyChoice{Type: pt.ID, Name: p.Name})
	}
	must(t, w.wb.SavePersona(w.ctx, one))

	made, run := w.carried(w.wanted)
	given := map[string]string{}
	for _, c := range made.Changes {
		if g := c.Expect.Grant; g != nil {
			how := "to each user"
			if g.Group.Key != "" {
				how = "by group"
			}
			given[g.Type] = how
		}
	}
	for _, choice := range one.Policies {
		pt, _ := catalog.PolicyTypeByID(choice.Type)
		want := "to each user"
		switch {
		case pt.BatchOnly:
			want = "" // the checks say that it is left to a batch
		case pt.Group == catalog.GroupYes:
			want = "by group"
		}
		if given[pt.ID] != want {
			t.Errorf("%s is given %q, want %q", pt.ID, given[pt.ID], want)
		}
		if have, there := w.has(pt.ID, choice.Name); !there {
			t.Errorf("%s %s is not there: %+v", pt.ID, choice.Name, have)
		}
	}
	w.read()
	if design, r, done, err := provision.Load(w.ctx, w.wb); err != nil || !w.wanted(design, r).Empty() {
		t.Errorf("the second plan is not empty: %v", err)
	} else {
		done()
	}

	for _, q := range changed {
		must(t, w.wb.SavePolicy(w.ctx, q))
	}
	edited, second := w.carried(w.wanted)
	if len(edited.Changes) != len(changed) || len(changed) < 35 {
		t.Errorf("%d changes, want one for each of %d policies", len(edited.Changes), len(changed))
	}
	for id, q := range changed {
		have, _ := w.has(id, q.Name)
		for _, s := range q.Settings {
			if v, shown := persona.SettingNamed(have.Settings, s.Name); !shown || !s.Shown(v) {
				t.Errorf("%s %s: %s is %v, want %s", id, q.Name, s.Name, v, s.Value)
			}
		}
	}

	back := func(p plan.Plan, run int64) func(plan.Design, plan.Reading) plan.Plan {
		seen := map[string]bool{}
		for _, c := range p.Changes {
			seen[c.ID] = true
		}
		return func(d plan.Design, r plan.Reading) plan.Plan {
			return plan.Undo(d, r, plan.Past{Run: run, Plan: p, Seen: seen}, time.Now())
		}
	}
	w.carried(back(edited, second))
	w.carried(back(made, run))
	grants, err := w.tn.Teams.GroupPolicies(w.ctx)
	must(t, err)
	for _, g := range grants {
		if strings.Contains(string(g.Name), "Walkers") {
			t.Errorf("a group still gives %s", g.Name)
		}
	}
}
