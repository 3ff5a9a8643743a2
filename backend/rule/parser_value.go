package rule

import (
	"fmt"
	"regexp"
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
	if stray := p.peek(); stray.kind == textToken && stray.text == "" && stray.at == (span{at.end, at.end + 1}) {
		p.take() // a quote at the end and none at the beginning
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

// dateFix writes a date as it has to be, where the order of its parts is plain.
func dateFix(text string) *Fix {
	m := yearFirst.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	date := fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3])
	if _, ok := parseDate(date); !ok {
		return nil
	}
	return &Fix{date, "write " + date}
}

var yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)

func booleanFix(text string) *Fix {
	switch {
	case containsFold([]string{"yes", "1", "on", "t", "enabled", "y"}, text):
		return &Fix{"true", "write true"}
	case containsFold([]string{"no", "0", "off", "f", "disabled", "n"}, text):
		return &Fix{"false", "write false"}
	}
	return nil
}

// afterNow reads the one step that may follow system.now.
func (p *parser) afterNow(l literal) (literal, bool) {
	for steps := 0; ; steps++ {
		t := p.peek()
		if step, ok := parseDuration(t.text); ok && t.op == opForeign {
			p.take() // system.now -P7D
			p.report(Error, t.at, "syntax.date-arithmetic", "A duration is added with -plus and taken away with -minus.", &Fix{"-minus " + t.text, "write -minus"})
			l.step, l.sign, l.at.end = step, -1, t.at.end
			continue
		}
		if t.op == opForeign && containsFold([]string{"add", "subtract", "sub"}, t.text) {
			t.op = opMinus
			if strings.EqualFold(t.text, "add") {
				t.op = opPlus
			}
			p.report(Error, t.at, "operator.unknown", fmt.Sprintf("Rules have no operator %s.", p.source(t.at)), &Fix{t.op.String(), "write " + t.op.String()})
		}
		if !isOperator(t) || t.op != opPlus && t.op != opMinus {
			return l, true
		}
		p.take()
		length := p.peek()
		if length.kind != wordToken && length.kind != numberToken && length.kind != textToken {
			p.fail(t.at, "syntax.duration", "A duration such as P7D is expected after "+p.source(t.at)+".", nil)
			return l, false
		}
		p.take()
		length.text = strings.TrimSpace(length.text)
		if unit := p.peek(); length.kind == numberToken && unit.kind == wordToken && durationUnit(unit.text) != "" {
			length.text += durationUnit(p.take().text)
			length.at = length.at.to(unit.at)
		}
		l.at.end = length.at.end
		if steps > 0 {
			p.report(Error, t.at.to(length.at), "syntax.date-arithmetic", "Only one -plus or -minus may follow system.now.", &Fix{"", "remove the second step"})
			continue
		}
		step, ok := parseDuration(length.text)
		switch {
		case !ok:
			p.report(Error, length.at, "syntax.duration", "A duration is written in ISO 8601, such as P7D for seven days or P7DT3H.", durationFix(length.text))
			l.kind = brokenLiteral
		case length.kind == textToken:
			p.report(Error, length.at, "syntax.duration", "A duration is written without quotes.", &Fix{length.text, "remove the quotes"})
		case step.unverified:
			p.report(Info, length.at, "type.duration", "Only days and hours are known to work; other units are unverified.", nil)
		}
		l.step, l.sign = step, 1
		if t.op == opMinus {
			l.sign = -1
		}
	}
}

// durationUnit is the letter of ISO 8601 for a unit in words.
func durationUnit(word string) string {
	switch strings.ToLower(word) {
	case "day", "days":
		return "D"
	case "hour", "hours":
		return "H"
	}
	return ""
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
	for t := p.peek(); isOperator(t) && (t.op == opPlus || t.op == opMinus) && !p.startsExpression(p.next+1); t = p.peek() {
		p.take()
		end := t
		if next := p.peek(); next.kind == wordToken || next.kind == numberToken || next.kind == textToken {
			end = p.take()
		}
		p.report(Error, t.at.to(end.at), "syntax.date-arithmetic", "-plus and -minus may follow only system.now.", &Fix{"", "remove the step"})
	}
	return l, true
}
