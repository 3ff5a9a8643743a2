package plan_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// pastOf is a run of a plan of which everything was seen, after the plan went through a file.
func pastOf(t failer, run int64, p plan.Plan) plan.Past {
	t.Helper()
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	past := plan.Past{Run: run, Seen: map[string]bool{}}
	if err := json.Unmarshal(text, &past.Plan); err != nil {
		t.Fatal(err)
	}
	for _, c := range p.Changes {
		past.Seen[c.ID] = true
	}
	return past
}

// ran is a world after the plan of the sample customer was carried out.
func ran(t *testing.T, users int) (*world, plan.Design, plan.Plan) {
	t.Helper()
	w, d := newWorld(t, users), wanted(t)
	p := plan.Make(d, w.reading(), now, plan.Options{})
	w.carryOut(p)
	return w, d, p
}

func TestUndoTakesBackAllThatARunGave(t *testing.T) {
	w, d, p := ran(t, 60)
	back := plan.Undo(d, w.reading(), pastOf(t, 7, p), now)
	if back.Undoes != 7 || !back.Backward || back.Fingerprint != plan.Fingerprint(back) || back.Seal != plan.Seal(back) || back.Losing == 0 || back.Gaining != 0 {
		t.Errorf("undoes %d, backward %v, losing %d, gaining %d", back.Undoes, back.Backward, back.Losing, back.Gaining)
	}
	if back.Bill.NumbersBack != p.Bill.NumbersOut || back.Bill.NumbersBack == 0 {
		t.Errorf("%d numbers come back, %d went out", back.Bill.NumbersBack, p.Bill.NumbersOut)
	}
	for _, c := range back.Changes {
		if len(c.Reasons) != 1 || c.Reasons[0].Stop != plan.StopTenant || !strings.Contains(text.English().Print(c.Reasons[0].Says), "Run 7") || c.Says.IsZero() || c.Calls < 1 {
			t.Errorf("%s does not say why: %+v", c.ID, c)
		}
	}
	given := p.Changes[slices.IndexFunc(p.Changes, func(c plan.Change) bool { return c.Kind == plan.AssignNumber })]
	if licence := find(t, back, given.Needs[0]); !slices.ContainsFunc(licence.Needs, func(id string) bool { return strings.HasPrefix(id, "number:") }) {
		t.Errorf("a licence goes before the numbers that rest on it: %v", licence.Needs)
	}
	w.carryOut(back)
	if len(w.snapshot.GroupPolicies) > 0 {
		t.Errorf("groups still give %v", w.snapshot.GroupPolicies)
	}
	for _, g := range w.snapshot.Groups {
		if len(g.Licences) > 0 {
			t.Errorf("%s still hands out licences", g.Name)
		}
	}
	for _, n := range w.snapshot.Numbers {
		if n.Target != "" {
			t.Errorf("%s is still with somebody", n.Telephone)
		}
	}
	for _, q := range w.snapshot.Queues {
		if len(q.Groups) > 0 {
			t.Errorf("%s is still answered by %v", q.Name, q.Groups)
		}
	}
	if !has(back, "PLAN_UNDO_STAYS") || !has(back, "PLAN_UNDO_LEFT") {
		t.Error("groups that stay, or people who stay in teams, are not spoken of")
	}
}

func TestUndoOfAnUndoIsTheRunAgain(t *testing.T) {
	w, d, p := ran(t, 60)
	back := plan.Undo(d, w.reading(), pastOf(t, 1, p), now)
	w.carryOut(back)
	forth := plan.Undo(d, w.reading(), pastOf(t, 2, back), now)
	if forth.Backward || forth.Losing != 0 || forth.Bill.NumbersOut != p.Bill.NumbersOut {
		t.Errorf("backward %v, losing %d, %d numbers of %d", forth.Backward, forth.Losing, forth.Bill.NumbersOut, p.Bill.NumbersOut)
	}
	w.carryOut(forth)
	for _, c := range plan.Make(d, w.reading(), now, plan.Options{}).Changes {
		t.Errorf("still to do: %s", c.Says)
	}
}

func TestUndoLeavesAloneWhatSomebodyChangedSince(t *testing.T) {
	for name, c := range map[string]struct {
		change string
		move   func(w *world, p plan.Plan)
	}{
		"a number that went to another": {"number:", func(w *world, p plan.Plan) {
			for i := range w.snapshot.Numbers {
				if w.snapshot.Numbers[i].Target != "" {
					w.snapshot.Numbers[i].Target = "another"
				}
			}
		}},
		"another policy of a group": {"grant:", func(w *world, p plan.Plan) {
			for i := range w.snapshot.GroupPolicies {
				w.snapshot.GroupPolicies[i].Name = "Other"
			}
		}},
		"a group that is gone": {"licences:", func(w *world, p plan.Plan) { w.snapshot.Groups = []tenant.Group{} }},
		"a licence that the group has no more": {"licences:", func(w *world, p plan.Plan) {
			for i := range w.snapshot.Groups {
				w.snapshot.Groups[i].Licences = nil
			}
		}},
		"a queue that is gone": {"queue:", func(w *world, p plan.Plan) { w.snapshot.Queues = []tenant.Queue{} }},
	} {
		t.Run(name, func(t *testing.T) {
			w, d, p := ran(t, 40)
			c.move(w, p)
			back := plan.Undo(d, w.reading(), pastOf(t, 1, p), now)
			for _, change := range back.Changes {
				if strings.HasPrefix(change.ID, c.change) || c.change == "grant:" && change.Kind == plan.RevokeGroup {
					t.Errorf("%s", change.Says)
				}
			}
			if !has(back, "PLAN_UNDO_MOVED") {
				t.Error("nobody is told")
			}
		})
	}
}

func TestUndoRestsOnNothingUnread(t *testing.T) {
	w, d, p := ran(t, 40)
	for part, kinds := range map[string][]plan.Kind{
		"numbers": {plan.ReleaseNumber}, "configured": {plan.ReleaseNumber}, "groupPolicies": {plan.RevokeGroup, plan.GrantGroup},
		"groups": {plan.RevokeGroup, plan.SetLicences, plan.SetQueueGroups}, "queues": {plan.SetQueueGroups}, "subscriptions": {plan.SetLicences},
	} {
		t.Run(part, func(t *testing.T) {
			w.snapshot.Unread = map[string]string{part: "forbidden"}
			back := plan.Undo(d, w.reading(), pastOf(t, 1, p), now)
			for _, c := range back.Changes {
				if slices.Contains(kinds, c.Kind) {
					t.Errorf("%s rests on %s", c.Says, part)
				}
			}
			if !has(back, "PLAN_UNREAD") {
				t.Error("nobody is told")
			}
		})
	}
}

func TestUndoTakesBackOnlyWhatWasSeen(t *testing.T) {
	w, d, p := ran(t, 40)
	past := pastOf(t, 1, p)
	for id := range past.Seen {
		if strings.HasPrefix(id, "number:") {
			past.Seen[id] = false
		}
	}
	back := plan.Undo(d, w.reading(), past, now)
	if kinds(back, plan.ReleaseNumber) != 0 || kinds(back, plan.SetLicences) == 0 || !has(back, "PLAN_UNDO_UNSEEN") {
		t.Errorf("%d numbers are taken that were not seen to be given", kinds(back, plan.ReleaseNumber))
	}
	if other := plan.Undo(d, w.reading(), plan.Past{Run: 1, Plan: plan.Plan{TenantID: "t-2", Changes: p.Changes}, Seen: past.Seen}, now); !other.Empty() || !has(other, "TENANT_OTHER") {
		t.Error("a run on another tenant is taken back here")
	}
}

// changeDesign alters what the sample run made: a setting, rules of a dial plan, a rule of a persona, and who gives what.
func changeDesign(t *testing.T) plan.Design {
	d := wanted(t)
	for i := range d.Persona.Policies {
		p := &d.Persona.Policies[i]
		p.Settings = slices.Clone(p.Settings)
		for n := range p.Settings {
			switch p.Settings[n].Value {
			case "true":
				p.Settings[n].Value = "false"
			case "false":
				p.Settings[n].Value = "true"
			}
		}
		if len(p.Rules) > 1 {
			p.Rules = p.Rules[1:]
		}
	}
	for i := range d.Persona.Personas {
		p := &d.Persona.Personas[i]
		if strings.Contains(p.Name, "Manchester_HR") {
			p.Conditions, p.Rule = nil, `(user.city -eq "London")`
			p.Policies = p.Policies[1:]
		}
	}
	return d
}

func TestUndoGivesBackWhatStoodThereBefore(t *testing.T) {
	w, d, _ := ran(t, 60)
	second := plan.Make(changeDesign(t), w.reading(), now, plan.Options{})
	for _, kind := range []plan.Kind{plan.UpdateGroup, plan.UpdatePolicy, plan.RevokeGroup} {
		if kinds(second, kind) == 0 {
			t.Fatalf("the changed design leads to no %s", kind)
		}
	}
	w.carryOut(second)
	back := plan.Undo(changeDesign(t), w.reading(), pastOf(t, 2, second), now)
	w.carryOut(back)
	for _, c := range plan.Make(d, w.reading(), now, plan.Options{}).Changes {
		t.Errorf("not as it was: %s %s (%s, %s)", c.ID, c.Says, c.Before, c.After)
	}
}

func TestPropertyUndoIsCarriedOutInItsOrderAndNeverWide(t *testing.T) {
	design := wanted(t)
	rapid.Check(t, func(r *rapid.T) {
		w := newWorld(r, rapid.IntRange(1, 20).Draw(r, "users"))
		d := design
		var p plan.Plan
		for range rapid.IntRange(1, 2).Draw(r, "runs") {
			d = anyDesign(r, design)
			p = plan.Make(d, w.reading(), now, plan.Options{})
			w.carryOut(p)
		}
		past := pastOf(r, 1, p)
		for _, c := range p.Changes {
			past.Seen[c.ID] = rapid.IntRange(0, 9).Draw(r, "seen") > 0
		}
		back := plan.Undo(d, w.reading(), past, now)
		for _, c := range back.Changes {
			if c.Action.Command != nil {
				namesSomebody(r, *c.Action.Command)
			}
			_, of, _ := strings.Cut(c.ID, ":")
			if !past.Seen[c.ID] && !past.Seen["grant:"+of] && !past.Seen["revoke:"+of] {
				r.Fatalf("%s was not seen and is taken back", c.ID)
			}
		}
		for _, x := range back.Problems {
			if x.Code == "PLAN_COMMAND" {
				r.Fatalf("%s", x.Error())
			}
		}
		w.carryOut(back)
	})
}
