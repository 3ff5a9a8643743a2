package explain

import (
	"slices"
	"strings"
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/internal/tree"
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
func Because(r rule.Rule, u evaluate.User, now time.Time) []Sentence {
	if tree.Of(r) == nil {
		return nil
	}
	b := because{user: u, now: now}
	b.collect(tree.Of(r), false)
	return b.reasons
}

type because struct {
	user    evaluate.User
	now     time.Time
	reasons []Sentence
}

// collect goes down to the leaves that decide the outcome of n.
func (b *because) collect(n tree.Node, under bool) {
	outcome := evaluate.Node(n, b.user, b.now).Outcome
	switch n := n.(type) {
	case *tree.Negation:
		b.collect(n.Operand, !under)
		return
	case *tree.Logic:
		decides := (n.Op == tree.OpOr) == (outcome == rule.Match) // one operand alone brings it about
		lets := (outcome == rule.Match) != under                  // and what it brings about is that the rule holds
		for _, operand := range n.Operands {
			if evaluate.Node(operand, b.user, b.now).Outcome != outcome {
				continue
			}
			b.collect(operand, under)
			if decides && lets && outcome != rule.Unknown {
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

func (b *because) sentence(n tree.Node, under bool) Sentence {
	v := b.user.Attribute(tree.AttributeOf(n))
	r := evaluate.Test(n, v, b.now)
	s := Sentence{Property: tree.AttributeOf(n), Negated: under, Wanted: []string{}, Has: v.String(), State: v.State(), Assumed: r.Assumed, Expression: n.String()}
	holds := (r.Outcome == rule.Match) != under
	switch {
	case r.Outcome == rule.Unknown:
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
	case *tree.Comparison:
		s.Operator = n.Op.Name()
		s.Wanted = wanted(n.Value)
		wants += spokenTest(n)
	case *tree.Lambda:
		s.Operator = n.Op.Name()
		wants += spokenLambda(n)
	case *tree.DirectReports:
		s.Operator, s.Wanted = "eq", []string{n.Manager}
		wants += "direct reports of " + n.Manager
	}
	s.Text = spokenValue(s.Property, v, r.Outcome) + ", and " + wants + "."
	if r.Outcome == rule.Unknown && r.Reason != s.Property {
		s.Text = strings.ToUpper(s.Text[:1]) + s.Text[1:len(s.Text)-1] + " (" + r.Reason + ")."
	}
	return s
}

// wanted are the values of a rule as texts.
func wanted(l tree.Literal) []string {
	switch l.Kind {
	case tree.ListLiteral:
		list := make([]string, len(l.List))
		for i, item := range l.List {
			list[i] = item.Text
		}
		return list
	case tree.NullLiteral:
		return []string{}
	case tree.BoolLiteral:
		if l.Truth {
			return []string{"true"}
		}
		return []string{"false"}
	case tree.DateLiteral, tree.NowLiteral:
		return []string{l.Spoken()}
	}
	return []string{l.Text}
}
