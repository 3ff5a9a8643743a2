package persona

import (
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/voice"
)

func TestCountsOfADesign(t *testing.T) {
	for name, c := range map[string]struct {
		design Design
		want   Counts
	}{
		"nothing": {},
		"a dial plan is a policy too, and one that is to go is none": {
			Design{Policies: []Policy{{Type: "TeamsCallingPolicy", Name: "a"}, {Type: "tenantdialplan", Name: "b"}, {Type: "TenantDialPlan", Name: "c", Gone: true}}},
			Counts{Policies: 2, DialPlans: 1}},
		"a product that is bought and given counts once": {
			Design{Personas: []Persona{{Licences: []ident.SKU{"e3", "phone"}}, {Licences: []ident.SKU{"e3"}}},
				Things: voice.Things{Purchases: []voice.Purchase{{Product: "e3"}, {Product: "credits"}}}},
			Counts{Personas: 2, Licences: 3}},
		"what callers meet, and where people are": {
			Design{Queues: []Queue{{Name: "q"}}, Things: voice.Things{Attendants: []voice.Attendant{{Name: "a"}}, Sites: []voice.Site{{Name: "s"}},
				Locations: []voice.Location{{Name: "l"}, {Name: "m"}}, Routes: []voice.Route{{Name: "r"}}}},
			Counts{Queues: 2, Places: 3, Routes: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.design.Counts(); got != c.want {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}
