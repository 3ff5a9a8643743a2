package persona

import (
	"maps"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
)

// prohibited are the countries where Microsoft hands nothing out; a licence fails there with ProhibitedInUsageLocationViolation.
var prohibited = []string{"CU", "IR", "KP", "SY"}

// licencesOf finds what is wrong with the licences of a persona, by itself and with those of the layers under it.
func (c *checker) licencesOf(p Persona) {
	at := atPersona(p, "licences")
	seen := map[ident.SKU]bool{}
	for _, sku := range p.Licences {
		l, listed := catalog.LicenceByID(sku)
		name := catalog.LicenceName(sku)
		if seen[sku] {
			c.add(problem.Warn("LICENCE_TWICE").Detailed(p.Name, name).Hinted().At(at))
			continue
		}
		seen[sku] = true
		if !listed {
			c.add(problem.Warn("LICENCE_UNKNOWN").Detailed(p.Name, sku).Hinted().At(at))
			continue
		}
		if l.Kind == catalog.ResourceLicence {
			c.add(problem.New("LICENCE_RESOURCE").Detailed(p.Name, name).Hinted().At(at))
		}
		c.addOn(p, l)
		c.trimmed(p, l)
		c.superfluous(p, l)
	}
	for _, sku := range slices.Sorted(maps.Keys(p.PlansOff)) {
		if !seen[sku] {
			c.add(problem.Warn("LICENCE_OFF").Detailed(p.Name, catalog.LicenceName(sku)).Hinted().At(atPersona(p, "plansOff")))
		}
	}
	if len(seen) > 0 && slices.Contains(prohibited, strings.ToUpper(p.Country)) {
		c.add(problem.New("LICENCE_COUNTRY").Detailed(p.Name, p.Country).Hinted().At(at))
	}
	c.suites(p)
	c.credit(p)
}

// adds is something that an add-on adds to, as people call it.
type adds struct {
	name string
	is   func(catalog.ServicePlan) bool
}

// bases is what a licence adds to.
func bases(l catalog.Licence) []adds {
	withTeams := adds{"Teams", isAbility(catalog.TeamsAbility)}
	switch l.Kind {
	case catalog.PhoneLicence:
		return []adds{withTeams}
	case catalog.CallingPlan:
		return []adds{withTeams, {"Teams Phone", isAbility(catalog.PhoneAbility)}}
	}
	return nil
}

// addOn wants what a licence adds to.
func (c *checker) addOn(p Persona, l catalog.Licence) {
	for _, b := range bases(l) {
		c.needs(p, l.Name, b.name, b.is)
	}
}

// baseless says whether nobody of a persona has something that a licence adds to, from any layer.
func (c *checker) baseless(p Persona, sku ident.SKU) bool {
	l, _ := catalog.LicenceByID(sku)
	return slices.ContainsFunc(bases(l), func(b adds) bool { return c.comes(p, handsPerhaps(b.is)) == never })
}

func (c *checker) needs(p Persona, add, base string, is func(catalog.ServicePlan) bool) {
	switch at := atPersona(p, "licences"); c.comes(p, handsPerhaps(is)) {
	case never:
		c.add(problem.New("LICENCE_NO_BASE").Detailed(p.Name, add, base).Hinted(base).At(at))
	case sometimes:
		c.add(problem.Warn("LICENCE_SOME_BASE").Detailed(p.Name, add, base).Hinted().At(at))
	}
}

// trimmed warns of a suite with Teams Phone in it that is switched off: it is paid for, and does nothing until a number is there.
func (c *checker) trimmed(p Persona, l catalog.Licence) {
	if l.Kind == catalog.Suite && len(phoneOff(p, l)) > 0 && c.wholeBelow(p, l.ID) != always {
		c.add(problem.Warn("LICENCE_TRIMMED").Detailed(p.Name, l.Name).Hinted().At(atPersona(p, "licences")))
	}
}

// phoneOff lists the parts of a licence that give Teams Phone and that a persona switches off.
func phoneOff(p Persona, l catalog.Licence) []ident.ServicePlan {
	return slices.DeleteFunc(slices.Clone(l.Plans), func(id ident.ServicePlan) bool {
		plan, known := catalog.ServicePlanByID(id)
		return !known || plan.Gives != catalog.PhoneAbility || !slices.Contains(p.PlansOff[l.ID], id)
	})
}

// wholeBelow says whether the same licence comes from the layers under a persona with Teams Phone on: then what joins a group here with some
// parts only takes nothing away.
func (c *checker) wholeBelow(p Persona, sku ident.SKU) from {
	return c.comes(Persona{Layer: p.Layer, Country: p.Country}, func(other Persona) bool {
		return slices.Contains(other.Licences, sku) && slices.ContainsFunc(handed(other, sku), isAbility(catalog.PhoneAbility))
	})
}

// superfluous warns of an add-on all of whose parts the users have from another product already.
func (c *checker) superfluous(p Persona, l catalog.Licence) {
	parts := handed(p, l.ID)
	if l.Kind == catalog.Suite || l.Kind == catalog.DeviceLicence || !l.Complete || len(parts) == 0 || c.needed(p, l.ID) {
		return
	}
	var by string
	gives := func(other Persona) bool {
		for _, sku := range other.Licences {
			larger, listed := catalog.LicenceByID(sku)
			if sku == l.ID || !listed || len(larger.Plans) <= len(l.Plans) {
				continue
			}
			have := handed(other, sku)
			if !slices.ContainsFunc(parts, func(part catalog.ServicePlan) bool { return !slices.Contains(have, part) }) {
				by = larger.Name
				return true
			}
		}
		return false
	}
	switch at := atPersona(p, "licences"); c.comes(p, gives) {
	case always:
		c.add(problem.Warn("LICENCE_SUPERFLUOUS").Detailed(p.Name, l.Name, by).Hinted().At(at))
	case sometimes:
		c.add(problem.Warn("LICENCE_SUPERFLUOUS_SOME").Detailed(p.Name, l.Name, by).Hinted().At(at))
	}
}

// needed says whether another add-on of the group would stand alone without a licence.
func (c *checker) needed(p Persona, sku ident.SKU) bool {
	without := p
	without.Licences = slices.DeleteFunc(slices.Clone(p.Licences), func(had ident.SKU) bool { return had == sku })
	for _, a := range Alone(without) {
		if a.SKU != sku && !slices.ContainsFunc(Alone(p), func(before AddOn) bool { return before == a }) {
			return true
		}
	}
	return false
}

// suites finds users who get two suites: from the persona itself, or one from it and one from a layer under it.
func (c *checker) suites(p Persona) {
	own := suitesOf(p)
	for i, one := range own {
		for _, other := range own[i+1:] {
			c.two(p, one, p, other, true)
		}
	}
	for _, layer := range c.lower(p) {
		for _, under := range layer {
			for _, other := range suitesOf(under) {
				for _, one := range own {
					if one != other {
						c.two(p, one, under, other, len(layer) == 1)
					}
				}
			}
		}
	}
}

func suitesOf(p Persona) []ident.SKU {
	return slices.DeleteFunc(unique(p.Licences), func(sku ident.SKU) bool {
		l, listed := catalog.LicenceByID(sku)
		return !listed || l.Kind != catalog.Suite
	})
}

// two says what comes of two suites for the same user: refused where parts of them exclude each other, else paid twice. certain is false where
// the users may have another persona of the lower layer.
func (c *checker) two(p Persona, one ident.SKU, q Persona, other ident.SKU, certain bool) {
	at := atPersona(p, "licences")
	a, b := catalog.LicenceName(one), catalog.LicenceName(other)
	part, clash := excluded(handed(p, one), handed(q, other))
	switch {
	case clash && certain:
		c.add(problem.New("LICENCE_CONFLICT").Detailed(p.Name, a, b, q.Name, part).Hinted().At(at))
	case clash:
		c.add(problem.Warn("LICENCE_CONFLICT").Detailed(p.Name, a, b, q.Name, part).Hinted().At(at))
	default:
		c.add(problem.Warn("LICENCE_SUITES").Detailed(p.Name, a, b, q.Name).Hinted().At(at))
	}
}

// excluded finds two parts of which a user can have one only.
func excluded(a, b []catalog.ServicePlan) (part string, found bool) {
	for _, x := range a {
		for _, y := range b {
			if x.Excludes != "" && x.Excludes == y.Excludes && x.ID != y.ID {
				return x.Says, true
			}
		}
	}
	return "", false
}
