package persona

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/voice"
)

const sku = "e43b5b99-8dfb-405f-9987-dc307f34bcbd" // Teams Phone Standard

// sharing is the smallest design in which nothing is wrong with shared calling, with a change that makes something wrong.
func sharing(change func(d *Design, f *Facts)) (Design, Facts) {
	shared := Policy{Type: SharedCalling, Name: "Leeds shared"}.WithShared("shared@larkfield.example", []string{"+441134960101"})
	d := Design{
		Personas: []Persona{{ID: "office", Name: "Office", Layer: Calling, Country: "GB", Rule: `user.department -eq "HR"`, Licences: []ident.SKU{"7e31c0d9-9551-471d-836f-32ee72be4a01", sku},
			Number: NumberRule{Kind: VoiceOnly}, Policies: []PolicyChoice{{SharedCalling, "Leeds shared"}, {VoiceRouting, "No usages"}, {EmergencyRouting, "Operators"}}}},
		Policies: []Policy{shared, {Type: VoiceRouting, Name: "No usages", Existing: true}, {Type: EmergencyRouting, Name: "Operators", Existing: true}},
	}
	d.Accounts = []voice.Account{{UPN: "shared@larkfield.example", For: voice.KindAttendant, Number: "+441134960100", NumberType: "operatorConnect", Location: "Leeds", Country: "GB"}}
	d.Sites = []voice.Site{{Name: "Leeds", Address: voice.Address{Company: "Larkfield", Street: "Wharf Street", City: "Leeds", PostalCode: "LS2", Country: "GB", Latitude: "53", Longitude: "-1"}}}
	f := Facts{Shared: SharedFacts{Numbers: map[string]NumberFact{"+441134960100": {Type: "operatorConnect", Country: "GB"}, "+441134960101": {Type: "operatorConnect", Country: "GB"}},
		Accounts: map[ident.Key]string{}, Usages: map[ident.PolicyKey]bool{ident.GlobalKey: true, ident.PolicyName("No usages").Key(): false},
		Routing: map[ident.PolicyKey]RoutingFact{ident.PolicyName("Operators").Key(): {}}}}
	if change != nil {
		change(&d, &f)
	}
	return d, f
}

// callback puts a callback number of which something is known.
func callback(n string, fact NumberFact) func(d *Design, f *Facts) {
	return func(d *Design, f *Facts) {
		d.Policies[0] = d.Policies[0].WithShared("shared@larkfield.example", []string{n})
		f.Shared.Numbers[n] = fact
	}
}

func numberOf(number, kind, country string) func(d *Design, f *Facts) {
	return func(d *Design, f *Facts) {
		d.Accounts[0].Number, d.Accounts[0].NumberType = number, kind
		f.Shared.Numbers[number] = NumberFact{Type: kind, Country: country}
		f.Shared.Numbers["+441134960101"] = NumberFact{Type: kind, Country: country}
	}
}

// Every condition of shared calling has the smallest design that breaks it, and the one that all begin with breaks none.
func TestEveryConditionOfSharedCalling(t *testing.T) {
	for name, c := range map[string]struct {
		change func(d *Design, f *Facts)
		code   string
	}{
		"all is well":                        {nil, ""},
		"no account":                         {func(d *Design, _ *Facts) { d.Policies[0] = d.Policies[0].WithShared("", []string{"+441134960101"}) }, "SHARED_ACCOUNT"},
		"an account of nobody's":             {func(d *Design, _ *Facts) { d.Accounts = nil }, "SHARED_ACCOUNT_UNKNOWN"},
		"an account, and nobody can tell":    {func(d *Design, f *Facts) { d.Accounts = nil; f.Shared.Accounts = nil }, ""},
		"an account without a number":        {func(d *Design, _ *Facts) { d.Accounts[0].Number = "" }, "SHARED_ACCOUNT_NUMBER"},
		"a number without a location":        {func(d *Design, _ *Facts) { d.Accounts[0].Location = "" }, "SHARED_ACCOUNT_LOCATION"},
		"a Calling Plan number of Singapore": {numberOf("+6561234567", "callingPlan", "SG"), "SHARED_COUNTRY"},
		"a Calling Plan number":              {numberOf("+441134960100", "callingPlan", "GB"), "SHARED_CREDIT"},
		"nobody answers":                     {func(d *Design, _ *Facts) { d.Accounts[0].For = voice.KindQueue }, "SHARED_INBOUND"},
		"no callback number":                 {func(d *Design, _ *Facts) { d.Policies[0] = d.Policies[0].WithShared("shared@larkfield.example", nil) }, "SHARED_CALLBACK"},
		"a callback number that is none":     {callback("0113", NumberFact{}), "SHARED_CALLBACK_NUMBER"},
		"a toll-free callback":               {callback("+448001234567", NumberFact{Type: "operatorConnect", Country: "GB"}), "SHARED_CALLBACK_FREE"},
		"the shared number calls back":       {callback("+441134960100", NumberFact{Type: "operatorConnect", Country: "GB"}), "SHARED_CALLBACK_OWN"},
		"a callback of another type":         {callback("+441134960101", NumberFact{Type: "directRouting", Country: "GB"}), "SHARED_CALLBACK_TYPE"},
		"a callback of another country":      {callback("+33123456789", NumberFact{Type: "operatorConnect", Country: "FR"}), "SHARED_CALLBACK_COUNTRY"},
		"a callback that somebody has":       {callback("+441134960101", NumberFact{Type: "operatorConnect", Country: "GB", Holder: "user"}), "SHARED_CALLBACK_HELD"},
		"a callback that the policy has":     {callback("+441134960101", NumberFact{Type: "operatorConnect", Country: "GB", Holder: "policy"}), ""},
		"a callback that nobody knows":       {func(_ *Design, f *Facts) { delete(f.Shared.Numbers, "+441134960101") }, "SHARED_CALLBACK_UNKNOWN"},
		"numbers were not looked up":         {func(_ *Design, f *Facts) { f.Shared.Numbers = nil }, ""},
		"one callback of two policies": {func(d *Design, _ *Facts) {
			other := d.Policies[0]
			other.Name = "York shared"
			d.Policies = append(d.Policies, other)
		}, "SHARED_CALLBACK_TWICE"},
		"no licence":          {func(d *Design, _ *Facts) { d.Personas[0].Licences = nil; d.Personas[0].Number.Kind = NoNumber }, "SHARED_LICENCE"},
		"a number of its own": {func(d *Design, _ *Facts) { d.Personas[0].Number = NumberRule{Kind: NextFree, Ranges: []string{"r"}} }, "SHARED_CALLING_NUMBER"},
		"a number from below": {func(d *Design, _ *Facts) {
			d.Personas[0].Number.Kind = InheritNumber
			d.Personas = append(d.Personas, Persona{ID: "all", Name: "All", Layer: Baseline, Rule: "true", Number: NumberRule{Kind: NextFree, Ranges: []string{"r"}}})
		}, "SHARED_CALLING_NUMBER"},
		"a routing policy with usages": {func(_ *Design, f *Facts) { f.Shared.Usages[ident.PolicyName("No usages").Key()] = true }, "SHARED_ROUTING"},
		"an own routing policy with usages": {func(d *Design, _ *Facts) {
			d.Policies[1] = Policy{Type: VoiceRouting, Name: "No usages", Settings: []Setting{{"OnlinePstnUsages", SettingList, "UK"}}}
		}, "SHARED_ROUTING"},
		"an own routing policy without":   {func(d *Design, _ *Facts) { d.Policies[1] = Policy{Type: VoiceRouting, Name: "No usages"} }, ""},
		"the tenant's routing has usages": {func(d *Design, _ *Facts) { d.Personas[0].Policies = slices.Delete(d.Personas[0].Policies, 1, 2) }, "SHARED_ROUTING"},
		"the tenant's routing has none": {func(d *Design, f *Facts) {
			d.Personas[0].Policies = slices.Delete(d.Personas[0].Policies, 1, 2)
			f.Shared.Usages[ident.GlobalKey] = false
		}, ""},
		"no emergency routing":                {func(d *Design, _ *Facts) { d.Personas[0].Policies = d.Personas[0].Policies[:2] }, "SHARED_EMERGENCY"},
		"emergency calls over Direct Routing": {func(_ *Design, f *Facts) { f.Shared.Routing[ident.PolicyName("Operators").Key()] = RoutingFact{1, 1} }, "SHARED_EMERGENCY_USAGE"},
		"Direct Routing without a usage":      {numberOf("+441134960100", "directRouting", "GB"), "SHARED_EMERGENCY_USAGE"},
		"Direct Routing with a usage": {func(d *Design, f *Facts) {
			numberOf("+441134960100", "directRouting", "GB")(d, f)
			d.Policies[2] = Policy{Type: EmergencyRouting, Name: "Operators"}.WithEmergencyNumbers([]EmergencyNumber{{Dial: "999", Usage: "UK"}})
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var found []string
			for _, p := range Check(sharing(c.change)) {
				if strings.HasPrefix(p.Code, "SHARED_") {
					found = append(found, p.Code)
					if p.Where.ID == "" || p.Where.Field == "" || p.Hint.IsZero() {
						t.Errorf("%s has no place or no hint: %+v", p.Code, p.Where)
					}
				}
			}
			if c.code == "" && len(found) > 0 || c.code != "" && !slices.Contains(found, c.code) {
				t.Errorf("found %v; want %q", found, c.code)
			}
		})
	}
}

func TestEmergencyPoliciesInTheirLimits(t *testing.T) {
	calling := func(own Notification, more ...Notification) Policy {
		return Policy{Type: EmergencyCalling, Name: "E"}.WithNotifications(own, more)
	}
	routing := func(list ...EmergencyNumber) Policy {
		return Policy{Type: EmergencyRouting, Name: "E"}.WithEmergencyNumbers(list)
	}
	many := strings.Split(strings.Repeat("a@b.example;", 11), ";")[:11]
	for name, c := range map[string]struct {
		policy Policy
		code   string
	}{
		"told only":                    {calling(Notification{Groups: []string{"desk@larkfield.example"}, Mode: "NotificationOnly"}), ""},
		"eleven are told":              {calling(Notification{Groups: many}), "EMERGENCY_GROUPS"},
		"ten are told":                 {calling(Notification{Groups: many[:10]}), ""},
		"told who has no address":      {calling(Notification{Groups: []string{"the desk"}}), "EMERGENCY_ADDRESS"},
		"called in without one":        {calling(Notification{DialOut: "+441134960100", Mode: "NotificationOnly"}), "EMERGENCY_DIALOUT"},
		"called into a conference":     {calling(Notification{DialOut: "+441134960100", Mode: "ConferenceMuted"}), ""},
		"called in is no number":       {calling(Notification{DialOut: "0113", Mode: "ConferenceMuted"}), "EMERGENCY_DIALOUT"},
		"an entry of no number":        {calling(Notification{}, Notification{Mode: "NotificationOnly"}), "EMERGENCY_DIAL"},
		"two entries of one number":    {calling(Notification{}, Notification{Dial: "999"}, Notification{Dial: "999"}), "EMERGENCY_DIAL"},
		"entries of two numbers":       {calling(Notification{}, Notification{Dial: "999"}, Notification{Dial: "112"}), ""},
		"350 characters":               {Policy{Type: EmergencyCalling, Name: "E", Settings: []Setting{{"EnhancedEmergencyServiceDisclaimer", SettingText, strings.Repeat("ü", 350)}}}, ""},
		"351 characters":               {Policy{Type: EmergencyCalling, Name: "E", Settings: []Setting{{"EnhancedEmergencyServiceDisclaimer", SettingText, strings.Repeat("ü", 351)}}}, "EMERGENCY_DISCLAIMER"},
		"a long description":           {Policy{Type: EmergencyCalling, Name: "E", Description: strings.Repeat("x", 513)}, "EMERGENCY_DESCRIPTION"},
		"numbers without usages":       {routing(EmergencyNumber{Dial: "999", Masks: []string{"112"}}), ""},
		"a mask with a letter":         {routing(EmergencyNumber{Dial: "999", Masks: []string{"9x"}}), "EMERGENCY_MASK"},
		"a mask of eleven":             {routing(EmergencyNumber{Dial: "999", Masks: []string{"12345678901"}}), "EMERGENCY_MASK"},
		"a mask of two numbers":        {routing(EmergencyNumber{Dial: "999", Masks: []string{"1"}}, EmergencyNumber{Dial: "112", Masks: []string{"1"}}), "EMERGENCY_MASK"},
		"a plus":                       {routing(EmergencyNumber{Dial: "+999"}), "EMERGENCY_DIAL"},
		"a usage of nobody's":          {routing(EmergencyNumber{Dial: "999", Usage: "Mars"}), "EMERGENCY_USAGE"},
		"a usage of the tenant":        {routing(EmergencyNumber{Dial: "999", Usage: "UK"}), ""},
		"some with, others without":    {routing(EmergencyNumber{Dial: "999", Usage: "UK"}, EmergencyNumber{Dial: "112"}), "EMERGENCY_USAGE"},
		"a text that is no list":       {Policy{Type: EmergencyRouting, Name: "E", Settings: []Setting{{"EmergencyNumbers", SettingObjects, "999"}}}, "SETTING_VALUE"},
		"what others know is not ours": {Policy{Type: EmergencyRouting, Name: "E", Existing: true, Settings: []Setting{{"EmergencyNumbers", SettingObjects, "999"}}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var found []string
			for _, p := range Check(Design{Policies: []Policy{c.policy}}, Facts{There: voice.There{voice.KindUsage: {"UK"}}}) {
				if strings.HasPrefix(p.Code, "EMERGENCY_") || p.Code == "SETTING_VALUE" {
					found = append(found, p.Code)
				}
			}
			if c.code == "" && len(found) > 0 || c.code != "" && !slices.Contains(found, c.code) {
				t.Errorf("found %v; want %q", found, c.code)
			}
		})
	}
}

func TestStructuredSettingsReadBack(t *testing.T) {
	numbers := []EmergencyNumber{{Dial: "999", Masks: []string{"112", "911"}, Usage: "UK"}, {Dial: "18000", Masks: []string{}}}
	got, err := Policy{}.WithEmergencyNumbers(numbers).EmergencyNumbers()
	if err != nil || len(got) != 2 || !slices.Equal(got[0].Masks, numbers[0].Masks) || got[1].Usage != "" {
		t.Errorf("%+v, %v", got, err)
	}
	p := Policy{}.WithNotifications(Notification{Groups: []string{"a@b.example", "c@d.example"}, Mode: "ConferenceMuted", DialOut: "+44"}, []Notification{{Dial: "999", Groups: []string{"e@f.example"}}})
	list, err := p.Notifications()
	if err != nil || len(list) != 2 || len(list[0].Groups) != 2 || list[1].Dial != "999" || list[1].Groups[0] != "e@f.example" {
		t.Errorf("%+v, %v", list, err)
	}
	if left := p.WithNotifications(Notification{}, nil).Settings; len(left) > 0 {
		t.Errorf("what is not said any more is still there: %v", left)
	}
	s := Policy{}.WithShared("a@b.example", []string{"+1", "+2"})
	if s.SharedAccount() != "a@b.example" || !slices.Equal(s.Callbacks(), []string{"+1", "+2"}) {
		t.Errorf("%+v", s)
	}
}
