package engine_test

import (
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
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/text"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

// walk is a workbook with one persona over a practice tenant, on which policies are walked through.
type walk struct {
	room
}

func newWalk(t *testing.T) *walk { return &walk{openRoom(t, practice.Options{Users: 120, Seed: 7})} }

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

// unchangeable are types of which nothing is left to change: one that has a single instance, and one that has a single setting with two values,
// of which Global has the other.
var unchangeable = []string{"TeamsMediaLoggingPolicy", "TeamsVirtualAppointmentsPolicy"}

// row is what the walk does with one type.
type row struct {
	kind    catalog.PolicyType
	choice  ident.PolicyName // that users are given first
	next    ident.PolicyName // that they are given after that, where the type has only instances that every tenant has
	made    persona.Policy   // the policy that is made, when it is not one that is there
	changed *persona.Policy  // the same with another setting
	who     string           // the persona that gives it
}

// rowOf finds the way of a type: a policy made with a setting that differs and then changed, or an instance that is there and then another.
// A type without a way fails.
func (w *walk) rowOf(pt catalog.PolicyType) row {
	w.Helper()
	r := row{kind: pt, choice: ident.Policy("Prov_Teams_Phone_Walkers_" + pt.Short), who: "walkers"}
	change := func(p, q persona.Policy) row { r.made, r.changed = p, &q; return r }
	own := persona.Policy{Type: pt.ID, Name: r.choice}
	switch {
	case pt.BuiltInOnly:
		r.choice = ident.Policy(pt.BuiltIns[0])
		if r.made = (persona.Policy{Type: pt.ID, Name: r.choice, Existing: true}); len(pt.BuiltIns) > 1 {
			r.next = ident.Policy(pt.BuiltIns[1])
		}
		return r
	case pt.ID == persona.SharedCalling:
		r.who = "sharers"
		account, callback := shareable(w.ctx, w.T, w.tn)
		other := w.freeBeside(callback)
		return change(own.WithShared(account, []string{callback}), own.WithShared(account, []string{callback, other}))
	case pt.ID == persona.EmergencyRouting:
		one := []persona.EmergencyNumber{{Dial: "999", Masks: []string{"112"}, Usage: "UK Domestic"}}
		return change(own.WithEmergencyNumbers(one), own.WithEmergencyNumbers(append(one, persona.EmergencyNumber{Dial: "911", Usage: "UK Domestic"})))
	case pt.ID == "TenantDialPlan":
		longer := own
		own.Rules = []persona.NormalizationRule{{Name: "National", Pattern: `^0(\d{9,10})$`, Translation: "+44$1"}}
		longer.Rules = append(slices.Clone(own.Rules), persona.NormalizationRule{Name: "Abroad", Pattern: `^00(\d+)$`, Translation: "+$1"})
		return change(own, longer)
	}
	list := w.differing(pt)
	own.Settings = list[:1]
	if len(list) > 1 {
		return change(own, own.With(list[1])) // another value, or one more setting
	}
	r.made = own
	return r
}

// freeBeside is another free number of the country and type of one.
func (w *walk) freeBeside(e164 string) string {
	w.Helper()
	var one, other tenant.Number
	must(w.T, w.tn.Graph.Numbers(w.ctx, func(page []tenant.Number) error {
		for _, n := range page {
			if n.Telephone == e164 {
				one = n
			}
		}
		for _, n := range page {
			if n.Target == "" && n.Status == "unassigned" && n.Type == one.Type && n.Country == one.Country && n.Telephone != e164 {
				other = n
			}
		}
		return nil
	}))
	if other.Telephone == "" {
		w.Fatal("no second number for callbacks")
	}
	return other.Telephone
}

// given says of each type by which carrier a plan gives it, and to how many.
func given(p plan.Plan) map[string]map[catalog.Carrier]int {
	how := map[string]map[catalog.Carrier]int{}
	for i := range p.Changes {
		c := &p.Changes[i]
		g := c.Expect.Grant
		if g == nil || g.Name == "" {
			continue
		}
		carrier := catalog.Singly
		if _, together := c.Batch(); together {
			carrier = catalog.InBatch
		} else if g.Group.Key != "" {
			carrier = catalog.ByGroup
		}
		if how[g.Type] == nil {
			how[g.Type] = map[catalog.Carrier]int{}
		}
		how[g.Type][carrier]++
	}
	return how
}

// Every type that users can have: made with a setting that differs, or an existing instance chosen; given as its row of the table says, by
// group, in a batch or singly; bound; seen in the practice tenant; changed; and taken back.
func TestEveryPolicyTypeIsMadeGivenChangedAndTakenBack(t *testing.T) {
	w := newWalk(t)
	w.read()
	const teams, phone = "7e31c0d9-9551-471d-836f-32ee72be4a01", "e43b5b99-8dfb-405f-9987-dc307f34bcbd"
	personas := map[string]*persona.Persona{
		"walkers": {ID: "walkers", Name: "Prov_Teams_Phone_Walkers", Layer: persona.Baseline, Country: "GB", Rule: `user.city -eq "London" and user.department -eq "HR"`},
		"sharers": {ID: "sharers", Name: "Prov_Teams_Phone_Sharers", Layer: persona.Calling, Country: "GB", Licences: []ident.SKU{teams, phone}, Ordinal: 2,
			Rule: `user.department -eq "Finance"`, Location: "Manchester office", Number: persona.NumberRule{Kind: persona.VoiceOnly},
			Policies: []persona.PolicyChoice{{Type: persona.VoiceRouting, Name: "No usages"}, {Type: persona.EmergencyRouting, Name: "Walkers ways"}}},
	}
	must(t, w.wb.SaveThing(w.ctx, voice.Site{Name: "Manchester office", Existing: true}))
	must(t, w.wb.SavePolicy(w.ctx, persona.Policy{Type: persona.VoiceRouting, Name: "No usages", EmptyOnPurpose: true}))
	must(t, w.wb.SavePolicy(w.ctx, persona.Policy{Type: persona.EmergencyRouting, Name: "Walkers ways"}.WithEmergencyNumbers([]persona.EmergencyNumber{{Dial: "999", Usage: "UK Domestic"}})))
	var rows []row
	save := func() {
		for _, one := range personas {
			must(t, w.wb.SavePersona(w.ctx, *one))
		}
	}
	for _, pt := range catalog.PolicyTypes() {
		r := w.rowOf(pt)
		rows = append(rows, r)
		must(t, w.wb.SavePolicy(w.ctx, r.made))
		personas[r.who].Policies = append(personas[r.who].Policies, persona.PolicyChoice{Type: pt.ID, Name: r.choice})
	}
	save()

	made, run := w.carried(w.wanted)
	how := given(made)
	for _, r := range rows {
		if n := how[r.kind.ID]; len(n) != 1 || n[r.kind.Carrier()] == 0 {
			t.Errorf("%s is given %v, want %s", r.kind.ID, n, r.kind.Carrier())
		}
		if have, there := w.has(r.kind.ID, r.choice); !there {
			t.Errorf("%s %s is not there: %+v", r.kind.ID, r.choice, have)
		}
	}
	w.nothingLeft("the second plan")

	touched := map[string]bool{}
	for _, r := range rows {
		switch {
		case r.changed != nil:
			must(t, w.wb.SavePolicy(w.ctx, *r.changed))
		case r.next != "":
			must(t, w.wb.SavePolicy(w.ctx, persona.Policy{Type: r.kind.ID, Name: r.next, Existing: true}))
			choices := personas[r.who].Policies
			choices[slices.IndexFunc(choices, func(c persona.PolicyChoice) bool { return c.Type == r.kind.ID })].Name = r.next
		case slices.Contains(unchangeable, r.kind.ID):
			touched[r.kind.ID] = true
		default:
			t.Errorf("%s has no way to be changed", r.kind.ID)
		}
	}
	save()
	edited, second := w.carried(w.wanted)
	for _, c := range edited.Changes {
		if p := c.Expect.Policy; p != nil {
			touched[p.Type] = true
		} else if g := c.Expect.Grant; g != nil {
			touched[g.Type] = true
		}
	}
	for _, r := range rows {
		if !touched[r.kind.ID] {
			t.Errorf("%s was not changed", r.kind.ID)
		}
		if r.changed == nil {
			continue
		}
		have, _ := w.has(r.kind.ID, r.choice)
		for _, s := range r.changed.Settings {
			if v, shown := persona.SettingNamed(have.Settings, s.Name); s.Kind != persona.SettingAccount && (!shown || !s.Shown(v)) {
				t.Errorf("%s %s: %s is %v, want %s", r.kind.ID, r.choice, s.Name, v, s.Value)
			}
		}
	}
	w.nothingLeft("the plan after the change")
	for _, r := range rows {
		t.Logf("%-42s %-6s made %-5t changed %t", r.kind.ID, r.kind.Carrier(), !r.made.Existing, r.changed != nil || r.next != "")
	}

	w.carried(back(edited, second))
	w.carried(back(made, run))
	w.nobodyHas(rows)
}

// nothingLeft wants a plan without changes.
func (w *walk) nothingLeft(which string) {
	w.Helper()
	w.read()
	design, r, done, err := provision.Load(w.ctx, w.wb)
	must(w.T, err)
	defer done()
	if p := w.wanted(design, r); !p.Empty() {
		w.Errorf("%s has %d changes, the first: %s", which, len(p.Changes), text.English().Print(p.Changes[0].Says))
	}
}

// back makes the plan that takes a run back.
func back(p plan.Plan, run int64) func(plan.Design, plan.Reading) plan.Plan {
	seen := map[string]bool{}
	for _, c := range p.Changes {
		seen[c.ID] = true
	}
	return func(d plan.Design, r plan.Reading) plan.Plan {
		return plan.Undo(d, r, plan.Past{Run: run, Plan: p, Seen: seen}, time.Now())
	}
}

// nobodyHas wants that no group gives any policy of the walk, and that no user has one of those that groups do not carry.
func (w *walk) nobodyHas(rows []row) {
	w.Helper()
	grants, err := w.tn.Teams.GroupPolicies(w.ctx)
	must(w.T, err)
	for _, g := range grants {
		if strings.Contains(string(g.Name), "Walkers") {
			w.Errorf("a group still gives %s", g.Name)
		}
	}
	ours := map[string]bool{}
	for _, r := range rows {
		for _, name := range []ident.PolicyName{r.choice, r.next} {
			ours[r.kind.ID+"/"+string(name)] = r.kind.Carrier() != catalog.ByGroup && name != ""
		}
	}
	must(w.T, w.tn.Graph.UserConfigurations(w.ctx, func(page []tenant.UserConfiguration) error {
		for _, c := range page {
			for _, a := range c.Policies {
				if a.Direct && ours[a.Type+"/"+string(a.Name)] {
					w.Errorf("a user still has %s %s", a.Type, a.Name)
				}
			}
		}
		return nil
	}))
}
