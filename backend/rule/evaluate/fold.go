package evaluate

import (
	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// Algebra says what the parts of a rule become when it is taken apart.
type Algebra[T any] struct {
	Leaf func(Leaf) T
	And  func([]T) T
	Or   func([]T) T
	Not  func(T) T
}

// Fold takes a rule apart from the leaves up. It returns false, and the zero
// T, for the zero Rule.
func Fold[T any](r rule.Rule, a Algebra[T]) (T, bool) {
	if tree.Of(r) == nil {
		var none T
		return none, false
	}
	return fold(tree.Of(r), a), true
}

func fold[T any](n tree.Node, a Algebra[T]) T {
	switch n := n.(type) {
	case *tree.Logic:
		parts := make([]T, len(n.Operands))
		for i, operand := range n.Operands {
			parts[i] = fold(operand, a)
		}
		if n.Op == tree.OpAnd {
			return a.And(parts)
		}
		return a.Or(parts)
	case *tree.Negation:
		return a.Not(fold(n.Operand, a))
	}
	return a.Leaf(Leaf{n})
}

// Attributes lists what the rule asks of a user, each once, in the order of
// the text: what has to be read before the rule can be evaluated.
func Attributes(r rule.Rule) []string {
	var names []string
	seen := make(map[string]bool)
	note := func(l Leaf) struct{} {
		if name := l.Attribute(); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
		return struct{}{}
	}
	nothing := func([]struct{}) struct{} { return struct{}{} }
	Fold(r, Algebra[struct{}]{Leaf: note, And: nothing, Or: nothing, Not: func(struct{}) struct{} { return struct{}{} }})
	return names
}
