package persona

import (
	"slices"
	"strings"

	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

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

// numberOf checks the number rule of a persona.
func (c *checker) numberOf(p Persona) {
	c.numberWords(p)
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
	direct, microsofts := false, 0
	for _, id := range p.Number.Ranges {
		r, found := c.ranges[id]
		switch {
		case !found:
			c.add(problem.New("NUMBER_RANGE_UNKNOWN").
				Detailed(p.Name, id).Hinted().At(atPersona(p, "number")))
			continue
		case p.Number.Type != "" && r.Type != p.Number.Type:
			c.add(problem.New("NUMBER_RANGE_TYPE").
				Detailed(p.Name, r.Name, typeWords(r.Type), typeWords(p.Number.Type)).Hinted().At(atPersona(p, "number")))
		case p.Country != "" && r.Country != "" && !strings.EqualFold(p.Country, r.Country):
			c.add(problem.Warn("NUMBER_COUNTRY").
				Detailed(p.Name, p.Country, r.Name, r.Country).
				Hinted().At(atPersona(p, "number")))
		}
		direct = direct || r.Type == "directRouting"
		if r.Type == "callingPlan" {
			microsofts++
		}
		if (strings.EqualFold(r.Country, "US") || strings.EqualFold(r.Country, "CA")) && r.LocationID == "" && p.Location == "" {
			c.add(problem.New("NUMBER_LOCATION").
				Detailed(p.Name, r.Name).Hinted().At(atPersona(p, "location")))
		}
	}
	c.minutesOf(p, microsofts)
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
		if designed, ours := voice.Find(c.design.Teams, t); ours && !designed.Existing {
			continue
		}
		if c.facts.Teams != nil && !slices.ContainsFunc(c.facts.Teams, func(n string) bool { return strings.EqualFold(n, t) }) {
			c.add(problem.Warn("TEAM_UNKNOWN").
				Detailed(p.Name, t).Hinted().At(atPersona(p, "teams")))
		}
	}
	c.closed(p)
	c.located(p)
}

// located checks the emergency location of a persona: one of the design has to be one that the tenant would take.
func (c *checker) located(p Persona) {
	if p.Location == "" {
		return
	}
	place := atPersona(p, "location")
	where, _ := c.design.Where(p.Location)
	site, _ := voice.Find(c.design.Sites, where.Site)
	if why := site.Unlocatable(); where.Site != "" && len(why) > 0 {
		c.add(problem.New("LOCATION_ADDRESS.persona").Detailed(p.Name, site.Name, strings.Join(why, ", ")).Hinted().At(place))
	}
	if country := site.Address.Country; country != "" && p.Country != "" && !strings.EqualFold(country, p.Country) {
		c.add(problem.Warn("LOCATION_COUNTRY").Detailed(p.Name, p.Country, p.Location, country).Hinted().At(place))
	}
	if unknown := UnknownPlace(c.design, c.facts.Locations, p); unknown != nil {
		c.add(unknown)
	}
}

// typeWords is what people call a type of numbers; one that nobody knows stays as it is.
func typeWords(numberType string) any {
	switch numberType {
	case "directRouting", "callingPlan", "operatorConnect":
		return text.Of("number.type." + numberType)
	}
	return numberType
}
