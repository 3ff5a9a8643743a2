package engine_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/kept"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/provision/engine"
	"personadesk/backend/provision/reading"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/text"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

// placesDesign fills an empty workbook: two sites, a floor, emergency policies, a persona with numbers there, and one that shares a number.
func placesDesign(ctx context.Context, t *testing.T, wb *workbook.Workbook, account, callback string) {
	t.Helper()
	const teams, phone = "7e31c0d9-9551-471d-836f-32ee72be4a01", "e43b5b99-8dfb-405f-9987-dc307f34bcbd"
	must(t, wb.SaveThing(ctx, voice.Site{Name: "Leeds", Offices: []string{"LDS"}, Address: voice.Address{Company: "Larkfield", HouseNumber: "7", Street: "Wharf Street",
		City: "Leeds", PostalCode: "LS2 0ZZ", Country: "GB", Latitude: "53.7956", Longitude: "-1.5382"}}))
	must(t, wb.SaveThing(ctx, voice.Site{Name: "Manchester office", Existing: true}))
	must(t, wb.SaveThing(ctx, voice.Location{Name: "Leeds top floor", Site: "Leeds", Place: "4th floor"}))
	must(t, wb.SaveRange(ctx, number.Range{ID: "m", Name: "Manchester", First: "+441614960000", Last: "+441614960899", Type: "directRouting", Country: "GB"}))
	must(t, wb.SavePolicy(ctx, persona.Policy{Type: persona.EmergencyCalling, Name: "Leeds desk"}.WithNotifications(
		persona.Notification{Groups: []string{"desk@larkfield.example"}, Mode: "ConferenceMuted", DialOut: "+441614960100"},
		[]persona.Notification{{Dial: "18000", Groups: []string{"relay@larkfield.example"}, Mode: "NotificationOnly"}})))
	must(t, wb.SavePolicy(ctx, persona.Policy{Type: persona.EmergencyRouting, Name: "Leeds ways"}.WithEmergencyNumbers(
		[]persona.EmergencyNumber{{Dial: "999", Masks: []string{"112", "911"}, Usage: "UK Domestic"}})))
	must(t, wb.SavePolicy(ctx, persona.Policy{Type: persona.SharedCalling, Name: "Office shared"}.WithShared(account, []string{callback})))
	must(t, wb.SavePolicy(ctx, persona.Policy{Type: persona.VoiceRouting, Name: "No usages", EmptyOnPurpose: true}))
	must(t, wb.SavePersona(ctx, persona.Persona{ID: "hr", Name: "Leeds HR", Layer: persona.Calling, Country: "GB", Licences: []ident.SKU{teams, phone}, Ordinal: 1,
		Rule: `user.department -eq "HR" -and user.city -eq "Manchester"`, Location: "Leeds top floor",
		Number:   persona.NumberRule{Kind: persona.NextFree, Ranges: []string{"m"}, Type: "directRouting"},
		Policies: []persona.PolicyChoice{{Type: persona.EmergencyCalling, Name: "Leeds desk"}, {Type: persona.EmergencyRouting, Name: "Leeds ways"}}}))
	must(t, wb.SavePersona(ctx, persona.Persona{ID: "office", Name: "Office without numbers", Layer: persona.Calling, Country: "GB", Licences: []ident.SKU{teams, phone}, Ordinal: 2,
		Rule: `user.department -eq "Finance"`, Location: "Manchester office", Number: persona.NumberRule{Kind: persona.VoiceOnly},
		Policies: []persona.PolicyChoice{{Type: persona.SharedCalling, Name: "Office shared"}, {Type: persona.VoiceRouting, Name: "No usages"}, {Type: persona.EmergencyRouting, Name: "Leeds ways"}}}))
}

// From an empty workbook: places, emergency policies and shared calling are planned, carried out, seen, not planned again, and taken back.
func TestPlacesFromAnEmptyWorkbookOnThePracticeTenant(t *testing.T) {
	room := openRoom(t, practice.Options{Users: 120, Seed: 7})
	ctx, tn, wb := room.ctx, room.tn, room.wb
	account, callback := shareable(ctx, t, tn)
	placesDesign(ctx, t, wb, account, callback)

	carry := func(p plan.Plan) int64 {
		t.Helper()
		s, err := engine.Apply(ctx, tn, wb, p, engine.Options{FirstWait: 50 * time.Millisecond, MostWait: time.Second, Patience: 2 * time.Minute, Underway: 2 * time.Minute, AllowLosses: true})
		must(t, err)
		if !s.Whole() {
			states, err := wb.ChangeStates(ctx, s.RunID)
			must(t, err)
			for id, c := range states {
				if c.State != workbook.Seen {
					t.Errorf("%s: %s %s", id, c.State, text.English().Print(c.Note))
				}
			}
			t.FailNow()
		}
		_, err = reading.Read(ctx, tn, wb, reading.Options{})
		must(t, err)
		return s.RunID
	}
	_, err := reading.Read(ctx, tn, wb, reading.Options{})
	must(t, err)
	first := planned(ctx, t, wb)
	if slices.ContainsFunc(first.Problems, func(p problem.Problem) bool { return p.Severity == problem.Error }) {
		t.Fatal("the design has problems")
	}
	kinds := map[plan.Kind]int{}
	for _, c := range first.Changes {
		kinds[c.Kind]++
	}
	if kinds[plan.MakeThing] != 2 || kinds[plan.CreatePolicy] != 4 || kinds[plan.AssignNumber] == 0 || kinds[plan.EnableVoice] == 0 {
		t.Fatalf("the plan is not what this test is about: %v", kinds)
	}
	run := carry(first)
	placesSeen(ctx, t, tn, first)
	if again := planned(ctx, t, wb); !again.Empty() {
		t.Fatalf("the second plan has %d changes, the first: %s", len(again.Changes), text.English().Print(again.Changes[0].Says))
	}

	must(t, wb.SavePolicy(ctx, persona.Policy{Type: persona.EmergencyRouting, Name: "Leeds ways"}.WithEmergencyNumbers(
		[]persona.EmergencyNumber{{Dial: "999", Usage: "UK Domestic"}, {Dial: "112", Usage: "UK Domestic"}})))
	must(t, wb.SaveThing(ctx, voice.Site{Name: "Leeds", Address: voice.Address{Company: "Larkfield", HouseNumber: "9", Street: "Wharf Street",
		City: "Leeds", PostalCode: "LS2 0ZZ", Country: "GB", Latitude: "53.7956", Longitude: "-1.5382"}}))
	second := planned(ctx, t, wb)
	if len(second.Changes) != 2 {
		t.Fatalf("a house number and another emergency number make %d changes", len(second.Changes))
	}
	changed := carry(second)
	if again := planned(ctx, t, wb); !again.Empty() {
		t.Fatalf("again: %s", text.English().Print(again.Changes[0].Says))
	}
	carry(undone(ctx, t, wb, second, changed))
	if again := planned(ctx, t, wb); len(again.Changes) != 2 {
		t.Fatalf("what was changed was not taken back: %v", again.Changes)
	}
	carry(undone(ctx, t, wb, first, run))
	places, err := tn.Teams.Locations(ctx)
	must(t, err)
	if slices.ContainsFunc(places, func(l tenant.Location) bool { return strings.HasPrefix(l.Label(), "Leeds") }) {
		t.Errorf("Leeds is still there: %v", places)
	}
}

// undone is the plan that takes a run back, approved.
func undone(ctx context.Context, t *testing.T, wb *workbook.Workbook, p plan.Plan, run int64) plan.Plan {
	t.Helper()
	design, reading, done, err := provision.Load(ctx, wb)
	must(t, err)
	defer done()
	past := plan.Past{Run: run, Plan: p, Seen: map[string]bool{}}
	for _, c := range p.Changes {
		past.Seen[c.ID] = true
	}
	back := plan.Undo(design, reading, past, time.Now())
	n, err := kept.Save(ctx, wb, back, nil)
	must(t, err)
	must(t, wb.Approve(ctx, n, back.Fingerprint, ""))
	return back
}

// shareable finds a resource account with a number, and a free number of the same type and country.
func shareable(ctx context.Context, t *testing.T, tn tenant.Tenant) (account, callback string) {
	t.Helper()
	accounts, err := tn.Teams.Accounts(ctx)
	must(t, err)
	var own, free tenant.Number
	must(t, tn.Graph.Numbers(ctx, func(page []tenant.Number) error {
		for _, n := range page {
			if n.Telephone == accounts[0].Telephone {
				own = n
			}
		}
		return nil
	}))
	must(t, tn.Graph.Numbers(ctx, func(page []tenant.Number) error {
		for _, n := range page {
			if n.Type == own.Type && n.Country == own.Country && n.Status == "unassigned" && !strings.HasPrefix(n.Telephone, "+441614960") {
				free = n
			}
		}
		return nil
	}))
	if own.Telephone == "" || free.Telephone == "" {
		t.Fatalf("%+v, %+v", own, free)
	}
	return accounts[0].UPN, free.Telephone
}

// placesSeen looks at the tenant itself, past everything that we made of it.
func placesSeen(ctx context.Context, t *testing.T, tn tenant.Tenant, p plan.Plan) {
	t.Helper()
	places, err := tn.Teams.Locations(ctx)
	must(t, err)
	at := slices.IndexFunc(places, func(l tenant.Location) bool { return l.Label() == "Leeds, 4th floor" })
	if at < 0 {
		t.Fatalf("the floor was not made: %v", places)
	}
	for _, c := range p.Changes {
		switch c.Kind {
		case plan.AssignNumber:
			n, there, err := tn.Graph.NumberByTelephone(ctx, c.Expect.Number.Telephone)
			must(t, err)
			if !there || n.LocationID != places[at].ID {
				t.Fatalf("%+v is not at %s", n, places[at].ID)
			}
		case plan.EnableVoice:
			who, err := tn.Graph.UserConfigurationsOf(ctx, []ident.ObjectID{c.Expect.Voice.User})
			must(t, err)
			if got := who[c.Expect.Voice.User]; !got.EnterpriseVoice || len(got.Numbers) > 0 {
				t.Fatalf("%+v", got)
			}
		}
	}
}
