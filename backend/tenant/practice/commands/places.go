package commands

import (
	"strconv"
	"strings"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// addressParams are those of an address that both making and changing one take.
const addressParams = "City CityAlias CompanyTaxId Description Elin HouseNumber HouseNumberSuffix Latitude Longitude PostalCode PostDirectional " +
	"PreDirectional StateOrProvince StreetName StreetSuffix Confidence IsAzureMapValidationRequired ValidationStatus"

// addressFields are the fields of an address by the names of the module.
func addressFields(a *world.Address) map[string]*string {
	return map[string]*string{"CompanyName": &a.Company, "CompanyTaxId": &a.TaxID, "HouseNumber": &a.House, "HouseNumberSuffix": &a.HouseSuffix,
		"PreDirectional": &a.PreDirectional, "StreetName": &a.Street, "StreetSuffix": &a.StreetSuffix, "PostDirectional": &a.PostDirectional,
		"City": &a.City, "CityAlias": &a.CityAlias, "StateOrProvince": &a.State, "PostalCode": &a.PostalCode, "CountryOrRegion": &a.Country,
		"Description": &a.Description, "Latitude": &a.Latitude, "Longitude": &a.Longitude, "Confidence": &a.Confidence, "Elin": &a.Elin}
}

func addressObject(a *world.Address) tenant.Object {
	o := tenant.Object{"CivicAddressId": a.ID, "DefaultLocationId": a.Default, "ValidationStatus": a.Validated}
	for name, field := range addressFields(a) {
		o[name] = *field
	}
	return o
}

// asked says whether an object has what the parameters ask for.
func asked(o tenant.Object, p params, keys map[string]string) bool {
	for name, key := range keys {
		v, _ := o[key].(string)
		if p.has(name) && !strings.EqualFold(p.text(name), v) {
			return false
		}
	}
	return true
}

// part gives what is left after as many as are to be skipped, at most as many as are wanted.
func part(list []tenant.Object, p params) []tenant.Object {
	if n, ok := p.number("numberofresultstoskip"); ok {
		list = list[min(n, len(list)):]
	}
	if n, ok := p.number("resultsize"); ok {
		list = list[:min(n, len(list))]
	}
	return list
}

func (t *Module) getAddresses(p params) ([]tenant.Object, error) {
	out := []tenant.Object{}
	for i := range t.Addresses {
		o := addressObject(&t.Addresses[i])
		if asked(o, p, map[string]string{"civicaddressid": "CivicAddressId", "city": "City", "countryorregion": "CountryOrRegion",
			"description": "Description", "validationstatus": "ValidationStatus"}) {
			out = append(out, o)
		}
	}
	return part(out, p), nil
}

func (t *Module) getLocations(p params) ([]tenant.Object, error) {
	out := []tenant.Object{}
	for _, l := range t.Locations {
		a := t.AddressAt(l.Civic)
		if a == nil {
			continue
		}
		o := addressObject(a)
		delete(o, "DefaultLocationId")
		o["LocationId"], o["Location"], o["Elin"] = l.ID, nil, l.Elin
		if l.Place != "" {
			o["Location"] = l.Place
		}
		if asked(o, p, map[string]string{"locationid": "LocationId", "civicaddressid": "CivicAddressId", "city": "City",
			"countryorregion": "CountryOrRegion", "description": "Description", "location": "Location", "validationstatus": "ValidationStatus"}) {
			out = append(out, o)
		}
	}
	return part(out, p), nil
}

// writeAddress writes the given fields into an address and looks whether it still makes sense.
func (t *Module) writeAddress(a *world.Address, p params) error {
	for name, field := range addressFields(a) {
		if key := strings.ToLower(name); p.has(key) {
			*field = strings.TrimSpace(p.text(key))
		}
	}
	a.Country = strings.ToUpper(a.Country)
	switch {
	case a.Company == "":
		return Fail(KindBad, "Cannot bind argument to parameter 'CompanyName' because it is an empty string.")
	case len(a.Country) != 2 || strings.Trim(a.Country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "":
		return Fail(KindBad, "The country or region '"+a.Country+"' is not an ISO 3166-1 alpha-2 code.")
	case (a.Latitude == "") != (a.Longitude == ""):
		return Fail(KindBad, "Latitude and Longitude must be given together.")
	case !onMap(a.Latitude, 90) || !onMap(a.Longitude, 180):
		return Fail(KindBad, "Latitude must be between -90 and 90, and Longitude between -180 and 180.")
	}
	for i := range t.Addresses {
		if other := t.Addresses[i]; other.ID != a.ID && sameAddress(other, *a) {
			return Fail(KindTwice, "The civic address already exists: "+other.ID+".")
		}
	}
	a.Validated = world.AddressNotValidated
	if a.Whole() {
		a.Validated = world.AddressValidated
	}
	return nil
}

func onMap(degrees string, most float64) bool {
	n, err := strconv.ParseFloat(degrees, 64)
	return degrees == "" || err == nil && n >= -most && n <= most
}

func sameAddress(a, b world.Address) bool {
	for name, field := range addressFields(&a) {
		if !strings.EqualFold(*field, *addressFields(&b)[name]) {
			return false
		}
	}
	return true
}

func (t *Module) newAddress(p params) ([]tenant.Object, error) {
	a := world.Address{ID: t.Fresh("civic").String(), Default: t.Fresh("location").String()}
	if err := t.writeAddress(&a, p); err != nil {
		return nil, err
	}
	t.Dirty = true
	return []tenant.Object{addressObject(t.AddAddress(a))}, nil
}

func (t *Module) addressAt(p params) (*world.Address, error) {
	if a := t.AddressAt(p.text("civicaddressid")); a != nil {
		return a, nil
	}
	return nil, Fail(KindMissing, "The civic address '"+p.text("civicaddressid")+"' was not found.")
}

func (t *Module) setAddress(p params) ([]tenant.Object, error) {
	a, err := t.addressAt(p)
	if err != nil {
		return nil, err
	}
	changed := *a
	if err := t.writeAddress(&changed, p); err != nil {
		return nil, err
	}
	*a, t.Dirty = changed, true
	return nil, nil
}

func (t *Module) removeAddress(p params) ([]tenant.Object, error) {
	a, err := t.addressAt(p)
	if err != nil {
		return nil, err
	}
	for _, l := range t.Locations {
		if l.Civic == a.ID && (l.ID != a.Default || t.Located(l.ID) > 0) {
			return nil, Fail(KindRefused, "The civic address '"+a.ID+"' is in use by locations or telephone numbers and cannot be removed.")
		}
	}
	id := a.ID
	t.keepLocations(func(l world.Location) bool { return l.Civic != id })
	for i := range t.Addresses {
		if t.Addresses[i].ID == id {
			t.Addresses = append(t.Addresses[:i], t.Addresses[i+1:]...)
			break
		}
	}
	return nil, nil
}

func (t *Module) keepLocations(keep func(world.Location) bool) {
	var rest []world.Location
	for _, l := range t.Locations {
		if keep(l) {
			rest = append(rest, l)
		} else {
			t.ForgetLocation(l.ID)
		}
	}
	t.Locations, t.Dirty = rest, true
}

// placeFree says why a place within an address cannot be called so, nil when it can.
func (t *Module) placeFree(civic, place, but string) error {
	if place == "" {
		return Fail(KindBad, "Cannot bind argument to parameter 'Location' because it is an empty string.")
	}
	for _, l := range t.Locations {
		if l.ID != but && strings.EqualFold(l.Civic, civic) && strings.EqualFold(l.Place, place) {
			return Fail(KindTwice, "The location '"+place+"' already exists at this civic address.")
		}
	}
	return nil
}

func (t *Module) newLocation(p params) ([]tenant.Object, error) {
	a, err := t.addressAt(p)
	if err != nil {
		return nil, err
	}
	place := strings.TrimSpace(p.text("location"))
	if err := t.placeFree(a.ID, place, ""); err != nil {
		return nil, err
	}
	l := world.Location{ID: t.Fresh("location").String(), Civic: a.ID, Place: place, Elin: p.text("elin")}
	t.Locations, t.Dirty = append(t.Locations, l), true
	return []tenant.Object{{"LocationId": l.ID, "CivicAddressId": a.ID, "Location": place}}, nil
}

func (t *Module) locationAt(p params) (*world.Location, error) {
	if l := t.LocationAt(p.text("locationid")); l != nil {
		return l, nil
	}
	return nil, Fail(KindMissing, "Location '"+p.text("locationid")+"' was not found.")
}

func (t *Module) setLocation(p params) ([]tenant.Object, error) {
	l, err := t.locationAt(p)
	if err != nil {
		return nil, err
	}
	if p.has("location") {
		if l.Place == "" {
			return nil, Fail(KindRefused, "The default location of a civic address cannot be changed.")
		}
		place := strings.TrimSpace(p.text("location"))
		if err := t.placeFree(l.Civic, place, l.ID); err != nil {
			return nil, err
		}
		l.Place = place
	}
	if p.has("elin") {
		l.Elin = p.text("elin")
	}
	t.Dirty = true
	return nil, nil
}

func (t *Module) removeLocation(p params) ([]tenant.Object, error) {
	l, err := t.locationAt(p)
	switch {
	case err != nil:
		return nil, err
	case l.Place == "":
		return nil, Fail(KindRefused, "The default location of a civic address goes with the address.")
	case t.Located(l.ID) > 0:
		return nil, Fail(KindRefused, "The location '"+l.ID+"' is in use by telephone numbers and cannot be removed.")
	}
	id := l.ID
	t.keepLocations(func(l world.Location) bool { return l.ID != id })
	return nil, nil
}
