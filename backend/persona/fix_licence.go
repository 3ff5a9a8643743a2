package persona

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// fixLicence are the ways out of a problem of the licences of a persona.
func fixLicence(found problem.Problem, p Persona) []Fix {
	said := func(n int) string {
		if n >= len(found.Detail.Args) {
			return ""
		}
		name, _ := found.Detail.Args[n].(string)
		return name
	}
	switch found.Code {
	case "LICENCE_TWICE":
		p.Licences = unique(p.Licences)
		return []Fix{{ID: "once", Says: text.Of("persona.fix.once", said(1)), Personas: []Persona{p}}}
	case "LICENCE_SUPERFLUOUS":
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
