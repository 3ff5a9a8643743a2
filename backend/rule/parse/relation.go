package parse

import (
	"fmt"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

// relation takes the operator of a comparison. Words the language does not
// have are reported and read as the nearest it has, so that the rest is
// checked too.
func (p *parser) relation(s tree.Subject) (tree.Operator, bool) {
	t := p.peek()
	switch {
	case isOperator(t) && t.Op == tree.OpNot:
		return p.negatedRelation(t), true
	case isOperator(t) && (t.Op.Compares() || t.Op.TakesList() || t.Op == tree.OpAny || t.Op == tree.OpAll):
		p.take()
		return t.Op, true
	case t.Kind == lexer.WordToken && isConstant(t.Text):
		p.missingRelation(s, t, tree.OpEq)
		return tree.OpEq, true
	case t.Op == tree.OpForeign, t.Kind == lexer.WordToken && t.Op == tree.OpNone && p.meansOperator(t):
		return p.foreignRelation(s, t), true
	case t.Kind == lexer.WordToken && t.Op == tree.OpNone:
		fix, hint := nearestFix(t.Text)
		p.fail(t.At, "syntax.operator", fmt.Sprintf("An operator such as -eq was expected after %s, not %q.%s", s.Text, p.source(t.At), hint), fix)
	case t.Kind == lexer.TextToken || t.Kind == lexer.NumberToken || t.Kind == lexer.DateToken:
		p.missingRelation(s, t, tree.OpEq)
		return tree.OpEq, true
	case t.Kind == lexer.ListOpenToken:
		p.missingRelation(s, t, tree.OpIn)
		return tree.OpIn, true
	case s.Property.Type == rule.Boolean:
		p.fail(s.At, "syntax.operator", s.Text+" needs an operator and a value after it.", &rule.Fix{Text: p.source(s.At) + " -eq true", Says: "ask for true"})
	default:
		p.fail(s.At, "syntax.operator", s.Text+" needs an operator and a value after it.", nil)
	}
	return tree.OpNone, false
}

func (p *parser) missingRelation(s tree.Subject, value lexer.Token, op tree.Operator) {
	p.report(rule.Error, tree.Span{Start: s.At.End, End: value.At.Start}, "syntax.operator", fmt.Sprintf("An operator is missing between %s and the value.", s.Text), &rule.Fix{Text: " " + op.String() + " ", Says: "insert " + op.String()})
}

// negatedRelation reads a -not that stands where an operator should.
func (p *parser) negatedRelation(t lexer.Token) tree.Operator {
	p.take()
	next := p.peek()
	if isOperator(next) && (next.Op.Compares() || next.Op.TakesList()) && next.Op != next.Op.Negated() {
		p.take()
		op := next.Op.Negated()
		p.report(rule.Error, t.At.To(next.At), "operator.not", fmt.Sprintf("-not stands before an expression; between a property and its value the operator is %s.", op), &rule.Fix{Text: op.String(), Says: "write " + op.String()})
		return op
	}
	op := tree.OpNe
	if next.Kind == lexer.ListOpenToken {
		op = tree.OpNotIn
	}
	p.report(rule.Error, t.At, "operator.not", "-not stands before an expression, not between a property and its value.", &rule.Fix{Text: op.String(), Says: "write " + op.String()})
	return op
}

// meansOperator tells a word in the place of an operator from a leftover.
func (p *parser) meansOperator(t lexer.Token) bool {
	if _, foreign := foreignOperators[strings.ToLower(t.Text)]; foreign {
		return true
	}
	next := p.tokens[p.next+1]
	switch next.Kind {
	case lexer.TextToken, lexer.NumberToken, lexer.DateToken, lexer.ListOpenToken, lexer.OpenToken:
		return true
	case lexer.WordToken:
		return next.Op == tree.OpNone
	}
	return false
}

// foreignRelation reports an operator of another language.
func (p *parser) foreignRelation(s tree.Subject, t lexer.Token) tree.Operator {
	p.take()
	at, lower, next := t.At, strings.ToLower(t.Text), p.peek()
	nearest := nearestOperator(lower)
	op := tree.OperatorNamed(strings.TrimPrefix(nearest, "-"))
	hint := ""
	switch {
	case lower == "is" && isOperator(next) && next.Op == tree.OpNot:
		p.take()
		at, op, nearest = t.At.To(next.At), tree.OpNe, "-ne"
	case strings.HasSuffix(lower, "like"):
		op = p.wildcard(next, strings.Contains(lower, "not"))
		nearest = op.String()
	case lower == "gt" || lower == "lt":
		op = map[string]tree.Operator{"gt": tree.OpGe, "lt": tree.OpLe}[lower]
		if nearest = op.String(); s.Property.Type != rule.Date {
			op, nearest, hint = tree.OpEq, "", " Only user.employeeHireDate is compared by size, with -ge and -le."
		}
	case next.Kind == lexer.ListOpenToken && !op.TakesList():
		op, nearest = tree.OpIn, "-in"
	case op != tree.OpNone && !op.Compares() && !op.TakesList():
		op, nearest = tree.OpEq, ""
	case op == tree.OpNone:
		op = tree.OpEq
	}
	fix := (*rule.Fix)(nil)
	if nearest != "" {
		fix, hint = &rule.Fix{Text: nearest, Says: "write " + nearest}, " Did you mean "+nearest+"?"
	}
	p.report(rule.Error, at, "operator.unknown", fmt.Sprintf("Rules have no operator %s.%s", p.source(at), hint), fix)
	return op
}

// wildcard finds the operator that does what the asterisks of -like ask for,
// and reports them, because here they are ordinary characters.
func (p *parser) wildcard(value lexer.Token, negative bool) tree.Operator {
	if value.Kind != lexer.TextToken && value.Kind != lexer.WordToken {
		return tree.OpEq
	}
	op, inner := WildcardOperator(value.Text)
	if op != tree.OpEq && inner != "" && value.Kind == lexer.TextToken {
		p.report(rule.Warning, value.At, "semantic.wildcard", "An asterisk is an ordinary character in a rule.", &rule.Fix{Text: rule.Quote(inner), Says: "leave the asterisks out"})
	}
	if negative {
		return op.Negated()
	}
	return op
}

// WildcardOperator reads a text with asterisks at its ends.
func WildcardOperator(text string) (tree.Operator, string) {
	inner := strings.Trim(text, "*")
	before, behind := strings.HasPrefix(text, "*"), strings.HasSuffix(text, "*")
	switch {
	case before && behind:
		return tree.OpContains, inner
	case behind:
		return tree.OpStartsWith, inner
	case before:
		return tree.OpEndsWith, inner
	}
	return tree.OpEq, inner
}

func nearestFix(word string) (*rule.Fix, string) {
	nearest := nearestOperator(word)
	if nearest == "" {
		return nil, ""
	}
	return &rule.Fix{Text: nearest, Says: "write " + nearest}, " Did you mean " + nearest + "?"
}
