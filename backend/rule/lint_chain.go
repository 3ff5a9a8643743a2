package rule

import (
	"fmt"
	"slices"
)

// chain looks at the operands of one chain together: do two of them decide it
// already, is one of them needless, could several be one.
func (l *linter) chain(n *logic) {
	facts := make([]*fact, len(n.operands))
	for i, operand := range n.operands {
		if f, ok := factOf(operand); ok {
			facts[i] = &f
		}
	}
	for j, g := range facts {
		for i := 0; i < j && g != nil; i++ {
			if f := facts[i]; f != nil && f.property == g.property {
				l.pair(n, i, j, *f, *g)
			}
		}
		if g != nil && n.op == opAnd && len(n.operands) > 1 && g.isNull() && g.op == opNe && g.property == "objectId" {
			l.hint(Info, n.operands[j].where(), "efficiency.redundant", g.property, "Everybody has an object id, so this leaves nobody out.", nil)
		}
	}
	l.lists(n, facts)
	if n.op == opOr {
		l.common(n)
	}
}

// pair holds two operands about one property against each other.
func (l *linter) pair(n *logic, i, j int, f, g fact) {
	at := n.operands[j].where()
	first, second := printed(n.operands[i]), printed(n.operands[j])
	switch {
	case n.op == opAnd && (f.implies(g.opposite()) || g.implies(f.opposite())):
		l.hint(Warning, at, "semantic.never", f.property, fmt.Sprintf("Nobody can meet both %s and %s.", shortened(first), shortened(second)), nil)
	case n.op == opOr && (f.opposite().implies(g) || g.opposite().implies(f)):
		l.hint(Warning, at, "semantic.always", f.property, fmt.Sprintf("Everybody meets %s or %s.", shortened(first), shortened(second)), nil)
	default:
		l.redundant(n, i, j, f.implies(g), g.implies(f))
	}
}

// redundant reports the one of two operands that the other makes needless: the
// narrower one of -or, the wider one of -and, the later one of two equal ones.
func (l *linter) redundant(n *logic, i, j int, forwards, backwards bool) {
	needless, because := j, i
	switch {
	case !forwards && !backwards:
		return
	case forwards != backwards && forwards == (n.op == opOr):
		needless, because = i, j
	}
	rest := slices.Delete(slices.Clone(n.operands), needless, needless+1)
	at, fix := n.without(needless, rest)
	about := subjectOf(n.operands[j])
	l.hint(Info, at, "efficiency.redundant", about, fmt.Sprintf("%s adds nothing to %s.", shortened(printed(n.operands[needless])), shortened(printed(n.operands[because]))), fix)
}

// subjectOf names the property of a comparison, or of one behind -not.
func subjectOf(n node) string {
	if negated, ok := n.(*negation); ok {
		return subjectOf(negated.operand)
	}
	return attributeOf(n)
}

// without takes one operand out of the text of a chain.
func (n *logic) without(i int, rest []node) (span, *Fix) {
	const says = "leave it out"
	if n.nested {
		return n.at, &Fix{printed(&logic{op: n.op, operands: rest}), says}
	}
	if i == 0 {
		return span{outside(n.operands[0]).start, outside(n.operands[1]).start}, &Fix{"", says}
	}
	return span{outside(n.operands[i-1]).end, outside(n.operands[i]).end}, &Fix{"", says}
}

// lists finds comparisons of one property that one list could replace.
func (l *linter) lists(n *logic, facts []*fact) {
	wanted, into, code := opEq, opIn, "efficiency.in"
	if n.op == opAnd {
		wanted, into, code = opNe, opNotIn, "efficiency.not-in"
	}
	members, order := make(map[string][]int), []string{}
	for i, f := range facts {
		c, plain := n.operands[i].(*comparison)
		if plain && f != nil && !f.isNull() && (f.op == wanted || f.op == into) && c.subject.property.Type == String {
			if len(members[f.property]) == 0 {
				order = append(order, f.property)
			}
			members[f.property] = append(members[f.property], i)
		}
	}
	for _, property := range order {
		places := members[property]
		if len(places) < 2 {
			continue
		}
		merged := n.merge(places, into)
		at, fix := n.replaced(places, merged)
		l.hint(Info, at, code, property, fmt.Sprintf("%d comparisons of %s are one %s.", len(places), property, into), fix)
	}
}

// merge makes one comparison with a list of several.
func (n *logic) merge(places []int, into operator) *comparison {
	first := n.operands[places[0]].(*comparison)
	list, seen := []literal{}, make(map[string]bool)
	for _, i := range places {
		for _, item := range n.operands[i].(*comparison).texts() {
			if folded := foldText(item.text); !seen[folded] {
				seen[folded] = true
				list = append(list, literal{kind: textLiteral, text: item.text})
			}
		}
	}
	return &comparison{subject: first.subject, op: into, value: literal{kind: listLiteral, list: list}}
}

// replaced puts one comparison in the place of several: in their own place
// where nothing else lies between them, and otherwise in that of the chain.
func (n *logic) replaced(places []int, merged *comparison) (span, *Fix) {
	const says = "write one list"
	first, last := places[0], places[len(places)-1]
	if !n.nested && last-first+1 == len(places) {
		text := printed(merged)
		if len(places) < len(n.operands) {
			text = "(" + text + ")"
		}
		return outside(n.operands[first]).to(outside(n.operands[last])), &Fix{text, says}
	}
	var rest []node
	for i, operand := range n.operands {
		if i == first {
			rest = append(rest, merged)
		} else if !slices.Contains(places, i) {
			rest = append(rest, operand)
		}
	}
	return n.at, &Fix{printed(join(n.op, rest)), says}
}

// common finds conditions that every operand of an -or chain repeats.
func (l *linter) common(n *logic) {
	branches, chained := make([][]node, len(n.operands)), false
	for i, operand := range n.operands {
		branches[i] = []node{operand}
		if inner, ok := operand.(*logic); ok {
			branches[i], chained = inner.operands, true
		}
	}
	if !chained {
		return
	}
	shared := make(map[string]bool)
	var outer []node
	for _, candidate := range branches[0] {
		text := printed(candidate)
		everywhere := !shared[text]
		for _, branch := range branches[1:] {
			everywhere = everywhere && slices.ContainsFunc(branch, func(n node) bool { return printed(n) == text })
		}
		if everywhere {
			shared[text] = true
			outer = append(outer, candidate)
		}
	}
	if len(outer) == 0 {
		return
	}
	var rests []node
	for _, branch := range branches {
		rest := slices.DeleteFunc(slices.Clone(branch), func(n node) bool { return shared[printed(n)] })
		if len(rest) == 0 {
			rests = nil // the shared conditions alone are enough
			break
		}
		rests = append(rests, join(opAnd, rest))
	}
	if len(rests) > 0 {
		outer = append(outer, join(opOr, rests))
	}
	l.hint(Info, n.at, "efficiency.factor", "", "Every one of these repeats the same condition; it can stand once, before them.", &Fix{printed(join(opAnd, outer)), "write it once"})
}

// shortened keeps a message readable.
func shortened(text string) string {
	if runes := []rune(text); len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return text
}
