package parse

import (
	"fmt"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

// repairConnector reports what stands between two expressions in the place of
// a connector, and reads it as -and.
func (p *parser) repairConnector() bool {
	t, previous := p.peek(), p.tokens[p.next-1]
	if p.startsExpression(p.next) {
		p.report(rule.Error, tree.Span{Start: previous.At.End, End: t.At.Start}, "syntax.connector", "A connector is missing between the two expressions.", &rule.Fix{Text: " -and ", Says: "join them with -and"})
		return true
	}
	if t.Kind == lexer.EndToken || !p.startsExpression(p.next+1) {
		return false
	}
	switch {
	case t.Kind == lexer.CommaToken:
		p.report(rule.Error, t.At, "syntax.connector", "Expressions are joined with -and or -or, not with a comma.", &rule.Fix{Text: " -and", Says: "join them with -and"})
	case t.Kind == lexer.OperatorToken && (t.Op == tree.OpForeign || t.Op == tree.OpPlus || t.Op == tree.OpMinus):
		p.report(rule.Error, t.At, "operator.unknown", fmt.Sprintf("%s joins no expressions; -and and -or do.", p.source(t.At)), connectorFix(t.Text))
	case t.Kind == lexer.WordToken && (t.Op == tree.OpNone || t.Op == tree.OpPlus || t.Op == tree.OpMinus):
		p.report(rule.Error, t.At, "syntax.connector", fmt.Sprintf("-and or -or was expected, not %q.", t.Text), connectorFix(t.Text))
	default:
		return false
	}
	p.take()
	return true
}

func connectorFix(word string) *rule.Fix {
	lower := strings.ToLower(word)
	if rule.Distance(lower, "or") < rule.Distance(lower, "and") {
		return &rule.Fix{Text: "-or", Says: "write -or"}
	}
	return &rule.Fix{Text: "-and", Says: "write -and"}
}

// noOperand says what is wrong with a token that cannot begin an expression.
func (p *parser) noOperand(t lexer.Token) tree.Node {
	previous := lexer.Token{}
	if p.next > 0 {
		previous = p.tokens[p.next-1]
	}
	dangling := isOperator(previous) && (previous.Op.IsConnector() || previous.Op == tree.OpNot)
	switch {
	case (t.Kind == lexer.EndToken || t.Kind == lexer.CloseToken) && dangling:
		return p.fail(previous.At, "syntax.incomplete", fmt.Sprintf("An expression is missing after %s.", p.source(previous.At)), &rule.Fix{Text: "", Says: "remove it"})
	case t.Kind == lexer.EndToken && previous.Kind == lexer.OpenToken:
		return p.fail(previous.At, "syntax.parenthesis", "Nothing follows this parenthesis.", &rule.Fix{Text: "", Says: "remove it"})
	case t.Kind == lexer.CloseToken && previous.Kind == lexer.OpenToken:
		return p.fail(previous.At.To(t.At), "syntax.parenthesis", "There is no expression in these parentheses.", nil)
	case isOperator(t) && t.Op.IsConnector():
		fix := &rule.Fix{Text: "", Says: "remove it"}
		if dangling && previous.Op != t.Op {
			fix = nil
		}
		return p.fail(t.At, "syntax.unexpected", fmt.Sprintf("An expression was expected, not %q.", p.source(t.At)), fix)
	case isOperator(t) && (t.Op.Compares() || t.Op.TakesList()):
		fix := (*rule.Fix)(nil)
		if p.subjectBefore != "" {
			fix = &rule.Fix{Text: p.subjectBefore + " " + p.source(t.At), Says: "repeat " + p.subjectBefore}
		}
		return p.fail(t.At, "syntax.operand", fmt.Sprintf("A property is missing before %s; every comparison names its own.", p.source(t.At)), fix)
	case t.Kind == lexer.TextToken && dangling && p.subjectBefore != "" && !p.comparesAt(p.next+1):
		fix := &rule.Fix{Text: fmt.Sprintf("%s %s %s", p.subjectBefore, p.operatorBefore, p.source(t.At)), Says: "repeat the property and the operator"}
		return p.fail(t.At, "syntax.operand", "Connectors join whole comparisons; this value has no property and no operator.", fix)
	case t.Kind == lexer.TextToken && p.next == 0 && p.tokens[1].Kind == lexer.EndToken && strings.Contains(t.Text, "user."):
		return p.fail(t.At, "syntax.quote", "The whole rule stands in quotes.", &rule.Fix{Text: t.Text, Says: "remove the quotes"})
	case t.Kind == lexer.TextToken && hasPrefixFold(t.Text, "user.") && isRuleName(t.Text[len("user."):]):
		return p.fail(t.At, "syntax.quote", "A property stands without quotes.", &rule.Fix{Text: t.Text, Says: "remove the quotes"})
	case t.Kind == lexer.TextToken || t.Kind == lexer.NumberToken || t.Kind == lexer.DateToken:
		return p.fail(t.At, "syntax.order", "A comparison has the property on the left and the value on the right.", nil)
	case t.Kind == lexer.EndToken:
		return p.fail(t.At, "syntax.incomplete", "The rule ends where an expression was expected.", nil)
	}
	return p.fail(t.At, "syntax.unexpected", fmt.Sprintf("An expression was expected, not %q.", p.source(t.At)), nil)
}

// comparesAt reports whether the token at i is an operator between a property
// and its value.
func (p *parser) comparesAt(i int) bool {
	t := p.tokens[min(i, len(p.tokens)-1)]
	return isOperator(t) && (t.Op.Compares() || t.Op.TakesList())
}

// isCall finds startsWith(user.city,"x"), as OData and programming languages
// have it.
func (p *parser) isCall() bool {
	rest := p.tokens[p.next:]
	return len(rest) > 2 && rest[1].Kind == lexer.OpenToken && rest[2].Kind == lexer.WordToken && hasPrefixFold(rest[2].Text, "user.")
}

// call reports an operator that is written as a function.
func (p *parser) call() tree.Node {
	rest := p.tokens[p.next:]
	name := rest[0]
	if len(rest) > 5 && rest[3].Kind == lexer.CommaToken && rest[4].Kind == lexer.TextToken && rest[5].Kind == lexer.CloseToken {
		return p.fail(name.At.To(rest[5].At), "syntax.function", "Rules have no functions; the operator stands between the property and the value.",
			&rule.Fix{Text: rest[2].Text + " " + name.Op.String() + " " + p.source(rest[4].At), Says: "write a comparison"})
	}
	return p.fail(name.At, "syntax.function", "Rules have no functions; the operator stands between the property and the value.", nil)
}
