package engine_test

import (
	"slices"
	"testing"
	"time"

	"personadesk/backend/kept"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/provision/engine"
	"personadesk/backend/provision/reading"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

// read reads the tenant and plans what the design asks for.
func (r room) read() plan.Plan {
	r.Helper()
	snapshot, err := reading.Read(r.ctx, r.tn, r.wb, reading.Options{})
	must(r.T, err)
	if len(snapshot.Unread) != 0 {
		r.Errorf("not read: %v", snapshot.Unread)
	}
	return planned(r.ctx, r.T, r.wb)
}

// carry carries a plan out and wants every change to be seen.
func (r room) carry(p plan.Plan) engine.Summary { return r.carryOut(p, false) }

// carryOut carries a plan out; losing says that somebody has agreed to what people lose.
func (r room) carryOut(p plan.Plan, losing bool) engine.Summary {
	r.Helper()
	s, err := engine.Apply(r.ctx, r.tn, r.wb, p, engine.Options{FirstWait: 10 * time.Millisecond, MostWait: 100 * time.Millisecond, Patience: time.Minute, Underway: time.Minute,
		AllowLosses: losing})
	must(r.T, err)
	if !s.Whole() || s.Propagating != 0 {
		states, err := r.wb.ChangeStates(r.ctx, s.RunID)
		must(r.T, err)
		for id, c := range states {
			if c.State != workbook.Seen {
				r.Errorf("%s: %s %s", id, c.State, text.English().Print(c.Note))
			}
		}
		r.Fatalf("not everything was seen: %+v", s)
	}
	return s
}

// undo plans what takes a run back, from a fresh reading.
func (r room) undo(run int64, p plan.Plan) plan.Plan {
	r.Helper()
	_, err := reading.Read(r.ctx, r.tn, r.wb, reading.Options{})
	must(r.T, err)
	states, err := r.wb.ChangeStates(r.ctx, run)
	must(r.T, err)
	seen := map[string]bool{}
	for id, c := range states {
		seen[id] = c.State == workbook.Seen
	}
	design, now, done, err := provision.Load(r.ctx, r.wb)
	must(r.T, err)
	defer done()
	back := plan.Undo(design, now, plan.Past{Run: run, Plan: p, Seen: seen}, time.Now())
	n, err := kept.Save(r.ctx, r.wb, back, nil)
	must(r.T, err)
	must(r.T, r.wb.Approve(r.ctx, n, back.Fingerprint, ""))
	return back
}

func kindsOf(p plan.Plan) []string {
	var kinds []string
	for _, c := range p.Changes {
		kinds = append(kinds, string(c.Kind)+" "+c.Subject)
	}
	return kinds
}

func TestVoiceRoutingFromAnEmptyWorkbookIsMadeSeenChangedAndTakenBack(t *testing.T) {
	r := emptyRoom(t)
	must(t, r.wb.SaveThing(r.ctx, voice.Usage{Name: "Ireland"}))
	route := voice.Route{Name: "Ireland", Pattern: `^\+353\d{7,9}$`, Usages: []string{"Ireland"}, Gateways: []string{"sbc1.larkfield.example"}, Description: "Dublin office"}
	must(t, r.wb.SaveThing(r.ctx, voice.Route{Name: "UK Domestic", Existing: true}))
	there, err := r.tn.Teams.Things(r.ctx, tenant.GatewayThing)
	must(t, err)
	route.Gateways = []string{there[0].Name}
	must(t, r.wb.SaveThing(r.ctx, route))
	must(t, r.wb.SavePolicy(r.ctx, persona.Policy{Type: "OnlineVoiceRoutingPolicy", Name: "Ireland",
		Settings: []persona.Setting{{Name: "OnlinePstnUsages", Kind: persona.SettingList, Value: "Ireland\nUK Domestic"}}}))

	first := r.read()
	if want := []string{"makeThing Ireland", "makeThing Ireland", "createPolicy Ireland"}; !slices.Equal(kindsOf(first), want) {
		t.Fatalf("planned %v; want %v", kindsOf(first), want)
	}
	if needs := first.Changes[2].Needs; !slices.Equal(needs, []string{"usage:Ireland"}) {
		t.Errorf("the policy waits for %v", needs)
	}
	s := r.carry(first)
	if again := r.read(); !again.Empty() {
		t.Fatalf("the second plan has %v", kindsOf(again))
	}

	route.Gateways, route.Priority = []string{there[1].Name}, 1
	must(t, r.wb.SaveThing(r.ctx, route))
	second := r.read()
	if want := []string{"changeThing Ireland"}; !slices.Equal(kindsOf(second), want) || len(second.Changes[0].Action.Command.Params) != 3 {
		t.Fatalf("planned %v: %+v; only what differs is written", kindsOf(second), second.Changes)
	}
	s2 := r.carry(second)
	r.carry(r.undo(s2.RunID, second))
	route.Gateways, route.Priority = []string{there[0].Name}, 0
	must(t, r.wb.SaveThing(r.ctx, route))
	if again := r.read(); !again.Empty() {
		t.Fatalf("after the undo the plan has %v", kindsOf(again))
	}

	// The policy stays as policies do; the route goes, and its usage stays because the policy names it: the tenant would refuse.
	back := r.undo(s.RunID, first)
	if want := []string{"removeThing Ireland", "removeThing Ireland"}; !slices.Equal(kindsOf(back), want) {
		t.Fatalf("taken back: %v", kindsOf(back))
	}
}

func TestWhatWasNotReadOfRoutingIsLeftOutAndSaid(t *testing.T) {
	r := emptyRoom(t)
	must(t, r.wb.SaveThing(r.ctx, voice.Route{Name: "Ireland", Pattern: `^\+353`}))
	_, err := reading.Read(r.ctx, r.tn, r.wb, reading.Options{})
	must(t, err)
	design, now, done, err := provision.Load(r.ctx, r.wb)
	must(t, err)
	defer done()
	now.Unread = map[string]string{"things/route": "no right"}
	p := plan.Make(design, now, time.Now(), plan.Options{})
	if len(p.Changes) != 0 || !slices.ContainsFunc(p.Problems, func(x problem.Problem) bool { return x.Code == "PLAN_UNREAD" }) {
		t.Errorf("planned %v with the problems %v", kindsOf(p), p.Problems)
	}
}
