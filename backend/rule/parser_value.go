package rule

import (
	"fmt"
	"strings"
)

// scalar reads one value. A list after a comparing operator is reported with
// the operator that takes lists, and op becomes that one.
func (p *parser) scalar(s subject, op *operator, opToken token) (literal, bool) {
	t := p.peek()
	switch t.kind {
	case listOpenToken:
		other := listOperator(*op)
		p.report(Error, opToken.at, "operator.list", fmt.Sprintf("A list in brackets is compared with -in or -notIn, not with %s.", op), &Fix{other.String(), "write " + other.String()})
		*op = other
		return p.list(opToken)
	case openToken:
		p.take()
		if p.peek().kind == openToken {
			p.fail(p.peek().at, "syntax.value", "One pair of parentheses round a date is enough.", nil)
			return literal{}, false
		}
		inner, ok := p.scalar(s, op, opToken)
		if !ok {
			return inner, false
		}
		last := p.peek()
		p.closeParenthesis(t)
		inner.at = t.at.to(last.at)
		if p.failed {
			return inner, false
		}
		return p.noArithmetic(inner)
	case textToken:
		p.take()
		return p.noArithmetic(literal{kind: textLiteral, text: t.text, at: t.at})
	case numberToken:
		p.take()
		return literal{kind: numberLiteral, text: t.text, at: t.at}, true
	case dateToken:
		p.take()
		date, ok := parseDate(t.text)
		if !ok {
			p.report(Error, t.at, "type.date", "There is no such date.", nil)
			return literal{kind: brokenLiteral, at: t.at}, true
		}
		return p.noArithmetic(literal{kind: dateLiteral, date: date, at: t.at})
	case wordToken:
		return p.bareValue(s, t)
	case operatorToken:
		if t.op.compares() || t.op.takesList() {
			p.fail(t.at, "syntax.operator", fmt.Sprintf("Another operator follows %s; one stands between a property and its value.", p.source(opToken.at)), &Fix{"", "remove it"})
			return literal{}, false
		}
	}
	p.fail(opToken.at, "syntax.value", fmt.Sprintf("A value is expected after %s.", p.source(opToken.at)), nil)
	return literal{}, false
}

func (p *parser) bareValue(s subject, t token) (literal, bool) {
	switch lower := strings.ToLower(t.text); lower {
	case "true", "false":
		p.take()
		return literal{kind: boolLiteral, truth: lower == "true", at: t.at}, true
	case "$true", "$false":
		p.take()
		p.report(Error, t.at, "type.boolean", "true and false are written without the dollar sign.", &Fix{lower[1:], "remove the dollar sign"})
		return literal{kind: boolLiteral, truth: lower == "$true", at: t.at}, true
	case "null", "$null":
		p.take()
		return literal{kind: nullLiteral, at: t.at}, true
	case "system.now":
		p.take()
		return p.afterNow(literal{kind: nowLiteral, at: t.at})
	}
	return p.unquoted(s, t)
}

// unquoted reports a text without quotes and proposes them round every word
// up to the next thing that cannot be part of it.
func (p *parser) unquoted(s subject, t token) (literal, bool) {
	at := t.at
	if hasPrefixFold(t.text, "user.") || hasPrefixFold(t.text, "assignedPlan.") {
		p.fail(t.at, "syntax.value", "A property is compared with a constant, not with another property.", nil)
		return literal{}, false
	}
	for p.continues(at) {
		at.end = p.take().at.end
	}
	if at == t.at && p.peek().at == t.at {
		p.fail(t.at, "syntax.value", "A value is expected here.", nil)
		return literal{}, false
	}
	text := p.source(at)
	if p.strayQuote(at) {
		at.end++
	}
	switch s.property.Type {
	case Boolean:
		p.report(Error, at, "type.boolean", s.text+" is compared with true or false.", booleanFix(text))
		return literal{kind: brokenLiteral, at: at}, true
	case Date:
		fix := dateFix(text)
		if containsFold([]string{"now", "today", "getdate", "system.today", "systemnow", "utcnow"}, text) {
			fix = &Fix{"system.now", "write system.now"}
		}
		p.report(Error, at, "type.date", "A date is expected, such as 2025-05-28T00:00:00Z, or system.now.", fix)
		return p.noArithmetic(literal{kind: brokenLiteral, at: at})
	}
	p.report(Error, at, "syntax.quote", "A text needs double quotes.", &Fix{quoted(text), "put it in quotes"})
	return p.noArithmetic(literal{kind: textLiteral, text: text, at: at})
}

// strayQuote takes a quote at the end of a text that has none at its beginning.
func (p *parser) strayQuote(at span) bool {
	t := p.peek()
	if t.kind != textToken || t.text != "" || t.at != (span{at.end, at.end + 1}) {
		return false
	}
	p.take()
	return true
}

// continues reports whether the next token is part of a text without quotes.
func (p *parser) continues(at span) bool {
	t := p.peek()
	switch t.kind {
	case numberToken:
		return true
	case operatorToken: // Stratford-upon-Avon
		return t.at.start == at.end && !t.op.isConnector() && t.op != opNot
	case wordToken:
		return !t.op.isConnector() && t.op != opNot && !p.startsExpression(p.next)
	}
	return false
}

func booleanFix(text string) *Fix {
	switch {
	case containsFold([]string{"yes", "1", "on", "t", "enabled", "y"}, text):
		return &Fix{"true", "write true"}
	case containsFold([]string{"no", "0", "off", "f", "disabled", "n"}, text):
		return &Fix{"false", "write false"}
	}
	return nil
}
