package parse

import (
	"fmt"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

func (p *parser) comparison() tree.Node {
	word := p.take()
	s, ok := p.subject(word)
	if !ok {
		return nil
	}
	t := p.peek()
	if t.Kind == lexer.OperatorToken && t.At.Start == s.At.End && s.Text != "_" && lexer.IsDash(p.src[t.At.Start]) {
		p.report(rule.Error, t.At, "syntax.blank", "A blank is missing between the property and the operator.", &rule.Fix{Text: " " + p.source(t.At), Says: "insert a blank"})
	}
	op, ok := p.relation(s)
	if !ok {
		return nil
	}
	t.At.End = max(t.At.End, p.tokens[p.next-1].At.End) // an operator of two words
	p.subjectBefore, p.operatorBefore = s.Text, op
	if op == tree.OpAny || op == tree.OpAll {
		return p.lambda(s, op, t.At)
	}
	var value tree.Literal
	if op.TakesList() {
		value, ok = p.list(t)
	} else {
		value, ok = p.value(s, &op, t)
	}
	if !ok {
		return nil
	}
	return &tree.Comparison{Subject: s, Op: op, OpAt: t.At, Value: value, At: s.At.To(value.At)}
}

// value reads what stands right of an operator that takes one value.
func (p *parser) value(s tree.Subject, op *tree.Operator, t lexer.Token) (tree.Literal, bool) {
	open := p.peek()
	value, ok := p.scalar(s, op, t)
	if !ok {
		return value, false
	}
	if open.Kind == lexer.OpenToken && s.Property.Type != rule.Date && s.Property.Type != rule.NoType {
		inner := p.source(tree.Span{Start: value.At.Start + open.At.Length(), End: max(value.At.Start+1, value.At.End-1)})
		p.report(rule.Error, value.At, "syntax.value", "Only a date may stand in parentheses.", &rule.Fix{Text: strings.TrimSpace(inner), Says: "remove the parentheses"})
	}
	if value.Kind == tree.TextLiteral && p.peek().Kind == lexer.CommaToken && p.tokens[p.next+1].Kind == lexer.TextToken {
		value = p.bareList(op, t, value)
	}
	return value, true
}

// bareList reads values that are separated by commas without brackets.
func (p *parser) bareList(op *tree.Operator, t lexer.Token, first tree.Literal) tree.Literal {
	l := tree.Literal{Kind: tree.ListLiteral, List: []tree.Literal{first}, At: first.At}
	for p.peek().Kind == lexer.CommaToken && p.tokens[p.next+1].Kind == lexer.TextToken {
		p.take()
		item := p.take()
		l.List = append(l.List, tree.Literal{Kind: tree.TextLiteral, Text: item.Text, At: item.At})
		l.At.End = item.At.End
	}
	listed := op.Listed()
	p.report(rule.Error, t.At.To(l.At), "syntax.list", fmt.Sprintf("%s takes one value; several stand in brackets after -in or -notIn.", op),
		&rule.Fix{Text: listed.String() + " " + listText(l), Says: "write a list"})
	*op = listed
	return l
}
