package persona

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/voice"
)

func conventionOf(t *testing.T, id string) Convention {
	t.Helper()
	at := slices.IndexFunc(Conventions(), func(k Known) bool { return k.ID == id })
	if at < 0 {
		t.Fatalf("no convention %q", id)
	}
	return Conventions()[at].Convention
}

// guided are personas of the guide as a workbook describes them.
func guided() Design {
	where := func(city, department string) []Condition {
		list := []Condition{{Property: "city", Operator: "-eq", Values: []string{city}}}
		if department != "" {
			list = append(list, Condition{Property: "department", Operator: "-eq", Values: []string{department}})
		}
		return list
	}
	return Design{
		Things: voice.Things{Sites: []voice.Site{{Name: "Birmingham office", Address: voice.Address{City: "Birmingham"}}}},
		Personas: []Persona{
			{ID: "standard", Name: "Standard", Layer: Baseline, Country: "GB"},
			{ID: "phone-mcr", Name: "Phone Manchester", Short: NoShort, Layer: Calling, Country: "GB", Number: NumberRule{Area: "Manchester"}},
			{ID: "phone-lon", Name: "Phone London", Short: NoShort, Layer: Calling, Country: "GB", Conditions: where("London", "")},
			{ID: "hr-mcr", Name: "HR Manchester", Layer: Department, Country: "GB", Conditions: where("Manchester", "HR")},
			{ID: "hr-lon", Name: "HR London", Layer: Department, Country: "GB", Conditions: where("London", "HR")},
			{ID: "persona1", Name: "persona1", Layer: Calling, Country: "GB", Number: NumberRule{Area: "Manchester"}},
			{ID: "persona2", Name: "persona2", Layer: Calling, Country: "GB", Location: "Birmingham office"},
			{ID: "standard-london", Name: "Standard London", Layer: Calling, Country: "GB", Conditions: where("London", "")},
		},
	}
}

// Every name that the guide gives as an example.
func TestTheNamesOfTheGuideComeOut(t *testing.T) {
	camel := conventionOf(t, "places")
	camel.Style = CamelCase
	for want, c := range map[string]struct {
		convention Convention
		persona    string
		policyType string // "" for the group
	}{
		"uk_standard_london": {conventionOf(t, "places"), "standard-london", ""},
		"ukStandardLondon":   {camel, "standard-london", ""},
		"uk_persona1_mcr":    {conventionOf(t, "places"), "persona1", "TenantDialPlan"},
		"uk_persona2_bim":    {conventionOf(t, "places"), "persona2", "TenantDialPlan"},

		"uk_standard_user":      {conventionOf(t, "layers"), "standard", ""},
		"uk_standard_chat":      {conventionOf(t, "layers"), "standard", "TeamsMessagingPolicy"},
		"uk_standard_meeting":   {conventionOf(t, "layers"), "standard", "TeamsMeetingPolicy"},
		"uk_standard_calling":   {conventionOf(t, "layers"), "standard", "TeamsCallingPolicy"},
		"uk_standard_app":       {conventionOf(t, "layers"), "standard", "TeamsAppSetupPolicy"},
		"uk_voice_mcr":          {conventionOf(t, "layers"), "phone-mcr", ""},
		"uk_voice_dialplan_mcr": {conventionOf(t, "layers"), "phone-mcr", "TenantDialPlan"},
		"uk_voice_routing_mcr":  {conventionOf(t, "layers"), "phone-mcr", "OnlineVoiceRoutingPolicy"},
		"uk_voice_emcy_mcr":     {conventionOf(t, "layers"), "phone-mcr", "TeamsEmergencyCallingPolicy"},
		"uk_voice_mcr_hr":       {conventionOf(t, "layers"), "hr-mcr", ""},
		"uk_voice_mcr_hr_cli":   {conventionOf(t, "layers"), "hr-mcr", "CallingLineIdentity"},

		"Prov_UK_Standard_Baseline":      {conventionOf(t, "provisioning"), "standard", ""},
		"Prov_Teams_Phone_Manchester":    {conventionOf(t, "provisioning"), "phone-mcr", ""},
		"Prov_Teams_Phone_London":        {conventionOf(t, "speaking"), "phone-lon", ""},
		"Prov_Teams_Phone_Manchester_HR": {conventionOf(t, "provisioning"), "hr-mcr", ""},
		"Prov_Teams_Phone_London_HR":     {conventionOf(t, "speaking"), "hr-lon", ""},

		"UK Manchester":          {conventionOf(t, "speaking"), "phone-mcr", "TenantDialPlan"},
		"UK Domestic Manchester": {conventionOf(t, "speaking"), "phone-mcr", "OnlineVoiceRoutingPolicy"},
		"UK London":              {conventionOf(t, "speaking"), "phone-lon", "TeamsCallingPolicy"},
		"UK Domestic London":     {conventionOf(t, "speaking"), "phone-lon", "OnlineVoiceRoutingPolicy"},
		"UK HR Manchester":       {conventionOf(t, "speaking"), "hr-mcr", "CallingLineIdentity"},
		"UK HR London":           {conventionOf(t, "speaking"), "hr-lon", "CallingLineIdentity"},
	} {
		t.Run(want, func(t *testing.T) {
			d := guided()
			d.Convention = c.convention
			p := d.Personas[slices.IndexFunc(d.Personas, func(p Persona) bool { return p.ID == c.persona })]
			got := GroupNameBy(d, p)
			if c.policyType != "" {
				got = OwnPolicyName(d, p, c.policyType)
			}
			if got != want {
				t.Errorf("got %q", got)
			}
			if found := c.convention.Check(); len(found) > 0 {
				t.Errorf("the convention is said to be wrong: %v", found)
			}
		})
	}
}

func TestAConventionThatCannotBeFollowedIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		convention  Convention
		code, field string
	}{
		"an unknown part":             {Convention{Groups: Pattern{Calling: "{country} {town}"}}, "CONVENTION_PART", "groups.calling"},
		"a brace without its other":   {Convention{Groups: Pattern{Calling: "{country"}}, "CONVENTION_PART", "groups.calling"},
		"what a group is for":         {Convention{Groups: Pattern{Baseline: "{short} {for}"}}, "CONVENTION_PART", "groups.baseline"},
		"a hyphen":                    {Convention{Policies: Pattern{Department: "uk-{short} {for}"}}, "CONVENTION_HYPHEN", "policies.department"},
		"a mark before every name":    {Convention{Prefix: "Pro\u202ev"}, "TEXT_UNFIT", "prefix"},
		"a line break in a word":      {Convention{Groups: Pattern{Calling: "uk\n{short}"}}, "TEXT_UNFIT", "groups/calling"},
		"an unseen short form":        {Convention{Abbreviations: []Abbreviation{{"Leeds", "le\x00"}}}, "TEXT_UNFIT", "abbreviations/short"},
		"an unknown style":            {Convention{Style: "dashes"}, "CONVENTION_STYLE", "style"},
		"too short to tell apart":     {Convention{Policies: Pattern{Longest: 12}}, "CONVENTION_LONGEST", "policies.longest"},
		"longer than the tenant does": {Convention{Policies: Pattern{Longest: 64}}, "CONVENTION_LONGEST", "policies.longest"},
		"one word twice":              {Convention{Abbreviations: []Abbreviation{{"Leeds", "lds"}, {"leeds ", "l"}}}, "CONVENTION_SHORT.twice", "abbreviations"},
		"nothing to shorten":          {Convention{Abbreviations: []Abbreviation{{" ", "lds"}}}, "CONVENTION_SHORT.empty", "abbreviations"},
	} {
		t.Run(name, func(t *testing.T) {
			found := c.convention.Check()
			if len(found) != 1 || found[0].Code != strings.TrimSuffix(strings.TrimSuffix(c.code, ".twice"), ".empty") && found[0].Code != c.code || found[0].Where.Field != c.field {
				t.Errorf("%+v", found)
			}
		})
	}
}

func TestShortName(t *testing.T) {
	for name, c := range map[string]struct {
		persona Persona
		prefix  string
		want    string
	}{
		"said":                     {Persona{Name: "Sales agents Leeds", Short: "Agents"}, "", "Agents"},
		"said to be none":          {Persona{Name: "Sales agents Leeds", Short: NoShort}, "", ""},
		"without its place":        {Persona{Name: "Sales agents Leeds", Number: NumberRule{Area: "Leeds"}}, "", "Sales agents"},
		"without the prefix":       {Persona{Name: "Prov_Reception"}, "Prov", "Reception"},
		"words of camelCase":       {Persona{Name: "ukSalesLeeds", Country: "UK", Number: NumberRule{Area: "Leeds"}}, "", "Sales"},
		"nothing else is left":     {Persona{Name: "Leeds", Number: NumberRule{Area: "Leeds"}}, "", ""},
		"a place of two words":     {Persona{Name: "Desk New York", Number: NumberRule{Area: "New York"}}, "", "Desk"},
		"half a place is no place": {Persona{Name: "Desk New", Number: NumberRule{Area: "New York"}}, "", "Desk New"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ShortName(Design{Convention: Convention{Prefix: c.prefix}}, c.persona); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
