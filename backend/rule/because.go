package rule

import (
	"slices"
	"strings"
	"time"
)

// Sentence is one reason why a rule lets a user in or leaves them out: as data, and as English.
type Sentence struct {
	Kind       string   `json:"kind"` // holds, stops, unknown
	Property   string   `json:"property"`
	Operator   string   `json:"operator"` // without its hyphen
	Negated    bool     `json:"negated"`  // the expression stands under an odd number of -not
	Wanted     []string `json:"wanted"`   // the values in the rule; never nil
	Has        string   `json:"has"`
	State      string   `json:"state"` // of what the user has: known, absent, unknown
	Assumed    bool     `json:"assumed"`
	Expression string   `json:"expression"`
	Text       string   `json:"text"`
}

// Because gives the few reasons that decide: of a member those that make the rule hold, one where one is enough; of anybody
// else all that stop it; and where nobody can tell, what is missing.
func (r Rule) Because(u User, now time.Time) []Sentence {
	if r.root == nil {
		return nil
	}
	b := because{user: u, now: now}
	b.collect(r.root, false)
	return b.reasons
}

type because struct {
	user    User
	now     time.Time
	reasons []Sentence
}

// collect goes down to the leaves that decide the outcome of n.
func (b *because) collect(n node, under bool) {
	outcome := evaluate(n, b.user, b.now).Outcome
	switch n := n.(type) {
	case *negation:
		b.collect(n.operand, !under)
		return
	case *logic:
		decides := (n.op == opOr) == (outcome == Match) // one operand alone brings it about
		lets := (outcome == Match) != under             // and what it brings about is that the rule holds
		for _, operand := range n.operands {
			if evaluate(operand, b.user, b.now).Outcome != outcome {
				continue
			}
			b.collect(operand, under)
			if decides && lets && outcome != Unknown {
				return
			}
		}
		return
	}
	sentence := b.sentence(n, under)
	if !slices.ContainsFunc(b.reasons, func(s Sentence) bool { return s.Text == sentence.Text }) {
		b.reasons = append(b.reasons, sentence)
	}
}

func (b *because) sentence(n node, under bool) Sentence {
	v := b.user.Attribute(attributeOf(n))
	r := test(n, v, b.now)
	s := Sentence{Property: attributeOf(n), Negated: under, Wanted: []string{}, Has: v.String(), State: v.State(), Assumed: r.Assumed, Expression: printed(n)}
	holds := (r.Outcome == Match) != under
	switch {
	case r.Outcome == Unknown:
		s.Kind = "unknown"
	case holds:
		s.Kind = "holds"
	default:
		s.Kind = "stops"
	}
	wants := "the rule wants "
	if under {
		wants = "the rule does not want "
	}
	switch n := n.(type) {
	case *comparison:
		s.Operator = operatorNames[n.op]
		s.Wanted = wanted(n.value)
		wants += spokenTest(n)
	case *lambda:
		s.Operator = operatorNames[n.op]
		wants += spokenLambda(n)
	case *directReports:
		s.Operator, s.Wanted = "eq", []string{n.manager}
		wants += "direct reports of " + n.manager
	}
	s.Text = spokenValue(s.Property, v, r.Outcome) + ", and " + wants + "."
	if r.Outcome == Unknown && r.Reason != s.Property {
		s.Text = strings.ToUpper(s.Text[:1]) + s.Text[1:len(s.Text)-1] + " (" + r.Reason + ")."
	}
	return s
}

// wanted are the values of a rule as texts.
func wanted(l literal) []string {
	switch l.kind {
	case listLiteral:
		list := make([]string, len(l.list))
		for i, item := range l.list {
			list[i] = item.text
		}
		return list
	case nullLiteral:
		return []string{}
	case boolLiteral:
		if l.truth {
			return []string{"true"}
		}
		return []string{"false"}
	case dateLiteral, nowLiteral:
		return []string{l.spoken()}
	}
	return []string{l.text}
}
