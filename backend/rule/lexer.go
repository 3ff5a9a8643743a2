package rule

import (
	"slices"
	"unicode"
)

var punctuation = map[rune]tokenKind{
	'(': openToken, ')': closeToken, '[': listOpenToken, ']': listCloseToken, ',': commaToken,
}

// lexer turns characters into tokens and repairs what typing habits and word
// processors leave behind, with one problem for each repair.
type lexer struct {
	src      []rune
	at       int
	inList   bool // between brackets
	guess    bool // where a quote is missing or of another kind than its partner
	guessed  bool
	odd      bool // a quote has no partner
	owned    bool // src is a copy that may be changed
	tokens   []token
	problems []Problem
}

func lex(src []rune, guess bool) *lexer {
	l := &lexer{src: src, guess: guess, odd: guess && oddQuotes(src)}
	for l.at < len(l.src) {
		l.next()
	}
	l.tokens = append(l.tokens, token{kind: endToken, at: span{len(src), len(src)}})
	return l
}

func (l *lexer) next() {
	r := l.src[l.at]
	if isFullWidth(r) {
		l.narrow(l.at)
		r = l.src[l.at]
	}
	if kind, ok := punctuation[r]; ok {
		l.inList = kind == listOpenToken || l.inList && kind != listCloseToken
		l.emit(kind, string(r), opNone, 1)
		return
	}
	if q, ok := quoteAt(l.src[l.at:]); ok {
		l.text(q)
		return
	}
	switch {
	case unicode.IsSpace(r):
		if r > unicode.MaxASCII {
			l.report(Warning, span{l.at, l.at + 1}, "typographic.blank", "This is a special blank, not the one of the space bar.", &Fix{" ", "replace it with an ordinary blank"})
		}
		l.at++
	case (r == '\\' || r == '$') && l.peek(1) == '_' && !isWordRune(l.peek(2)):
		l.report(Warning, span{l.at, l.at + 2}, "syntax.item", "The item of a collection is written _ in a rule.", &Fix{"_", "write _"})
		l.emit(wordToken, "_", opNone, 2)
	case isDash(r):
		l.hyphen(r)
	case r >= '0' && r <= '9':
		l.number()
	case isWordRune(r) || r == '$' || r == '*':
		l.word()
	default:
		l.sign(r)
	}
}

// narrow turns full-width characters into the ordinary ones they stand for.
func (l *lexer) narrow(start int) {
	end := start
	for end < len(l.src) && isFullWidth(l.src[end]) {
		end++
	}
	narrow := slices.Clone(l.src[start:end])
	for i := range narrow {
		narrow[i] = narrowed(narrow[i])
	}
	l.report(Error, span{start, end}, "typographic.width", "These are full-width characters of an East Asian keyboard.", &Fix{string(narrow), "write ordinary characters"})
	if !l.owned {
		l.src, l.owned = slices.Clone(l.src), true
	}
	copy(l.src[start:end], narrow)
}

func narrowed(r rune) rune { return r - '\uff01' + '!' }

func (l *lexer) peek(ahead int) rune {
	if l.at+ahead < len(l.src) {
		return l.src[l.at+ahead]
	}
	return 0
}

func (l *lexer) last() token {
	if len(l.tokens) == 0 {
		return token{}
	}
	return l.tokens[len(l.tokens)-1]
}

func (l *lexer) report(severity Severity, at span, code, message string, fix *Fix) {
	l.problems = append(l.problems, problemAt(severity, at, code, message, fix))
}

func (l *lexer) emit(kind tokenKind, text string, op operator, length int) {
	l.tokens = append(l.tokens, token{kind: kind, text: text, op: op, at: span{l.at, l.at + length}})
	l.at += length
}

func isWordRune(r rune) bool { return isAlphanumeric(r) || r == '_' || r == '.' }

func isDash(r rune) bool {
	return r == '-' || r >= '\u2010' && r <= '\u2015' || r == '\u2212' || r == '\ufe58' || r == '\ufe63' || r == '\uff0d'
}

// isFullWidth leaves out the quotes and the hyphen, which have repairs of
// their own.
func isFullWidth(r rune) bool {
	return r >= '\uff01' && r <= '\uff5e' && r != '\uff02' && r != '\uff07' && r != '\uff0d'
}

func isInvisible(r rune) bool {
	if r >= ' ' && r < '\u007f' {
		return false
	}
	return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && !unicode.IsSpace(r) || r == '\u3164' || r == '\u115f' || r == '\u1160'
}
