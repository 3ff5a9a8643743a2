package plan_test

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
)

// emptied is a world in which a persona was deleted and a run took from its group what it gave.
func emptied(t *testing.T, id string) (*world, plan.Design, tenant.Group, plan.Options) {
	t.Helper()
	w, d := newWorld(t, 60), wanted(t)
	w.carryOut(plan.Make(d, w.reading(), now, plan.Options{}))
	d = without(t, d, id)
	key := d.Persona.Gone[0].Key
	made := plan.Options{Made: map[string]bool{"group:" + key: true}}
	first := plan.Make(d, w.reading(), now, made)
	if slices.ContainsFunc(first.Changes, func(c plan.Change) bool { return c.Kind == plan.RemoveGroup }) || !says(first, "PLAN_GROUP_LATER") {
		t.Fatalf("a group that still gives something is to go at once: %v", first.Problems)
	}
	w.carryOut(first)
	w.snapshot.Things = []tenant.Thing{}
	return w, d, *w.group(key), made
}

func removal(p plan.Plan) (c plan.Change, planned bool) {
	at := slices.IndexFunc(p.Changes, func(c plan.Change) bool { return c.Kind == plan.RemoveGroup })
	if at < 0 {
		return c, false
	}
	return p.Changes[at], true
}

func TestAGroupThatARunMadeAndNobodyUsesIsRemoved(t *testing.T) {
	w, d, g, made := emptied(t, "london")
	p := plan.Make(d, w.reading(), now, made)
	c, planned := removal(p)
	members := w.snapshot.Members[g.ID]
	if !planned || len(members) == 0 || c.Effect != plan.Lose || len(c.Users) != len(members) || p.Losing < len(members) {
		t.Fatalf("%d members, %d lose: %+v, %v", len(members), p.Losing, c, p.Problems)
	}
	if c.Stood == nil || c.Stood.Rule != g.Rule || c.Was == nil || c.Expect.NoGroup == nil || c.Expect.NoGroup.ID != g.ID {
		t.Errorf("%+v", c)
	}
	w.carryOut(p)
	if next := plan.Make(d, w.reading(), now, made); len(next.Changes) != 0 || says(next, "PLAN_GROUP_LEFT_OVER") {
		t.Errorf("something is left: %+v", next.Changes)
	}
	// Taken back, it is made anew, and that is said; what the run before took from it comes back by the undo of that.
	back := plan.Undo(d, w.reading(), plan.Past{Run: 2, Plan: p, Seen: seenAll(p)}, now)
	at := slices.IndexFunc(back.Changes, func(c plan.Change) bool { return c.Kind == plan.CreateGroup })
	if at < 0 || !says(back, "PLAN_UNDO_GROUP_ANEW") || back.Changes[at].Action.Group.Rule != g.Rule || back.Changes[at].Action.Group.UniqueName != g.UniqueName ||
		back.Changes[at].Action.Group.Nickname == "" {
		t.Fatalf("%+v %v", back.Changes, back.Problems)
	}
	w.carryOut(back)
	if again := plan.Undo(d, w.reading(), plan.Past{Run: 2, Plan: p, Seen: seenAll(p)}, now); !says(again, "PLAN_UNDO_MOVED") || slices.ContainsFunc(again.Changes, func(c plan.Change) bool { return c.Kind == plan.CreateGroup }) {
		t.Errorf("a group that is there is made twice: %v", again.Problems)
	}
}

func seenAll(p plan.Plan) map[string]bool {
	seen := map[string]bool{}
	for _, c := range p.Changes {
		seen[c.ID] = true
	}
	return seen
}

// Nothing is removed by its name alone, nor while something else uses it, nor while somebody could whom nobody asked.
func TestAGroupStaysWhereNobodyKnowsThatItMayGo(t *testing.T) {
	for name, c := range map[string]struct {
		change func(w *world, d *plan.Design, g *tenant.Group, o *plan.Options)
		code   string
	}{
		"no run made it": {func(_ *world, _ *plan.Design, _ *tenant.Group, o *plan.Options) { o.Made = nil }, "PLAN_GROUP_EMPTY"},
		"a run made another one": {func(_ *world, _ *plan.Design, _ *tenant.Group, o *plan.Options) {
			o.Made = map[string]bool{"group:personadesk-other": true}
		}, "PLAN_GROUP_EMPTY"},
		"it answers a queue": {func(w *world, _ *plan.Design, g *tenant.Group, _ *plan.Options) {
			w.snapshot.Queues[0].Groups = append(w.snapshot.Queues[0].Groups, g.ID)
		}, "PLAN_GROUP_ANSWERS"},
		"an auto attendant names it": {func(w *world, _ *plan.Design, g *tenant.Group, _ *plan.Options) {
			w.snapshot.Things = append(w.snapshot.Things, tenant.Thing{Kind: tenant.AttendantThing, ID: "a", Name: "Main", Settings: map[string]any{
				"DirectoryLookupScope": map[string]any{"InclusionScope": []any{map[string]any{"GroupIds": []string{string(g.ID)}}}}}})
		}, "PLAN_GROUP_USED"},
		"the rule of another group goes by it": {func(w *world, _ *plan.Design, g *tenant.Group, _ *plan.Options) {
			w.snapshot.Groups = append(w.snapshot.Groups, tenant.Group{ID: "o", Name: "Others", Dynamic: true, SecurityEnabled: true, Rule: `user.memberof -any (group.objectId -in ['` + string(g.ID) + `'])`})
		}, "PLAN_GROUP_USED"},
		"a persona asks for it": {func(_ *world, d *plan.Design, g *tenant.Group, _ *plan.Options) {
			d.Persona.Personas[0].SecurityGroups = []string{g.Name}
		}, "PLAN_GROUP_USED"},
		"a queue of the design is answered by it": {func(_ *world, d *plan.Design, g *tenant.Group, _ *plan.Options) {
			d.Persona.Queues = append(d.Persona.Queues, persona.Queue{Name: "New", Groups: []string{g.Name}})
		}, "PLAN_GROUP_USED"},
		"somebody made it a group by hand": {func(w *world, _ *plan.Design, g *tenant.Group, _ *plan.Options) {
			w.group(g.UniqueName).Dynamic = false
		}, "PLAN_GROUP_USED"},
		"the policies of groups were not read": {func(w *world, _ *plan.Design, _ *tenant.Group, _ *plan.Options) {
			w.unread("groupPolicies")
		}, "PLAN_UNREAD"},
		"the queues were not read":          {func(w *world, _ *plan.Design, _ *tenant.Group, _ *plan.Options) { w.unread("queues") }, "PLAN_UNREAD"},
		"the auto attendants were not read": {func(w *world, _ *plan.Design, _ *tenant.Group, _ *plan.Options) { w.unread("things/attendant") }, "PLAN_UNREAD"},
		"its members were not read": {func(w *world, _ *plan.Design, g *tenant.Group, _ *plan.Options) {
			delete(w.snapshot.Members, g.ID)
		}, "PLAN_GROUP_UNCOUNTED"},
	} {
		t.Run(name, func(t *testing.T) {
			w, d, g, made := emptied(t, "london")
			c.change(w, &d, &g, &made)
			p := plan.Make(d, w.reading(), now, made)
			if _, planned := removal(p); planned || !says(p, c.code) {
				t.Errorf("planned: %v, %v", planned, p.Problems)
			}
		})
	}
}

func (w *world) unread(part string) {
	if w.snapshot.Unread == nil {
		w.snapshot.Unread = map[string]string{}
	}
	w.snapshot.Unread[part] = "refused"
}

func TestANicknameFitsWhateverTheKey(t *testing.T) {
	long := "personadesk-" + "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
	other := long[:len(long)-1] + "y"
	a, b := persona.KeyNickname(long), persona.KeyNickname(other)
	if len(a) > 64 || len(b) > 64 || a == b || persona.KeyNickname("personadesk-hr") != "personadesk-hr" {
		t.Error(a, b)
	}
}
