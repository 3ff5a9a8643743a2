package check

import (
	"fmt"
	"slices"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// chain looks at the operands of one chain together: do two of them decide it
// already, is one of them needless, could several be one.
func (l *linter) chain(n *tree.Logic) {
	facts := make([]*fact, len(n.Operands))
	for i, operand := range n.Operands {
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
		if g != nil && n.Op == tree.OpAnd && len(n.Operands) > 1 && g.isNull() && g.op == tree.OpNe && g.property == "objectId" {
			l.hint(rule.Info, n.Operands[j].Where(), "efficiency.redundant", g.property, "Everybody has an object id, so this leaves nobody out.", nil)
		}
	}
	l.lists(n, facts)
	if n.Op == tree.OpOr {
		l.common(n)
	}
}

// pair holds two operands about one property against each other.
func (l *linter) pair(n *tree.Logic, i, j int, f, g fact) {
	at := n.Operands[j].Where()
	first, second := n.Operands[i].String(), n.Operands[j].String()
	switch {
	case n.Op == tree.OpAnd && (f.implies(g.opposite()) || g.implies(f.opposite())):
		l.hint(rule.Warning, at, "semantic.never", f.property, fmt.Sprintf("Nobody can meet both %s and %s.", shortened(first), shortened(second)), nil)
	case n.Op == tree.OpOr && (f.opposite().implies(g) || g.opposite().implies(f)):
		l.hint(rule.Warning, at, "semantic.always", f.property, fmt.Sprintf("Everybody meets %s or %s.", shortened(first), shortened(second)), nil)
	default:
		l.redundant(n, i, j, f.implies(g), g.implies(f))
	}
}

// redundant reports the one of two operands that the other makes needless: the
// narrower one of -or, the wider one of -and, the later one of two equal ones.
func (l *linter) redundant(n *tree.Logic, i, j int, forwards, backwards bool) {
	needless, because := j, i
	switch {
	case !forwards && !backwards:
		return
	case forwards != backwards && forwards == (n.Op == tree.OpOr):
		needless, because = i, j
	}
	rest := slices.Delete(slices.Clone(n.Operands), needless, needless+1)
	at, fix := without(n, needless, rest)
	about := subjectOf(n.Operands[j])
	l.hint(rule.Info, at, "efficiency.redundant", about, fmt.Sprintf("%s adds nothing to %s.", shortened(n.Operands[needless].String()), shortened(n.Operands[because].String())), fix)
}

// subjectOf names the property of a comparison, or of one behind -not.
func subjectOf(n tree.Node) string {
	if negated, ok := n.(*tree.Negation); ok {
		return subjectOf(negated.Operand)
	}
	return tree.AttributeOf(n)
}

// without takes one operand out of the text of a chain.
func without(n *tree.Logic, i int, rest []tree.Node) (tree.Span, *rule.Fix) {
	const says = "leave it out"
	if n.Nested {
		return n.At, &rule.Fix{Text: (&tree.Logic{Op: n.Op, Operands: rest}).String(), Says: says}
	}
	if i == 0 {
		return tree.Span{Start: tree.Outside(n.Operands[0]).Start, End: tree.Outside(n.Operands[1]).Start}, &rule.Fix{Text: "", Says: says}
	}
	return tree.Span{Start: tree.Outside(n.Operands[i-1]).End, End: tree.Outside(n.Operands[i]).End}, &rule.Fix{Text: "", Says: says}
}

// lists finds comparisons of one property that one list could replace.
func (l *linter) lists(n *tree.Logic, facts []*fact) {
	wanted, into, code := tree.OpEq, tree.OpIn, "efficiency.in"
	if n.Op == tree.OpAnd {
		wanted, into, code = tree.OpNe, tree.OpNotIn, "efficiency.not-in"
	}
	members, order := make(map[string][]int), []string{}
	for i, f := range facts {
		c, plain := n.Operands[i].(*tree.Comparison)
		if plain && f != nil && !f.isNull() && (f.op == wanted || f.op == into) && c.Subject.Property.Type == rule.String {
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
		merged := merge(n, places, into)
		at, fix := replaced(n, places, merged)
		l.hint(rule.Info, at, code, property, fmt.Sprintf("%d comparisons of %s are one %s.", len(places), property, into), fix)
	}
}

// merge makes one comparison with a list of several.
func merge(n *tree.Logic, places []int, into tree.Operator) *tree.Comparison {
	first := n.Operands[places[0]].(*tree.Comparison)
	list, seen := []tree.Literal{}, make(map[string]bool)
	for _, i := range places {
		for _, item := range constants(n.Operands[i].(*tree.Comparison)) {
			if folded := rule.Folded(item.Text); !seen[folded] {
				seen[folded] = true
				list = append(list, tree.Literal{Kind: tree.TextLiteral, Text: item.Text})
			}
		}
	}
	return &tree.Comparison{Subject: first.Subject, Op: into, Value: tree.Literal{Kind: tree.ListLiteral, List: list}}
}

// replaced puts one comparison in the place of several: in their own place
// where nothing else lies between them, and otherwise in that of the chain.
func replaced(n *tree.Logic, places []int, merged *tree.Comparison) (tree.Span, *rule.Fix) {
	const says = "write one list"
	first, last := places[0], places[len(places)-1]
	if !n.Nested && last-first+1 == len(places) {
		text := merged.String()
		if len(places) < len(n.Operands) {
			text = "(" + text + ")"
		}
		return tree.Outside(n.Operands[first]).To(tree.Outside(n.Operands[last])), &rule.Fix{Text: text, Says: says}
	}
	var rest []tree.Node
	for i, operand := range n.Operands {
		if i == first {
			rest = append(rest, merged)
		} else if !slices.Contains(places, i) {
			rest = append(rest, operand)
		}
	}
	return n.At, &rule.Fix{Text: tree.Join(n.Op, rest).String(), Says: says}
}

// common finds conditions that every operand of an -or chain repeats.
func (l *linter) common(n *tree.Logic) {
	branches, chained := make([][]tree.Node, len(n.Operands)), false
	for i, operand := range n.Operands {
		branches[i] = []tree.Node{operand}
		if inner, ok := operand.(*tree.Logic); ok {
			branches[i], chained = inner.Operands, true
		}
	}
	if !chained {
		return
	}
	shared := make(map[string]bool)
	var outer []tree.Node
	for _, candidate := range branches[0] {
		text := candidate.String()
		everywhere := !shared[text]
		for _, branch := range branches[1:] {
			everywhere = everywhere && slices.ContainsFunc(branch, func(n tree.Node) bool { return n.String() == text })
		}
		if everywhere {
			shared[text] = true
			outer = append(outer, candidate)
		}
	}
	if len(outer) == 0 {
		return
	}
	var rests []tree.Node
	for _, branch := range branches {
		rest := slices.DeleteFunc(slices.Clone(branch), func(n tree.Node) bool { return shared[n.String()] })
		if len(rest) == 0 {
			rests = nil // the shared conditions alone are enough
			break
		}
		rests = append(rests, tree.Join(tree.OpAnd, rest))
	}
	if len(rests) > 0 {
		outer = append(outer, tree.Join(tree.OpOr, rests))
	}
	l.hint(rule.Info, n.At, "efficiency.factor", "", "Every one of these repeats the same condition; it can stand once, before them.", &rule.Fix{Text: tree.Join(tree.OpAnd, outer).String(), Says: "write it once"})
}

// shortened keeps a message readable.
func shortened(text string) string {
	if runes := []rune(text); len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return text
}
