package seed

import (
	"strings"

	"personadesk/backend/tenant/practice/world"
)

func (t *sower) seedPolicies() {
	for _, p := range world.PolicyTypes() {
		t.Policies[p.Name] = map[string]*world.Policy{strings.ToLower(world.Global): {Name: world.Global, BuiltIn: true, Settings: world.DefaultsOf(p.Name)}}
		for _, name := range p.BuiltIns {
			t.Policies[p.Name][strings.ToLower(name)] = &world.Policy{Name: name, BuiltIn: true, Settings: world.DefaultsOf(p.Name)}
		}
	}
	t.Policies["TeamsCallingPolicy"]["disallowcalling"].Settings["AllowPrivateCalling"] = false
}

// Queues are the queues that exist, each with a resource account of its own.
var Queues = []struct{ Name, UPN string }{
	{"Manchester HR Call Queue", "cq-hr-manchester"},
	{"Manchester HR Sickness", "cq-hr-sickness-manchester"},
	{"London HR Call Queue", "cq-hr-london"},
	{"London HR Sickness", "cq-hr-sickness-london"},
	{"Manchester Reception", "cq-reception-manchester"},
}

func (t *sower) seedAccounts() {
	for _, city := range []string{"Manchester", "London"} {
		street, house, code, north, east := "Mosley Yard", "1", "M2 0ZZ", "53.4794", "-2.2453"
		if city == "London" {
			street, house, code, north, east = "Tallow Row", "14", "EC2 0ZZ", "51.5155", "-0.0922"
		}
		t.AddAddress(world.Address{Default: world.Derive(t.Incarnation, "location", city).String(),
			ID: world.Derive(t.Incarnation, "civic", city).String(), Latitude: north, Longitude: east, Validated: world.AddressValidated, Description: city + " office", Company: world.Company,
			House: house, Street: street, City: city, PostalCode: code, Country: world.TenantCountry})
	}
	for _, s := range Queues {
		a := t.AddAccount(world.Derive(t.Incarnation, "account", s.UPN), s.UPN+"@"+world.Domain, s.Name, world.AppQueue)
		q := &world.Queue{ID: world.Derive(t.Incarnation, "queue", s.Name).String(), Name: s.Name, Accounts: []string{a.ID.String()},
			Settings: map[string]any{"RoutingMethod": "Attendant", "AgentAlertTime": float64(30), "AllowOptOut": true,
				"PresenceBasedRouting": true, "ConferenceMode": true, "LanguageId": "en-GB"}}
		a.Queue = q.ID
		t.Queues = append(t.Queues, q)
		k, _ := t.SKUAt(world.SKUVirtual)
		t.SetHeld(a.User, []world.Held{{SKU: k, Source: -1, At: world.Founded}})
	}
}

func (t *sower) seedVoice() {
	t.Usages = []string{"UK Domestic", "UK International"}
	t.Gateways = []string{"sbc1." + world.Domain, "sbc2." + world.Domain}
	t.Routes = []world.VoiceRoute{
		{Name: "UK Domestic", Pattern: `^\+44\d{9,10}$`, Description: "Calls inside the United Kingdom",
			Usages: []string{"UK Domestic"}, Gateways: []string{"sbc1." + world.Domain}, Priority: 1},
		{Name: "UK International", Pattern: `^\+\d{7,15}$`, Description: "Calls to the rest of the world",
			Usages: []string{"UK International"}, Gateways: []string{"sbc1." + world.Domain}, Priority: 2},
	}
}
