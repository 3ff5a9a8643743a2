package rule

import "fmt"

// Outcome is what a rule says of a user.
type Outcome uint8

// The three outcomes. Unknown means that an attribute was not read or that
// something could not be computed; it is never reported as NoMatch.
const (
	NoMatch Outcome = iota
	Match
	Unknown
)

var outcomeNames = [...]string{NoMatch: "no match", Match: "match", Unknown: "unknown"}

// String names the outcome as screens and JSON show it.
func (o Outcome) String() string {
	if int(o) < len(outcomeNames) {
		return outcomeNames[o]
	}
	return fmt.Sprintf("outcome %d", uint8(o))
}

// MarshalText writes the name of the outcome.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the name of an outcome.
func (o *Outcome) UnmarshalText(text []byte) error {
	for i, name := range outcomeNames {
		if name == string(text) {
			*o = Outcome(i)
			return nil
		}
	}
	return fmt.Errorf("read an outcome: %q is none", text)
}

// Result is the outcome for one user. Assumed marks an outcome that rests on
// behaviour Microsoft does not document. Reason says why it is Unknown: the
// name of the attribute that was not read, or what could not be computed.
type Result struct {
	Outcome Outcome `json:"outcome"`
	Assumed bool    `json:"assumed,omitempty"`
	Reason  string  `json:"reason,omitempty"`
}

// Negated is the result of the opposite.
func (r Result) Negated() Result {
	switch r.Outcome {
	case Match:
		r.Outcome = NoMatch
	case NoMatch:
		r.Outcome = Match
	}
	return r
}
