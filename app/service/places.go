package service

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// Places is the screen of sites, emergency locations, and the policies that rest on them.
type Places struct{ *Session }

// placesKnown is what the screen needs to know at once.
type placesKnown struct {
	design   *plan.Design
	lists    *desk.Reading
	offices  []directory.Office // nil when nobody was read
	problems []problem.Problem
	country  string
	customer string
}

func (s *Places) known() (k placesKnown, err error) {
	kept, err := s.d.kept()
	if err != nil {
		return k, err
	}
	if k.design, err = kept.Design(s.ctx); err != nil {
		return k, err
	}
	checks, err := kept.Checks(s.ctx)
	if err != nil {
		return k, err
	}
	for _, p := range checks {
		if aboutPlaces(p) {
			k.problems = append(k.problems, p)
		}
	}
	customer, err := kept.Customer(s.ctx)
	if err != nil {
		return k, err
	}
	k.country, k.customer = customer.Country, customer.Name
	if k.lists, err = kept.Lists(s.ctx); err != nil || k.lists == nil {
		return k, err
	}
	k.offices, err = kept.Offices(s.ctx)
	return k, err
}

// placeTypes are the types of policies that the screen shows.
var placeTypes = []string{persona.EmergencyCalling, persona.EmergencyRouting, persona.SharedCalling}

// aboutPlaces says whether a problem is one of this screen.
func aboutPlaces(p problem.Problem) bool {
	for _, begin := range []string{"SITE_", "LOCATION_", "SHARED_", "EMERGENCY_"} {
		if len(p.Code) > len(begin) && p.Code[:len(begin)] == begin {
			return true
		}
	}
	for _, t := range placeTypes {
		if p.Where.Kind == "policy" && len(p.Where.ID) > len(t) && p.Where.ID[:len(t)+1] == t+"/" {
			return true
		}
	}
	return false
}

// Board is everything of the screen.
func (s *Places) Board() (PlacesView, error) {
	v := PlacesView{Sites: []SiteLine{}, Locations: []LocationLine{}, Policies: []PlacePolicy{}, Tenant: []TenantPlace{}, Offices: []OfficeLine{}, Problems: []FixableView{},
		Options: PlaceOptions{Accounts: []string{}, Usages: []string{}, Offices: []string{}, Numbers: []string{}}, Countries: countries(), Types: []NamedView{}}
	if err := s.may(desk.Look); err != nil {
		return v, err
	}
	k, err := s.known()
	if err != nil {
		return v, err
	}
	v.Read, v.Usual = k.lists != nil, voice.Address{Company: k.customer, Country: k.country}
	for _, t := range placeTypes {
		v.Types = append(v.Types, NamedView{t, catalog.PolicyTypeName(t)})
	}
	there := k.there()
	v.Located = there != nil
	mend, err := s.mender()
	if err != nil {
		return v, err
	}
	v.Problems = mend.show(k.problems)
	d := k.design.Persona
	for _, site := range d.Sites {
		v.Sites = append(v.Sites, k.site(site, there))
	}
	for _, l := range d.Locations {
		if _, at := voice.Find(d.Sites, l.Site); !at {
			v.Locations = append(v.Locations, k.location(l, there))
		}
	}
	for _, p := range d.Policies {
		if slices.ContainsFunc(placeTypes, func(t string) bool { return ident.Fold(t) == ident.Fold(p.Type) }) {
			v.Policies = append(v.Policies, s.policy(k, p))
		}
	}
	for _, p := range there {
		if !d.Has(p.Label) {
			v.Tenant = append(v.Tenant, TenantPlace{p.Label, p.Address.Line()})
		}
	}
	for _, o := range k.offices {
		v.Options.Offices = append(v.Options.Offices, o.Value)
		if _, means := d.SiteOf(o.Value); !means {
			v.Offices = append(v.Offices, OfficeLine{o.Value, o.Users, o.City})
		}
	}
	k.options(&v.Options)
	return v, nil
}

// there is every emergency location of the tenant; nil when they were not read.
func (k placesKnown) there() []voice.PlaceThere {
	if k.lists == nil {
		return nil
	}
	if _, read := k.lists.ThingsUnread(tenant.LocationThing); !read {
		return nil
	}
	list := make([]voice.PlaceThere, len(k.lists.Locations))
	for i, l := range k.lists.Locations {
		list[i] = voice.PlaceThere{Label: l.Label(), Name: l.Description, Place: l.Place, Address: addressOf(l.Settings)}
	}
	return list
}

// addressOf reads an address as the tenant shows it.
func addressOf(settings map[string]any) voice.Address {
	said := func(name string) string {
		v, _ := persona.SettingNamed(settings, name)
		return persona.TextOf(v)
	}
	return voice.Address{Company: said("CompanyName"), HouseNumber: said("HouseNumber"), Street: said("StreetName"), City: said("City"), State: said("StateOrProvince"),
		PostalCode: said("PostalCode"), Country: said("CountryOrRegion"), Latitude: said("Latitude"), Longitude: said("Longitude")}
}

func (k placesKnown) site(s voice.Site, there []voice.PlaceThere) SiteLine {
	line := SiteLine{Site: s, Address: s.Address.Line(), People: -1, Locations: []LocationLine{}}
	line.Site.Offices = append([]string{}, s.Offices...)
	line.Personas, line.Accounts, line.Ranges = k.users(voice.Where{Label: s.Name, Site: s.Name})
	line.State = k.state(voice.KindSite, s.Name, s.Existing || isThere(there, s.Name))
	if k.offices != nil {
		line.People = 0
		for _, o := range k.offices {
			if at, means := k.design.Persona.SiteOf(o.Value); means && at.Name == s.Name {
				line.People += o.Users
			}
		}
	}
	for _, l := range k.design.Persona.Locations {
		if ident.Fold(l.Site) == ident.Fold(s.Name) {
			line.Locations = append(line.Locations, k.location(l, there))
		}
	}
	if line.State == "new" && !k.design.Persona.Located(s.Name) {
		line.State = "unused"
	}
	return line
}

func (k placesKnown) location(l voice.Location, there []voice.PlaceThere) LocationLine {
	line := LocationLine{Location: l, Label: l.Label()}
	where, _ := k.design.Persona.Where(l.Name)
	line.Personas, line.Accounts, line.Ranges = k.users(where)
	line.State = k.state(voice.KindLocation, l.Name, l.Existing || isThere(there, l.Label()))
	return line
}

func isThere(there []voice.PlaceThere, label string) bool {
	return slices.ContainsFunc(there, func(p voice.PlaceThere) bool { return ident.Fold(p.Label) == ident.Fold(label) })
}

// state is the worst of what is wrong with something, else whether the tenant has it.
func (k placesKnown) state(kind voice.Kind, id string, inTenant bool) string {
	state := "new"
	if inTenant {
		state = "done"
	}
	for _, p := range k.problems {
		if p.Where.Kind != string(kind) || p.Where.ID != id {
			continue
		}
		switch p.Severity {
		case problem.Error:
			return "stop"
		case problem.Warning:
			state = "problem"
		}
	}
	return state
}

// users lists who refers to an emergency location.
func (k placesKnown) users(w voice.Where) (personas []NamedView, accounts []string, ranges []NamedView) {
	personas, accounts, ranges = []NamedView{}, []string{}, []NamedView{}
	d := k.design.Persona
	at := func(place string) bool {
		there, _ := d.Where(place)
		return place != "" && ident.Fold(there.Label) == ident.Fold(w.Label)
	}
	for _, p := range d.Personas {
		if at(p.Location) {
			personas = append(personas, NamedView{p.ID, p.Name})
		}
	}
	for _, a := range d.Accounts {
		if at(a.Location) {
			accounts = append(accounts, a.UPN)
		}
	}
	if k.lists != nil {
		for _, l := range k.lists.Locations {
			for _, r := range k.design.Ranges {
				if r.LocationID != "" && ident.Fold(r.LocationID) == ident.Fold(l.ID) && ident.Fold(l.Label()) == ident.Fold(w.Label) {
					ranges = append(ranges, NamedView{r.ID, r.Name})
				}
			}
		}
	}
	return personas, accounts, ranges
}

func (s *Places) policy(k placesKnown, p persona.Policy) PlacePolicy {
	v := PlacePolicy{Type: p.Type, Name: string(p.Name), Description: p.Description, Existing: p.Existing, Empty: p.EmptyOnPurpose, Personas: []NamedView{},
		Notifications: []persona.Notification{}, Numbers: []persona.EmergencyNumber{}, Callbacks: []string{}}
	said := func(name string) string { one, _ := p.Setting(name); return one.Value }
	switch ident.Fold(p.Type) {
	case ident.Fold(persona.EmergencyCalling):
		if list, err := p.Notifications(); err == nil { // one that cannot be read is a problem of the design
			v.Notifications = list
		}
		v.Disclaimer, v.Lookup = said("EnhancedEmergencyServiceDisclaimer"), said("ExternalLocationLookupMode")
		if len(v.Notifications) > 0 {
			v.Says = s.d.print(text.Of("places.told", len(v.Notifications[0].Groups)))
		}
	case ident.Fold(persona.EmergencyRouting):
		if list, err := p.EmergencyNumbers(); err == nil {
			v.Numbers = list
		}
		v.Says = s.d.print(text.Of("places.numbers", len(v.Numbers)))
	default:
		v.Account, v.Callbacks = p.SharedAccount(), p.Callbacks()
		v.Says = v.Account
	}
	for _, o := range k.design.Persona.Personas {
		for _, c := range o.Policies {
			if ident.Fold(c.Type) == ident.Fold(p.Type) && c.Name.Key() == p.Name.Key() {
				v.Personas = append(v.Personas, NamedView{o.ID, o.Name})
			}
		}
	}
	inTenant := p.Existing
	if k.lists != nil {
		inTenant = inTenant || slices.ContainsFunc(k.lists.Policies, func(h tenant.Policy) bool {
			return ident.Fold(h.Type) == ident.Fold(p.Type) && h.Name.Key() == p.Name.Key()
		})
	}
	v.State = k.state("policy", p.Type+"/"+string(p.Name), inTenant)
	return v
}

// options fills what fields offer: what the design has and what the tenant has, each once.
func (k placesKnown) options(o *PlaceOptions) {
	add := func(list *[]string, name string) {
		if name != "" && !slices.ContainsFunc(*list, func(n string) bool { return ident.Fold(n) == ident.Fold(name) }) {
			*list = append(*list, name)
		}
	}
	for _, a := range k.design.Persona.Accounts {
		add(&o.Accounts, a.UPN)
	}
	for _, u := range k.design.Persona.Usages {
		add(&o.Usages, u.Name)
	}
	if k.lists == nil {
		return
	}
	for _, a := range k.lists.Accounts {
		add(&o.Accounts, a.UPN)
	}
	for _, t := range k.lists.Things {
		if t.Kind == tenant.UsageThing {
			add(&o.Usages, t.Name)
		}
	}
}
