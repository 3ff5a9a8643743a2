package persona

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
)

var (
	ofMinutes = isAbility(catalog.Minutes, catalog.PayAsYouGo)
	onCredit  = isAbility(catalog.PayAsYouGo, catalog.Minutes, catalog.ConferenceCall)
)

// minutesOf checks who pays for the calls from the numbers of a persona: those of Microsoft need a calling plan, those of others use none.
// microsofts is how many of its ranges hold numbers of Microsoft.
func (c *checker) minutesOf(p Persona, microsofts int) {
	at := atPersona(p, "licences")
	if microsofts > 0 {
		switch c.comes(p, handsPerhaps(ofMinutes)) {
		case never:
			c.add(problem.New("NUMBER_NO_PLAN").Detailed(p.Name).Hinted().At(at))
		case sometimes:
			c.add(problem.Warn("NUMBER_NO_PLAN.some").Detailed(p.Name).Hinted().At(at))
		}
		return
	}
	if known, _ := holds(p, ofMinutes); known && len(p.Number.Ranges) > 0 {
		c.add(problem.Warn("LICENCE_MINUTES_UNUSED").Detailed(p.Name).Hinted().At(at))
	}
}

// credit checks calling plans and communications credits against each other.
func (c *checker) credit(p Persona) {
	at := atPersona(p, "licences")
	plans := 0
	for _, sku := range unique(p.Licences) {
		if slices.ContainsFunc(handed(p, sku), isAbility(catalog.Minutes)) {
			plans++
		}
	}
	if plans > 1 {
		c.add(problem.Warn("LICENCE_PLANS").Detailed(p.Name).Hinted().At(at))
	}
	if paying, _ := holds(p, isAbility(catalog.PayAsYouGo)); paying && c.comes(p, handsPerhaps(isAbility(catalog.CreditAbility))) == never {
		c.add(problem.Warn("LICENCE_CREDIT_MISSING").Detailed(p.Name).Hinted().At(at))
	}
	if funded, _ := holds(p, isAbility(catalog.CreditAbility)); funded && c.comes(p, handsPerhaps(onCredit)) == never {
		c.add(problem.Warn("LICENCE_CREDIT_UNUSED").Detailed(p.Name).Hinted().At(at))
	}
}
