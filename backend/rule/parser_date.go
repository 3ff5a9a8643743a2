package rule

import (
	"fmt"
	"regexp"
	"strings"
)

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
