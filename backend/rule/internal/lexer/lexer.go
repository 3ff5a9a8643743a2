package lexer

import (
	"slices"
	"unicode"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

var punctuation = map[rune]tokenKind{
	'(': OpenToken, ')': CloseToken, '[': ListOpenToken, ']': ListCloseToken, ',': CommaToken,
}

// lexer turns characters into tokens and repairs what typing habits and word
// processors leave behind, with one problem for each repair.
type lexer struct {
	src      []rune
	at       int
	inList   bool // between brackets
	guess    bool // where a quote is missing or of another kind than its partner
	Guessed  bool
	odd      bool // a quote has no partner
	owned    bool // src is a copy that may be changed
	Tokens   []Token
	Problems []rule.Problem
}

// Lex reads a whole text. With guess it looks for quotes that are missing or
// of another kind than their partner.
func Lex(src []rune, guess bool) *lexer {
	l := &lexer{src: src, guess: guess, odd: guess && oddQuotes(src)}
	for l.at < len(l.src) {
		l.next()
	}
	l.Tokens = append(l.Tokens, Token{Kind: EndToken, At: tree.Span{Start: len(src), End: len(src)}})
	return l
}

func (l *lexer) next() {
	r := l.src[l.at]
	if isFullWidth(r) {
		l.narrow(l.at)
		r = l.src[l.at]
	}
	if kind, ok := punctuation[r]; ok {
		l.inList = kind == ListOpenToken || l.inList && kind != ListCloseToken
		l.emit(kind, string(r), tree.OpNone, 1)
		return
	}
	if q, ok := quoteAt(l.src[l.at:]); ok {
		l.text(q)
		return
	}
	switch {
	case unicode.IsSpace(r):
		if r > unicode.MaxASCII {
			l.report(rule.Warning, tree.Span{Start: l.at, End: l.at + 1}, "typographic.blank", "This is a special blank, not the one of the space bar.", &rule.Fix{Text: " ", Says: "replace it with an ordinary blank"})
		}
		l.at++
	case (r == '\\' || r == '$') && l.peek(1) == '_' && !IsWordRune(l.peek(2)):
		l.report(rule.Warning, tree.Span{Start: l.at, End: l.at + 2}, "syntax.item", "The item of a collection is written _ in a rule.", &rule.Fix{Text: "_", Says: "write _"})
		l.emit(WordToken, "_", tree.OpNone, 2)
	case IsDash(r):
		l.hyphen(r)
	case r >= '0' && r <= '9':
		l.number()
	case IsWordRune(r) || r == '$' || r == '*':
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
	l.report(rule.Error, tree.Span{Start: start, End: end}, "typographic.width", "These are full-width characters of an East Asian keyboard.", &rule.Fix{Text: string(narrow), Says: "write ordinary characters"})
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

func (l *lexer) last() Token {
	if len(l.Tokens) == 0 {
		return Token{}
	}
	return l.Tokens[len(l.Tokens)-1]
}

func (l *lexer) report(severity rule.Severity, at tree.Span, code, message string, fix *rule.Fix) {
	l.Problems = append(l.Problems, tree.ProblemAt(severity, at, code, message, fix))
}

func (l *lexer) emit(kind tokenKind, text string, op tree.Operator, length int) {
	l.Tokens = append(l.Tokens, Token{Kind: kind, Text: text, Op: op, At: tree.Span{Start: l.at, End: l.at + length}})
	l.at += length
}

// IsWordRune reports whether a word may hold r.
func IsWordRune(r rune) bool { return IsAlphanumeric(r) || r == '_' || r == '.' }

// IsDash reports whether r is a hyphen, or what word processors make of one.
func IsDash(r rune) bool {
	return r == '-' || r >= '\u2010' && r <= '\u2015' || r == '\u2212' || r == '\ufe58' || r == '\ufe63' || r == '\uff0d'
}

// isFullWidth leaves out the quotes and the hyphen, which have repairs of
// their own.
func isFullWidth(r rune) bool {
	return r >= '\uff01' && r <= '\uff5e' && r != '\uff02' && r != '\uff07' && r != '\uff0d'
}

// IsInvisible reports whether nobody sees that r is there.
func IsInvisible(r rune) bool {
	if r >= ' ' && r < '\u007f' {
		return false
	}
	return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && !unicode.IsSpace(r) || r == '\u3164' || r == '\u115f' || r == '\u1160'
}
