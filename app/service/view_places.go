package service

import (
	"personadesk/backend/persona"
	"personadesk/backend/voice"
)

// PlacesView is every site with what stands on it, and the policies that rest on places.
type PlacesView struct {
	Read      bool           `json:"read"`    // false: the tenant was never read
	Located   bool           `json:"located"` // false: its emergency locations are not known
	Sites     []SiteLine     `json:"sites"`
	Locations []LocationLine `json:"locations"` // of no site of the design
	Policies  []PlacePolicy  `json:"policies"`  // emergency policies and shared calling
	Tenant    []TenantPlace  `json:"tenant"`    // what the tenant has and the design has not
	Offices   []OfficeLine   `json:"offices"`   // values of the office attribute that mean no site
	Problems  []FixableView  `json:"problems"`
	Options   PlaceOptions   `json:"options"`
	Usual     voice.Address  `json:"usual"` // what a new address begins with
	Countries []NamedView    `json:"countries"`
	Types     []NamedView    `json:"types"`
}

// SiteLine is one site.
type SiteLine struct {
	Site      voice.Site     `json:"site"`
	Address   string         `json:"address"` // on one line
	State     string         `json:"state"`   // done, problem, stop, new, unused
	People    int            `json:"people"`  // by the values of the office attribute, -1 when nobody was read
	Personas  []NamedView    `json:"personas"`
	Ranges    []NamedView    `json:"ranges"`
	Accounts  []string       `json:"accounts"`
	Locations []LocationLine `json:"locations"`
}

// LocationLine is one emergency location.
type LocationLine struct {
	Location voice.Location `json:"location"`
	Label    string         `json:"label"` // as the tenant calls it
	State    string         `json:"state"`
	Personas []NamedView    `json:"personas"`
	Accounts []string       `json:"accounts"`
	Ranges   []NamedView    `json:"ranges"`
}

// PlacePolicy is an emergency policy or one of shared calling, taken apart.
type PlacePolicy struct {
	Type          string                    `json:"type"`
	Name          string                    `json:"name"`
	Description   string                    `json:"description"`
	Existing      bool                      `json:"existing"`
	Empty         bool                      `json:"empty"` // on purpose
	State         string                    `json:"state"`
	Says          string                    `json:"says"`
	Disclaimer    string                    `json:"disclaimer"`
	Lookup        string                    `json:"lookup"` // external location lookup: Enabled, Disabled, "" for what Global has
	Notifications []persona.Notification    `json:"notifications"`
	Numbers       []persona.EmergencyNumber `json:"numbers"`
	Account       string                    `json:"account"`
	Callbacks     []string                  `json:"callbacks"`
	Personas      []NamedView               `json:"personas"`
}

// TenantPlace is an emergency location of the tenant.
type TenantPlace struct {
	Label   string `json:"label"`
	Address string `json:"address"`
}

// OfficeLine is a value of the office attribute with how many have it.
type OfficeLine struct {
	Value  string `json:"value"`
	People int    `json:"people"`
	City   string `json:"city"`
}

// PlaceOptions is what fields offer.
type PlaceOptions struct {
	Accounts []string `json:"accounts"`
	Usages   []string `json:"usages"`
	Offices  []string `json:"offices"`
	Numbers  []string `json:"numbers"`
}
