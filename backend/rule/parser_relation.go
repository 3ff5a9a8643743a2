package rule

import (
	"fmt"
	"strings"
)

// relation takes the operator of a comparison. Words the language does not
// have are reported and read as the nearest it has, so that the rest is
// checked too.
func (p *parser) relation(s subject) (operator, bool) {
	t := p.peek()
	switch {
	case isOperator(t) && t.op == opNot:
		return p.negatedRelation(t), true
	case isOperator(t) && (t.op.compares() || t.op.takesList() || t.op == opAny || t.op == opAll):
		p.take()
		return t.op, true
	case t.kind == wordToken && isConstant(t.text):
		p.missingRelation(s, t, opEq)
		return opEq, true
	case t.op == opForeign, t.kind == wordToken && t.op == opNone && p.meansOperator(t):
		return p.foreignRelation(s, t), true
	case t.kind == wordToken && t.op == opNone:
		fix, hint := nearestFix(t.text)
		p.fail(t.at, "syntax.operator", fmt.Sprintf("An operator such as -eq was expected after %s, not %q.%s", s.text, p.source(t.at), hint), fix)
	case t.kind == textToken || t.kind == numberToken || t.kind == dateToken:
		p.missingRelation(s, t, opEq)
		return opEq, true
	case t.kind == listOpenToken:
		p.missingRelation(s, t, opIn)
		return opIn, true
	case s.property.Type == Boolean:
		p.fail(s.at, "syntax.operator", s.text+" needs an operator and a value after it.", &Fix{p.source(s.at) + " -eq true", "ask for true"})
	default:
		p.fail(s.at, "syntax.operator", s.text+" needs an operator and a value after it.", nil)
	}
	return opNone, false
}

func (p *parser) missingRelation(s subject, value token, op operator) {
	p.report(Error, span{s.at.end, value.at.start}, "syntax.operator", fmt.Sprintf("An operator is missing between %s and the value.", s.text), &Fix{" " + op.String() + " ", "insert " + op.String()})
}

// negatedRelation reads a -not that stands where an operator should.
func (p *parser) negatedRelation(t token) operator {
	p.take()
	next := p.peek()
	if isOperator(next) && (next.op.compares() || next.op.takesList()) && next.op != next.op.negated() {
		p.take()
		op := next.op.negated()
		p.report(Error, t.at.to(next.at), "operator.not", fmt.Sprintf("-not stands before an expression; between a property and its value the operator is %s.", op), &Fix{op.String(), "write " + op.String()})
		return op
	}
	op := opNe
	if next.kind == listOpenToken {
		op = opNotIn
	}
	p.report(Error, t.at, "operator.not", "-not stands before an expression, not between a property and its value.", &Fix{op.String(), "write " + op.String()})
	return op
}

// meansOperator tells a word in the place of an operator from a leftover.
func (p *parser) meansOperator(t token) bool {
	if _, foreign := foreignOperators[strings.ToLower(t.text)]; foreign {
		return true
	}
	next := p.tokens[p.next+1]
	switch next.kind {
	case textToken, numberToken, dateToken, listOpenToken, openToken:
		return true
	case wordToken:
		return next.op == opNone
	}
	return false
}

// foreignRelation reports an operator of another language.
func (p *parser) foreignRelation(s subject, t token) operator {
	p.take()
	at, lower, next := t.at, strings.ToLower(t.text), p.peek()
	nearest := nearestOperator(lower)
	op := operatorNamed(strings.TrimPrefix(nearest, "-"))
	hint := ""
	switch {
	case lower == "is" && isOperator(next) && next.op == opNot:
		p.take()
		at, op, nearest = t.at.to(next.at), opNe, "-ne"
	case strings.HasSuffix(lower, "like"):
		op = p.wildcard(next, strings.Contains(lower, "not"))
		nearest = op.String()
	case lower == "gt" || lower == "lt":
		op = map[string]operator{"gt": opGe, "lt": opLe}[lower]
		if nearest = op.String(); s.property.Type != Date {
			op, nearest, hint = opEq, "", " Only user.employeeHireDate is compared by size, with -ge and -le."
		}
	case next.kind == listOpenToken && !op.takesList():
		op, nearest = opIn, "-in"
	case op != opNone && !op.compares() && !op.takesList():
		op, nearest = opEq, ""
	case op == opNone:
		op = opEq
	}
	fix := (*Fix)(nil)
	if nearest != "" {
		fix, hint = &Fix{nearest, "write " + nearest}, " Did you mean "+nearest+"?"
	}
	p.report(Error, at, "operator.unknown", fmt.Sprintf("Rules have no operator %s.%s", p.source(at), hint), fix)
	return op
}

// wildcard finds the operator that does what the asterisks of -like ask for,
// and reports them, because here they are ordinary characters.
func (p *parser) wildcard(value token, negative bool) operator {
	if value.kind != textToken && value.kind != wordToken {
		return opEq
	}
	op, inner := wildcardOperator(value.text)
	if op != opEq && inner != "" && value.kind == textToken {
		p.report(Warning, value.at, "semantic.wildcard", "An asterisk is an ordinary character in a rule.", &Fix{quoted(inner), "leave the asterisks out"})
	}
	if negative {
		return op.negated()
	}
	return op
}

// wildcardOperator reads a text with asterisks at its ends.
func wildcardOperator(text string) (operator, string) {
	inner := strings.Trim(text, "*")
	before, behind := strings.HasPrefix(text, "*"), strings.HasSuffix(text, "*")
	switch {
	case before && behind:
		return opContains, inner
	case behind:
		return opStartsWith, inner
	case before:
		return opEndsWith, inner
	}
	return opEq, inner
}

func nearestFix(word string) (*Fix, string) {
	nearest := nearestOperator(word)
	if nearest == "" {
		return nil, ""
	}
	return &Fix{nearest, "write " + nearest}, " Did you mean " + nearest + "?"
}
