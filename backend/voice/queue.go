package voice

// Routing says how a queue shares calls out.
type Routing string

// The ways, in the words of the module.
const (
	AllAtOnce   Routing = "Attendant"
	InOrder     Routing = "Serial"
	RoundRobin  Routing = "RoundRobin"
	LongestIdle Routing = "LongestIdle"
)

// Routings lists the ways.
func Routings() []Routing { return []Routing{AllAtOnce, InOrder, RoundRobin, LongestIdle} }

// Queue is a call queue. What is not said stays as it is in a queue that is there, and is the usual in one that is made.
type Queue struct {
	Name       string         `json:"name"`
	Department string         `json:"department"`                      // id of the department it was heard of in, "" for none
	Heard      string         `json:"heard,omitempty"`                 // what the interview calls it; "" when it was not heard there
	Number     string         `json:"number"`                          // E.164 that callers dial, where no resource account is designed; "" for none
	Existing   bool           `json:"existing,omitempty"`              // it is expected in the tenant and never made by us
	Account    string         `json:"account,omitempty"`               // user principal name of its resource account
	Groups     []string       `json:"groups,omitempty"`                // names of groups whose members answer, besides those of personas
	People     []string       `json:"people,omitempty"`                // user principal names of those who answer, one by one
	Routing    Routing        `json:"routing,omitempty"`               //
	Alert      *int           `json:"alert,omitempty"`                 // seconds that one agent is rung
	Presence   *bool          `json:"presence,omitempty"`              // only who is available is rung
	OptOut     *bool          `json:"optOut,omitempty"`                // agents decide whether they take calls
	Conference *bool          `json:"conference,omitempty"`            // the call is there before an agent answers
	Overflow   Exit           `json:"overflow"`                        // After counts callers waiting
	Timeout    Exit           `json:"timeout"`                         // After counts seconds
	NoAgents   Target         `json:"noAgents"`                        // where a call goes when nobody is signed in
	Language   string         `json:"language,omitempty"`              // e.g. en-GB
	Greeting   string         `json:"greeting,omitempty" lines:"many"` // what is read to a caller first
	Music      string         `json:"music,omitempty"`                 // id of a recording in the tenant; "" for the usual
	Authorised []string       `json:"authorised,omitempty"`            // user principal names of those who may change its greetings and agents
	Kept       map[string]any `json:"kept,omitempty"`                  // what the tenant has beside this, as it came; never written
}

// The usual settings of a queue, as the module documents them.
const (
	UsualAlert    = 30
	UsualOverflow = 50
	UsualTimeout  = 1200
)

// WaitsAtMost is how many seconds a caller waits at most.
func (q Queue) WaitsAtMost() int { return valueOr(q.Timeout.After, UsualTimeout) }

// HoldsAtMost is how many callers wait at most.
func (q Queue) HoldsAtMost() int { return valueOr(q.Overflow.After, UsualOverflow) }

// Rings is how many seconds an agent is rung.
func (q Queue) Rings() int { return valueOr(q.Alert, UsualAlert) }

// RoutesBy is how calls are shared out.
func (q Queue) RoutesBy() Routing {
	if q.Routing == "" {
		return AllAtOnce
	}
	return q.Routing
}

func valueOr[T any](v *T, usual T) T {
	if v == nil {
		return usual
	}
	return *v
}

// Whole gives a setting that is said.
func Whole(n int) *int { return &n }

// Truth gives a setting that is said.
func Truth(b bool) *bool { return &b }

// Differs names the settings of a queue that are said, by the names of the fields.
func (q Queue) Differs() []string {
	var list []string
	for _, s := range []struct {
		field string
		said  bool
	}{
		{"routing", q.Routing != ""}, {"alert", q.Alert != nil}, {"presence", q.Presence != nil}, {"optOut", q.OptOut != nil},
		{"conference", q.Conference != nil}, {"overflow", q.Overflow.Said()}, {"timeout", q.Timeout.Said()}, {"noAgents", q.NoAgents.Said()},
		{"language", q.Language != ""}, {"greeting", q.Greeting != ""}, {"music", q.Music != ""},
	} {
		if s.said {
			list = append(list, s.field)
		}
	}
	return list
}

// Plain gives a queue without the settings that are said: all is the usual again. Who answers it stays.
func (q Queue) Plain() Queue {
	return Queue{Name: q.Name, Department: q.Department, Heard: q.Heard, Number: q.Number, Existing: q.Existing, Account: q.Account,
		Groups: q.Groups, People: q.People, Authorised: q.Authorised, Kept: q.Kept}
}

// Kind is the kind of a queue.
func (Queue) Kind() Kind { return KindQueue }

// Key is what a queue is found by.
func (q Queue) Key() string { return q.Name }
