package check

import (
	"slices"
	"unicode/utf8"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
	"personadesk/backend/rule/parse"
)

// Rule is Parse with everything else that can be said about a rule that is
// valid: what costs time, what means something else than it seems to, who
// could get in, and whether the portal's rule builder can show it.
func Rule(text string) (rule.Rule, []rule.Problem) {
	r, problems := parse.Rule(text)
	problems = append(problems, Hints(r)...)
	tree.SortByPlace(problems)
	length := utf8.RuneCountInString(text)
	for i, p := range problems {
		if p.Fix != nil && length <= rule.MaxLength && length-p.Length+utf8.RuneCountInString(p.Fix.Text) > rule.MaxLength {
			problems[i].Fix = nil // it would make the rule too long
		}
	}
	return r, problems
}

// Hints looks for what is valid and still worth a word, in the order of the
// text. Places are those of the text the rule was parsed from; a rule that was
// built has none, and nothing is said about it. There is at most one problem
// of a kind for each property.
func Hints(r rule.Rule) []rule.Problem {
	if tree.Of(r) == nil || tree.Of(r).Where().Length() == 0 {
		return nil
	}
	l := &linter{root: tree.Of(r), seen: make(map[string]bool)}
	l.node(tree.Of(r), context{})
	l.security()
	l.portal()
	tree.SortByPlace(l.problems)
	return l.problems
}

type linter struct {
	root     tree.Node
	seen     map[string]bool
	problems []rule.Problem
}

// hint reports a problem once for each subject it is about.
func (l *linter) hint(severity rule.Severity, at tree.Span, code, about, message string, fix *rule.Fix) {
	if key := code + " " + about; !l.seen[key] {
		l.seen[key] = true
		l.problems = append(l.problems, tree.ProblemAt(severity, at, code, message, fix))
	}
}

// context is what is known of an expression from what stands round it.
type context struct {
	negated  bool         // below -not
	quantity *tree.Lambda // the -any or -all it is in
	with     []tree.Node  // the operands it is joined with by -and
}

func (l *linter) node(n tree.Node, c context) {
	switch n := n.(type) {
	case *tree.Logic:
		if c.quantity == nil {
			l.chain(n)
		}
		inner := c
		if n.Op == tree.OpAnd {
			inner.with = append(slices.Clone(c.with), n.Operands...)
		}
		for _, operand := range n.Operands {
			l.node(operand, inner)
		}
	case *tree.Negation:
		l.node(n.Operand, context{negated: true, quantity: c.quantity})
	case *tree.Lambda:
		l.quantified(n, c.negated)
		l.node(n.Body, context{negated: c.negated, quantity: n})
	case *tree.Comparison:
		l.comparison(n, c)
	}
}

func (l *linter) comparison(n *tree.Comparison, c context) {
	property := n.Subject.Property.Name
	if c.quantity != nil {
		property = c.quantity.Subject.Property.Name
	}
	l.pattern(n, property)
	if positive, _ := n.Op.Positive(); positive == tree.OpContains {
		l.hint(rule.Info, n.OpAt, "efficiency.contains", property, n.Op.String()+" costs most of all operators in a large tenant; -eq, -in or -startsWith say the same for less where they fit.", nil)
	}
	for _, v := range constants(n) {
		l.value(n, v, property)
	}
	l.blanks(n, c)
	if n.Value.Kind == tree.BoolLiteral && n.Value.At.Length() > len("false") {
		l.hint(rule.Info, n.Value.At, "semantic.quoted-boolean", property, "Entra once refused true and false in quotes; whether it takes them now is not documented.", nil)
	}
}

// constants lists the text constants of a comparison.
func constants(n *tree.Comparison) []tree.Literal {
	switch n.Value.Kind {
	case tree.TextLiteral:
		return []tree.Literal{n.Value}
	case tree.ListLiteral:
		return n.Value.List
	}
	return nil
}
