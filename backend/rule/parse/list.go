package parse

import (
	"fmt"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

func (p *parser) list(opToken lexer.Token) (tree.Literal, bool) {
	open := p.peek()
	if open.Kind == lexer.OpenToken {
		return p.parenthesisedList(opToken)
	}
	if open.Kind == lexer.TextToken || open.Kind == lexer.NumberToken {
		return p.openList(opToken), true
	}
	if open.Kind != lexer.ListOpenToken {
		return p.noList(opToken)
	}
	p.take()
	l := tree.Literal{Kind: tree.ListLiteral}
	for {
		t := p.take()
		switch t.Kind {
		case lexer.TextToken, lexer.NumberToken:
			l.List = append(l.List, tree.Literal{Kind: tree.TextLiteral, Text: t.Text, At: t.At})
		case lexer.ListCloseToken:
			l.At = open.At.To(t.At)
			if len(l.List) == 0 {
				p.report(rule.Error, l.At, "syntax.list", "The list is empty.", nil)
			} else {
				p.report(rule.Error, t.At, "syntax.comma", "A value is missing between the last comma and the bracket.", nil)
			}
			return l, true
		case lexer.WordToken, lexer.DateToken:
			p.listWord(t)
		case lexer.ListOpenToken:
			p.fail(t.At, "syntax.list", "A list cannot hold another list.", nil)
			return l, false
		case lexer.EndToken:
			p.report(rule.Error, open.At, "syntax.list", "This list is never closed.", nil)
			p.fail(t.At, "syntax.list", "A closing bracket is missing.", &rule.Fix{Text: "]", Says: "close the list"})
			return l, false
		case lexer.CloseToken:
			var fix *rule.Fix
			if len(l.List) > 0 && p.tokens[p.next-2].Kind != lexer.CommaToken {
				fix = &rule.Fix{Text: "])", Says: "close the list"}
			}
			p.fail(t.At, "syntax.list", "A closing bracket is missing before the parenthesis.", fix)
			return l, false
		default:
			p.fail(t.At, "syntax.list", fmt.Sprintf("A text was expected in the list, not %q.", p.source(t.At)), nil)
			return l, false
		}
		if closed, end := p.afterListItem(t); closed {
			l.At = open.At.To(end)
			return l, true
		}
	}
}

// noList says what is missing after an operator that takes a list.
func (p *parser) noList(opToken lexer.Token) (tree.Literal, bool) {
	t, at := p.peek(), opToken.At
	fix := (*rule.Fix)(nil)
	if t.Kind == lexer.WordToken && t.Op == tree.OpNone || t.Kind == lexer.DateToken {
		at = t.At
		if !isConstant(t.Text) && !p.startsExpression(p.next) {
			fix = &rule.Fix{Text: "[" + rule.Quote(p.source(at)) + "]", Says: "write a list"}
		}
	}
	p.fail(at, "syntax.list", p.source(opToken.At)+` needs a list after it, such as ["a","b"].`, fix)
	return tree.Literal{}, false
}

// openList reads values without brackets.
func (p *parser) openList(opToken lexer.Token) tree.Literal {
	l := tree.Literal{Kind: tree.ListLiteral, At: p.peek().At}
	for {
		item := p.take()
		l.List = append(l.List, tree.Literal{Kind: tree.TextLiteral, Text: item.Text, At: item.At})
		l.At.End = item.At.End
		if next := p.tokens[min(p.next+1, len(p.tokens)-1)]; p.peek().Kind != lexer.CommaToken || next.Kind != lexer.TextToken && next.Kind != lexer.NumberToken {
			break
		}
		p.take()
	}
	p.report(rule.Error, l.At, "syntax.list", p.source(opToken.At)+" takes a list in brackets.", &rule.Fix{Text: listText(l), Says: "put it in brackets"})
	return l
}

func listText(l tree.Literal) string {
	var b strings.Builder
	tree.WriteLiteral(&b, l, tree.OpIn, false)
	return b.String()
}

// parenthesisedList reads a list as other languages write it.
func (p *parser) parenthesisedList(opToken lexer.Token) (tree.Literal, bool) {
	open := p.take()
	if first := p.peek(); first.Kind != lexer.TextToken && first.Kind != lexer.NumberToken {
		p.fail(opToken.At, "syntax.list", p.source(opToken.At)+` needs a list after it, such as ["a","b"].`, nil)
		return tree.Literal{}, false
	}
	found := len(p.problems)
	l := p.openList(opToken)
	p.problems = p.problems[:found] // the brackets are reported once, here
	last := p.peek()
	if last.Kind != lexer.CloseToken {
		p.fail(open.At, "syntax.list", "A list stands in brackets, and this one is never closed.", nil)
		return l, false
	}
	p.take()
	l.At = open.At.To(last.At)
	p.report(rule.Error, l.At, "syntax.list", p.source(opToken.At)+" takes a list in brackets, not in parentheses.", &rule.Fix{Text: listText(l), Says: "write brackets"})
	return l, true
}

func (p *parser) listWord(t lexer.Token) {
	if lower := strings.ToLower(t.Text); lower == "null" || lower == "$null" {
		p.report(rule.Error, t.At, "type.null", "A list cannot hold null; compare with -eq null apart from the list.", nil)
		return
	}
	if hasPrefixFold(t.Text, "user.") || hasPrefixFold(t.Text, "assignedPlan.") {
		p.report(rule.Error, t.At, "syntax.value", "A list holds constants, not properties.", nil)
		return
	}
	at := t.At
	if p.strayQuote(at) {
		at.End++
	}
	p.report(rule.Error, at, "syntax.quote", "A text needs double quotes.", &rule.Fix{Text: rule.Quote(p.source(t.At)), Says: "put it in quotes"})
}

// afterListItem takes the comma or the bracket; a missing comma is reported.
func (p *parser) afterListItem(item lexer.Token) (closed bool, end tree.Span) {
	t := p.peek()
	switch t.Kind {
	case lexer.CommaToken:
		p.take()
	case lexer.ListCloseToken:
		p.take()
		return true, t.At
	case lexer.TextToken, lexer.NumberToken, lexer.WordToken, lexer.DateToken:
		p.report(rule.Error, tree.Span{Start: item.At.End, End: t.At.Start}, "syntax.comma", "The values of a list are separated by commas.", &rule.Fix{Text: ", ", Says: "insert a comma"})
	}
	return false, tree.Span{}
}
