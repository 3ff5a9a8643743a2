package world

import "strings"

// Address is a civic address. Texts are kept as a command gave them.
type Address struct {
	ID, Default                                               string // Default is the location that stands for the address itself
	Description, Company, TaxID                               string
	House, HouseSuffix, PreDirectional, Street, StreetSuffix  string
	PostDirectional, City, CityAlias, State, PostalCode       string
	Country, Latitude, Longitude, Confidence, Elin, Validated string
}

// Location is an emergency location: an address, or a place within one.
type Location struct {
	ID, Civic, Place, Elin string
}

// The states of validation of an address.
const (
	AddressValidated    = "Validated"
	AddressNotValidated = "NotValidated"
)

// Whole says whether an address has all that help needs to find it, with where it is on the map: only such a one is validated.
func (a Address) Whole() bool {
	return a.Street != "" && a.City != "" && a.PostalCode != "" && a.Latitude != "" && a.Longitude != ""
}

// AddAddress takes in an address together with the location that stands for it.
func (w *World) AddAddress(a Address) *Address {
	w.Addresses = append(w.Addresses, a)
	w.Locations = append(w.Locations, Location{ID: a.Default, Civic: a.ID, Elin: a.Elin})
	return &w.Addresses[len(w.Addresses)-1]
}

// AddressAt finds an address by its id, nil when there is none.
func (w *World) AddressAt(id string) *Address {
	for i := range w.Addresses {
		if strings.EqualFold(w.Addresses[i].ID, id) {
			return &w.Addresses[i]
		}
	}
	return nil
}

// LocationAt finds an emergency location by its id, nil when there is none.
func (w *World) LocationAt(id string) *Location {
	for i := range w.Locations {
		if strings.EqualFold(w.Locations[i].ID, id) {
			return &w.Locations[i]
		}
	}
	return nil
}

// KnowsLocation says whether there is such an emergency location.
func (w *World) KnowsLocation(id string) bool { return w.LocationAt(id) != nil }

// LocationOf gives the emergency location of a city.
func (w *World) LocationOf(city string) string {
	for _, a := range w.Addresses {
		if a.City == city {
			return a.Default
		}
	}
	return ""
}

// CivicOf gives the civic address behind an emergency location.
func (w *World) CivicOf(location string) string {
	if l := w.LocationAt(location); l != nil {
		return l.Civic
	}
	return ""
}

// Validated says whether the address of an emergency location is validated.
func (w *World) Validated(location string) bool {
	a := w.AddressAt(w.CivicOf(location))
	return a != nil && a.Validated == AddressValidated
}

// Located counts the numbers that somebody has at an emergency location.
func (w *World) Located(location string) int {
	count := 0
	for i := range w.Numbers {
		if n := &w.Numbers[i]; !n.Target.Zero() && n.Location != "" && strings.EqualFold(n.Location, location) {
			count++
		}
	}
	return count
}

// ForgetLocation takes a location from the numbers that nobody has.
func (w *World) ForgetLocation(location string) {
	for i := range w.Numbers {
		if strings.EqualFold(w.Numbers[i].Location, location) {
			w.Numbers[i].Location = ""
		}
	}
}

// savedLocation is a location in the file. Before addresses stood for themselves it had theirs.
type savedLocation struct {
	ID, Civic, Place, Elin                                         string
	Description, Company, House, Street, City, PostalCode, Country string
}

func (w *World) savedLocations() []savedLocation {
	list := make([]savedLocation, len(w.Locations))
	for i, l := range w.Locations {
		list[i] = savedLocation{ID: l.ID, Civic: l.Civic, Place: l.Place, Elin: l.Elin}
	}
	return list
}

// places takes in addresses and locations from the file.
func (s *state) places(addresses []Address, locations []savedLocation) {
	s.Addresses = addresses
	for _, l := range locations {
		s.Locations = append(s.Locations, Location{l.ID, l.Civic, l.Place, l.Elin})
		if len(addresses) == 0 {
			s.Addresses = append(s.Addresses, Address{ID: l.Civic, Default: l.ID, Description: l.Description, Company: l.Company, House: l.House,
				Street: l.Street, City: l.City, PostalCode: l.PostalCode, Country: l.Country, Validated: AddressValidated})
		}
	}
}
