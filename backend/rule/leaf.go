package rule

import "time"

// Leaf is one expression of a rule that looks at a single attribute: a
// comparison, a whole -any or -all, or the direct-reports sentence.
type Leaf struct{ n node }

// LeafValue is a text constant of a leaf. Offset and Length are the place of
// the whole literal, quotes included, in characters of the text the rule was
// parsed from; both are 0 in a rule that was built and not parsed.
type LeafValue struct {
	Text   string `json:"text"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
}

// Attribute is the name that a User would be asked for.
func (l Leaf) Attribute() string { return attributeOf(l.n) }

// Operator names the operator without its hyphen: eq, notIn, any ... It is
// empty for the direct-reports sentence, which has none.
func (l Leaf) Operator() string {
	switch n := l.n.(type) {
	case *comparison:
		return operatorNames[n.op]
	case *lambda:
		return operatorNames[n.op]
	}
	return ""
}

// At is the place of the leaf in the text it was parsed from, in characters,
// and 0, 0 in a rule that was built.
func (l Leaf) At() (offset, length int) {
	if l.n == nil {
		return 0, 0
	}
	at := l.n.where()
	return at.start, at.length()
}

// Values lists the text constants in the order of the text: the value or the
// list of a comparison, all of them in a lambda, and the manager of a
// direct-reports rule. null, booleans and dates are no texts.
func (l Leaf) Values() []LeafValue {
	if l.n == nil {
		return nil
	}
	var values []LeafValue
	add := func(text string, at span) {
		values = append(values, LeafValue{Text: text, Offset: at.start, Length: at.length()})
	}
	walk(l.n, func(n node) {
		switch n := n.(type) {
		case *comparison:
			for _, item := range n.value.list {
				add(item.text, item.at)
			}
			if n.value.kind == textLiteral {
				add(n.value.text, n.value.at)
			}
		case *directReports:
			add(n.manager, n.managerAt)
		}
	})
	return values
}

// Test holds the leaf against one value of its attribute.
func (l Leaf) Test(v Value, now time.Time) Result { return test(l.n, v, now) }

// String prints the leaf in canonical form.
func (l Leaf) String() string { return printed(l.n) }
