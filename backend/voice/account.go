package voice

import (
	"regexp"
	"strings"
)

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

// NewAccount is a resource account for a queue or an attendant that has none yet, named after it.
func NewAccount(of Kind, name, domain, country string) Account {
	before := "cq-"
	if of == KindAttendant {
		before = "aa-"
	}
	local := strings.Trim(notInNames.ReplaceAllString(strings.ToLower(name), "-"), "-")
	return Account{UPN: before + local + "@" + domain, Name: name, For: of, Country: country}
}

// With is the account with a number, and the licence that a number needs; without a number it is as it was.
func (a Account) With(number string) Account {
	if number != "" {
		a.Number, a.Licensed = number, true
	}
	return a
}

// notInNames is what a principal name should not have.
var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// Kind is the kind of an account.
func (Account) Kind() Kind { return KindAccount }

// Key is what an account is found by.
func (a Account) Key() string { return a.UPN }
