package voice

import (
	"slices"

	"personadesk/backend/ident"
)

// PlaceThere is an emergency location that the tenant has.
type PlaceThere struct {
	Label   string  // as PlaceLabel makes it
	Name    string  // the description of its address
	Place   string  // within the address
	Address Address // as the tenant shows it
}

// TakePlaces gives the sites and locations that stand for emergency locations of the tenant, as far as the design has none of them. The tenant
// keeps what it has.
func (t Things) TakePlaces(there []PlaceThere) []Thing {
	var list []Thing
	taken := func(kind Kind, key string) bool {
		return slices.ContainsFunc(list, func(one Thing) bool { return one.Kind() == kind && ident.Fold(one.Key()) == ident.Fold(key) })
	}
	for _, p := range there {
		if _, have := Find(t.Sites, p.Name); !have && !taken(KindSite, p.Name) {
			list = append(list, Site{Name: p.Name, Address: p.Address, Offices: []string{}, Existing: true})
		}
		if p.Place == "" {
			continue
		}
		if _, have := t.labelled(p.Label); !have && !taken(KindLocation, p.Label) {
			list = append(list, Location{Name: p.Label, Site: p.Name, Place: p.Place, Existing: true})
		}
	}
	return list
}

// labelled finds the location of the design that the tenant calls so.
func (t Things) labelled(label string) (Location, bool) {
	for _, l := range t.Locations {
		if ident.Fold(l.Label()) == ident.Fold(label) {
			return l, true
		}
	}
	return Location{}, false
}

// Has says whether the design has an emergency location that the tenant calls so: a location, or the site itself.
func (t Things) Has(label string) bool {
	_, located := t.labelled(label)
	_, sited := Find(t.Sites, label)
	return located || sited
}
