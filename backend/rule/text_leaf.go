package rule

import (
	"bytes"
	"unicode/utf8"
)

// Folded is the form that texts differing only in case share: what a TextTest
// is held against.
func Folded(text string) string { return foldText(text) }

// IsText reports whether the value is a known text.
func (v Value) IsText() bool { return v.kind == textValue }

// IsTexts reports whether the value is a known collection of texts.
func (v Value) IsTexts() bool { return v.kind == textsValue }

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

	op       operator
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
	case *comparison:
		return n.onText()
	case *lambda:
		body, single := n.body.(*comparison)
		if !single || body.subject.item == planItem || body.value.kind == nullLiteral {
			return TextTest{}, false
		}
		t, ok := body.onText()
		t.Of = OfSomeItem
		if n.op == opAll {
			t.Of = OfEveryItem
		}
		return t, ok
	case *directReports:
		return TextTest{op: opEq, folded: []byte(foldText(n.manager))}, true
	}
	return TextTest{}, false
}

func (n *comparison) onText() (TextTest, bool) {
	op, negative := n.op.positive()
	t := TextTest{op: op, negative: negative, folded: []byte(n.tests.folded), set: n.tests.set}
	switch {
	case n.value.kind == nullLiteral:
		t.null = true
	case n.value.kind != textLiteral && n.value.kind != listLiteral:
		return TextTest{}, false
	case op == opMatch:
		plain := n.tests.plain
		if plain.op == opNone {
			return TextTest{}, false
		}
		t.op, t.folded, t.ascii = plain.op, []byte(plain.folded), true
	}
	if t.op == opContains {
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
	case opIn:
		_, found := t.set[string(folded)]
		return found
	case opStartsWith:
		return bytes.HasPrefix(folded, t.folded)
	case opEndsWith:
		return bytes.HasSuffix(folded, t.folded)
	case opContains:
		if t.skipping != nil {
			return t.skipping.in(folded)
		}
		return bytes.Contains(folded, t.folded)
	}
	return bytes.Equal(folded, t.folded)
}
