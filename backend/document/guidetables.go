package document

import (
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
)

// What stands in the guide's two tables where a group gives nothing, in the guide's words.
const (
	noLicences = "No licences required"
	noPolicies = "None \u2013 use global policies as default"
)

// licenceLines is what a group hands out, one licence a line.
func (c Content) licenceLines(row persona.GroupLicences) []string {
	if len(row.Licences) == 0 {
		return []string{noLicences}
	}
	lines := make([]string, len(row.Licences))
	for i, l := range row.Licences {
		lines[i] = c.licence(l.SKU)
		if len(l.Off) > 0 {
			names := make([]string, len(l.Off))
			for j, plan := range l.Off {
				names[j] = catalog.ServicePlanSays(plan)
			}
			lines[i] += ", without " + strings.Join(names, ", ")
		}
	}
	return lines
}

// policyWords are the two words of a row of the second table: the type and the name.
func policyWords(row persona.GroupPolicy) (kind, name string) {
	if row.Type == "" {
		return "", noPolicies
	}
	return catalog.PolicyTypeName(row.Type), string(row.Name)
}

// licenceSheet is the guide's table of groups and licences.
func licenceSheet(c Content) sheet {
	rows := persona.LicenceTable(c.Design)
	return sheet{name: sheetLicences, pinned: 1, count: len(rows), columns: []column{
		{"Group", 40, true}, {"Licences to assign", 60, true},
	}, row: func(i int) []any { return []any{rows[i].Group, c.licenceLines(rows[i])} }}
}

// givenSheet is the guide's table of groups and policies.
func givenSheet(c Content) sheet {
	rows := persona.PolicyTable(c.Design)
	return sheet{name: sheetGiven, pinned: 1, count: len(rows), columns: []column{
		{"Group", 40, true}, {"Type", 30, true}, {"Teams Policies", 44, true},
	}, row: func(i int) []any {
		kind, name := policyWords(rows[i])
		return []any{rows[i].Group, kind, name}
	}}
}

// seatHeads are the columns of seats, in the order of seatFigures.
var seatHeads = []string{"Owned", "Used", "Needed", "Short", "As bought"}

// seatFigures are the figures of a product; one that nobody can tell is said to be unknown and is not 0.
func seatFigures(s plan.Seats) []any {
	figure := func(n int, known bool) any {
		if !known {
			return "unknown"
		}
		return n
	}
	bought := figure(s.Ordered, true)
	if s.Ordered < 0 {
		bought = "not said"
	}
	return []any{figure(s.Owned, s.Read), figure(s.Used, s.Read), figure(s.Needed, s.Counted), figure(s.Short, s.Known()), bought}
}

// seatSheet is the seats of every product.
func seatSheet(c Content) sheet {
	s := sheet{name: sheetSeats, pinned: 1, count: len(c.Seats), columns: []column{{"Product", 50, true}}}
	for _, head := range seatHeads {
		s.columns = append(s.columns, column{head, 12, true})
	}
	s.columns = append(s.columns, column{"Given by", 40, true})
	s.row = func(i int) []any {
		return append(append([]any{c.Seats[i].Name}, seatFigures(c.Seats[i])...), c.Seats[i].Personas)
	}
	return s
}
