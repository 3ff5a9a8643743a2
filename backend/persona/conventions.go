package persona

import (
	"reflect"
	"slices"
)

// Known is a convention to begin with.
type Known struct {
	ID         string
	Convention Convention
}

// Conventions are conventions to begin with: how names were put together before anybody said, and those that the guide to personas uses.
func Conventions() []Known {
	guide := []Abbreviation{{"GB", "uk"}, {"Manchester", "mcr"}, {"Birmingham", "bim"}}
	return []Known{
		{"plain", Convention{Style: Underscores, Prefix: ""}},
		{"layers", Convention{Style: Underscores, Lower: true,
			Groups: Pattern{Baseline: "{country} {short} user", Calling: "{country} voice {place} {short}", Department: "{country} voice {place} {department} {short}"},
			Policies: Pattern{Baseline: "{country} {short} {for}", Calling: "{country} voice {short} {for} {place}",
				Department: "{country} voice {place} {department} {short} {for}"},
			Abbreviations: append(guide, Abbreviation{"DialPlan", "dialplan"}, Abbreviation{"Emergency", "emcy"}, Abbreviation{"CallerID", "cli"},
				Abbreviation{"Messaging", "chat"}, Abbreviation{"AppSetup", "app"})}},
		{"places", Convention{Style: Underscores, Lower: true,
			Groups: Pattern{Baseline: "{country} {short} {place}", Calling: "{country} {short} {place}", Department: "{country} {short} {place} {department}"},
			Policies: Pattern{Baseline: "{country} {short} {place} {for}", Calling: "{country} {short} {place} {for}",
				Department: "{country} {short} {place} {department} {for}"},
			Abbreviations: append(guide, Abbreviation{"DialPlan", ""})}},
		{"provisioning", Convention{Style: Underscores, Prefix: "Prov",
			Groups: Pattern{Baseline: "Prov {country} {short} {layer}", Calling: "Prov Teams Phone {place} {short}",
				Department: "Prov Teams Phone {place} {department} {short}"},
			Policies: Pattern{Baseline: "Prov {country} {short} {for}", Calling: "Prov Teams Phone {place} {short} {for}",
				Department: "Prov Teams Phone {place} {department} {short} {for}"},
			Abbreviations: []Abbreviation{{"GB", "UK"}}}},
		{"speaking", Convention{Style: Spaces,
			Groups: Pattern{Style: Underscores, Baseline: "Prov {country} {short} {layer}", Calling: "Prov Teams Phone {place} {short}",
				Department: "Prov Teams Phone {place} {department} {short}"},
			Policies:      Pattern{Baseline: "{country} {short} {for}", Calling: "{country} {short} {for} {place}", Department: "{country} {department} {short} {for} {place}"},
			Abbreviations: []Abbreviation{{"GB", "UK"}, {"Routing", "Domestic"}, {"DialPlan", ""}, {"Calling", ""}, {"CallerID", ""}}}},
	}
}

// Same says whether two conventions say the same.
func (c Convention) Same(other Convention) bool {
	mine, others := c.Abbreviations, other.Abbreviations
	c.Abbreviations, other.Abbreviations = nil, nil
	return reflect.DeepEqual(c, other) && slices.Equal(mine, others)
}

// ConventionCalled finds a convention to begin with.
func ConventionCalled(id string) (Convention, bool) {
	for _, k := range Conventions() {
		if k.ID == id {
			return k.Convention, true
		}
	}
	return Convention{}, false
}
