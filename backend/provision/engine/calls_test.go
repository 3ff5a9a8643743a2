package engine_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/kept"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/provision/engine"
	"personadesk/backend/provision/reading"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/text"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

const queueAccount = "cq-help@larkfield.example"

// From an empty workbook: a queue with agents, an overflow to shared voicemail and a resource account with licence, number and emergency
// location is planned, sent, seen, planned again as nothing, and taken back.
func TestAQueueFromAnEmptyDesignOnThePracticeTenant(t *testing.T) {
	room := openRoom(t, practice.Options{Users: 60, Seed: 7})
	ctx, tn, wb := room.ctx, room.tn, room.wb
	read := func() {
		t.Helper()
		_, err := reading.Read(ctx, tn, wb, reading.Options{})
		must(t, err)
	}
	read()

	var free string
	must(t, tn.Graph.Numbers(ctx, func(list []tenant.Number) error {
		for _, n := range list {
			if n.Status == "unassigned" && n.Type == "directRouting" && !n.OnPremises && free == "" {
				free = n.Telephone
			}
		}
		return nil
	}))
	if free == "" {
		t.Fatal("the tenant has no free number")
	}
	must(t, wb.SavePersona(ctx, persona.Persona{ID: "desk", Name: "Prov_Desk", Layer: persona.Baseline, Licences: []ident.SKU{},
		Rule: `(user.department -eq "HR")`, Queues: []string{"Help"}}))
	must(t, wb.SaveQueue(ctx, voice.Queue{Name: "Help", Account: queueAccount, Language: "en-GB", Routing: voice.LongestIdle, Alert: voice.Whole(20),
		Greeting: "Welcome", Overflow: voice.Exit{After: voice.Whole(10), To: voice.Target{Kind: voice.ToVoicemail, Name: "Prov_Desk"}},
		Timeout: voice.Exit{After: voice.Whole(120), To: voice.Target{Kind: voice.ToNumber, Name: "+441614960123"}}}))
	must(t, wb.SaveThing(ctx, voice.Account{UPN: queueAccount, Name: "Help", For: voice.KindQueue, Number: free, NumberType: "directRouting",
		Location: "Manchester office", Country: "GB", Licensed: true}))

	p := planned(ctx, t, wb)
	for _, found := range p.Problems {
		if found.Severity == "error" {
			t.Errorf("%s: %s", found.Code, found.Error())
		}
	}
	for _, id := range []string{"account:" + queueAccount, "group:personadesk-resource-accounts", "licences:personadesk-resource-accounts",
		"account-number:" + queueAccount, "queue:Help", "association:" + queueAccount} {
		if !slices.ContainsFunc(p.Changes, func(c plan.Change) bool { return c.ID == id }) {
			t.Errorf("not planned: %s", id)
		}
	}
	if p.Bill.NumbersOut != 1 {
		t.Errorf("%d numbers are counted", p.Bill.NumbersOut)
	}
	o := engine.Options{FirstWait: 50 * time.Millisecond, MostWait: time.Second, Patience: time.Minute, Underway: time.Minute}
	run := carriedOut(ctx, t, tn, wb, p, o)

	accounts, err := tn.Teams.Accounts(ctx)
	must(t, err)
	at := slices.IndexFunc(accounts, func(a tenant.Account) bool { return a.UPN == queueAccount })
	if at < 0 || accounts[at].Telephone != free {
		t.Fatalf("the account has not the number: %+v", accounts)
	}
	held, _, err := tn.Graph.NumberByTelephone(ctx, free)
	must(t, err)
	if held.LocationID == "" || held.Target != accounts[at].ID {
		t.Errorf("the number is without its place or holder: %+v", held)
	}
	queues, err := tn.Teams.Things(ctx, tenant.QueueThing)
	must(t, err)
	at = slices.IndexFunc(queues, func(q tenant.Thing) bool { return q.Name == "Help" })
	if at < 0 {
		t.Fatal("the queue is not there")
	}
	for name, want := range map[string]any{"AgentAlertTime": 20.0, "RoutingMethod": "LongestIdle", "OverflowAction": "SharedVoicemail", "OverflowThreshold": 10.0,
		"TimeoutActionTarget": "tel:+441614960123", "WelcomeTextToSpeechPrompt": "Welcome"} {
		if got, _ := queues[at].Setting(name); got != want {
			t.Errorf("%s is %v, wanted %v", name, got, want)
		}
	}

	if entered, known, err := wb.Number(ctx, free); err != nil || !known || entered.HolderKind != number.ResourceAccount || entered.State != number.Assigned ||
		entered.Holder != string(held.Target) {
		t.Errorf("the inventory does not know who has the number: %+v %v", entered, err)
	}

	read()
	if again := planned(ctx, t, wb); !again.Empty() {
		t.Fatalf("the second plan has %d changes, the first: %s", len(again.Changes), text.English().Print(again.Changes[0].Says))
	}

	// Only what differs is written, and who answers stays.
	must(t, wb.SaveQueue(ctx, voice.Queue{Name: "Help", Account: queueAccount, Language: "en-GB", Alert: voice.Whole(45)}))
	changed := planned(ctx, t, wb)
	if len(changed.Changes) != 1 || len(changed.Changes[0].Action.Command.Params) != 2 {
		t.Fatalf("%+v", changed.Changes)
	}
	second := carriedOut(ctx, t, tn, wb, changed, o)
	queues, err = tn.Teams.Things(ctx, tenant.QueueThing)
	must(t, err)
	if groups, _ := queues[at].Setting("DistributionLists"); len(groups.([]any)) != 1 {
		t.Errorf("who answers is gone: %v", groups)
	}
	if got, _ := queues[at].Setting("AgentAlertTime"); got != 45.0 {
		t.Errorf("agents are rung %v", got)
	}

	for _, past := range []int64{second, run} {
		read()
		carriedOut(ctx, t, tn, wb, takenBack(ctx, t, wb, past), o)
	}
	queues, err = tn.Teams.Things(ctx, tenant.QueueThing)
	must(t, err)
	if slices.ContainsFunc(queues, func(q tenant.Thing) bool { return q.Name == "Help" }) {
		t.Error("the queue was not taken back")
	}
	held, _, err = tn.Graph.NumberByTelephone(ctx, free)
	must(t, err)
	if held.Target != "" {
		t.Errorf("the number was not taken back: %+v", held)
	}
}

// carriedOut sends a plan and wants all of it seen.
func carriedOut(ctx context.Context, t *testing.T, tn tenant.Tenant, wb *workbook.Workbook, p plan.Plan, o engine.Options) int64 {
	t.Helper()
	s, err := engine.Apply(ctx, tn, wb, p, o)
	must(t, err)
	if !s.Whole() {
		states, err := wb.ChangeStates(ctx, s.RunID)
		must(t, err)
		for id, c := range states {
			if c.State != workbook.Seen {
				t.Errorf("%s: %s %s", id, c.State, text.English().Print(c.Note))
			}
		}
	}
	return s.RunID
}

// takenBack plans what takes a run back.
func takenBack(ctx context.Context, t *testing.T, wb *workbook.Workbook, run int64) plan.Plan {
	t.Helper()
	p, err := provision.Remake(ctx, wb, run, time.Now())
	must(t, err)
	n, err := kept.Save(ctx, wb, p, nil)
	must(t, err)
	must(t, wb.Approve(ctx, n, p.Fingerprint, ""))
	return p
}
