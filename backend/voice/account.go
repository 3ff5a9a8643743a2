package voice

// KindQueue is what the account of a queue is for; queues themselves are kept beside the things.
const KindQueue Kind = "queue"

// The applications behind resource accounts.
const (
	AttendantApplication = "ce933385-9390-45d1-9512-c8d228074e07"
	QueueApplication     = "11cd3e2e-fccb-42ad-ad00-878b93575e07"
)

// Application is the id by which the module knows what the account is for.
func (a Account) Application() string {
	if a.For == KindAttendant {
		return AttendantApplication
	}
	return QueueApplication
}

// Account is a resource account: the identity of a queue or an attendant, which has its number.
type Account struct {
	UPN        string `json:"upn"`
	Name       string `json:"name"`                 // as callers see it
	For        Kind   `json:"for"`                  // KindQueue or KindAttendant
	Existing   bool   `json:"existing,omitempty"`   // it is expected in the tenant and never made by us
	Number     string `json:"number,omitempty"`     // E.164, "" for none
	NumberType string `json:"numberType,omitempty"` // directRouting, callingPlan, operatorConnect
	Location   string `json:"location,omitempty"`   // description of the emergency location of the number
	Country    string `json:"country,omitempty"`    // usage location, two letters; a licence needs it
	Licensed   bool   `json:"licensed,omitempty"`   // it gets Microsoft Teams Phone Resource Account
}

// Kind is the kind of an account.
func (Account) Kind() Kind { return KindAccount }

// Key is what an account is found by.
func (a Account) Key() string { return a.UPN }
