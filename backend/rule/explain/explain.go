package explain

import (
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/internal/tree"
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

// Rule evaluates every expression of the rule for a user, also those that
// no longer matter for the outcome, so that "why not" can list each of them.
func Rule(r rule.Rule, u evaluate.User, now time.Time) Explanation {
	if tree.Of(r) == nil {
		return explanation("", evaluate.NoRule)
	}
	return explain(tree.Of(r), u, now)
}

func explanation(expression string, r rule.Result) Explanation {
	e := Explanation{Expression: expression, Outcome: r.Outcome.String(), Assumed: r.Assumed, Reason: r.Reason, Details: []Explanation{}}
	if r.Outcome != rule.Unknown {
		holds := r.Outcome == rule.Match
		e.Holds = &holds
	}
	return e
}

func explain(n tree.Node, u evaluate.User, now time.Time) Explanation {
	e := explanation(n.String(), evaluate.Node(n, u, now))
	switch n := n.(type) {
	case *tree.Logic:
		for _, operand := range n.Operands {
			e.Details = append(e.Details, explain(operand, u, now))
		}
		return e
	case *tree.Negation:
		e.Details = append(e.Details, explain(n.Operand, u, now))
		return e
	}
	v := u.Attribute(tree.AttributeOf(n))
	e.Property, e.State = &EvaluatedProperty{tree.AttributeOf(n), v.String()}, v.State()
	if quantified, ok := n.(*tree.Lambda); ok {
		e.Details = append(e.Details, explainItems(quantified, v, now)...)
	}
	return e
}

func explainItems(n *tree.Lambda, v rule.Value, now time.Time) []Explanation {
	body := tree.BodyText(n.Body)
	var details []Explanation
	for i, item := range evaluate.ItemsOf(v) {
		if i == maxExplainedItems {
			break
		}
		d := explanation(body, evaluate.Item(n.Body, item, now))
		d.Property, d.State = &EvaluatedProperty{n.Subject.Property.Name, item.String()}, "known"
		if text, single := item["_"]; single {
			d.Property.Value = text.Text()
		}
		details = append(details, d)
	}
	return details
}
