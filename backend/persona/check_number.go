package persona

import (
	"slices"
	"strings"
	"unicode/utf8"

	"personadesk/backend/ident"
	"personadesk/backend/limit"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

// numberWords checks what a number rule says in words: type and tag.
func (c *checker) numberWords(p Persona) {
	at := atPersona(p, "number")
	if t := p.Number.Type; t != "" && !slices.Contains(phone.NumberTypes(), t) {
		c.add(problem.New("NUMBER_TYPE").Detailed(p.Name, t).Hinted().At(at))
	}
	if n := utf8.RuneCountInString(p.Number.Tag); n > limit.NumberTag {
		c.add(problem.New("NUMBER_TAG.long").Detailed(p.Name, n, limit.NumberTag).Hinted().At(at))
	}
	if strings.Contains(p.Number.Tag, ",") {
		c.add(problem.New("NUMBER_TAG.comma").Detailed(p.Name, p.Number.Tag).Hinted().At(at))
	}
	c.emergencyCarrier(p)
}

// emergencyCarrier finds emergency call routing over usages for people none of whose numbers leaves by Direct Routing. In shared calling
// the number that is shared decides, which is checked there.
func (c *checker) emergencyCarrier(p Persona) {
	choice, has := choiceOf(p, EmergencyRouting)
	_, shares := choiceOf(p, SharedCalling)
	if !has || shares || choice.Name.Key() == ident.GlobalKey || p.Number.Kind != NextFree {
		return
	}
	f, known := c.emergencyOf(choice.Name)
	if !known || f.Usages == 0 || len(p.Number.Ranges) == 0 {
		return
	}
	for _, id := range p.Number.Ranges {
		if r, found := c.ranges[id]; !found || r.Type == phone.DirectRouting || r.Type == "" {
			return
		}
	}
	c.add(problem.Warn("EMERGENCY_ROUTING_CARRIER").Detailed(p.Name, choice.Name).Hinted().At(atPersona(p, "policies/"+EmergencyRouting)))
}
