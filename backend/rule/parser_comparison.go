package rule

import (
	"fmt"
	"strings"
)

func (p *parser) comparison() node {
	word := p.take()
	s, ok := p.subject(word)
	if !ok {
		return nil
	}
	t := p.peek()
	if t.kind == operatorToken && t.at.start == s.at.end && s.text != "_" && isDash(p.src[t.at.start]) {
		p.report(Error, t.at, "syntax.blank", "A blank is missing between the property and the operator.", &Fix{" " + p.source(t.at), "insert a blank"})
	}
	op, ok := p.relation(s)
	if !ok {
		return nil
	}
	t.at.end = max(t.at.end, p.tokens[p.next-1].at.end) // an operator of two words
	p.subjectBefore, p.operatorBefore = s.text, op
	if op == opAny || op == opAll {
		return p.lambda(s, op, t.at)
	}
	var value literal
	if op.takesList() {
		value, ok = p.list(t)
	} else {
		value, ok = p.value(s, &op, t)
	}
	if !ok {
		return nil
	}
	return &comparison{subject: s, op: op, opAt: t.at, value: value, at: s.at.to(value.at)}
}

// value reads what stands right of an operator that takes one value.
func (p *parser) value(s subject, op *operator, t token) (literal, bool) {
	open := p.peek()
	value, ok := p.scalar(s, op, t)
	if !ok {
		return value, false
	}
	if open.kind == openToken && s.property.Type != Date && s.property.Type != unknownType {
		inner := p.source(span{value.at.start + open.at.length(), max(value.at.start+1, value.at.end-1)})
		p.report(Error, value.at, "syntax.value", "Only a date may stand in parentheses.", &Fix{strings.TrimSpace(inner), "remove the parentheses"})
	}
	if value.kind == textLiteral && p.peek().kind == commaToken && p.tokens[p.next+1].kind == textToken {
		value = p.bareList(op, t, value)
	}
	return value, true
}

// bareList reads values that are separated by commas without brackets.
func (p *parser) bareList(op *operator, t token, first literal) literal {
	l := literal{kind: listLiteral, list: []literal{first}, at: first.at}
	for p.peek().kind == commaToken && p.tokens[p.next+1].kind == textToken {
		p.take()
		item := p.take()
		l.list = append(l.list, literal{kind: textLiteral, text: item.text, at: item.at})
		l.at.end = item.at.end
	}
	listed := listOperator(*op)
	p.report(Error, t.at.to(l.at), "syntax.list", fmt.Sprintf("%s takes one value; several stand in brackets after -in or -notIn.", op),
		&Fix{listed.String() + " " + listText(l), "write a list"})
	*op = listed
	return l
}

// listOperator is the one that takes a list and has the same direction.
func listOperator(op operator) operator {
	if _, negative := op.positive(); negative {
		return opNotIn
	}
	return opIn
}
