package desk

import (
	"context"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// Ways finds the ways out of what is wrong with a design, the same for every screen.
type Ways struct {
	design persona.Design
	usual  voice.Usual
	known  persona.FixFacts
}

// Ways prepares the ways out of what is wrong with the design as it is now.
func (d *Desk) Ways(ctx context.Context) (w Ways, err error) {
	if w.design, err = d.Personas(ctx); err != nil {
		return w, err
	}
	if w.usual, err = d.Usual(ctx); err != nil {
		return w, err
	}
	lists, err := d.Lists(ctx)
	if err != nil {
		return w, err
	}
	w.known.Parts = func(sku ident.SKU) []ident.ServicePlan { return partsOf(lists, sku) }
	return w, nil
}

// partsOf says which parts a licence has in the tenant, as the last reading tells it.
func partsOf(lists *Reading, sku ident.SKU) []ident.ServicePlan {
	if lists == nil {
		return nil
	}
	for _, bought := range lists.Subscriptions {
		if bought.SKU == sku {
			return bought.Plans
		}
	}
	return nil
}

// Usual is what calls have where nothing was said: by the country of the customer, else of the tenant, under the domain of the tenant.
func (d *Desk) Usual(ctx context.Context) (voice.Usual, error) {
	customer, err := d.Customer(ctx)
	if err != nil {
		return voice.Usual{}, err
	}
	lists, err := d.Lists(ctx)
	country := customer.Country
	if country == "" && lists != nil {
		country = lists.Organization.Country
	}
	usual := voice.UsualIn(country)
	if lists != nil {
		usual.Domain = plan.DomainOf(lists.Reading)
	}
	return usual, err
}

// Of are the ways out of a problem, the safest first; none where somebody has to decide.
func (w Ways) Of(p problem.Problem) []persona.Fix {
	list := persona.Fixes(w.design, p, w.known)
	for _, way := range voice.Fixes(w.design.Calls(), w.usual, p) {
		list = append(list, persona.Fix{ID: way.ID, Says: way.Says, Things: way.Then})
	}
	return list
}

// Mendable is everything wrong with the design that may have a way out.
func (d *Desk) Mendable(ctx context.Context) ([]problem.Problem, error) {
	return gathered(ctx, d.Checks, d.SeatProblems, d.callFaults.Get)
}

// Label is how the edit is called that takes a way out of a problem: with the name of what it mends, where it does not name a persona.
func Label(p problem.Problem, way persona.Fix) text.Text {
	if slices.Contains([]string{string(voice.KindQueue), string(voice.KindAttendant), string(voice.KindAccount)}, p.Where.Kind) {
		return text.Of("desk.fix", way.Says, p.Where.ID)
	}
	return way.Says
}
