package check

import (
	"slices"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// fact is what a comparison of a text or a switch says of its property, in a
// form in which two of them can be held against each other.
type fact struct {
	property string
	op       tree.Operator
	texts    []string // folded; empty when the comparison is with null
}

// factOf reads a comparison, or one behind -not. Empty texts say nothing
// certain, so there is no fact in them.
func factOf(n tree.Node) (fact, bool) {
	if negated, ok := n.(*tree.Negation); ok {
		f, ok := factOf(negated.Operand)
		return f.opposite(), ok && f.op.Negated() != f.op
	}
	c, ok := n.(*tree.Comparison)
	if !ok || c.Subject.Item != tree.NotItem || c.Subject.Property.Type != rule.String && c.Subject.Property.Type != rule.Boolean {
		return fact{}, false
	}
	f := fact{property: c.Subject.Property.Name, op: c.Op}
	switch c.Value.Kind {
	case tree.NullLiteral:
		return f, true
	case tree.BoolLiteral:
		f.texts = []string{"false"}
		if c.Value.Truth {
			f.texts = []string{"true"}
		}
	case tree.TextLiteral:
		f.texts = []string{rule.Folded(c.Value.Text)}
	case tree.ListLiteral:
		for _, item := range c.Value.List {
			f.texts = append(f.texts, rule.Folded(item.Text))
		}
	default:
		return fact{}, false
	}
	return f, !slices.Contains(f.texts, "")
}

func (f fact) opposite() fact { return fact{f.property, f.op.Negated(), f.texts} }

func (f fact) isNull() bool { return len(f.texts) == 0 }

// implies reports whether everybody of whom f holds is somebody of whom g
// holds. It answers true only where that is certain.
func (f fact) implies(g fact) bool {
	if f.property != g.property {
		return false
	}
	positive, negative := f.op.Positive()
	_, otherNegative := g.op.Positive()
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
	if positive == tree.OpMatch || g.op == tree.OpMatch {
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
func covers(op tree.Operator, text string, other tree.Operator, with string) bool {
	switch op {
	case tree.OpEq, tree.OpIn:
		return tree.FoldedFits(other, text, with)
	case other:
		return tree.FoldedFits(op, text, with)
	}
	return other == tree.OpContains && tree.FoldedFits(tree.OpContains, text, with)
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

func apart(op tree.Operator, a string, other tree.Operator, b string) bool {
	exact := func(o tree.Operator) bool { return o == tree.OpEq || o == tree.OpIn }
	switch {
	case op == tree.OpMatch || other == tree.OpMatch:
		return false
	case exact(op):
		return !tree.FoldedFits(other, a, b)
	case exact(other):
		return !tree.FoldedFits(op, b, a)
	case op == other && op != tree.OpContains:
		return !tree.FoldedFits(op, a, b) && !tree.FoldedFits(op, b, a)
	}
	return false
}
