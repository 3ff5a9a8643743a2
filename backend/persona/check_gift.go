package persona

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

// holds says whether one of the licences is known to hold a service plan, and whether one might.
func holds(licences []ident.SKU, plan string) (known, perhaps bool) {
	p, found := catalog.ServicePlanByName(plan)
	if !found {
		return false, false
	}
	for _, sku := range licences {
		l, listed := catalog.LicenceByID(sku)
		if !listed {
			perhaps = true
			continue
		}
		known = known || l.Includes(p.ID)
		perhaps = perhaps || l.Includes(p.ID) || !l.Complete
	}
	return known, perhaps
}

// lower lists the personas of the layers under a persona, by layer from the bottom.
func (c *checker) lower(p Persona) [][]Persona {
	var layers [][]Persona
	for _, layer := range Layers() {
		if layer.Height() >= p.Layer.Height() {
			break
		}
		var list []Persona
		for _, other := range c.design.Personas {
			if other.Layer == layer && (p.Country == "" || other.Country == "" || strings.EqualFold(p.Country, other.Country)) {
				list = append(list, other)
			}
		}
		layers = append(layers, list)
	}
	return layers
}

// reaches says how a service plan comes to the users of a persona: from itself or from all ("always"), some
// ("sometimes") or none ("never") of the personas of a layer under it.
func (c *checker) reaches(p Persona, plan string) string {
	if _, perhaps := holds(p.Licences, plan); perhaps {
		return "always"
	}
	best := "never"
	for _, layer := range c.lower(p) {
		with := 0
		for _, other := range layer {
			if _, perhaps := holds(other.Licences, plan); perhaps {
				with++
			}
		}
		if with > 0 && with == len(layer) {
			return "always"
		}
		if with > 0 {
			best = "sometimes"
		}
	}
	return best
}

// licencesOf finds licences that do not exist, and add-ons without what they add to.
func (c *checker) licencesOf(p Persona) {
	seen := map[ident.SKU]bool{}
	for _, sku := range p.Licences {
		l, listed := catalog.LicenceByID(sku)
		name := string(sku)
		if listed {
			name = l.Name
		}
		if seen[sku] {
			c.add(problem.Warn("LICENCE_TWICE").Detailed(p.Name, name).
				Hinted().At(atPersona(p, "licences")))
		}
		seen[sku] = true
		if !listed {
			c.add(problem.Warn("LICENCE_UNKNOWN").
				Detailed(p.Name, sku).Hinted().At(atPersona(p, "licences")))
			continue
		}
		if l.Kind == catalog.ResourceLicence {
			c.add(problem.New("LICENCE_RESOURCE").
				Detailed(p.Name, name).Hinted().At(atPersona(p, "licences")))
		}
		if l.Kind != catalog.PhoneLicence && l.Kind != catalog.CallingPlan {
			continue
		}
		c.needs(p, name, "TEAMS1", "Teams")
		if l.Kind == catalog.CallingPlan {
			c.needs(p, name, "MCOEV", "Teams Phone")
		}
	}
}

func (c *checker) needs(p Persona, add, plan, base string) {
	switch c.reaches(p, plan) {
	case "never":
		c.add(problem.New("LICENCE_NO_BASE").
			Detailed(p.Name, add, base).
			Hinted(base).At(atPersona(p, "licences")))
	case "sometimes":
		c.add(problem.Warn("LICENCE_SOME_BASE").
			Detailed(p.Name, add, base).
			Hinted().At(atPersona(p, "licences")))
	}
}

// numberOf checks the number rule of a persona.
func (c *checker) numberOf(p Persona) {
	if p.Number.Kind != NextFree {
		if p.Number.Kind != InheritNumber && p.Number.Kind != NoNumber && p.Number.Kind != VoiceOnly {
			c.add(problem.New("NUMBER_RULE").
				Detailed(p.Name, p.Number.Kind).Hinted().At(atPersona(p, "number")))
		}
		if p.Number.Kind == VoiceOnly && c.reaches(p, "MCOEV") == "never" {
			c.add(problem.New("NUMBER_NO_LICENCE.voice").
				Detailed(p.Name).Hinted().At(atPersona(p, "licences")))
		}
		return
	}
	if len(p.Number.Ranges) == 0 {
		c.add(problem.New("NUMBER_NO_RANGE").
			Detailed(p.Name).Hinted().At(atPersona(p, "number")))
	}
	if c.reaches(p, "MCOEV") == "never" {
		c.add(problem.New("NUMBER_NO_LICENCE").
			Detailed(p.Name).Hinted().At(atPersona(p, "licences")))
	}
	if c.facts.Ranges == nil {
		return
	}
	direct := false
	for _, id := range p.Number.Ranges {
		r, found := c.ranges[id]
		switch {
		case !found:
			c.add(problem.New("NUMBER_RANGE_UNKNOWN").
				Detailed(p.Name, id).Hinted().At(atPersona(p, "number")))
			continue
		case p.Number.Type != "" && r.Type != p.Number.Type:
			c.add(problem.New("NUMBER_RANGE_TYPE").
				Detailed(p.Name, r.Name, r.Type, p.Number.Type).Hinted().At(atPersona(p, "number")))
		case p.Country != "" && r.Country != "" && !strings.EqualFold(p.Country, r.Country):
			c.add(problem.Warn("NUMBER_COUNTRY").
				Detailed(p.Name, p.Country, r.Name, r.Country).
				Hinted().At(atPersona(p, "number")))
		}
		direct = direct || r.Type == "directRouting"
		if (strings.EqualFold(r.Country, "US") || strings.EqualFold(r.Country, "CA")) && r.LocationID == "" && p.Location == "" {
			c.add(problem.New("NUMBER_LOCATION").
				Detailed(p.Name, r.Name).Hinted().At(atPersona(p, "location")))
		}
	}
	if direct && !c.hasPolicy(p, "OnlineVoiceRoutingPolicy") {
		c.add(problem.Warn("NUMBER_NO_ROUTING").
			Detailed(p.Name).Hinted().At(atPersona(p, "policies/OnlineVoiceRoutingPolicy")))
	}
}

// hasPolicy says whether a persona, or one under it, chooses a policy of a type.
func (c *checker) hasPolicy(p Persona, policyType string) bool {
	_, has := choiceOf(p, policyType)
	return has || c.under(p, policyType) != ""
}

// belongings checks queues, teams and location.
func (c *checker) belongings(p Persona) {
	for _, q := range p.Queues {
		inTenant := slices.ContainsFunc(c.facts.Queues, func(n string) bool { return strings.EqualFold(n, q) })
		if !c.queues[strings.ToLower(q)] && !inTenant { // one of the tenant is answered as it is
			c.add(problem.New("QUEUE_UNKNOWN").
				Detailed(p.Name, q).Hinted().At(atPersona(p, "queues")))
		}
	}
	for _, t := range p.Teams {
		if c.facts.Teams != nil && !slices.ContainsFunc(c.facts.Teams, func(n string) bool { return strings.EqualFold(n, t) }) {
			c.add(problem.Warn("TEAM_UNKNOWN").
				Detailed(p.Name, t).Hinted().At(atPersona(p, "teams")))
		}
	}
	c.located(p)
}

// located checks the emergency location of a persona: one of the design has to be one that the tenant would take.
func (c *checker) located(p Persona) {
	if p.Location == "" {
		return
	}
	place := atPersona(p, "location")
	where, ours := c.design.Where(p.Location)
	site, _ := voice.Find(c.design.Sites, where.Site)
	if why := site.Unlocatable(); where.Site != "" && len(why) > 0 {
		c.add(problem.New("LOCATION_ADDRESS.persona").Detailed(p.Name, site.Name, strings.Join(why, ", ")).Hinted().At(place))
	}
	if country := site.Address.Country; country != "" && p.Country != "" && !strings.EqualFold(country, p.Country) {
		c.add(problem.Warn("LOCATION_COUNTRY").Detailed(p.Name, p.Country, p.Location, country).Hinted().At(place))
	}
	if !ours && c.facts.Locations != nil && !slices.ContainsFunc(c.facts.Locations, func(n string) bool { return strings.EqualFold(n, where.Label) }) {
		c.add(problem.Warn("LOCATION_UNKNOWN").
			Detailed(p.Name, p.Location).Hinted().At(place))
	}
}
