// Package tenant says in our own words what we ask of a customer's Microsoft 365: plain types and two interfaces.
// The sub-packages answer: graph over HTTP, powershell over a session of the MicrosoftTeams module, practice for both.
package tenant

// Knowledge says whether a value of a reading was seen.
type Knowledge uint8

// The three states of knowledge; the zero value is Unknown so that what nobody read is never taken for absent.
const (
	Unknown Knowledge = iota
	Absent
	IsKnown
)

// Known is a value together with whether it was seen at all.
type Known[T any] struct {
	State Knowledge `json:"state"`
	Value T         `json:"value"`
	Why   string    `json:"why,omitempty"` // for Unknown: what kept us from reading it
}

// Seen wraps a value that was read.
func Seen[T any](v T) Known[T] { return Known[T]{State: IsKnown, Value: v} }

// Missing says that it was looked for and is not there.
func Missing[T any]() Known[T] { return Known[T]{State: Absent} }

// Unseen says that it could not be read, and why.
func Unseen[T any](why string) Known[T] { return Known[T]{State: Unknown, Why: why} }
