package combine

import (
	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// Simplified is a rule that means the same, for every user and in all three outcomes, and is not longer: what stands twice
// stands once, several -eq on one property joined by -or become -in and several -ne joined by -and -notIn, and two
// negations cancel out. A negation moves into a comparison only where that changes nothing, a value that is null included:
// into -eq, -ne, -in and -notIn.
func Simplified(r rule.Rule) rule.Rule {
	if tree.Of(r) == nil {
		return r
	}
	root := simplified(tree.Of(r))
	if len(root.String()) > len(tree.Of(r).String()) {
		return r
	}
	tree.Prepare(root)
	return rule.Of(root)
}

func simplified(n tree.Node) tree.Node {
	switch n := n.(type) {
	case *tree.Negation:
		return negated(simplified(n.Operand))
	case *tree.Logic:
		operands := make([]tree.Node, len(n.Operands))
		for i, operand := range n.Operands {
			operands[i] = simplified(operand)
		}
		flat := []tree.Node{tree.Join(n.Op, operands)}
		if chain, ok := flat[0].(*tree.Logic); ok && chain.Op == n.Op {
			flat = chain.Operands
		}
		return tree.Join(n.Op, merged(n.Op, distinct(flat)))
	case *tree.Lambda:
		changed := *n
		changed.Body = simplified(n.Body)
		return &changed
	case *tree.Comparison:
		return settled(n)
	}
	return n
}

// negated puts -not before an expression, or into it where that means the same.
func negated(n tree.Node) tree.Node {
	switch n := n.(type) {
	case *tree.Negation:
		return n.Operand
	case *tree.Comparison:
		opposite := map[tree.Operator]tree.Operator{tree.OpEq: tree.OpNe, tree.OpNe: tree.OpEq, tree.OpIn: tree.OpNotIn, tree.OpNotIn: tree.OpIn}[n.Op]
		if opposite != tree.OpNone && n.Subject.Property.Type != rule.TextCollection {
			changed := *n
			changed.Op = opposite
			return settled(&changed)
		}
	}
	return &tree.Negation{Operand: n}
}

// settled writes a list of one value as a comparison with it.
func settled(n *tree.Comparison) *tree.Comparison {
	changed := *n
	if n.Value.Kind == tree.ListLiteral && len(n.Value.List) == 1 {
		changed.Value = n.Value.List[0]
		changed.Op = map[tree.Operator]tree.Operator{tree.OpIn: tree.OpEq, tree.OpNotIn: tree.OpNe}[n.Op]
	}
	return &changed
}

// distinct leaves out what stood before already.
func distinct(operands []tree.Node) []tree.Node {
	seen := make(map[string]bool, len(operands))
	kept := operands[:0:0]
	for _, operand := range operands {
		if text := operand.String(); !seen[text] {
			seen[text] = true
			kept = append(kept, operand)
		}
	}
	return kept
}

// merged joins the comparisons of one subject with texts: under -or those that take any of them, under -and those that take
// none. The list stands where the first of them stood.
func merged(op tree.Operator, operands []tree.Node) []tree.Node {
	one, many := tree.OpEq, tree.OpIn
	if op == tree.OpAnd {
		one, many = tree.OpNe, tree.OpNotIn
	}
	first := map[string]*tree.Comparison{}
	var kept []tree.Node
	for _, operand := range operands {
		c, ok := operand.(*tree.Comparison)
		if !ok || !listable(c, one, many) {
			kept = append(kept, operand)
			continue
		}
		into, there := first[c.Subject.Text]
		if !there {
			into = &tree.Comparison{Subject: c.Subject, Op: many, Value: tree.Literal{Kind: tree.ListLiteral}, At: c.At}
			first[c.Subject.Text] = into
			kept = append(kept, into)
		}
		into.Value.List = append(into.Value.List, texts(c.Value)...)
	}
	for i, n := range kept {
		if c, ok := n.(*tree.Comparison); ok && first[c.Subject.Text] == c {
			c.Value.List = distinctTexts(c.Value.List)
			kept[i] = settled(c)
		}
	}
	return kept
}

// listable reports whether a comparison with texts can become part of a list. A collection as a whole takes no list, and
// an empty text is compared on an assumption of its own.
func listable(c *tree.Comparison, one, many tree.Operator) bool {
	if c.Subject.Property.Type != rule.String || c.Op != one && c.Op != many {
		return false
	}
	for _, text := range texts(c.Value) {
		if text.Kind != tree.TextLiteral || text.Text == "" {
			return false
		}
	}
	return true
}

func texts(l tree.Literal) []tree.Literal {
	if l.Kind == tree.ListLiteral {
		return l.List
	}
	return []tree.Literal{l}
}

func distinctTexts(list []tree.Literal) []tree.Literal {
	seen := make(map[string]bool, len(list))
	kept := list[:0:0]
	for _, l := range list {
		if folded := rule.Folded(l.Text); !seen[folded] {
			seen[folded] = true
			kept = append(kept, l)
		}
	}
	return kept
}
