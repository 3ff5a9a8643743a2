package rule

import (
	"strings"
	"time"
)

// maxExplainedItems is how many items of a collection an explanation lists.
const maxExplainedItems = 50

// Explanation is the outcome of one expression and of everything in it, in the shape of Graph's answer to
// evaluateDynamicMembership. What Graph does not have stands beside it: the third outcome, and what rests on an assumption.
type Explanation struct {
	Expression string             `json:"expression"`
	Holds      *bool              `json:"expressionResult"`            // null when unknown
	Property   *EvaluatedProperty `json:"propertyToEvaluate"`          // of a comparison; null for a group
	Details    []Explanation      `json:"expressionEvaluationDetails"` // the operands, or the items of a collection; never nil
	Outcome    string             `json:"outcome"`                     // match, no match, unknown
	Assumed    bool               `json:"assumed"`                     // rests on behaviour that Microsoft does not document
	Reason     string             `json:"reason"`                      // of an unknown outcome
	State      string             `json:"state"`                       // known, absent or unknown, of a property
}

// EvaluatedProperty is what an expression looked at, and what it found there.
type EvaluatedProperty struct {
	Name  string `json:"propertyName"`
	Value string `json:"propertyValue"`
}

// Explain evaluates every expression of the rule for a user, also those that
// no longer matter for the outcome, so that "why not" can list each of them.
func (r Rule) Explain(u User, now time.Time) Explanation {
	if r.root == nil {
		return explanation("", noRule)
	}
	return explain(r.root, u, now)
}

func explanation(expression string, r Result) Explanation {
	e := Explanation{Expression: expression, Outcome: r.Outcome.String(), Assumed: r.Assumed, Reason: r.Reason, Details: []Explanation{}}
	if r.Outcome != Unknown {
		holds := r.Outcome == Match
		e.Holds = &holds
	}
	return e
}

func explain(n node, u User, now time.Time) Explanation {
	e := explanation(printed(n), evaluate(n, u, now))
	switch n := n.(type) {
	case *logic:
		for _, operand := range n.operands {
			e.Details = append(e.Details, explain(operand, u, now))
		}
		return e
	case *negation:
		e.Details = append(e.Details, explain(n.operand, u, now))
		return e
	}
	v := u.Attribute(attributeOf(n))
	e.Property, e.State = &EvaluatedProperty{attributeOf(n), v.String()}, v.State()
	if quantified, ok := n.(*lambda); ok {
		e.Details = append(e.Details, explainItems(quantified, v, now)...)
	}
	return e
}

func explainItems(n *lambda, v Value, now time.Time) []Explanation {
	var body strings.Builder
	write(&body, n.body, true)
	var details []Explanation
	for i, item := range itemsOf(v) {
		if i == maxExplainedItems {
			break
		}
		d := explanation(body.String(), testItem(n.body, item, now))
		d.Property, d.State = &EvaluatedProperty{n.subject.property.Name, item.String()}, "known"
		if text, single := item["_"]; single {
			d.Property.Value = text.text
		}
		details = append(details, d)
	}
	return details
}
