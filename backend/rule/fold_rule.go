package rule

// Algebra says what the parts of a rule become when it is taken apart.
type Algebra[T any] struct {
	Leaf func(Leaf) T
	And  func([]T) T
	Or   func([]T) T
	Not  func(T) T
}

// Fold takes a rule apart from the leaves up. It returns false, and the zero
// T, for the zero Rule.
func Fold[T any](r Rule, a Algebra[T]) (T, bool) {
	if r.root == nil {
		var none T
		return none, false
	}
	return fold(r.root, a), true
}

func fold[T any](n node, a Algebra[T]) T {
	switch n := n.(type) {
	case *logic:
		parts := make([]T, len(n.operands))
		for i, operand := range n.operands {
			parts[i] = fold(operand, a)
		}
		if n.op == opAnd {
			return a.And(parts)
		}
		return a.Or(parts)
	case *negation:
		return a.Not(fold(n.operand, a))
	}
	return a.Leaf(Leaf{n})
}

// Attributes lists what the rule asks of a user, each once, in the order of
// the text: what has to be read before the rule can be evaluated.
func (r Rule) Attributes() []string {
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
