package rule

import (
	"fmt"
	"strings"
)

func (p *parser) list(opToken token) (literal, bool) {
	open := p.peek()
	if open.kind == openToken {
		return p.parenthesisedList(opToken)
	}
	if open.kind == textToken || open.kind == numberToken {
		return p.openList(opToken), true
	}
	if open.kind != listOpenToken {
		return p.noList(opToken)
	}
	p.take()
	l := literal{kind: listLiteral}
	for {
		t := p.take()
		switch t.kind {
		case textToken, numberToken:
			l.list = append(l.list, literal{kind: textLiteral, text: t.text, at: t.at})
		case listCloseToken:
			l.at = open.at.to(t.at)
			if len(l.list) == 0 {
				p.report(Error, l.at, "syntax.list", "The list is empty.", nil)
			} else {
				p.report(Error, t.at, "syntax.comma", "A value is missing between the last comma and the bracket.", nil)
			}
			return l, true
		case wordToken, dateToken:
			p.listWord(t)
		case listOpenToken:
			p.fail(t.at, "syntax.list", "A list cannot hold another list.", nil)
			return l, false
		case endToken:
			p.report(Error, open.at, "syntax.list", "This list is never closed.", nil)
			p.fail(t.at, "syntax.list", "A closing bracket is missing.", &Fix{"]", "close the list"})
			return l, false
		case closeToken:
			var fix *Fix
			if len(l.list) > 0 && p.tokens[p.next-2].kind != commaToken {
				fix = &Fix{"])", "close the list"}
			}
			p.fail(t.at, "syntax.list", "A closing bracket is missing before the parenthesis.", fix)
			return l, false
		default:
			p.fail(t.at, "syntax.list", fmt.Sprintf("A text was expected in the list, not %q.", p.source(t.at)), nil)
			return l, false
		}
		if closed, end := p.afterListItem(t); closed {
			l.at = open.at.to(end)
			return l, true
		}
	}
}

// noList says what is missing after an operator that takes a list.
func (p *parser) noList(opToken token) (literal, bool) {
	t, at := p.peek(), opToken.at
	fix := (*Fix)(nil)
	if t.kind == wordToken && t.op == opNone || t.kind == dateToken {
		at = t.at
		if !isConstant(t.text) && !p.startsExpression(p.next) {
			fix = &Fix{"[" + quoted(p.source(at)) + "]", "write a list"}
		}
	}
	p.fail(at, "syntax.list", p.source(opToken.at)+` needs a list after it, such as ["a","b"].`, fix)
	return literal{}, false
}

// openList reads values without brackets.
func (p *parser) openList(opToken token) literal {
	l := literal{kind: listLiteral, at: p.peek().at}
	for {
		item := p.take()
		l.list = append(l.list, literal{kind: textLiteral, text: item.text, at: item.at})
		l.at.end = item.at.end
		if next := p.tokens[min(p.next+1, len(p.tokens)-1)]; p.peek().kind != commaToken || next.kind != textToken && next.kind != numberToken {
			break
		}
		p.take()
	}
	p.report(Error, l.at, "syntax.list", p.source(opToken.at)+" takes a list in brackets.", &Fix{listText(l), "put it in brackets"})
	return l
}

func listText(l literal) string {
	var b strings.Builder
	writeLiteral(&b, l, opIn, false)
	return b.String()
}

// parenthesisedList reads a list as other languages write it.
func (p *parser) parenthesisedList(opToken token) (literal, bool) {
	open := p.take()
	if first := p.peek(); first.kind != textToken && first.kind != numberToken {
		p.fail(opToken.at, "syntax.list", p.source(opToken.at)+` needs a list after it, such as ["a","b"].`, nil)
		return literal{}, false
	}
	found := len(p.problems)
	l := p.openList(opToken)
	p.problems = p.problems[:found] // the brackets are reported once, here
	last := p.peek()
	if last.kind != closeToken {
		p.fail(open.at, "syntax.list", "A list stands in brackets, and this one is never closed.", nil)
		return l, false
	}
	p.take()
	l.at = open.at.to(last.at)
	p.report(Error, l.at, "syntax.list", p.source(opToken.at)+" takes a list in brackets, not in parentheses.", &Fix{listText(l), "write brackets"})
	return l, true
}

func (p *parser) listWord(t token) {
	if lower := strings.ToLower(t.text); lower == "null" || lower == "$null" {
		p.report(Error, t.at, "type.null", "A list cannot hold null; compare with -eq null apart from the list.", nil)
		return
	}
	if hasPrefixFold(t.text, "user.") || hasPrefixFold(t.text, "assignedPlan.") {
		p.report(Error, t.at, "syntax.value", "A list holds constants, not properties.", nil)
		return
	}
	at := t.at
	if p.strayQuote(at) {
		at.end++
	}
	p.report(Error, at, "syntax.quote", "A text needs double quotes.", &Fix{quoted(p.source(t.at)), "put it in quotes"})
}

// afterListItem takes the comma or the bracket; a missing comma is reported.
func (p *parser) afterListItem(item token) (closed bool, end span) {
	t := p.peek()
	switch t.kind {
	case commaToken:
		p.take()
	case listCloseToken:
		p.take()
		return true, t.at
	case textToken, numberToken, wordToken, dateToken:
		p.report(Error, span{item.at.end, t.at.start}, "syntax.comma", "The values of a list are separated by commas.", &Fix{", ", "insert a comma"})
	}
	return false, span{}
}
