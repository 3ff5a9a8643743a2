package rule

import (
	"fmt"
	"strings"
)

// scalar reads one value. A list after a comparing operator is reported with
// the operator that takes lists, and op becomes that one.
func (p *parser) scalar(op *operator, opToken token) (literal, bool) {
	t := p.peek()
	switch t.kind {
	case listOpenToken:
		other := opIn
		if _, negative := op.positive(); negative {
			other = opNotIn
		}
		p.report(Error, opToken.at, "operator.list", fmt.Sprintf("A list in brackets is compared with -in or -notIn, not with %s.", op), &Fix{other.String(), "write " + other.String()})
		*op = other
		return p.list(opToken)
	case openToken:
		p.take()
		if p.peek().kind == openToken {
			p.fail(p.peek().at, "syntax.value", "One pair of parentheses round a date is enough.", nil)
			return literal{}, false
		}
		inner, ok := p.scalar(op, opToken)
		if !ok {
			return inner, false
		}
		last := p.peek()
		p.closeParenthesis(t)
		inner.at = t.at.to(last.at)
		return inner, !p.failed
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
		return p.bareValue(t)
	}
	p.fail(opToken.at, "syntax.value", fmt.Sprintf("A value is expected after %s.", p.source(opToken.at)), nil)
	return literal{}, false
}

func (p *parser) bareValue(t token) (literal, bool) {
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
	return p.unquoted(t)
}

// unquoted reports a text without quotes and proposes them round every word
// up to the next thing that cannot be part of it.
func (p *parser) unquoted(t token) (literal, bool) {
	at := t.at
	for n := p.peek(); n.kind == wordToken && !n.op.isConnector() && n.op != opNot && !p.startsExpression(n) || n.kind == numberToken; n = p.peek() {
		at.end = n.at.end
		p.take()
	}
	if at == t.at && p.peek().at == t.at {
		p.fail(t.at, "syntax.value", "A value is expected here.", nil)
		return literal{}, false
	}
	text := p.source(at)
	p.report(Error, at, "syntax.quote", "A text needs double quotes.", &Fix{quoted(text), "put it in quotes"})
	return literal{kind: textLiteral, text: text, at: at}, true
}

// afterNow reads the one step that may follow system.now.
func (p *parser) afterNow(l literal) (literal, bool) {
	for steps := 0; ; steps++ {
		t := p.peek()
		if !isOperator(t) || t.op != opPlus && t.op != opMinus {
			return l, true
		}
		p.take()
		length := p.peek()
		if length.kind != wordToken && length.kind != numberToken {
			p.fail(t.at, "syntax.duration", "A duration such as P7D is expected after "+p.source(t.at)+".", nil)
			return l, false
		}
		p.take()
		l.at.end = length.at.end
		if steps > 0 {
			p.report(Error, t.at.to(length.at), "syntax.date-arithmetic", "Only one -plus or -minus may follow system.now.", &Fix{"", "remove the second step"})
			continue
		}
		step, ok := parseDuration(length.text)
		if !ok {
			p.report(Error, length.at, "syntax.duration", "A duration is written in ISO 8601, such as P7D for seven days or P7DT3H.", durationFix(length.text))
			l.kind = brokenLiteral
		}
		if step.calendar {
			p.report(Info, length.at, "type.duration", "Only days and hours are known to work; years, months and weeks are unverified.", nil)
		}
		l.step, l.sign = step, 1
		if t.op == opMinus {
			l.sign = -1
		}
	}
}

func durationFix(text string) *Fix {
	if n := len(text) - 1; n > 0 && isDigits(text[:n]) {
		switch text[n] {
		case 'd', 'D':
			return &Fix{"P" + text[:n] + "D", "write it in ISO 8601"}
		case 'h', 'H':
			return &Fix{"PT" + text[:n] + "H", "write it in ISO 8601"}
		}
	}
	if isDigits(text) {
		return &Fix{"P" + text + "D", "read it as days"}
	}
	return nil
}

// noArithmetic reports a step after a fixed value.
func (p *parser) noArithmetic(l literal) (literal, bool) {
	for t := p.peek(); isOperator(t) && (t.op == opPlus || t.op == opMinus); t = p.peek() {
		p.take()
		end := p.take()
		p.report(Error, t.at.to(end.at), "syntax.date-arithmetic", "-plus and -minus may follow only system.now.", &Fix{"", "remove the step"})
	}
	return l, true
}

func (p *parser) list(opToken token) (literal, bool) {
	open := p.peek()
	if open.kind != listOpenToken {
		if open.kind != textToken && open.kind != numberToken {
			p.fail(opToken.at, "syntax.list", p.source(opToken.at)+` needs a list after it, such as ["a","b"].`, nil)
			return literal{}, false
		}
		p.take()
		p.report(Error, open.at, "syntax.list", p.source(opToken.at)+" takes a list in brackets.", &Fix{"[" + p.source(open.at) + "]", "put the value in brackets"})
		return literal{kind: listLiteral, list: []literal{{kind: textLiteral, text: open.text, at: open.at}}, at: open.at}, true
	}
	p.take()
	l := literal{kind: listLiteral}
	for {
		t := p.take()
		switch t.kind {
		case textToken, numberToken:
			l.list = append(l.list, literal{kind: textLiteral, text: t.text, at: t.at})
		case listCloseToken:
			l.at = open.at.to(t.at)
			if len(l.list) == 0 {
				p.report(Error, l.at, "syntax.list", "The list is empty.", nil)
			} else {
				p.report(Error, t.at, "syntax.comma", "A value is missing between the last comma and the bracket.", nil)
			}
			return l, true
		case wordToken, dateToken:
			p.listWord(t)
		case listOpenToken:
			p.fail(t.at, "syntax.list", "A list cannot hold another list.", nil)
			return l, false
		case endToken:
			p.fail(open.at, "syntax.list", "This list is never closed.", nil)
			return l, false
		default:
			p.fail(t.at, "syntax.list", fmt.Sprintf("A text was expected in the list, not %q.", p.source(t.at)), nil)
			return l, false
		}
		if closed, end := p.afterListItem(t); closed {
			l.at = open.at.to(end)
			return l, true
		}
	}
}

func (p *parser) listWord(t token) {
	if lower := strings.ToLower(t.text); lower == "null" || lower == "$null" {
		p.report(Error, t.at, "type.null", "A list cannot hold null; compare with -eq null apart from the list.", nil)
		return
	}
	p.report(Error, t.at, "syntax.quote", "A text needs double quotes.", &Fix{quoted(p.source(t.at)), "put it in quotes"})
}

// afterListItem takes the comma or the bracket; a missing comma is reported.
func (p *parser) afterListItem(item token) (closed bool, end span) {
	t := p.peek()
	switch t.kind {
	case commaToken:
		p.take()
	case listCloseToken:
		p.take()
		return true, t.at
	case textToken, numberToken, wordToken, dateToken:
		p.report(Error, span{item.at.end, t.at.start}, "syntax.comma", "The values of a list are separated by commas.", &Fix{", ", "insert a comma"})
	}
	return false, span{}
}
