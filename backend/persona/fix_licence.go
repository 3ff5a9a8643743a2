package persona

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// fixLicence are the ways out of a problem of the licences of a persona.
func fixLicence(found problem.Problem, p Persona) []Fix {
	said := func(n int) string {
		name, _ := argument(found, n)
		return name
	}
	switch found.Code {
	case "LICENCE_TWICE":
		p.Licences = unique(p.Licences)
		return []Fix{{ID: "once", Says: text.Of("persona.fix.once", said(1)), Personas: []Persona{p}}}
	case "LICENCE_OFF":
		kept := clonePlansOff(p.PlansOff)
		for sku := range kept {
			if !slices.Contains(p.Licences, sku) {
				delete(kept, sku)
			}
		}
		p.PlansOff = kept
		return []Fix{{ID: "whole", Says: text.Of("persona.fix.off", p.Name), Personas: []Persona{p}}}
	case "LICENCE_UNKNOWN":
		return withoutAll(p, func(sku ident.SKU) bool { return string(sku) == said(1) })
	case "LICENCE_CREDIT_UNUSED":
		return withoutAll(p, handsOnly(p, isAbility(catalog.CreditAbility)))
	case "LICENCE_MINUTES_UNUSED":
		return withoutAll(p, handsOnly(p, ofMinutes))
	case "LICENCE_PLANS":
		return keepOnePlan(p)
	case "LICENCE_RESOURCE", "LICENCE_SUPERFLUOUS":
		if with, took := withoutLicence(p, said(1)); took {
			return []Fix{{ID: "without", Says: text.Of("persona.fix.without-licence", said(1)), Personas: []Persona{with}}}
		}
	case "LICENCE_TRIMMED":
		if sku, given := licenceCalled(p, said(1)); given {
			l, _ := catalog.LicenceByID(sku)
			off := phoneOff(p, l)
			kept := clonePlansOff(p.PlansOff)
			kept[sku] = slices.DeleteFunc(slices.Clone(kept[sku]), func(id ident.ServicePlan) bool { return slices.Contains(off, id) })
			p.PlansOff = kept
			return []Fix{{ID: "whole", Says: text.Of("persona.fix.whole", said(1)), Personas: []Persona{p}}}
		}
	case "LICENCE_CONFLICT", "LICENCE_SUITES":
		var fixes []Fix
		for i, keep := range []string{said(2), said(1)} {
			if with, took := withoutLicence(p, said(i+1)); said(3) == p.Name && took {
				fixes = append(fixes, Fix{ID: []string{"second", "first"}[i], Says: text.Of("persona.fix.keep-licence", keep), Personas: []Persona{with}})
			}
		}
		return fixes
	}
	return nil
}

// licenceCalled finds the licence of a persona that people call so.
func licenceCalled(p Persona, name string) (sku ident.SKU, given bool) {
	i := slices.IndexFunc(p.Licences, func(sku ident.SKU) bool { return catalog.LicenceName(sku) == name })
	if i < 0 {
		return "", false
	}
	return p.Licences[i], true
}

// withoutLicence is a persona that does not give a licence, and says nothing of its parts.
func withoutLicence(p Persona, name string) (with Persona, took bool) {
	sku, given := licenceCalled(p, name)
	if !given {
		return p, false
	}
	p.Licences = slices.DeleteFunc(slices.Clone(p.Licences), func(had ident.SKU) bool { return had == sku })
	kept := clonePlansOff(p.PlansOff)
	delete(kept, sku)
	p.PlansOff = kept
	return p, true
}

func clonePlansOff(off PlansOff) PlansOff {
	kept := PlansOff{}
	for sku, plans := range off {
		kept[sku] = plans
	}
	return kept
}

// handsOnly finds the add-ons of a persona that are for one thing: a suite is for more.
func handsOnly(p Persona, is func(catalog.ServicePlan) bool) func(ident.SKU) bool {
	return func(sku ident.SKU) bool {
		l, listed := catalog.LicenceByID(sku)
		return listed && l.Kind != catalog.Suite && slices.ContainsFunc(handed(p, sku), is)
	}
}

// withoutAll takes the licences off a persona that are meant; no way out where there is none.
func withoutAll(p Persona, meant func(ident.SKU) bool) []Fix {
	var names []string
	with := p
	for _, sku := range unique(p.Licences) {
		if !meant(sku) {
			continue
		}
		name := catalog.LicenceName(sku)
		if less, took := withoutLicence(with, name); took {
			with, names = less, append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []Fix{{ID: "without", Says: text.Of("persona.fix.without-licence", strings.Join(names, ", ")), Personas: []Persona{with}}}
}

// keepOnePlan keeps one of the calling plans of a persona; which one, somebody has to say.
func keepOnePlan(p Persona) []Fix {
	var ways []Fix
	plan := handsOnly(p, isAbility(catalog.Minutes))
	for _, keep := range unique(p.Licences) {
		if !plan(keep) {
			continue
		}
		for _, way := range withoutAll(p, func(sku ident.SKU) bool { return sku != keep && plan(sku) }) {
			way.ID, way.Says = "keep/"+string(keep), text.Of("persona.fix.keep-licence", catalog.LicenceName(keep))
			ways = append(ways, way)
		}
	}
	return ways
}
