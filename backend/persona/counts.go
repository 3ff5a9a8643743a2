package persona

import (
	"strings"

	"personadesk/backend/ident"
)

// Counts is how much a design holds of each kind of thing.
type Counts struct {
	Personas  int `json:"personas"`
	Policies  int `json:"policies"` // dial plans among them; what is to go from the tenant is none of them
	DialPlans int `json:"dialPlans"`
	Queues    int `json:"queues"` // with attendants: what a caller can meet
	Places    int `json:"places"` // sites and emergency locations
	Routes    int `json:"routes"`
	Licences  int `json:"licences"` // products that are given or written down as bought
}

// Counts counts the things of the design.
func (d Design) Counts() Counts {
	c := Counts{Personas: len(d.Personas), Queues: len(d.Queues) + len(d.Attendants), Places: len(d.Sites) + len(d.Locations), Routes: len(d.Routes)}
	for _, p := range d.Policies {
		if p.Gone {
			continue
		}
		c.Policies++
		if strings.EqualFold(p.Type, DialPlanType) {
			c.DialPlans++
		}
	}
	products := map[ident.SKU]bool{}
	for _, p := range d.Purchases {
		products[p.Product] = true
	}
	for _, p := range d.Personas {
		for _, sku := range p.Licences {
			products[sku] = true
		}
	}
	c.Licences = len(products)
	return c
}
