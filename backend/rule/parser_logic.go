package rule

import (
	"fmt"
	"strings"
)

func (p *parser) or() node {
	first, chained := p.and()
	operands, mixed := []node{first}, chained
	for !p.failed && p.peek().op == opOr && isOperator(p.peek()) {
		p.take()
		operand, chained := p.and()
		operands, mixed = append(operands, operand), mixed || chained
	}
	if p.failed {
		return nil
	}
	joined := join(opOr, operands)
	if mixed && len(operands) > 1 {
		p.reportGrouping(joined)
	}
	return joined
}

// and reads a chain and says whether there was more than one operand in it.
func (p *parser) and() (node, bool) {
	operands := []node{p.not()}
	for !p.failed {
		if t := p.peek(); t.op == opAnd && isOperator(t) {
			p.take()
		} else if !p.repairConnector() {
			break
		}
		operands = append(operands, p.not())
	}
	if p.failed {
		return nil, false
	}
	return join(opAnd, operands), len(operands) > 1
}

// startsExpression tells whether an expression begins at a token, to tell a
// forgotten connector from other leftovers.
func (p *parser) startsExpression(i int) bool {
	t := p.tokens[i]
	switch {
	case t.kind == openToken, t.op == opNot && isOperator(t):
		return true
	case t.kind != wordToken:
		return false
	case strings.EqualFold(t.text, "Direct"):
		next := p.tokens[i+1]
		return next.kind == wordToken && strings.EqualFold(next.text, "Reports")
	case hasPrefixFold(t.text, "user."), hasPrefixFold(t.text, "device."), hasPrefixFold(t.text, "assignedPlan."), t.text == "_":
		return true
	}
	_, known := PropertyNamed(t.text)
	next := p.tokens[i+1]
	return known && isOperator(next) && (next.op.compares() || next.op.takesList())
}

func (p *parser) not() node {
	t := p.peek()
	if t.op != opNot || !isOperator(t) {
		return p.primary()
	}
	p.take()
	if p.nesting++; p.nesting > maxNesting {
		return p.tooDeep(t.at)
	}
	operand := p.not()
	p.nesting--
	if p.failed {
		return nil
	}
	return &negation{operand: operand, at: t.at.to(outside(operand))}
}

func (p *parser) primary() node {
	t := p.peek()
	switch t.kind {
	case openToken:
		return p.parenthesised()
	case wordToken:
		switch {
		case t.op.compares() && p.isCall():
			return p.call()
		case t.op.isConnector() || t.op.compares() || t.op.takesList():
			return p.noOperand(t)
		case strings.EqualFold(t.text, "Direct"), strings.EqualFold(t.text, "DirectReports"):
			return p.directReports()
		}
		return p.comparison()
	}
	return p.noOperand(t)
}

func (p *parser) parenthesised() node {
	open := p.take()
	if open.at.length() > 1 {
		p.report(Error, open.at, "syntax.character", "@( is PowerShell; a parenthesis is enough.", &Fix{"(", "remove the @"})
	}
	if p.nesting++; p.nesting > maxNesting {
		return p.tooDeep(open.at)
	}
	inner := p.or()
	p.nesting--
	if p.failed {
		return nil
	}
	if p.closeParenthesis(open); !p.failed {
		setOutside(inner, open.at.to(p.tokens[p.next-1].at))
	}
	return inner
}

// closeParenthesis takes the closing one; at the end of the rule a missing one
// is reported and reading goes on as if it were there.
func (p *parser) closeParenthesis(open token) {
	t := p.peek()
	switch t.kind {
	case closeToken:
		p.take()
	case endToken:
		p.report(Error, open.at, "syntax.parenthesis", "This parenthesis is never closed.", nil)
		p.report(Error, t.at, "syntax.parenthesis", "A closing parenthesis is missing.", &Fix{")", "close the parenthesis"})
	default:
		p.fail(t.at, "syntax.unexpected", fmt.Sprintf("A connector or a closing parenthesis was expected, not %q.", p.source(t.at)), nil)
	}
}

// reportGrouping shows how a mix of connectors is read; long ones are not
// spelt out, the canonical form shows them.
func (p *parser) reportGrouping(n node) {
	message := "-and binds tighter than -or; parentheses would say which expressions belong together."
	if at := n.where(); at.length() <= 400 {
		var b strings.Builder
		write(&b, n, p.inLambda)
		message = "-and binds tighter than -or, so this is read as: " + b.String()
	}
	p.report(Info, n.where(), "semantic.grouping", message, nil)
}
