package voice

import (
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/ident"
)

// Site is a place where people work.
type Site struct {
	Name     string   `json:"name"` // and the description of its address in the tenant
	Address  Address  `json:"address"`
	Offices  []string `json:"offices"`            // values of the office attribute that mean this site
	AreaCode string   `json:"areaCode"`           // without the country's code and the 0 before it: 161
	Existing bool     `json:"existing,omitempty"` // its address is expected in the tenant and never made by us
}

// Address is a civic address, by the fields that the tenant keeps of one.
type Address struct {
	Company     string `json:"company"`
	HouseNumber string `json:"houseNumber"`
	Street      string `json:"street"`
	City        string `json:"city"`
	State       string `json:"state"`
	PostalCode  string `json:"postalCode"`
	Country     string `json:"country"`             // two letters
	Latitude    string `json:"latitude,omitempty"`  // degrees north, "" where nobody looked
	Longitude   string `json:"longitude,omitempty"` // degrees east
}

// Kind is the kind of a site.
func (Site) Kind() Kind { return KindSite }

// Key is what a site is found by.
func (s Site) Key() string { return s.Name }

// AddressField is one field of an address with the parameter of the module that carries it.
type AddressField struct{ Name, Param, Value string }

// Fields lists the fields of an address by the names of the design, those of the module, and their values, in the order of an envelope.
func (a Address) Fields() []AddressField {
	return []AddressField{{"company", "CompanyName", a.Company}, {"houseNumber", "HouseNumber", a.HouseNumber}, {"street", "StreetName", a.Street},
		{"city", "City", a.City}, {"state", "StateOrProvince", a.State}, {"postalCode", "PostalCode", a.PostalCode}, {"country", "CountryOrRegion", a.Country},
		{"latitude", "Latitude", a.Latitude}, {"longitude", "Longitude", a.Longitude}}
}

// Line is an address as one line, as far as it is said.
func (a Address) Line() string {
	var parts []string
	for _, part := range []string{strings.TrimSpace(a.HouseNumber + " " + a.Street), a.City, a.State, a.PostalCode, a.Country} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// Lacks names the fields without which nobody is found at an address.
func (a Address) Lacks() []string {
	var list []string
	for _, f := range a.Fields() {
		if f.Value == "" && slices.Contains([]string{"company", "street", "city", "postalCode", "country"}, f.Name) {
			list = append(list, f.Name)
		}
	}
	return list
}

// unmapped are the countries of which Microsoft asks no coordinates.
var unmapped = []string{"AU", "JP"}

// Mapped says whether the tenant can tell where an address is on the map. Microsoft asks for coordinates everywhere but in two countries.
func (a Address) Mapped() bool {
	return a.Latitude != "" && a.Longitude != "" || slices.Contains(unmapped, strings.ToUpper(a.Country))
}

// OnMap says whether what is said of the coordinates can be: both or none, within the globe.
func (a Address) OnMap() bool {
	if a.Latitude == "" && a.Longitude == "" {
		return true
	}
	north, errNorth := strconv.ParseFloat(a.Latitude, 64)
	east, errEast := strconv.ParseFloat(a.Longitude, 64)
	return errNorth == nil && errEast == nil && north >= -90 && north <= 90 && east >= -180 && east <= 180
}

// SiteOf finds the site that a value of the office attribute means.
func (t Things) SiteOf(office string) (Site, bool) {
	key := ident.Fold(strings.TrimSpace(office))
	for _, s := range t.Sites {
		if slices.ContainsFunc(s.Offices, func(o string) bool { return ident.Fold(strings.TrimSpace(o)) == key }) {
			return s, true
		}
	}
	return Site{}, false
}
