package engine_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// attended puts a queue, opening hours, holidays and an attendant with a menu into the empty workbook, and gives the attendant.
func (r room) attended() voice.Attendant {
	r.Helper()
	must(r.T, r.wb.SaveThing(r.ctx, voice.Account{UPN: "cq-help@larkfield.example", Name: "Help", For: voice.KindQueue, Country: "GB"}))
	must(r.T, r.wb.SaveThing(r.ctx, voice.Account{UPN: "aa-main@larkfield.example", Name: "Main", For: voice.KindAttendant, Country: "GB"}))
	must(r.T, r.wb.SaveQueue(r.ctx, voice.Queue{Name: "Help", Account: "cq-help@larkfield.example", People: []string{r.somebody(0)}}))
	must(r.T, r.wb.SaveThing(r.ctx, voice.Schedule{Name: "Office hours", Tells: voice.OpeningHours, Week: append(voice.OfficeWeek(),
		voice.Day{Day: time.Saturday, Spans: []voice.Span{{From: "00:00", To: "12:15"}, {From: "13:00", To: "24:00"}}})}))
	must(r.T, r.wb.SaveThing(r.ctx, voice.Schedule{Name: "Christmas", Tells: voice.HolidayDates, Dates: []voice.Date{{First: "2027-12-25", Last: "2027-12-27"}, {First: "2028-12-25"}}}))
	a := voice.Attendant{Name: "Main", Account: "aa-main@larkfield.example", Language: "en-GB", TimeZone: "GMT Standard Time", Hours: "Office hours",
		Open: voice.Way{Greeting: "Welcome to Larkfield", Prompt: "Press 1 for help, 0 for the operator", Options: []voice.Option{
			{Key: "1", To: voice.Target{Kind: voice.ToQueue, Name: "Help"}}, {Key: "0", To: voice.Target{Kind: voice.ToOperator}},
			{Key: "*", To: voice.Target{Kind: voice.ToNumber, Name: "+441614960123"}}}},
		Closed:   voice.Way{Greeting: "We're closed", To: voice.Target{Kind: voice.ToPerson, Name: r.somebody(1)}},
		Holidays: []string{"Christmas"}, Holiday: voice.Way{To: voice.Target{Kind: voice.Disconnect}},
		Operator: voice.Target{Kind: voice.ToPerson, Name: r.somebody(0)}, Authorised: []string{r.somebody(1)}}
	must(r.T, r.wb.SaveThing(r.ctx, a))
	return a
}

// somebody is the principal name of a user of the tenant.
func (r room) somebody(n int) string {
	r.Helper()
	var names []string
	err := r.tn.Graph.UserConfigurations(r.ctx, func(list []tenant.UserConfiguration) error {
		for _, u := range list {
			if u.AccountType == "user" || u.AccountType == "User" || u.AccountType == "" {
				names = append(names, u.UPN)
			}
		}
		return nil
	})
	must(r.T, err)
	slices.Sort(names)
	return names[n]
}

// named is the one thing of a kind that the tenant shows under a name; false when it has none.
func (r room) named(kind tenant.ThingKind, name string) (tenant.Thing, bool) {
	r.Helper()
	list, err := r.tn.Teams.Things(r.ctx, kind)
	must(r.T, err)
	at := slices.IndexFunc(list, func(one tenant.Thing) bool { return one.Name == name })
	if at < 0 {
		return tenant.Thing{}, false
	}
	return list[at], true
}

func ids(p plan.Plan) []string {
	var list []string
	for _, c := range p.Changes {
		list = append(list, c.ID)
	}
	return list
}

// sameJSON compares what the tenant shows, whose numbers and lists have no types of their own.
func sameJSON(t *testing.T, a, b any) bool {
	t.Helper()
	one, err := json.Marshal(a)
	must(t, err)
	two, err := json.Marshal(b)
	must(t, err)
	return string(one) == string(two)
}

func noStop(t *testing.T, p plan.Plan) {
	t.Helper()
	for _, found := range p.Problems {
		if found.Severity == problem.Error {
			t.Errorf("%s: %s", found.Code, found.Error())
		}
	}
}

func TestAnAttendantWithHoursAndHolidaysIsMadeSeenChangedAndTakenBack(t *testing.T) {
	r := emptyRoom(t)
	a := r.attended()
	first := r.read()
	noStop(t, first)
	for _, id := range []string{"schedule:Office hours", "schedule:Christmas", "attendant:Main", "association:aa-main@larkfield.example"} {
		if !slices.Contains(ids(first), id) {
			t.Errorf("not planned: %s of %v", id, ids(first))
		}
	}
	run := r.carry(first)
	main, there := r.named(tenant.AttendantThing, "Main")
	if !there {
		t.Fatal("the attendant is not there")
	}
	if flows := main.Settings["CallFlows"].([]any); len(flows) != 2 || len(main.Settings["CallHandlingAssociations"].([]any)) != 2 {
		t.Errorf("call flows %v", flows)
	}
	if list := main.Settings["ApplicationInstances"].([]any); len(list) != 1 {
		t.Errorf("it is called under %v", list)
	}
	if again := r.read(); !again.Empty() {
		t.Fatalf("the second plan has %v: %+v", ids(again), again.Changes[0])
	}

	// Taken over by its name it is what was designed, and nothing is made or changed.
	design, reading, done, err := provision.Load(r.ctx, r.wb)
	must(t, err)
	taken, found := plan.TakenCalls(reading.Reading, func(id ident.ObjectID) string {
		i, _ := reading.Directory.Index(id)
		return reading.Directory.UPN(i)
	}, voice.KindAttendant, "Main", voice.Calls{})
	done()
	if len(taken) != 6 || !found {
		t.Errorf("taken over with what it names: %+v", taken)
	}
	for _, thing := range taken {
		if q, isQueue := thing.(voice.Queue); isQueue {
			must(t, r.wb.SaveQueue(r.ctx, q))
			continue
		}
		must(t, r.wb.SaveThing(r.ctx, thing))
	}
	if again := r.read(); !again.Empty() {
		t.Errorf("what was taken over is planned again: %v", ids(again))
	}
	for _, q := range design.Persona.Queues {
		must(t, r.wb.SaveQueue(r.ctx, q))
	}
	for _, thing := range design.Persona.All() {
		must(t, r.wb.SaveThing(r.ctx, thing))
	}

	// Only what differs is set; the rest of what was fetched is written back as it came.
	a.Open.Greeting, a.Open.Options[0].Key = "Good morning", "2"
	must(t, r.wb.SaveThing(r.ctx, a))
	must(t, r.wb.SaveThing(r.ctx, voice.Schedule{Name: "Office hours", Tells: voice.OpeningHours, Week: voice.OfficeWeek()}))
	second := r.read()
	if want := []string{"schedule:Office hours", "attendant:Main"}; !slices.Equal(ids(second), want) {
		t.Fatalf("planned %v, wanted %v", ids(second), want)
	}
	if before := second.Changes[1].Action.Command.Before; len(before) != 1 || len(before[0].Set) != 2 {
		t.Errorf("more is set than differs: %+v", before)
	}
	changed := r.carry(second)
	if again := r.read(); !again.Empty() {
		t.Fatalf("after the change the plan has %v", ids(again))
	}

	r.carry(r.undo(changed.RunID, second))
	now, _ := r.named(tenant.AttendantThing, "Main")
	if was, is := main.Settings["DefaultCallFlow"], now.Settings["DefaultCallFlow"]; !sameJSON(t, was, is) {
		t.Errorf("the undo left %v, before was %v", is, was)
	}
	r.carry(r.undo(run.RunID, first))
	for _, gone := range []struct {
		kind tenant.ThingKind
		name string
	}{{tenant.AttendantThing, "Main"}, {tenant.ScheduleThing, "Office hours"}, {tenant.ScheduleThing, "Christmas"}, {tenant.QueueThing, "Help"}} {
		if _, there := r.named(gone.kind, gone.name); there {
			t.Errorf("%s %s was not taken back", gone.kind, gone.name)
		}
	}
}

// What the design cannot say is kept as it came: dial by name and an announcement in the menu, and a flag of the call flow.
func TestWhatTheDesignCannotSayOfAnAttendantIsNeverDropped(t *testing.T) {
	r := emptyRoom(t)
	to := func(name string, v tenant.Value) tenant.Param { return tenant.Param{Name: name, Value: v} }
	of := func(name string, params ...tenant.Param) tenant.Command {
		return tenant.Command{Name: name, Params: params}
	}
	prompt := of("New-CsAutoAttendantPrompt", to("TextToSpeechPrompt", tenant.Text("We are open")))
	menu := of("New-CsAutoAttendantMenu", to("Name", tenant.Text("m")), to("EnableDialByName", tenant.Switch()), to("MenuOptions", tenant.ListOf(
		tenant.OutputOf(of("New-CsAutoAttendantMenuOption", to("Action", tenant.Text("Announcement")), to("DtmfResponse", tenant.Text("Tone5")), to("Prompt", tenant.OutputOf(prompt)))))))
	_, err := r.tn.Teams.Run(r.ctx, of("New-CsAutoAttendant", to("Name", tenant.Text("Main")), to("LanguageId", tenant.Text("en-GB")), to("TimeZoneId", tenant.Text("UTC")),
		to("DefaultCallFlow", tenant.OutputOf(of("New-CsAutoAttendantCallFlow", to("Name", tenant.Text("f")), to("ForceListenMenuEnabled", tenant.Switch()), to("Menu", tenant.OutputOf(menu)))))))
	must(t, err)
	must(t, r.wb.SaveThing(r.ctx, voice.Attendant{Name: "Main", Existing: true, Language: "de-DE", TimeZone: "UTC",
		Open: voice.Way{Greeting: "Guten Tag", To: voice.Target{Kind: voice.Disconnect}}}))
	p := r.read()
	if !slices.ContainsFunc(p.Problems, func(x problem.Problem) bool { return x.Code == "PLAN_THING_ODD" }) {
		t.Error("it is not said that the menu is left as it is")
	}
	if want := []string{"attendant:Main"}; !slices.Equal(ids(p), want) {
		t.Fatalf("planned %v", ids(p))
	}
	was, _ := r.named(tenant.AttendantThing, "Main")
	r.carry(p)
	now, _ := r.named(tenant.AttendantThing, "Main")
	before, after := was.Settings["DefaultCallFlow"].(map[string]any), now.Settings["DefaultCallFlow"].(map[string]any)
	if now.Settings["LanguageId"] != "de-DE" || len(after["Greetings"].([]any)) != 1 {
		t.Errorf("what differs was not written: %v", now.Settings)
	}
	if !sameJSON(t, before["Menu"], after["Menu"]) || after["ForceListenMenuEnabled"] != true {
		t.Errorf("something was dropped: %v became %v", before, after)
	}
}
