package rule

import (
	"strings"
	"unicode"
)

// text reads a quoted value. Which quote opened it decides what closes it and
// which escapes it knows: ” for an apostrophe everywhere, a backtick before a
// double quote only between double quotes. A backslash escapes nothing,
// because patterns need it raw.
func (l *lexer) text(open rune, openLength int) {
	start := l.at
	var value strings.Builder
	i, closed := start+openLength, false
	for i < len(l.src) {
		r, after := l.src[i], rune(0)
		if i+1 < len(l.src) {
			after = l.src[i+1]
		}
		if open == '\\' && r == '\\' && after == '"' {
			i, closed = i+2, true
			break
		}
		if open != '\'' && r == '`' && after == '"' {
			value.WriteRune('"')
			i += 2
			continue
		}
		if isApostrophe(open, r) {
			if isApostrophe(open, after) {
				value.WriteRune('\'')
				i += 2
				continue
			}
			if open == '\'' || open == '‘' {
				i, closed = i+1, true
				break
			}
			l.report(Warning, span{i, i + 1}, "semantic.apostrophe", "A single apostrophe can make a rule match nothing; write it twice.", &Fix{"''", "double the apostrophe"})
		}
		if closesDouble(open, r) {
			i, closed = i+1, true
			break
		}
		value.WriteRune(r)
		i++
	}
	at := span{start, i}
	l.reportQuotes(open, at, value.String(), closed)
	l.tokens = append(l.tokens, token{kind: textToken, text: value.String(), at: at})
	l.at = i
}

// isApostrophe reports whether r can stand for ' in a text opened by open. A
// curly one is data everywhere but in a text that a curly one opened.
func isApostrophe(open, r rune) bool {
	return r == '\'' || open == '‘' && isCurlySingle(r)
}

func closesDouble(open, r rune) bool {
	switch open {
	case '"':
		return r == '"'
	case '“':
		return r == '"' || isCurlyDouble(r)
	}
	return false
}

func (l *lexer) reportQuotes(open rune, at span, value string, closed bool) {
	if !closed {
		l.report(Error, at, "syntax.quote", "This text has no closing quote.", &Fix{quoted(value), "close the text at the end"})
		return
	}
	switch open {
	case '\\':
		l.report(Error, at, "syntax.backslash", `\" is left over from JSON or Terraform; a rule takes the plain quote.`, &Fix{quoted(value), "remove the backslashes"})
	case '“', '‘':
		l.report(Warning, at, "typographic.quote", "These are curly quotes; Entra expects straight ones.", &Fix{quoted(value), "write straight quotes"})
	case '"':
		if at.length() > 2 && l.src[at.end-2] == '\\' && at.end < len(l.src) && (unicode.IsLetter(l.src[at.end]) || unicode.IsDigit(l.src[at.end])) {
			l.report(Error, span{at.end - 2, at.end}, "syntax.backslash", "A backslash escapes nothing in a rule, so the text ends here; a quote inside a text is written `\".", &Fix{"`\"", "escape the quote with a backtick"})
		}
	}
}
