package persona

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
)

// Compared is one thing that personas give, beside one another.
type Compared struct {
	Item   string   // policy, number, location, licence, queue, team, group, country, rule
	Type   string   // policy type of a policy
	Values []string // one a persona, in their order; "" where it says nothing
	Differ bool
}

// Compare lays what personas say side by side: every policy type that one of them sets, and each of the other items. What none of them
// says is left out.
func Compare(list []Persona) []Compared {
	var rows []Compared
	add := func(item, policyType string, value func(Persona) string) {
		row := Compared{Item: item, Type: policyType}
		said := false
		for _, p := range list {
			v := value(p)
			said = said || v != ""
			row.Differ = row.Differ || len(row.Values) > 0 && ident.Fold(v) != ident.Fold(row.Values[0])
			row.Values = append(row.Values, v)
		}
		if said {
			rows = append(rows, row)
		}
	}
	lines := func(of func(Persona) []string) func(Persona) string {
		return func(p Persona) string {
			sorted := slices.Clone(of(p))
			slices.Sort(sorted)
			return strings.Join(sorted, "\n")
		}
	}
	add("country", "", func(p Persona) string { return p.Country })
	add("licence", "", lines(func(p Persona) []string { return catalog.LicenceNames(p.Licences) }))
	add("number", "", func(p Persona) string {
		if p.Number.Kind == InheritNumber {
			return ""
		}
		return p.Number.Text()
	})
	add("location", "", func(p Persona) string { return p.Location })
	for _, t := range catalog.PolicyTypes() {
		add("policy", t.ID, func(p Persona) string {
			choice, _ := choiceOf(p, t.ID)
			return string(choice.Name)
		})
	}
	add("queue", "", lines(func(p Persona) []string { return p.Queues }))
	add("team", "", lines(func(p Persona) []string { return p.Teams }))
	add("group", "", lines(func(p Persona) []string { return p.SecurityGroups }))
	add("rule", "", func(p Persona) string {
		text, err := Targeting(p)
		if err != nil {
			return "" // the checks say what is wrong with it
		}
		return text
	})
	return rows
}
