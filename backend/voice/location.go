package voice

import (
	"strings"
)

// Location is an emergency location: where help is sent to.
type Location struct {
	Name     string `json:"name"`     // as personas and numbers refer to it
	Site     string `json:"site"`     // whose address it is at, "" for none of ours
	Place    string `json:"place"`    // within the address: 3rd floor; "" for the address itself
	Existing bool   `json:"existing"` // it is expected in the tenant and never made by us
}

// Kind is the kind of a location.
func (Location) Kind() Kind { return KindLocation }

// Key is what a location is found by.
func (l Location) Key() string { return l.Name }

// PlaceLabel is what a location of the tenant is called: the description of its address, and the place within it where there is one.
func PlaceLabel(address, place string) string {
	if place = strings.TrimSpace(place); place == "" {
		return address
	}
	return address + ", " + place
}

// Label is how the tenant calls the location.
func (l Location) Label() string {
	if l.Site == "" {
		return PlaceLabel(l.Name, "")
	}
	return PlaceLabel(l.Site, l.Place)
}

// Where is an emergency location that something refers to.
type Where struct {
	Label    string // as the tenant calls it
	Site     string // whose address it is at, "" for none of the design
	Place    string // within the address
	Existing bool   // it is expected in the tenant and never made by us
}

// Where finds out what a persona, an account or a range means by the name of a location: a location of the design, a site, which stands for
// its address, or else whatever the tenant calls so.
func (t Things) Where(name string) (w Where, ours bool) {
	if l, found := Find(t.Locations, name); found {
		s, _ := Find(t.Sites, l.Site)
		return Where{l.Label(), s.Name, l.Place, l.Existing || l.Site == ""}, true
	}
	if s, found := Find(t.Sites, name); found {
		return Where{s.Name, s.Name, "", s.Existing}, true
	}
	return Where{Label: name, Existing: true}, false
}
