package rule

import (
	"fmt"
	"strings"
)

// repairConnector reports what stands between two expressions in the place of
// a connector, and reads it as -and.
func (p *parser) repairConnector() bool {
	t, previous := p.peek(), p.tokens[p.next-1]
	if p.startsExpression(p.next) {
		p.report(Error, span{previous.at.end, t.at.start}, "syntax.connector", "A connector is missing between the two expressions.", &Fix{" -and ", "join them with -and"})
		return true
	}
	if t.kind == endToken || !p.startsExpression(p.next+1) {
		return false
	}
	switch {
	case t.kind == commaToken:
		p.report(Error, t.at, "syntax.connector", "Expressions are joined with -and or -or, not with a comma.", &Fix{" -and", "join them with -and"})
	case t.kind == operatorToken && (t.op == opForeign || t.op == opPlus || t.op == opMinus):
		p.report(Error, t.at, "operator.unknown", fmt.Sprintf("%s joins no expressions; -and and -or do.", p.source(t.at)), connectorFix(t.text))
	case t.kind == wordToken && (t.op == opNone || t.op == opPlus || t.op == opMinus):
		p.report(Error, t.at, "syntax.connector", fmt.Sprintf("-and or -or was expected, not %q.", t.text), connectorFix(t.text))
	default:
		return false
	}
	p.take()
	return true
}

func connectorFix(word string) *Fix {
	lower := strings.ToLower(word)
	if editDistance(lower, "or") < editDistance(lower, "and") {
		return &Fix{"-or", "write -or"}
	}
	return &Fix{"-and", "write -and"}
}

// noOperand says what is wrong with a token that cannot begin an expression.
func (p *parser) noOperand(t token) node {
	previous := token{}
	if p.next > 0 {
		previous = p.tokens[p.next-1]
	}
	dangling := isOperator(previous) && (previous.op.isConnector() || previous.op == opNot)
	switch {
	case (t.kind == endToken || t.kind == closeToken) && dangling:
		return p.fail(previous.at, "syntax.incomplete", fmt.Sprintf("An expression is missing after %s.", p.source(previous.at)), &Fix{"", "remove it"})
	case t.kind == endToken && previous.kind == openToken:
		return p.fail(previous.at, "syntax.parenthesis", "Nothing follows this parenthesis.", &Fix{"", "remove it"})
	case t.kind == closeToken && previous.kind == openToken:
		return p.fail(previous.at.to(t.at), "syntax.parenthesis", "There is no expression in these parentheses.", nil)
	case isOperator(t) && t.op.isConnector():
		fix := &Fix{"", "remove it"}
		if dangling && previous.op != t.op {
			fix = nil
		}
		return p.fail(t.at, "syntax.unexpected", fmt.Sprintf("An expression was expected, not %q.", p.source(t.at)), fix)
	case isOperator(t) && (t.op.compares() || t.op.takesList()):
		fix := (*Fix)(nil)
		if p.subjectBefore != "" {
			fix = &Fix{p.subjectBefore + " " + p.source(t.at), "repeat " + p.subjectBefore}
		}
		return p.fail(t.at, "syntax.operand", fmt.Sprintf("A property is missing before %s; every comparison names its own.", p.source(t.at)), fix)
	case t.kind == textToken && dangling && p.subjectBefore != "" && !p.comparesAt(p.next+1):
		fix := &Fix{fmt.Sprintf("%s %s %s", p.subjectBefore, p.operatorBefore, p.source(t.at)), "repeat the property and the operator"}
		return p.fail(t.at, "syntax.operand", "Connectors join whole comparisons; this value has no property and no operator.", fix)
	case t.kind == textToken && p.next == 0 && p.tokens[1].kind == endToken && strings.Contains(t.text, "user."):
		return p.fail(t.at, "syntax.quote", "The whole rule stands in quotes.", &Fix{t.text, "remove the quotes"})
	case t.kind == textToken && hasPrefixFold(t.text, "user.") && isRuleName(t.text[len("user."):]):
		return p.fail(t.at, "syntax.quote", "A property stands without quotes.", &Fix{t.text, "remove the quotes"})
	case t.kind == textToken || t.kind == numberToken || t.kind == dateToken:
		return p.fail(t.at, "syntax.order", "A comparison has the property on the left and the value on the right.", nil)
	case t.kind == endToken:
		return p.fail(t.at, "syntax.incomplete", "The rule ends where an expression was expected.", nil)
	}
	return p.fail(t.at, "syntax.unexpected", fmt.Sprintf("An expression was expected, not %q.", p.source(t.at)), nil)
}

// comparesAt reports whether the token at i is an operator between a property
// and its value.
func (p *parser) comparesAt(i int) bool {
	t := p.tokens[min(i, len(p.tokens)-1)]
	return isOperator(t) && (t.op.compares() || t.op.takesList())
}

// isCall finds startsWith(user.city,"x"), as OData and programming languages
// have it.
func (p *parser) isCall() bool {
	rest := p.tokens[p.next:]
	return len(rest) > 2 && rest[1].kind == openToken && rest[2].kind == wordToken && hasPrefixFold(rest[2].text, "user.")
}

// call reports an operator that is written as a function.
func (p *parser) call() node {
	rest := p.tokens[p.next:]
	name := rest[0]
	if len(rest) > 5 && rest[3].kind == commaToken && rest[4].kind == textToken && rest[5].kind == closeToken {
		return p.fail(name.at.to(rest[5].at), "syntax.function", "Rules have no functions; the operator stands between the property and the value.",
			&Fix{rest[2].text + " " + name.op.String() + " " + p.source(rest[4].at), "write a comparison"})
	}
	return p.fail(name.at, "syntax.function", "Rules have no functions; the operator stands between the property and the value.", nil)
}
