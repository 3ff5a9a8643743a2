package service

import "personadesk/backend/voice"

// LicencesView is every product that the design gives, that the tenant has, or that somebody says is bought, and the guide's two tables.
type LicencesView struct {
	Read     bool              `json:"read"`    // the tenant told what was bought
	Counted  bool              `json:"counted"` // users were read, so that those who need a seat could be counted
	Lines    []LicenceLine     `json:"lines"`
	Groups   []GroupLicencesAt `json:"groups"`
	Given    []GroupPolicyAt   `json:"given"`
	Products []NamedView       `json:"products"` // to choose from
	Problems int               `json:"problems"`
}

// LicenceLine is one product.
type LicenceLine struct {
	SKU      string           `json:"sku"`
	Name     string           `json:"name"`
	Holds    []string         `json:"holds"` // what it gives, as far as it is known
	Owned    int              `json:"owned"` // -1 unknown
	Used     int              `json:"used"`  // -1 unknown
	Needed   int              `json:"needed"`
	Short    int              `json:"short"` // -1 unknown
	Unread   int              `json:"unread"`
	Ordered  int              `json:"ordered"` // -1: nobody says anything
	Purchase voice.Purchase   `json:"purchase"`
	Personas []LicencePersona `json:"personas"` // who use it
	Problems []FixableView    `json:"problems"`
}

// LicencePersona is a persona that gives a product.
type LicencePersona struct {
	ID   string   `json:"id"`
	Name string   `json:"name"`
	Off  []string `json:"off"` // parts that are switched off
}

// GroupLicencesAt is a row of the guide's first table.
type GroupLicencesAt struct {
	PersonaID string   `json:"personaId"`
	Group     string   `json:"group"`
	Licences  []string `json:"licences"` // none: no licences required
}

// GroupPolicyAt is a row of the guide's second table.
type GroupPolicyAt struct {
	PersonaID string `json:"personaId"`
	Group     string `json:"group"`
	Type      string `json:"type"` // "" where everything is left at the tenant default
	Policy    string `json:"policy"`
}
