package evaluate

import (
	"sync/atomic"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// maxRunaways is how many values of one evaluation may use up their time.
const maxRunaways = 3

// Limited returns the rule for one evaluation of many users. After a few values
// on which a pattern ran out of time, that pattern is not tried any more, and
// every further value that needs it is unknown straight away: one bad pattern
// costs a tenth of a second, not one for each value. Which values come first
// decides what is unknown, so every evaluation begins with a Limited rule of
// its own and goes through the values in the same order.
func Limited(r rule.Rule) rule.Rule {
	if tree.Of(r) == nil || !hasPattern(tree.Of(r)) {
		return r
	}
	return rule.Of(limited(tree.Of(r)))
}

func hasPattern(root tree.Node) bool {
	found := false
	tree.Walk(root, func(n tree.Node) {
		c, ok := n.(*tree.Comparison)
		found = found || ok && c.Tests.Pattern != nil
	})
	return found
}

// limited copies a tree and counts, in the copy, the matches that ran away.
func limited(n tree.Node) tree.Node {
	switch n := n.(type) {
	case *tree.Logic:
		copied := *n
		copied.Operands = make([]tree.Node, len(n.Operands))
		for i, operand := range n.Operands {
			copied.Operands[i] = limited(operand)
		}
		return &copied
	case *tree.Negation:
		copied := *n
		copied.Operand = limited(n.Operand)
		return &copied
	case *tree.Lambda:
		copied := *n
		copied.Body = limited(n.Body)
		return &copied
	case *tree.Comparison:
		if n.Tests.Pattern == nil {
			return n
		}
		copied := *n
		copied.Tests.Runaways = new(atomic.Int32)
		return &copied
	}
	return n
}
