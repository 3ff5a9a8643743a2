package parse

import (
	"fmt"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

// scalar reads one value. A list after a comparing operator is reported with
// the operator that takes lists, and op becomes that one.
func (p *parser) scalar(s tree.Subject, op *tree.Operator, opToken lexer.Token) (tree.Literal, bool) {
	t := p.peek()
	switch t.Kind {
	case lexer.ListOpenToken:
		other := op.Listed()
		p.report(rule.Error, opToken.At, "operator.list", fmt.Sprintf("A list in brackets is compared with -in or -notIn, not with %s.", op), &rule.Fix{Text: other.String(), Says: "write " + other.String()})
		*op = other
		return p.list(opToken)
	case lexer.OpenToken:
		p.take()
		if p.peek().Kind == lexer.OpenToken {
			p.fail(p.peek().At, "syntax.value", "One pair of parentheses round a date is enough.", nil)
			return tree.Literal{}, false
		}
		inner, ok := p.scalar(s, op, opToken)
		if !ok {
			return inner, false
		}
		last := p.peek()
		p.closeParenthesis(t)
		inner.At = t.At.To(last.At)
		if p.failed {
			return inner, false
		}
		return p.noArithmetic(inner)
	case lexer.TextToken:
		p.take()
		return p.noArithmetic(tree.Literal{Kind: tree.TextLiteral, Text: t.Text, At: t.At})
	case lexer.NumberToken:
		p.take()
		return tree.Literal{Kind: tree.NumberLiteral, Text: t.Text, At: t.At}, true
	case lexer.DateToken:
		p.take()
		date, ok := rule.ParseDate(t.Text)
		if !ok {
			p.report(rule.Error, t.At, "type.date", "There is no such date.", nil)
			return tree.Literal{Kind: tree.BrokenLiteral, At: t.At}, true
		}
		return p.noArithmetic(tree.Literal{Kind: tree.DateLiteral, Date: date, At: t.At})
	case lexer.WordToken:
		return p.bareValue(s, t)
	case lexer.OperatorToken:
		if t.Op.Compares() || t.Op.TakesList() {
			p.fail(t.At, "syntax.operator", fmt.Sprintf("Another operator follows %s; one stands between a property and its value.", p.source(opToken.At)), &rule.Fix{Text: "", Says: "remove it"})
			return tree.Literal{}, false
		}
	}
	p.fail(opToken.At, "syntax.value", fmt.Sprintf("A value is expected after %s.", p.source(opToken.At)), nil)
	return tree.Literal{}, false
}

func (p *parser) bareValue(s tree.Subject, t lexer.Token) (tree.Literal, bool) {
	switch lower := strings.ToLower(t.Text); lower {
	case "true", "false":
		p.take()
		return tree.Literal{Kind: tree.BoolLiteral, Truth: lower == "true", At: t.At}, true
	case "$true", "$false":
		p.take()
		p.report(rule.Error, t.At, "type.boolean", "true and false are written without the dollar sign.", &rule.Fix{Text: lower[1:], Says: "remove the dollar sign"})
		return tree.Literal{Kind: tree.BoolLiteral, Truth: lower == "$true", At: t.At}, true
	case "null", "$null":
		p.take()
		return tree.Literal{Kind: tree.NullLiteral, At: t.At}, true
	case "system.now":
		p.take()
		return p.afterNow(tree.Literal{Kind: tree.NowLiteral, At: t.At})
	}
	return p.unquoted(s, t)
}

// unquoted reports a text without quotes and proposes them round every word
// up to the next thing that cannot be part of it.
func (p *parser) unquoted(s tree.Subject, t lexer.Token) (tree.Literal, bool) {
	at := t.At
	if hasPrefixFold(t.Text, "user.") || hasPrefixFold(t.Text, "assignedPlan.") {
		p.fail(t.At, "syntax.value", "A property is compared with a constant, not with another property.", nil)
		return tree.Literal{}, false
	}
	for p.continues(at) {
		at.End = p.take().At.End
	}
	if at == t.At && p.peek().At == t.At {
		p.fail(t.At, "syntax.value", "A value is expected here.", nil)
		return tree.Literal{}, false
	}
	text := p.source(at)
	if p.strayQuote(at) {
		at.End++
	}
	switch s.Property.Type {
	case rule.Boolean:
		p.report(rule.Error, at, "type.boolean", s.Text+" is compared with true or false.", booleanFix(text))
		return tree.Literal{Kind: tree.BrokenLiteral, At: at}, true
	case rule.Date:
		fix := dateFix(text)
		if containsFold([]string{"now", "today", "getdate", "system.today", "systemnow", "utcnow"}, text) {
			fix = &rule.Fix{Text: "system.now", Says: "write system.now"}
		}
		p.report(rule.Error, at, "type.date", "A date is expected, such as 2025-05-28T00:00:00Z, or system.now.", fix)
		return p.noArithmetic(tree.Literal{Kind: tree.BrokenLiteral, At: at})
	}
	p.report(rule.Error, at, "syntax.quote", "A text needs double quotes.", &rule.Fix{Text: rule.Quote(text), Says: "put it in quotes"})
	return p.noArithmetic(tree.Literal{Kind: tree.TextLiteral, Text: text, At: at})
}

// strayQuote takes a quote at the end of a text that has none at its beginning.
func (p *parser) strayQuote(at tree.Span) bool {
	t := p.peek()
	if t.Kind != lexer.TextToken || t.Text != "" || t.At != (tree.Span{Start: at.End, End: at.End + 1}) {
		return false
	}
	p.take()
	return true
}

// continues reports whether the next token is part of a text without quotes.
func (p *parser) continues(at tree.Span) bool {
	t := p.peek()
	switch t.Kind {
	case lexer.NumberToken:
		return true
	case lexer.OperatorToken: // Stratford-upon-Avon
		return t.At.Start == at.End && !t.Op.IsConnector() && t.Op != tree.OpNot
	case lexer.WordToken:
		return !t.Op.IsConnector() && t.Op != tree.OpNot && !p.startsExpression(p.next)
	}
	return false
}

func booleanFix(text string) *rule.Fix {
	switch {
	case containsFold([]string{"yes", "1", "on", "t", "enabled", "y"}, text):
		return &rule.Fix{Text: "true", Says: "write true"}
	case containsFold([]string{"no", "0", "off", "f", "disabled", "n"}, text):
		return &rule.Fix{Text: "false", Says: "write false"}
	}
	return nil
}
