package voice

// Account is a resource account: the identity under which a queue or an attendant is called.
type Account struct {
	UPN        string `json:"upn"`        // principal name
	Name       string `json:"name"`       // for people
	For        Kind   `json:"for"`        // KindQueue or KindAttendant
	Number     string `json:"number"`     // E.164, "" for none
	NumberType string `json:"numberType"` // directRouting, callingPlan, operatorConnect; "" as the inventory says
	Location   string `json:"location"`   // emergency location of the number, "" for none
	Existing   bool   `json:"existing"`   // it is expected in the tenant and never made by us
}

// KindQueue is what the account of a queue is for; queues themselves are kept beside the things.
const KindQueue Kind = "queue"

// Kind is the kind of an account.
func (Account) Kind() Kind { return KindAccount }

// Key is what an account is found by.
func (a Account) Key() string { return a.UPN }
