package rule

import (
	"slices"
	"unicode/utf8"
)

// Check is Parse with everything else that can be said about a rule that is
// valid: what costs time, what means something else than it seems to, who
// could get in, and whether the portal's rule builder can show it.
func Check(text string) (Rule, []Problem) {
	r, problems := Parse(text)
	problems = append(problems, r.Lint()...)
	sortByPlace(problems)
	length := utf8.RuneCountInString(text)
	for i, p := range problems {
		if p.Fix != nil && length <= MaxLength && length-p.Length+utf8.RuneCountInString(p.Fix.Text) > MaxLength {
			problems[i].Fix = nil // it would make the rule too long
		}
	}
	return r, problems
}

// Lint looks for what is valid and still worth a word, in the order of the
// text. Places are those of the text the rule was parsed from; a rule that was
// built has none, and nothing is said about it. There is at most one problem
// of a kind for each property.
func (r Rule) Lint() []Problem {
	if r.root == nil || r.root.where().length() == 0 {
		return nil
	}
	l := &linter{root: r.root, seen: make(map[string]bool)}
	l.node(r.root, context{})
	l.security()
	l.portal()
	sortByPlace(l.problems)
	return l.problems
}

type linter struct {
	root     node
	seen     map[string]bool
	problems []Problem
}

// hint reports a problem once for each subject it is about.
func (l *linter) hint(severity Severity, at span, code, about, message string, fix *Fix) {
	if key := code + " " + about; !l.seen[key] {
		l.seen[key] = true
		l.problems = append(l.problems, problemAt(severity, at, code, message, fix))
	}
}

// context is what is known of an expression from what stands round it.
type context struct {
	negated  bool    // below -not
	quantity *lambda // the -any or -all it is in
	with     []node  // the operands it is joined with by -and
}

func (l *linter) node(n node, c context) {
	switch n := n.(type) {
	case *logic:
		if c.quantity == nil {
			l.chain(n)
		}
		inner := c
		if n.op == opAnd {
			inner.with = append(slices.Clone(c.with), n.operands...)
		}
		for _, operand := range n.operands {
			l.node(operand, inner)
		}
	case *negation:
		l.node(n.operand, context{negated: true, quantity: c.quantity})
	case *lambda:
		l.quantified(n, c.negated)
		l.node(n.body, context{negated: c.negated, quantity: n})
	case *comparison:
		l.comparison(n, c)
	}
}

func (l *linter) comparison(n *comparison, c context) {
	property := n.subject.property.Name
	if c.quantity != nil {
		property = c.quantity.subject.property.Name
	}
	l.pattern(n, property)
	if positive, _ := n.op.positive(); positive == opContains {
		l.hint(Info, n.opAt, "efficiency.contains", property, n.op.String()+" costs most of all operators in a large tenant; -eq, -in or -startsWith say the same for less where they fit.", nil)
	}
	for _, v := range n.texts() {
		l.value(n, v, property)
	}
	l.blanks(n, c)
	if n.value.kind == boolLiteral && n.value.at.length() > len("false") {
		l.hint(Info, n.value.at, "semantic.quoted-boolean", property, "Entra once refused true and false in quotes; whether it takes them now is not documented.", nil)
	}
}

// texts lists the text constants of a comparison.
func (n *comparison) texts() []literal {
	switch n.value.kind {
	case textLiteral:
		return []literal{n.value}
	case listLiteral:
		return n.value.list
	}
	return nil
}
