package persona

import (
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// fixPlace are the ways out of an emergency location that is a text and no place: the one place of the design that is called nearly so,
// none, or a site of that name, whose address somebody still has to say.
func fixPlace(d Design, found problem.Problem, p Persona) []Fix {
	var fixes []Fix
	if near := placesNear(d, p.Location); len(near) == 1 {
		with := p
		with.Location = near[0]
		fixes = append(fixes, Fix{ID: "near", Says: text.Of("persona.fix.near", near[0]), Personas: []Persona{with}})
	}
	site := voice.Site{Name: strings.TrimSpace(p.Location), Address: voice.Address{Country: p.Country}}
	with := p
	with.Location = site.Name
	return append(append(fixes, fixGiven(found, p)...),
		Fix{ID: "site", Says: text.Of("persona.fix.site", site.Name), Personas: []Persona{with}, Things: []voice.Thing{site}})
}

// placesNear are the sites and locations of the design in whose name a text stands, or whose name stands in it.
func placesNear(d Design, said string) []string {
	var near []string
	key := string(ident.Fold(strings.TrimSpace(said)))
	add := func(name string) {
		if k := string(ident.Fold(name)); k != "" && key != "" && (strings.Contains(k, key) || strings.Contains(key, k)) {
			near = append(near, name)
		}
	}
	for _, s := range d.Sites {
		add(s.Name)
	}
	for _, l := range d.Locations {
		add(l.Name)
	}
	return near
}
