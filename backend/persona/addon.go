package persona

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
)

// AddOn is a licence that a persona gives without what it adds to.
type AddOn struct {
	SKU   ident.SKU
	Needs string // the service plan that the group of the persona does not hand out
}

// handsOut says whether the group of a persona hands out a service plan: a part that is switched off counts as not there.
func handsOut(p Persona, plan string) bool {
	known, _ := holds(p, isPlan(plan))
	return known
}

// Alone lists the add-ons that stand alone on the group of a persona. The guide puts Teams Phone on a group of its own, and customers do;
// Microsoft says that an add-on and what it adds to must be in the same group. Nobody here can tell which holds for which product.
func Alone(p Persona) []AddOn {
	var list []AddOn
	for _, sku := range p.Licences {
		l, listed := catalog.LicenceByID(sku)
		switch {
		case !listed || slices.ContainsFunc(list, func(a AddOn) bool { return a.SKU == sku }):
		case l.Kind == catalog.PhoneLicence && !handsOut(p, "TEAMS1"):
			list = append(list, AddOn{sku, "TEAMS1"})
		case l.Kind == catalog.CallingPlan && !handsOut(p, "MCOEV"):
			list = append(list, AddOn{sku, "MCOEV"})
		}
	}
	return list
}

// Risks finds what may go wrong in a tenant although it is designed as the sources say.
func Risks(d Design) []problem.Problem {
	var found []problem.Problem
	c := &checker{design: d}
	for _, p := range d.Personas {
		for _, a := range Alone(p) {
			if c.baseless(p, a.SKU) {
				continue // that it has nothing to add to anywhere is a problem of its own, and worse
			}
			base, _ := prerequisite(d, p, a.Needs, nil)
			name := a.Needs
			if base != "" {
				name = catalog.LicenceName(base)
			}
			found = append(found, *problem.Warn("LICENCE_ADDON_ALONE").
				Detailed(p.Name, catalog.LicenceName(a.SKU), name).Hinted().At(atPersona(p, "licences")))
		}
	}
	return found
}

// prerequisite is the licence of a lower layer that holds a service plan and as little else as can be, with all its parts. parts says
// which parts a licence has in the tenant; where nobody knows, those of the catalogue count.
func prerequisite(d Design, p Persona, plan string, parts func(ident.SKU) []ident.ServicePlan) (sku ident.SKU, all []ident.ServicePlan) {
	needed, found := catalog.ServicePlanByName(plan)
	if !found {
		return "", nil
	}
	c := &checker{design: d}
	for _, layer := range c.lower(p) {
		for _, other := range layer {
			for _, has := range other.Licences {
				l, listed := catalog.LicenceByID(has)
				if !listed || !l.Includes(needed.ID) || slices.Contains(other.PlansOff[has], needed.ID) {
					continue
				}
				of := l.Plans
				if parts != nil {
					if told := parts(has); len(told) > 0 {
						of = told
					}
				}
				if sku == "" || len(of) < len(all) {
					sku, all = has, of
				}
			}
		}
	}
	return sku, all
}

// Joined lets what the add-ons of a persona add to join its own group, with only the parts that are needed. The seat is the one that its
// users have already. joined is false where nothing stands alone, or nothing below gives what is needed.
func Joined(d Design, p Persona, parts func(ident.SKU) []ident.ServicePlan) (with Persona, joined bool) {
	for _, a := range Alone(p) {
		sku, all := prerequisite(d, p, a.Needs, parts)
		if sku == "" || handsOut(p, a.Needs) {
			continue
		}
		needed, _ := catalog.ServicePlanByName(a.Needs)
		off := slices.DeleteFunc(slices.Clone(all), func(plan ident.ServicePlan) bool { return plan == needed.ID })
		p.Licences = append([]ident.SKU{sku}, slices.DeleteFunc(slices.Clone(p.Licences), func(had ident.SKU) bool { return had == sku })...)
		kept := PlansOff{}
		for had, plans := range p.PlansOff {
			kept[had] = plans
		}
		if len(off) > 0 {
			kept[sku] = off
		}
		p.PlansOff, joined = kept, true
	}
	return p, joined
}
