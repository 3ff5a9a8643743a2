package takeover_test

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/takeover"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

func TestAGroupGetsThePlaceOfItsPeople(t *testing.T) {
	site := func(name, city string, offices ...string) voice.Site {
		return voice.Site{Name: name, Address: voice.Address{City: city}, Offices: offices}
	}
	design := persona.Design{Things: voice.Things{Sites: []voice.Site{site("Tower", "Leeds", "LDS"), site("Old mill", "Hull", "HUL1"), site("New mill", "Hull")}}}
	for name, c := range map[string]struct {
		rule, place string
		said        bool // that it gets none
	}{
		"the office of a site":          {`user.physicalDeliveryOfficeName -eq "lds"`, "Tower", false},
		"an office and another thing":   {`(user.physicalDeliveryOfficeName -eq "HUL1") -and (user.department -eq "HR")`, "Old mill", false},
		"the only site of a city":       {`user.city -eq "leeds"`, "Tower", false},
		"one of two sites of a city":    {`user.city -eq "Hull"`, "", true},
		"an office of no site":          {`user.physicalDeliveryOfficeName -eq "BTH"`, "", true},
		"two offices":                   {`user.physicalDeliveryOfficeName -in ["LDS","HUL1"]`, "", false},
		"everybody but those of a site": {`user.physicalDeliveryOfficeName -ne "LDS"`, "", false},
		"nothing of a place":            {`user.department -eq "HR"`, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			r := tenant.Reading{Groups: []tenant.Group{{ID: ident.Object("g"), Name: "G", Dynamic: true, Rule: c.rule, RuleOn: true, SecurityEnabled: true}}}
			o := named(t, takeover.Offers(r, nil, design), "G")
			taken := takeover.Take([]takeover.Offer{o}, r, design)
			if got := taken.Personas[0].Location; got != c.place || slices.Contains(codes(o), "takeover.differs.place") != c.said {
				t.Errorf("the place is %q; %v", got, codes(o))
			}
		})
	}
}
