package rule

import (
	"strings"
	"time"
)

// maxExplainedItems is how many items of a collection an explanation lists.
const maxExplainedItems = 50

// Explanation is the outcome of one expression and of everything in it.
// Property, Value and State ("known", "absent", "unknown") are those of a
// comparison; Details are the operands, or the items of a collection.
type Explanation struct {
	Expression string        `json:"expression"`
	Result     Outcome       `json:"result"`
	Assumed    bool          `json:"assumed,omitempty"`
	Reason     string        `json:"reason,omitempty"`
	Property   string        `json:"property,omitempty"`
	Value      string        `json:"value,omitempty"`
	State      string        `json:"state,omitempty"`
	Details    []Explanation `json:"details,omitempty"`
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
	return Explanation{Expression: expression, Result: r.Outcome, Assumed: r.Assumed, Reason: r.Reason}
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
		e.Details = []Explanation{explain(n.operand, u, now)}
		return e
	}
	v := u.Attribute(attributeOf(n))
	e.Property, e.Value, e.State = attributeOf(n), v.String(), v.State()
	if quantified, ok := n.(*lambda); ok {
		e.Details = explainItems(quantified, v, now)
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
		d.Property, d.Value, d.State = n.subject.property.Name, item.String(), "known"
		if text, single := item["_"]; single {
			d.Value = text.text
		}
		details = append(details, d)
	}
	return details
}
