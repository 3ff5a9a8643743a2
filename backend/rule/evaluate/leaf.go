package evaluate

import (
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// Leaf is one expression of a rule that looks at a single attribute: a
// comparison, a whole -any or -all, or the direct-reports sentence.
type Leaf struct{ n tree.Node }

// LeafValue is a text constant of a leaf. Offset and Length are the place of
// the whole literal, quotes included, in characters of the text the rule was
// parsed from; both are 0 in a rule that was built and not parsed.
type LeafValue struct {
	Text   string `json:"text"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
}

// Attribute is the name that a User would be asked for.
func (l Leaf) Attribute() string { return tree.AttributeOf(l.n) }

// Operator names the operator without its hyphen: eq, notIn, any ... It is
// empty for the direct-reports sentence, which has none.
func (l Leaf) Operator() string {
	switch n := l.n.(type) {
	case *tree.Comparison:
		return n.Op.Name()
	case *tree.Lambda:
		return n.Op.Name()
	}
	return ""
}

// At is the place of the leaf in the text it was parsed from, in characters,
// and 0, 0 in a rule that was built.
func (l Leaf) At() (offset, length int) {
	if l.n == nil {
		return 0, 0
	}
	at := l.n.Where()
	return at.Start, at.Length()
}

// Values lists the text constants in the order of the text: the value or the
// list of a comparison, all of them in a lambda, and the manager of a
// direct-reports rule. null, booleans and dates are no texts.
func (l Leaf) Values() []LeafValue {
	if l.n == nil {
		return nil
	}
	var values []LeafValue
	add := func(text string, at tree.Span) {
		values = append(values, LeafValue{Text: text, Offset: at.Start, Length: at.Length()})
	}
	tree.Walk(l.n, func(n tree.Node) {
		switch n := n.(type) {
		case *tree.Comparison:
			for _, item := range n.Value.List {
				add(item.Text, item.At)
			}
			if n.Value.Kind == tree.TextLiteral {
				add(n.Value.Text, n.Value.At)
			}
		case *tree.DirectReports:
			add(n.Manager, n.ManagerAt)
		}
	})
	return values
}

// Test holds the leaf against one value of its attribute.
func (l Leaf) Test(v rule.Value, now time.Time) rule.Result { return Test(l.n, v, now) }

// String prints the leaf in canonical form.
func (l Leaf) String() string { return l.n.String() }
