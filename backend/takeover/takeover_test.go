package takeover_test

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/takeover"
	"personadesk/backend/tenant"
)

const (
	phone = ident.SKU("e43b5b99-8dfb-405f-9987-dc307f34bcbd")
	e3    = ident.SKU("05e9a617-0261-4cee-bb44-138d3ef5d965")
)

// old is a tenant that somebody else has set up.
func old() tenant.Reading {
	group := func(id, name, rule string, licences ...tenant.GroupLicence) tenant.Group {
		return tenant.Group{ID: ident.Object(id), Name: name, Dynamic: rule != "", Rule: rule, RuleOn: rule != "", SecurityEnabled: true, Licences: licences}
	}
	paused := group("g5", "Paused", `user.city -eq "Hull"`)
	paused.RuleOn = false
	mail := group("g6", "Newsletter", `user.city -eq "Bath"`)
	mail.SecurityEnabled = false
	return tenant.Reading{
		Groups: []tenant.Group{
			group("g1", "All staff", `user.userType -eq "Member"`, tenant.GroupLicence{SKU: e3, DisabledPlans: []ident.ServicePlan{"57ff2da0-773e-42df-b2af-ffb7a2317929"}}),
			group("g2", "Voice-Leeds", `user.city -eq "Leeds"`, tenant.GroupLicence{SKU: phone}),
			group("g3", "Leeds desk", `user.department -eq "Reception"`), group("g4", "By hand", "", tenant.GroupLicence{SKU: phone}), paused, mail,
		},
		GroupPolicies: []tenant.GroupPolicy{
			{Type: "TeamsCallingPolicy", Name: "Loud", GroupID: "g3", Rank: 1}, {Type: "TeamsCallingPolicy", Name: "Leeds", GroupID: "g2", Rank: 2},
			{Type: "TeamsMeetingPolicy", Name: "Leeds", GroupID: "g2", Rank: 1}, {Type: "TeamsMeetingPolicy", Name: "Leeds", GroupID: "g1", Rank: 2},
		},
		Queues: []tenant.Queue{{ID: "q1", Name: "Leeds reception", Groups: []ident.ObjectID{"g3"}}},
	}
}

func named(t *testing.T, list []takeover.Offer, name string) takeover.Offer {
	t.Helper()
	at := slices.IndexFunc(list, func(o takeover.Offer) bool { return o.Persona.Name == name })
	if at < 0 {
		t.Fatalf("%s is not offered", name)
	}
	return list[at]
}

func codes(o takeover.Offer) (list []string) {
	for _, says := range o.Differs {
		list = append(list, says.Code)
	}
	return list
}

func TestWhatATenantHasIsOffered(t *testing.T) {
	offers := takeover.Offers(old(), nil, persona.Design{})
	staff, voice, desk := named(t, offers, "All staff"), named(t, offers, "Voice-Leeds"), named(t, offers, "Leeds desk")
	if staff.Persona.Layer != persona.Baseline || voice.Persona.Layer != persona.Calling || desk.Persona.Layer != persona.Department {
		t.Errorf("layers: %s, %s, %s", staff.Persona.Layer, voice.Persona.Layer, desk.Persona.Layer)
	}
	if len(staff.Persona.PlansOff[e3]) != 1 || staff.Members != -1 {
		t.Errorf("%+v", staff)
	}
	if p := voice.Persona; p.Rule != `user.city -eq "Leeds"` || !slices.Equal(p.Licences, []ident.SKU{phone}) || len(p.Policies) != 2 || p.Group != "id:g2" {
		t.Errorf("%+v", p)
	}
	if len(voice.Policies) != 2 || !voice.Policies[0].Existing || len(desk.Queues) != 1 || !desk.Queues[0].Existing || desk.Persona.Queues[0] != "Leeds reception" {
		t.Errorf("%+v and %+v", voice.Policies, desk.Queues)
	}
	if got := codes(voice); !slices.Contains(got, "takeover.differs.hyphen") || !slices.Contains(got, "takeover.differs.shared") || !slices.Contains(got, "takeover.differs.key") {
		t.Errorf("what differs: %q", got)
	}
	if slices.ContainsFunc(offers, func(o takeover.Offer) bool { return o.Persona.Name == "Newsletter" }) {
		t.Error("what is no security group is offered")
	}
}

func TestWhatWeWouldHaveMadeOtherwiseIsListed(t *testing.T) {
	r := old()
	r.Groups = append(r.Groups, tenant.Group{ID: "g7", Name: "Everybody", UniqueName: "everybody", Dynamic: true, RuleOn: true, SecurityEnabled: true, Rule: `user.objectId -ne null`})
	r.GroupPolicies = append(r.GroupPolicies, tenant.GroupPolicy{Type: "TeamsMessagingPolicy", Name: "Global", GroupID: "g7", Rank: 1},
		tenant.GroupPolicy{Type: "TeamsCallHoldPolicy", Name: "Everybody_CallHold", GroupID: "g7", Rank: 1})
	offers := takeover.Offers(r, nil, persona.Design{})
	for name, want := range map[string][]string{
		"Everybody":  {"takeover.differs.wide"}, // of Global and of a name as ours there is nothing to say
		"Leeds desk": {"takeover.differs.key", "takeover.differs.name"},
	} {
		if got := codes(named(t, offers, name)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestAGroupWithAProductThatNobodyKnowsIsOfADepartment(t *testing.T) {
	r := old()
	r.Groups = []tenant.Group{{ID: "g8", Name: "Odd", Dynamic: true, RuleOn: true, SecurityEnabled: true, Rule: `user.city -eq "Hull"`, Licences: []tenant.GroupLicence{{SKU: "0"}, {SKU: phone}}}}
	if got := takeover.Offers(r, nil, persona.Design{})[0].Persona; got.Layer != persona.Calling || len(got.Licences) != 2 {
		t.Errorf("%+v", got)
	}
	r.Groups[0].Licences = r.Groups[0].Licences[:1]
	if got := takeover.Offers(r, nil, persona.Design{})[0].Persona.Layer; got != persona.Department {
		t.Error(got)
	}
}

// Personas of one layer come in the order in which their groups come in the tenant: by the best rank that a policy of theirs has.
func TestWhatIsTakenOverKeepsTheOrderOfItsGroups(t *testing.T) {
	r := old()
	r.GroupPolicies = []tenant.GroupPolicy{{Type: "TeamsCallingPolicy", Name: "Loud", GroupID: "g3", Rank: 1}, {Type: "TeamsCallingPolicy", Name: "Leeds", GroupID: "g2", Rank: 2}}
	offers := takeover.Offers(r, nil, persona.Design{})
	for _, list := range [][]takeover.Offer{{named(t, offers, "Voice-Leeds"), named(t, offers, "Leeds desk")}, {named(t, offers, "Leeds desk"), named(t, offers, "Voice-Leeds")}} {
		if got := takeover.Take(list, r, persona.Design{}).Personas; got[0].Name != "Leeds desk" || got[1].Name != "Voice-Leeds" {
			t.Errorf("%s before %s", got[0].Name, got[1].Name)
		}
	}
}

func TestWhatWouldHaveToChangeIsRefused(t *testing.T) {
	offers := takeover.Offers(old(), nil, persona.Design{})
	for name, why := range map[string]string{"By hand": "takeover.refused.by-hand", "Paused": "takeover.refused.paused", "All staff": "", "Voice-Leeds": ""} {
		if got := named(t, offers, name).Refused.Code; got != why {
			t.Errorf("%s: %q, want %q", name, got, why)
		}
	}
}

func TestWhatIsAPersonaAlreadyIsNotOfferedAgain(t *testing.T) {
	r := old()
	offers := takeover.Offers(r, nil, persona.Design{})
	taken := takeover.Take([]takeover.Offer{named(t, offers, "Voice-Leeds"), named(t, offers, "Leeds desk")}, r, persona.Design{})
	if len(taken.Personas) != 2 || len(taken.Policies) != 3 || len(taken.Queues) != 1 || taken.Personas[0].ID == taken.Personas[1].ID {
		t.Errorf("%+v", taken)
	}
	again := takeover.Offers(r, nil, persona.Design{Personas: taken.Personas, Policies: taken.Policies, Queues: taken.Queues})
	for _, o := range again {
		if o.Persona.Name == "Voice-Leeds" || o.Persona.Name == "Leeds desk" {
			t.Errorf("%s again", o.Persona.Name)
		}
		if len(o.Policies) != 0 {
			t.Errorf("%s brings what the design knows: %+v", o.Persona.Name, o.Policies)
		}
	}
	known := takeover.Offers(r, nil, persona.Design{Queues: []persona.Queue{{Name: "LEEDS reception"}}})
	if desk := named(t, known, "Leeds desk"); len(desk.Queues) != 0 || len(desk.Persona.Queues) != 1 {
		t.Errorf("a queue that the design knows is brought again: %+v", desk.Queues)
	}
}
