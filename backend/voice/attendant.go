package voice

// Attendant is an auto attendant: it answers a number, says when somebody is there, and leads on.
type Attendant struct {
	Name       string         `json:"name"`
	Department string         `json:"department,omitempty"` // id of the department it was heard of in, "" for none
	Existing   bool           `json:"existing,omitempty"`   // it is expected in the tenant and never made by us
	Account    string         `json:"account,omitempty"`    // user principal name of its resource account
	Language   string         `json:"language"`             // e.g. en-GB
	TimeZone   string         `json:"timeZone"`             // as Windows names it, e.g. GMT Standard Time
	Open       Way            `json:"open"`                 // what happens in the hours, and always where there are none
	Hours      string         `json:"hours,omitempty"`      // name of the schedule of opening hours; "" for always open
	Closed     Way            `json:"closed,omitzero"`      // outside the hours
	Holidays   []string       `json:"holidays,omitempty"`   // names of schedules of holidays
	Holiday    Way            `json:"holiday,omitzero"`     // on one of those
	NoHolidays bool           `json:"noHolidays,omitempty"` // somebody decided that it is open on holidays too
	Operator   Target         `json:"operator,omitzero"`    // whom a caller can ask for
	Authorised []string       `json:"authorised,omitempty"` // user principal names of those who may change its greetings and hours
	Kept       map[string]any `json:"kept,omitempty"`       // what the tenant has beside this, as it came; never written
}

// Way is what a caller meets: what is said, and where it leads. With options it is a menu.
type Way struct {
	Greeting string   `json:"greeting,omitempty" lines:"many"`
	To       Target   `json:"to"`                            // where there is no menu
	Prompt   string   `json:"prompt,omitempty" lines:"many"` // what the menu says
	Options  []Option `json:"options,omitempty"`             // of the menu, in the order of its keys
}

// Option is what one key of a menu does.
type Option struct {
	Key  string `json:"key"` // 0 to 9, * or #
	To   Target `json:"to"`
	Says string `json:"says,omitempty" lines:"many"` // what the caller is told of it
}

// Said says whether anything was decided.
func (w Way) Said() bool { return w.Greeting != "" || w.To.Said() || len(w.Options) > 0 }

// Menu says whether callers choose.
func (w Way) Menu() bool { return len(w.Options) > 0 }

// Targets are all the places that a way leads to.
func (w Way) Targets() []Target {
	if !w.Menu() {
		return []Target{w.To}
	}
	list := make([]Target, len(w.Options))
	for i, o := range w.Options {
		list[i] = o.To
	}
	return list
}

// Kind is the kind of an attendant.
func (Attendant) Kind() Kind { return KindAttendant }

// Key is what an attendant is found by.
func (a Attendant) Key() string { return a.Name }
