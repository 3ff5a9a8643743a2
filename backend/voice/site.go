package voice

// Site is a place where people work.
type Site struct {
	Name     string   `json:"name"`
	Address  Address  `json:"address"`
	Offices  []string `json:"offices"`  // values of the office attribute that mean this site
	AreaCode string   `json:"areaCode"` // without the country's code and the 0 before it: 161
}

// Address is a civic address, by the fields that the tenant keeps of one.
type Address struct {
	Company     string `json:"company"`
	HouseNumber string `json:"houseNumber"`
	Street      string `json:"street"`
	City        string `json:"city"`
	State       string `json:"state"`
	PostalCode  string `json:"postalCode"`
	Country     string `json:"country"` // two letters
}

// Kind is the kind of a site.
func (Site) Kind() Kind { return KindSite }

// Key is what a site is found by.
func (s Site) Key() string { return s.Name }
