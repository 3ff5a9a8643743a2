package voice

// Attendant is an auto attendant: what a caller hears and may choose before anybody answers.
type Attendant struct {
	Name     string `json:"name"`
	Account  string `json:"account"`  // principal name of the resource account that it is called under
	Language string `json:"language"` // en-GB
	TimeZone string `json:"timeZone"` // as Windows names it
	Existing bool   `json:"existing"` // it is expected in the tenant and never made by us
}

// Kind is the kind of an attendant.
func (Attendant) Kind() Kind { return KindAttendant }

// Key is what an attendant is found by.
func (a Attendant) Key() string { return a.Name }
