package rule

import (
	"bytes"
	"strings"
)

// FoldedTest is what a leaf asks of a text, or of each text of a collection, that is folded already: what those can run who
// keep a million texts in one piece and do not want to make a Value of each. It says exactly what Test says of a text that
// is known.
type FoldedTest struct {
	op       operator // without its "not"
	negative bool
	with     []byte
	set      map[string]struct{}
	items    operator // opAny or opAll of a lambda; opNone for one text
	plain    bool     // stands for a pattern, so that it holds only for ASCII without line breaks
}

// Folded returns the test of a leaf on folded texts; ok is false for leaves that ask anything else.
func (l Leaf) Folded() (t FoldedTest, ok bool) {
	n, ok := l.n.(*comparison)
	if ok && n.subject.property.Type != String {
		return t, false
	}
	if many, isLambda := l.n.(*lambda); isLambda {
		if n, ok = many.body.(*comparison); !ok || n.subject.item != textItem {
			return t, false
		}
		t.items = many.op
	}
	if n == nil || n.value.kind != textLiteral && n.value.kind != listLiteral {
		return t, false
	}
	t.op, t.negative = n.op.positive()
	t.with, t.set = []byte(n.tests.folded), n.tests.set
	switch t.op {
	case opEq, opIn, opStartsWith, opEndsWith, opContains:
		return t, true
	case opMatch:
		t.plain, t.op, t.with = true, n.tests.plain.op, []byte(n.tests.plain.folded)
		return t, t.op != opNone
	}
	return t, false
}

// Takes reports whether the test says what the leaf says about texts of which all are ASCII without line breaks, or not.
func (t FoldedTest) Takes(plain bool) bool { return plain || !t.plain }

// OfItems reports whether the test is one of each text of a collection, and whether all of them have to pass.
func (t FoldedTest) OfItems() (items, all bool) { return t.items != opNone, t.items == opAll }

// Holds reports whether a folded text passes.
func (t FoldedTest) Holds(folded []byte) bool {
	var fits bool
	switch t.op {
	case opIn:
		_, fits = t.set[string(folded)]
	case opStartsWith:
		fits = bytes.HasPrefix(folded, t.with)
	case opEndsWith:
		fits = bytes.HasSuffix(folded, t.with)
	case opContains:
		fits = bytes.Contains(folded, t.with)
	default:
		fits = bytes.Equal(folded, t.with)
	}
	return fits != t.negative
}

// FoldText gives the one text that all case variants of a text share, which is what a FoldedTest takes.
func FoldText(text string) string { return foldText(text) }

// AsksForNow reports whether the leaf depends on what system.now means.
func (l Leaf) AsksForNow() bool { return strings.Contains(l.String(), "system.now") }
