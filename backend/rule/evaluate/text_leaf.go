package evaluate

import (
	"bytes"
	"unicode/utf8"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// Quantifier says of which items of a collection a leaf speaks.
type Quantifier uint8

// A leaf is about a whole value, about some item (-any) or every item (-all).
const (
	OfValue Quantifier = iota
	OfSomeItem
	OfEveryItem
)

// TextTest is a leaf reduced to what it asks of a text, for those who hold
// folded texts as bytes and want no Value of each.
type TextTest struct {
	Of Quantifier

	op       tree.Operator
	negative bool
	null     bool
	ascii    bool // stems from a pattern and says the same as the pattern of ASCII only
	folded   []byte
	skipping *skipping // for -contains, where it pays
	set      map[string]struct{}
}

// OnText reduces a leaf, where it asks no more of texts than a TextTest can
// answer. For values of every other kind there is Test.
func (l Leaf) OnText() (TextTest, bool) {
	switch n := l.n.(type) {
	case *tree.Comparison:
		return onText(n)
	case *tree.Lambda:
		body, single := n.Body.(*tree.Comparison)
		if !single || body.Subject.Item == tree.PlanItem || body.Value.Kind == tree.NullLiteral {
			return TextTest{}, false
		}
		t, ok := onText(body)
		t.Of = OfSomeItem
		if n.Op == tree.OpAll {
			t.Of = OfEveryItem
		}
		return t, ok
	case *tree.DirectReports:
		return TextTest{op: tree.OpEq, folded: []byte(rule.Folded(n.Manager))}, true
	}
	return TextTest{}, false
}

func onText(n *tree.Comparison) (TextTest, bool) {
	op, negative := n.Op.Positive()
	t := TextTest{op: op, negative: negative, folded: []byte(n.Tests.Folded), set: n.Tests.Set}
	switch {
	case n.Value.Kind == tree.NullLiteral:
		t.null = true
	case n.Value.Kind != tree.TextLiteral && n.Value.Kind != tree.ListLiteral:
		return TextTest{}, false
	case op == tree.OpMatch:
		plain := n.Tests.Plain
		if plain.Op == tree.OpNone {
			return TextTest{}, false
		}
		t.op, t.folded, t.ascii = plain.Op, []byte(plain.Folded), true
	}
	if t.op == tree.OpContains {
		t.skipping = newSkipping(t.folded)
	}
	return t, true
}

// Fits reports whether the test may be trusted with a text, given folded and
// in its length unchanged by that: some patterns may with ASCII alone.
func (t *TextTest) Fits(folded []byte) bool {
	if !t.ascii {
		return true
	}
	for _, b := range folded {
		if b >= utf8.RuneSelf || b == '\n' {
			return false
		}
	}
	return true
}

// One answers for a text, the value or one of its items.
func (t *TextTest) One(folded []byte) (match, assumed bool) {
	if t.null {
		return t.negative, len(folded) == 0
	}
	return t.holds(folded) != t.negative, false
}

// Joined answers for a whole collection of which the leaf speaks as of a
// value; found says whether the test, taken without its "not", holds for an
// item.
func (t *TextTest) Joined(found bool, items int) (match, assumed bool) {
	if t.null {
		return items == 0 != t.negative, true
	}
	return found != t.negative, true
}

// Holds is the test of a text without its "not".
func (t *TextTest) Holds(folded []byte) bool { return !t.null && t.holds(folded) }

func (t *TextTest) holds(folded []byte) bool {
	switch t.op {
	case tree.OpIn:
		_, found := t.set[string(folded)]
		return found
	case tree.OpStartsWith:
		return bytes.HasPrefix(folded, t.folded)
	case tree.OpEndsWith:
		return bytes.HasSuffix(folded, t.folded)
	case tree.OpContains:
		if t.skipping != nil {
			return t.skipping.in(folded)
		}
		return bytes.Contains(folded, t.folded)
	}
	return bytes.Equal(folded, t.folded)
}
