package persona

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/form"
	"personadesk/backend/voice"
)

// Places are those that a persona can have: the sites and locations of a design, and what the tenant has beside them. There are the labels of
// the tenant's locations, nil where they were not read.
func Places(d Design, there []string) []string {
	var list []string
	add := func(name string) {
		if name != "" && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	for _, s := range d.Sites {
		add(s.Name)
	}
	for _, l := range d.Locations {
		add(l.Name)
	}
	for _, label := range there {
		if !d.Has(label) {
			add(label)
		}
	}
	return list
}

// PlaceNamed gives the place that a name means, in the letters in which it stands there, and whether there is one. A name that means none
// comes back as it came; where the tenant's places were not read, nobody can tell that it means none.
func PlaceNamed(d Design, there []string, name string) (place string, known bool) {
	if name == "" {
		return "", true
	}
	if l, found := voice.Find(d.Locations, name); found {
		return l.Name, true
	}
	if s, found := voice.Find(d.Sites, name); found {
		return s.Name, true
	}
	folded := ident.Fold(name)
	if at := slices.IndexFunc(there, func(label string) bool { return ident.Fold(label) == folded }); at >= 0 {
		return there[at], true
	}
	return name, there == nil
}

// UnknownPlace says that the place of a persona is none; nil where it is one, or has none.
func UnknownPlace(d Design, there []string, p Persona) *problem.Problem {
	if _, known := PlaceNamed(d, there, p.Location); known {
		return nil
	}
	return problem.Warn("LOCATION_UNKNOWN").Detailed(p.Name, p.Location).Hinted().At(atPersona(p, "location"))
}

// PlaceOfRule is the place of the people whom a rule lets in, by the sites there are: the site that the office it asks for means, or else the
// only one in the city it asks for. Asked is that office or city; a rule that asks for neither, or for several, says nothing of a place.
func PlaceOfRule(d Design, r rule.Rule) (place, asked string) {
	conditions, built := form.ToConditions(r)
	if !built {
		return "", ""
	}
	conditions = slices.DeleteFunc(conditions, func(c Condition) bool { return !strings.EqualFold(c.Operator, "eq") })
	for _, property := range []string{"physicalDeliveryOfficeName", "officeLocation"} {
		if office := only(conditions, property); office != "" {
			site, _ := d.SiteOf(office)
			return site.Name, office
		}
	}
	city := only(conditions, "city")
	if city == "" {
		return "", ""
	}
	for _, s := range d.Sites {
		if ident.Fold(strings.TrimSpace(s.Address.City)) != ident.Fold(strings.TrimSpace(city)) {
			continue
		}
		if place != "" {
			return "", city // two sites: a person has to say which
		}
		place = s.Name
	}
	return place, city
}
