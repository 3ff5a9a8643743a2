package directory

import (
	"cmp"
	"slices"

	"personadesk/backend/ident"
)

// Office is one value of the office attribute with how many users have it, and what most of them have as city and country.
type Office struct {
	Value   string
	Users   int
	City    string
	Country string // two letters, where their usage location says so
}

// officeAttribute is the attribute that Entra shows as office location.
const officeAttribute = "physicalDeliveryOfficeName"

// Offices counts the users of every value of the office attribute, the largest first. It looks at every user once.
func (d *Directory) Offices() []Office {
	type tally struct {
		value             string
		users             int
		cities, countries map[string]int
	}
	by := map[ident.Key]*tally{}
	for i := range d.Len() {
		value := d.Value(i, officeAttribute).Text()
		if value == "" {
			continue
		}
		t := by[ident.Fold(value)]
		if t == nil {
			t = &tally{value: value, cities: map[string]int{}, countries: map[string]int{}}
			by[ident.Fold(value)] = t
		}
		t.users++
		t.cities[d.Value(i, "city").Text()]++
		t.countries[d.Value(i, "usageLocation").Text()]++
	}
	list := make([]Office, 0, len(by))
	for _, t := range by {
		list = append(list, Office{Value: t.value, Users: t.users, City: commonest(t.cities), Country: commonest(t.countries)})
	}
	slices.SortFunc(list, func(a, b Office) int { return cmp.Or(cmp.Compare(b.Users, a.Users), cmp.Compare(a.Value, b.Value)) })
	return list
}

// commonest is the text that occurs most often, the first by its letters where several do; "" when nothing was said.
func commonest(counts map[string]int) string {
	best := ""
	for text, n := range counts {
		if text != "" && (best == "" || n > counts[best] || n == counts[best] && text < best) {
			best = text
		}
	}
	return best
}
