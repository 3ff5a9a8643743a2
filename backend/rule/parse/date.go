package parse

import (
	"fmt"
	"regexp"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

// afterNow reads the one step that may follow system.now.
func (p *parser) afterNow(l tree.Literal) (tree.Literal, bool) {
	for steps := 0; ; steps++ {
		t := p.peek()
		if step, ok := tree.ParseDuration(t.Text); ok && t.Op == tree.OpForeign {
			p.take() // system.now -P7D
			p.report(rule.Error, t.At, "syntax.date-arithmetic", "A duration is added with -plus and taken away with -minus.", &rule.Fix{Text: "-minus " + t.Text, Says: "write -minus"})
			l.Step, l.Sign, l.At.End = step, -1, t.At.End
			continue
		}
		if t.Op == tree.OpForeign && containsFold([]string{"add", "subtract", "sub"}, t.Text) {
			t.Op = tree.OpMinus
			if strings.EqualFold(t.Text, "add") {
				t.Op = tree.OpPlus
			}
			p.report(rule.Error, t.At, "operator.unknown", fmt.Sprintf("Rules have no operator %s.", p.source(t.At)), &rule.Fix{Text: t.Op.String(), Says: "write " + t.Op.String()})
		}
		if !isOperator(t) || t.Op != tree.OpPlus && t.Op != tree.OpMinus {
			return l, true
		}
		p.take()
		length := p.peek()
		if length.Kind != lexer.WordToken && length.Kind != lexer.NumberToken && length.Kind != lexer.TextToken {
			p.fail(t.At, "syntax.duration", "A duration such as P7D is expected after "+p.source(t.At)+".", nil)
			return l, false
		}
		p.take()
		length.Text = strings.TrimSpace(length.Text)
		if unit := p.peek(); length.Kind == lexer.NumberToken && unit.Kind == lexer.WordToken && durationUnit(unit.Text) != "" {
			length.Text += durationUnit(p.take().Text)
			length.At = length.At.To(unit.At)
		}
		l.At.End = length.At.End
		if steps > 0 {
			p.report(rule.Error, t.At.To(length.At), "syntax.date-arithmetic", "Only one -plus or -minus may follow system.now.", &rule.Fix{Text: "", Says: "remove the second step"})
			continue
		}
		step, ok := tree.ParseDuration(length.Text)
		switch {
		case !ok:
			p.report(rule.Error, length.At, "syntax.duration", "A duration is written in ISO 8601, such as P7D for seven days or P7DT3H.", durationFix(length.Text))
			l.Kind = tree.BrokenLiteral
		case length.Kind == lexer.TextToken:
			p.report(rule.Error, length.At, "syntax.duration", "A duration is written without quotes.", &rule.Fix{Text: length.Text, Says: "remove the quotes"})
		case step.Unverified:
			p.report(rule.Info, length.At, "type.duration", "Only days and hours are known to work; other units are unverified.", nil)
		}
		l.Step, l.Sign = step, 1
		if t.Op == tree.OpMinus {
			l.Sign = -1
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

func durationFix(text string) *rule.Fix {
	if n := len(text) - 1; n > 0 && lexer.IsDigits(text[:n]) {
		switch text[n] {
		case 'd', 'D':
			return &rule.Fix{Text: "P" + text[:n] + "D", Says: "write it in ISO 8601"}
		case 'h', 'H':
			return &rule.Fix{Text: "PT" + text[:n] + "H", Says: "write it in ISO 8601"}
		}
	}
	if lexer.IsDigits(text) {
		return &rule.Fix{Text: "P" + text + "D", Says: "read it as days"}
	}
	return nil
}

// noArithmetic reports a step after a fixed value.
func (p *parser) noArithmetic(l tree.Literal) (tree.Literal, bool) {
	for t := p.peek(); isOperator(t) && (t.Op == tree.OpPlus || t.Op == tree.OpMinus) && !p.startsExpression(p.next+1); t = p.peek() {
		p.take()
		end := t
		if next := p.peek(); next.Kind == lexer.WordToken || next.Kind == lexer.NumberToken || next.Kind == lexer.TextToken {
			end = p.take()
		}
		p.report(rule.Error, t.At.To(end.At), "syntax.date-arithmetic", "-plus and -minus may follow only system.now.", &rule.Fix{Text: "", Says: "remove the step"})
	}
	return l, true
}

// dateFix writes a date as it has to be, where the order of its parts is plain.
func dateFix(text string) *rule.Fix {
	m := yearFirst.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	date := fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3])
	if _, ok := rule.ParseDate(date); !ok {
		return nil
	}
	return &rule.Fix{Text: date, Says: "write " + date}
}

var yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
