package rule

// Simplified is a rule that means the same, for every user and in all three outcomes, and is not longer: what stands twice
// stands once, several -eq on one property joined by -or become -in and several -ne joined by -and -notIn, and two
// negations cancel out. A negation moves into a comparison only where that changes nothing, a value that is null included:
// into -eq, -ne, -in and -notIn.
func (r Rule) Simplified() Rule {
	if r.root == nil {
		return r
	}
	root := simplified(r.root)
	if len(printed(root)) > len(printed(r.root)) {
		return r
	}
	prepare(root)
	return Rule{root}
}

func simplified(n node) node {
	switch n := n.(type) {
	case *negation:
		return negated(simplified(n.operand))
	case *logic:
		operands := make([]node, len(n.operands))
		for i, operand := range n.operands {
			operands[i] = simplified(operand)
		}
		flat := []node{join(n.op, operands)}
		if chain, ok := flat[0].(*logic); ok && chain.op == n.op {
			flat = chain.operands
		}
		return join(n.op, merged(n.op, distinct(flat)))
	case *lambda:
		changed := *n
		changed.body = simplified(n.body)
		return &changed
	case *comparison:
		return settled(n)
	}
	return n
}

// negated puts -not before an expression, or into it where that means the same.
func negated(n node) node {
	switch n := n.(type) {
	case *negation:
		return n.operand
	case *comparison:
		opposite := map[operator]operator{opEq: opNe, opNe: opEq, opIn: opNotIn, opNotIn: opIn}[n.op]
		if opposite != opNone && n.subject.property.Type != TextCollection {
			changed := *n
			changed.op = opposite
			return settled(&changed)
		}
	}
	return &negation{operand: n}
}

// settled writes a list of one value as a comparison with it.
func settled(n *comparison) *comparison {
	changed := *n
	if n.value.kind == listLiteral && len(n.value.list) == 1 {
		changed.value = n.value.list[0]
		changed.op = map[operator]operator{opIn: opEq, opNotIn: opNe}[n.op]
	}
	return &changed
}

// distinct leaves out what stood before already.
func distinct(operands []node) []node {
	seen := make(map[string]bool, len(operands))
	kept := operands[:0:0]
	for _, operand := range operands {
		if text := printed(operand); !seen[text] {
			seen[text] = true
			kept = append(kept, operand)
		}
	}
	return kept
}

// merged joins the comparisons of one subject with texts: under -or those that take any of them, under -and those that take
// none. The list stands where the first of them stood.
func merged(op operator, operands []node) []node {
	one, many := opEq, opIn
	if op == opAnd {
		one, many = opNe, opNotIn
	}
	first := map[string]*comparison{}
	var kept []node
	for _, operand := range operands {
		c, ok := operand.(*comparison)
		if !ok || !listable(c, one, many) {
			kept = append(kept, operand)
			continue
		}
		into, there := first[c.subject.text]
		if !there {
			into = &comparison{subject: c.subject, op: many, value: literal{kind: listLiteral}, at: c.at}
			first[c.subject.text] = into
			kept = append(kept, into)
		}
		into.value.list = append(into.value.list, texts(c.value)...)
	}
	for i, n := range kept {
		if c, ok := n.(*comparison); ok && first[c.subject.text] == c {
			c.value.list = distinctTexts(c.value.list)
			kept[i] = settled(c)
		}
	}
	return kept
}

// listable reports whether a comparison with texts can become part of a list. A collection as a whole takes no list, and
// an empty text is compared on an assumption of its own.
func listable(c *comparison, one, many operator) bool {
	if c.subject.property.Type != String || c.op != one && c.op != many {
		return false
	}
	for _, text := range texts(c.value) {
		if text.kind != textLiteral || text.text == "" {
			return false
		}
	}
	return true
}

func texts(l literal) []literal {
	if l.kind == listLiteral {
		return l.list
	}
	return []literal{l}
}

func distinctTexts(list []literal) []literal {
	seen := make(map[string]bool, len(list))
	kept := list[:0:0]
	for _, l := range list {
		if folded := foldText(l.text); !seen[folded] {
			seen[folded] = true
			kept = append(kept, l)
		}
	}
	return kept
}
