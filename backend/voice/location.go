package voice

// Location is an emergency location: where help is sent to.
type Location struct {
	Name     string `json:"name"`     // as the tenant describes it
	Site     string `json:"site"`     // whose address it is at, "" for none of ours
	Place    string `json:"place"`    // within the address: 3rd floor; "" for the address itself
	Existing bool   `json:"existing"` // it is expected in the tenant and never made by us
}

// Kind is the kind of a location.
func (Location) Kind() Kind { return KindLocation }

// Key is what a location is found by.
func (l Location) Key() string { return l.Name }
