package service

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

// From an empty workbook on the practice tenant: offices become sites, what the tenant has is taken over, all at once and undone at once.
func TestPlacesOfTheTenantAndOfTheDirectoryAreTakenManyAtOnce(t *testing.T) {
	d := emptyDesk(t)
	s := d.Session(t.Context())
	wb, err := d.Workbook()
	must(t, err)
	places := &Places{s}
	v, err := places.Board()
	must(t, err)
	if !v.Read || !v.Located || len(v.Tenant) != 2 || len(v.Offices) == 0 || len(v.Sites) != 0 {
		t.Fatalf("%+v", v)
	}
	var labels, offices []string
	for _, p := range v.Tenant {
		labels = append(labels, p.Label)
	}
	people := 0
	for _, o := range v.Offices {
		offices = append(offices, o.Value)
		people += o.People
	}
	must(t, places.TakeOver(labels))
	must(t, places.FromOffices(offices))
	v, err = places.Board()
	must(t, err)
	if len(v.Tenant) != 0 || len(v.Offices) != 0 || len(v.Sites) != 2+len(offices) {
		t.Fatalf("%d sites, %v, %v", len(v.Sites), v.Tenant, v.Offices)
	}
	found := 0
	for _, line := range v.Sites {
		found += line.People
		if line.Site.Existing && (line.State != "done" || line.Site.Address.Street == "") {
			t.Errorf("%+v", line)
		}
	}
	if found != people {
		t.Errorf("%d people have an office, %d stand at sites", people, found)
	}
	for range 2 {
		_, err := wb.Undo(s.ctx)
		must(t, err)
	}
	if v, err = places.Board(); err != nil || len(v.Sites) != 0 {
		t.Errorf("%d sites are left after two steps back, %v", len(v.Sites), err)
	}
}

func TestARenamedPlaceKeepsWhoIsThere(t *testing.T) {
	d := emptyDesk(t)
	s := d.Session(t.Context())
	wb, err := d.Workbook()
	must(t, err)
	places := &Places{s}
	must(t, places.SaveSite("", voice.Site{Name: " Leeds ", Address: voice.Address{Company: "Larkfield", City: "Leeds", Country: "GB"}}))
	must(t, places.SaveLocation("", voice.Location{Name: "Top floor", Site: "Leeds", Place: "4th floor"}))
	must(t, wb.SavePersona(s.ctx, persona.Persona{ID: "hr", Name: "HR", Layer: persona.Calling, Location: "Leeds"}))
	must(t, places.SavePolicy("", PlacePolicy{Type: persona.EmergencyRouting, Name: "Ways", Numbers: []persona.EmergencyNumber{{Dial: "999", Masks: []string{"112"}}}}))
	must(t, wb.SavePersona(s.ctx, persona.Persona{ID: "it", Name: "IT", Layer: persona.Calling, Policies: []persona.PolicyChoice{{Type: persona.EmergencyRouting, Name: "Ways"}}}))
	if err := places.SaveSite("", voice.Site{Name: "LEEDS"}); problem.From(err).Code != "PLACE_NAME" {
		t.Errorf("a name that is taken: %v", err)
	}
	must(t, places.SaveSite("Leeds", voice.Site{Name: "Leeds city", Address: voice.Address{City: "Leeds"}}))
	must(t, places.SavePolicy("Ways", PlacePolicy{Type: persona.EmergencyRouting, Name: "Ways out", Numbers: []persona.EmergencyNumber{{Dial: "999"}}}))
	v, err := places.Board()
	must(t, err)
	if len(v.Sites) != 1 || len(v.Sites[0].Personas) != 1 || len(v.Sites[0].Locations) != 1 {
		t.Fatalf("%+v", v.Sites)
	}
	if len(v.Policies) != 1 || v.Policies[0].Name != "Ways out" || len(v.Policies[0].Personas) != 1 || len(v.Policies[0].Numbers) != 1 || len(v.Policies[0].Numbers[0].Masks) != 0 {
		t.Fatalf("%+v", v.Policies)
	}
}

// A problem with one way out is gone when that way is taken, in one step.
func TestAProblemOfSharedCallingIsMendedWithOneKey(t *testing.T) {
	d := emptyDesk(t)
	s := d.Session(t.Context())
	wb, err := d.Workbook()
	must(t, err)
	places := &Places{s}
	must(t, places.SavePolicy("", PlacePolicy{Type: persona.SharedCalling, Name: "Shared"}))
	// The tenant's Global, which was read, names no usages; with this policy the users would call out by a route of their own.
	must(t, wb.SavePolicy(s.ctx, persona.Policy{Type: persona.VoiceRouting, Name: "Out",
		Settings: []persona.Setting{{Name: persona.PSTNUsages, Kind: persona.SettingList, Value: "UK Domestic"}}}))
	must(t, wb.SavePersona(s.ctx, persona.Persona{ID: "hr", Name: "HR", Layer: persona.Calling, Rule: `user.department -eq "HR"`,
		Number: persona.NumberRule{Kind: persona.NextFree, Ranges: []string{"r"}}, Policies: []persona.PolicyChoice{
			{Type: persona.SharedCalling, Name: "Shared"}, {Type: persona.VoiceRouting, Name: "Out"}}}))
	for _, code := range []string{"SHARED_CALLING_NUMBER", "SHARED_ROUTING"} {
		v, err := places.Board()
		must(t, err)
		at := slices.IndexFunc(v.Problems, func(p FixableView) bool { return p.Code == code })
		if at < 0 || len(v.Problems[at].Fixes) == 0 {
			t.Fatalf("%s has no way out among %+v", code, v.Problems)
		}
		takeFix(t, d, v.Problems[at])
		v, err = places.Board()
		must(t, err)
		if slices.ContainsFunc(v.Problems, func(p FixableView) bool { return p.Code == code }) {
			t.Errorf("%s is still there", code)
		}
	}
}
