package document

import (
	"personadesk/backend/catalog"
	"personadesk/backend/persona"
)

// The heads of the columns that are read back.
const (
	headLayer  = "Layer"
	headID     = "Id"
	headNumber = "Number"
	headState  = "State"
	headTag    = "Tag"
	headNote   = "Note"
)

// item gives the head of one of the guide's items by its id.
func item(id string) string {
	for _, i := range catalog.PersonaItems() {
		if i.ID == id {
			return i.Name
		}
	}
	return id
}

// personaSheet has the guide's 13 items as columns, in its order, and after them what PersonaDesk adds.
func personaSheet(c Content) sheet {
	widths := map[string]float64{"name": 38, "description": 44, "country": 10, "licences": 32, "groups": 28, "number": 28, "policies": 40}
	computed := map[string]bool{"number": true, "policies": true}
	s := sheet{name: sheetPersonas, pinned: 1}
	items := catalog.PersonaItems()
	for _, i := range items {
		width := widths[i.ID]
		if width == 0 {
			width = 26
		}
		s.columns = append(s.columns, column{i.Name, width, computed[i.ID]})
	}
	s.columns = append(s.columns, column{headLayer, 14, true}, column{"Membership rule", 80, true}, column{"Users", 10, true}, column{headID, 24, true})
	list := persona.Stack(c.Design.Personas)
	s.count = len(list)
	s.row = func(n int) []any {
		p := list[n]
		row := make([]any, 0, len(s.columns))
		for _, i := range items {
			row = append(row, c.itemOf(p, i.ID))
		}
		return append(row, title(string(p.Layer)), targeting(p), c.reached(p.ID), p.ID)
	}
	return s
}

// itemOf is what a persona says to one of the guide's items: a text, or a list with one entry a line.
func (c Content) itemOf(p persona.Persona, id string) any {
	switch id {
	case "name":
		return p.Name
	case "description":
		return p.Description
	case "country":
		return p.Country
	case "licences":
		return c.licences(p.Licences)
	case "groups":
		return p.SecurityGroups
	case "number":
		return c.numberRule(p.Number)
	case "dial-plan":
		return policy(p, dialPlan)
	case "routing":
		return policy(p, voiceRouting)
	case "caller-id":
		return policy(p, callerID)
	case "emergency":
		return emergency(p)
	case "policies":
		var list []string
		for _, choice := range p.Policies {
			if !hasOwnColumn(choice.Type) {
				list = append(list, catalog.PolicyTypeName(choice.Type)+": "+string(choice.Name))
			}
		}
		return list
	case "queues":
		return p.Queues
	case "teams":
		return p.Teams
	}
	return nil
}

func (c Content) numberRule(n persona.NumberRule) []string {
	if n.Kind != persona.NextFree {
		return []string{n.Text()}
	}
	lines := []string{}
	for _, part := range []struct{ what, value string }{{"Area", n.Area}, {"Tag", n.Tag}, {"Type", numberType(n.Type)}} {
		if part.value != "" {
			lines = append(lines, part.what+": "+part.value)
		}
	}
	for _, id := range n.Ranges {
		lines = append(lines, "Next free of "+c.rangeName(id))
	}
	if len(lines) == 0 {
		lines = append(lines, "Next free of any range")
	}
	return lines
}

func emergency(p persona.Persona) []string {
	var lines []string
	if p.Location != "" {
		lines = append(lines, p.Location)
	}
	for _, kind := range []string{emergencyCalling, emergencyRouting} {
		if name := policy(p, kind); name != "" {
			lines = append(lines, catalog.PolicyTypeName(kind)+": "+name)
		}
	}
	return lines
}
