package document

import (
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
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
