package parse

import (
	"fmt"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

func (p *parser) or() tree.Node {
	first, chained := p.and()
	operands, mixed := []tree.Node{first}, chained
	for !p.failed && p.peek().Op == tree.OpOr && isOperator(p.peek()) {
		p.take()
		operand, chained := p.and()
		operands, mixed = append(operands, operand), mixed || chained
	}
	if p.failed {
		return nil
	}
	joined := tree.Join(tree.OpOr, operands)
	if mixed && len(operands) > 1 {
		p.reportGrouping(joined)
	}
	return joined
}

// and reads a chain and says whether there was more than one operand in it.
func (p *parser) and() (tree.Node, bool) {
	operands := []tree.Node{p.not()}
	for !p.failed {
		if t := p.peek(); t.Op == tree.OpAnd && isOperator(t) {
			p.take()
		} else if !p.repairConnector() {
			break
		}
		operands = append(operands, p.not())
	}
	if p.failed {
		return nil, false
	}
	return tree.Join(tree.OpAnd, operands), len(operands) > 1
}

// startsExpression tells whether an expression begins at a token, to tell a
// forgotten connector from other leftovers.
func (p *parser) startsExpression(i int) bool {
	t := p.tokens[i]
	switch {
	case t.Kind == lexer.OpenToken, t.Op == tree.OpNot && isOperator(t):
		return true
	case t.Kind != lexer.WordToken:
		return false
	case strings.EqualFold(t.Text, "Direct"):
		next := p.tokens[i+1]
		return next.Kind == lexer.WordToken && strings.EqualFold(next.Text, "Reports")
	case hasPrefixFold(t.Text, "user."), hasPrefixFold(t.Text, "device."), hasPrefixFold(t.Text, "assignedPlan."), t.Text == "_":
		return true
	}
	_, known := rule.PropertyNamed(t.Text)
	next := p.tokens[i+1]
	return known && isOperator(next) && (next.Op.Compares() || next.Op.TakesList())
}

func (p *parser) not() tree.Node {
	t := p.peek()
	if t.Op != tree.OpNot || !isOperator(t) {
		return p.primary()
	}
	p.take()
	if p.nesting++; p.nesting > maxNesting {
		return p.tooDeep(t.At)
	}
	operand := p.not()
	p.nesting--
	if p.failed {
		return nil
	}
	return &tree.Negation{Operand: operand, At: t.At.To(tree.Outside(operand))}
}

func (p *parser) primary() tree.Node {
	t := p.peek()
	switch t.Kind {
	case lexer.OpenToken:
		return p.parenthesised()
	case lexer.WordToken:
		switch {
		case t.Op.Compares() && p.isCall():
			return p.call()
		case t.Op.IsConnector() || t.Op.Compares() || t.Op.TakesList():
			return p.noOperand(t)
		case strings.EqualFold(t.Text, "Direct"), strings.EqualFold(t.Text, "DirectReports"):
			return p.directReports()
		}
		return p.comparison()
	}
	return p.noOperand(t)
}

func (p *parser) parenthesised() tree.Node {
	open := p.take()
	if open.At.Length() > 1 {
		p.report(rule.Error, open.At, "syntax.character", "@( is PowerShell; a parenthesis is enough.", &rule.Fix{Text: "(", Says: "remove the @"})
	}
	if p.nesting++; p.nesting > maxNesting {
		return p.tooDeep(open.At)
	}
	inner := p.or()
	p.nesting--
	if p.failed {
		return nil
	}
	if p.closeParenthesis(open); !p.failed {
		tree.SetOutside(inner, open.At.To(p.tokens[p.next-1].At))
	}
	return inner
}

// closeParenthesis takes the closing one; at the end of the rule a missing one
// is reported and reading goes on as if it were there.
func (p *parser) closeParenthesis(open lexer.Token) {
	t := p.peek()
	switch t.Kind {
	case lexer.CloseToken:
		p.take()
	case lexer.EndToken:
		p.report(rule.Error, open.At, "syntax.parenthesis", "This parenthesis is never closed.", nil)
		p.report(rule.Error, t.At, "syntax.parenthesis", "A closing parenthesis is missing.", &rule.Fix{Text: ")", Says: "close the parenthesis"})
	default:
		p.fail(t.At, "syntax.unexpected", fmt.Sprintf("A connector or a closing parenthesis was expected, not %q.", p.source(t.At)), nil)
	}
}

// reportGrouping shows how a mix of connectors is read; long ones are not
// spelt out, the canonical form shows them.
func (p *parser) reportGrouping(n tree.Node) {
	message := "-and binds tighter than -or; parentheses would say which expressions belong together."
	if at := n.Where(); at.Length() <= 400 {
		var b strings.Builder
		tree.Write(&b, n, p.inLambda)
		message = "-and binds tighter than -or, so this is read as: " + b.String()
	}
	p.report(rule.Info, n.Where(), "semantic.grouping", message, nil)
}
