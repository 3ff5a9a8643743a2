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

func outcomeOf(matches bool) Outcome {
	if matches {
		return Match
	}
	return NoMatch
}

func (r Result) negated() Result {
	switch r.Outcome {
	case Match:
		r.Outcome = NoMatch
	case NoMatch:
		r.Outcome = Match
	}
	return r
}

// combiner joins results one by one: for -and the deciding outcome is NoMatch
// and the neutral one Match, for -or the other way round. The joined outcome
// is assumed when it would change if the assumed operands were wrong.
type combiner struct {
	deciding           Outcome
	firm, decided, any bool
	unknown            *Result
}

func (c *combiner) add(r Result) {
	switch r.Outcome {
	case c.deciding:
		c.decided = true
		c.firm = c.firm || !r.Assumed
	case Unknown:
		if c.unknown == nil {
			c.unknown = &r
		}
	default:
		c.any = c.any || r.Assumed
	}
}

func (c *combiner) result() Result {
	switch {
	case c.decided:
		return Result{Outcome: c.deciding, Assumed: !c.firm}
	case c.unknown != nil:
		return *c.unknown
	}
	return Result{Outcome: outcomeOf(c.deciding == NoMatch), Assumed: c.any}
}

func combinerFor(op operator) combiner {
	if op == opAnd || op == opAll {
		return combiner{deciding: NoMatch}
	}
	return combiner{deciding: Match}
}
