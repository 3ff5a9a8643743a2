package takeover

import (
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// Taken is what a design gains by taking groups over.
type Taken struct {
	Personas []persona.Persona
	Policies []persona.Policy
	Queues   []persona.Queue
}

// Take makes personas of offers, in an order within their layers that leaves the ranks of their policies as they are.
func Take(offers []Offer, r tenant.Reading, design persona.Design) Taken {
	rank := func(o Offer) int {
		best := 0
		for _, gp := range r.GroupPolicies {
			if gp.GroupID == groupID(r, o.Key) && (best == 0 || gp.Rank < best) {
				best = gp.Rank
			}
		}
		return best
	}
	offers = slices.Clone(offers)
	slices.SortStableFunc(offers, func(a, b Offer) int { return rank(a) - rank(b) })
	var t Taken
	for _, o := range offers {
		placed := persona.Placed(design, o.Persona)
		design.Personas = append(slices.Clip(design.Personas), placed)
		t.Personas = append(t.Personas, placed)
		for _, p := range o.Policies {
			if !slices.ContainsFunc(t.Policies, func(x persona.Policy) bool { return policyKey(x.Type, x.Name) == policyKey(p.Type, p.Name) }) {
				t.Policies = append(t.Policies, p)
			}
		}
		for _, q := range o.Queues {
			if !slices.ContainsFunc(t.Queues, func(x persona.Queue) bool { return ident.Fold(x.Name) == ident.Fold(q.Name) }) {
				t.Queues = append(t.Queues, q)
			}
		}
	}
	return t
}

func groupID(r tenant.Reading, key string) ident.ObjectID {
	for _, g := range r.Groups {
		if tenant.KeyOf(g) == key {
			return g.ID
		}
	}
	return ""
}
