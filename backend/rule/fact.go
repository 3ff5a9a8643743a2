package rule

import "slices"

// fact is what a comparison of a text or a switch says of its property, in a
// form in which two of them can be held against each other.
type fact struct {
	property string
	op       operator
	texts    []string // folded; empty when the comparison is with null
}

// factOf reads a comparison, or one behind -not. Empty texts say nothing
// certain, so there is no fact in them.
func factOf(n node) (fact, bool) {
	if negated, ok := n.(*negation); ok {
		f, ok := factOf(negated.operand)
		return f.opposite(), ok && f.op.negated() != f.op
	}
	c, ok := n.(*comparison)
	if !ok || c.subject.item != notItem || c.subject.property.Type != String && c.subject.property.Type != Boolean {
		return fact{}, false
	}
	f := fact{property: c.subject.property.Name, op: c.op}
	switch c.value.kind {
	case nullLiteral:
		return f, true
	case boolLiteral:
		f.texts = []string{"false"}
		if c.value.truth {
			f.texts = []string{"true"}
		}
	case textLiteral:
		f.texts = []string{foldText(c.value.text)}
	case listLiteral:
		for _, item := range c.value.list {
			f.texts = append(f.texts, foldText(item.text))
		}
	default:
		return fact{}, false
	}
	return f, !slices.Contains(f.texts, "")
}

func (f fact) opposite() fact { return fact{f.property, f.op.negated(), f.texts} }

func (f fact) isNull() bool { return len(f.texts) == 0 }

// implies reports whether everybody of whom f holds is somebody of whom g
// holds. It answers true only where that is certain.
func (f fact) implies(g fact) bool {
	if f.property != g.property {
		return false
	}
	positive, negative := f.op.positive()
	_, otherNegative := g.op.positive()
	switch {
	case f.isNull() && g.isNull():
		return f.op == g.op
	case f.isNull(): // nobody's value is among those that g leaves out
		return !negative && otherNegative
	case g.isNull():
		return otherNegative && !negative
	case negative && otherNegative:
		return g.opposite().implies(f.opposite())
	case negative:
		return false
	case otherNegative:
		return f.excludes(g.opposite())
	}
	if positive == opMatch || g.op == opMatch {
		return f.op == g.op && slices.Equal(f.texts, g.texts)
	}
	for _, text := range f.texts {
		if !slices.ContainsFunc(g.texts, func(other string) bool { return covers(f.op, text, g.op, other) }) {
			return false
		}
	}
	return true
}

// covers reports whether a value that fits op with text fits other with with.
func covers(op operator, text string, other operator, with string) bool {
	switch op {
	case opEq, opIn:
		return foldedFits(other, text, with)
	case other:
		return foldedFits(op, text, with)
	}
	return other == opContains && foldedFits(opContains, text, with)
}

// excludes reports whether f and g, both positive, cannot hold of one value.
func (f fact) excludes(g fact) bool {
	for _, a := range f.texts {
		for _, b := range g.texts {
			if !apart(f.op, a, g.op, b) {
				return false
			}
		}
	}
	return true
}

func apart(op operator, a string, other operator, b string) bool {
	exact := func(o operator) bool { return o == opEq || o == opIn }
	switch {
	case op == opMatch || other == opMatch:
		return false
	case exact(op):
		return !foldedFits(other, a, b)
	case exact(other):
		return !foldedFits(op, b, a)
	case op == other && op != opContains:
		return !foldedFits(op, a, b) && !foldedFits(op, b, a)
	}
	return false
}
