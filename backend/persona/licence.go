package persona

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
)

// isAbility says whether a service plan gives one of some abilities.
func isAbility(of ...catalog.Ability) func(catalog.ServicePlan) bool {
	return func(plan catalog.ServicePlan) bool { return slices.Contains(of, plan.Gives) }
}

// isPlan says whether a service plan is the one of a name.
func isPlan(name string) func(catalog.ServicePlan) bool {
	wanted, found := catalog.ServicePlanByName(name)
	return func(plan catalog.ServicePlan) bool { return found && plan.ID == wanted.ID }
}

// handed lists the service plans that a licence of a persona hands out: a part that is switched off counts as not there.
func handed(p Persona, sku ident.SKU) []catalog.ServicePlan {
	l, listed := catalog.LicenceByID(sku)
	if !listed {
		return nil
	}
	var plans []catalog.ServicePlan
	for _, id := range l.Plans {
		if plan, known := catalog.ServicePlanByID(id); known && !slices.Contains(p.PlansOff[sku], id) {
			plans = append(plans, plan)
		}
	}
	return plans
}

// holds says whether a licence of a persona is known to hand out a service plan, and whether one might. A part that is switched off is not
// there, also of a licence that the catalogue does not know wholly.
func holds(p Persona, is func(catalog.ServicePlan) bool) (known, perhaps bool) {
	for _, sku := range p.Licences {
		l, listed := catalog.LicenceByID(sku)
		if slices.ContainsFunc(handed(p, sku), is) {
			return true, true
		}
		if !listed || !l.Complete && !includesAny(l, is) {
			perhaps = perhaps || !allOff(p, sku, is)
		}
	}
	return false, perhaps
}

func includesAny(l catalog.Licence, is func(catalog.ServicePlan) bool) bool {
	return slices.ContainsFunc(l.Plans, func(id ident.ServicePlan) bool {
		plan, known := catalog.ServicePlanByID(id)
		return known && is(plan)
	})
}

// allOff says whether every plan of the catalogue that would do is switched off in a licence.
func allOff(p Persona, sku ident.SKU, is func(catalog.ServicePlan) bool) bool {
	for _, plan := range catalog.ServicePlans() {
		if is(plan) && !slices.Contains(p.PlansOff[sku], plan.ID) {
			return false
		}
	}
	return true
}

// from says from where something comes to the users of a persona.
type from int

// How something comes to the users of a persona.
const (
	never     from = iota // from no persona of a layer
	sometimes             // from some of the personas of a layer
	always                // from the persona itself, or from all of a layer under it
)

// comes says how what has is true of comes to the users of a persona.
func (c *checker) comes(p Persona, has func(Persona) bool) from {
	if has(p) {
		return always
	}
	best := never
	for _, layer := range c.lower(p) {
		with := 0
		for _, other := range layer {
			if has(other) {
				with++
			}
		}
		if with > 0 && with == len(layer) {
			return always
		}
		if with > 0 {
			best = sometimes
		}
	}
	return best
}

// handsPerhaps is for comes: a persona that hands out such a service plan, or may.
func handsPerhaps(is func(catalog.ServicePlan) bool) func(Persona) bool {
	return func(p Persona) bool {
		_, perhaps := holds(p, is)
		return perhaps
	}
}

// reaches says how a service plan comes to the users of a persona: "always", "sometimes" or "never".
func (c *checker) reaches(p Persona, plan string) string {
	return [...]string{never: "never", sometimes: "sometimes", always: "always"}[c.comes(p, handsPerhaps(isPlan(plan)))]
}

// unique lists the licences of a persona, each once.
func unique(skus []ident.SKU) []ident.SKU {
	var list []ident.SKU
	for _, sku := range skus {
		if !slices.Contains(list, sku) {
			list = append(list, sku)
		}
	}
	return list
}
