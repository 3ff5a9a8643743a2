package rule

import (
	"fmt"
	"strings"
	"unicode"
)

var punctuation = map[rune]tokenKind{
	'(': openToken, ')': closeToken, '[': listOpenToken, ']': listCloseToken, ',': commaToken,
}

func (l *lexer) next() {
	r := l.src[l.at]
	here := span{l.at, l.at + 1}
	if kind, ok := punctuation[r]; ok {
		l.emit(kind, string(r), opNone, 1)
		return
	}
	switch {
	case unicode.IsSpace(r):
		if r > unicode.MaxASCII {
			l.report(Warning, here, "typographic.blank", "This is a special blank, not the one of the space bar.", &Fix{" ", "replace it with an ordinary blank"})
		}
		l.at++
	case r == '"':
		l.text('"', 1)
	case r == '\'':
		l.text('\'', 1)
	case isCurlyDouble(r):
		l.text('“', 1)
	case isCurlySingle(r):
		l.text('‘', 1)
	case r == '\\' && l.peek(1) == '"':
		l.text('\\', 2)
	case (r == '\\' || r == '$') && l.peek(1) == '_' && !isWordRune(l.peek(2)):
		l.report(Warning, span{l.at, l.at + 2}, "syntax.item", "The item of a collection is written _ in a rule.", &Fix{"_", "write _"})
		l.emit(wordToken, "_", opNone, 2)
	case isDash(r):
		l.hyphen(r)
	case r >= '0' && r <= '9':
		l.number()
	case isWordRune(r) || r == '$':
		l.word()
	default:
		l.sign(r)
	}
}

// hyphen reads an operator; only a letter after the dash makes it one.
func (l *lexer) hyphen(r rune) {
	here := span{l.at, l.at + 1}
	if r != '-' {
		l.report(Warning, here, "typographic.dash", "This is a typographic dash, not a hyphen.", &Fix{"-", "replace it with a hyphen"})
	}
	if n := l.peek(1); n >= '0' && n <= '9' {
		l.at++
		l.number()
		last := &l.tokens[len(l.tokens)-1]
		last.text, last.at.start = "-"+last.text, last.at.start-1
		return
	}
	end := l.at + 1
	for end < len(l.src) && (unicode.IsLetter(l.src[end]) || unicode.IsDigit(l.src[end])) {
		end++
	}
	if end == l.at+1 {
		l.report(Error, here, "syntax.character", "A hyphen begins an operator such as -eq, but no word follows it.", nil)
		l.at++
		return
	}
	word := string(l.src[l.at+1 : end])
	op := operatorNamed(word)
	if op == opNone {
		op = opForeign
	}
	l.emit(operatorToken, word, op, end-l.at)
}

// number reads a fixed date where one stands, and otherwise digits with
// whatever sticks to them (7d, a bare GUID): the parser knows what it expected.
func (l *lexer) number() {
	window := string(l.src[l.at:min(len(l.src), l.at+40)])
	if date := dateText.FindString(window); date != "" {
		l.emit(dateToken, date, opNone, len(date))
		return
	}
	end, digits := l.at, true
	for end < len(l.src) && isWordRune(l.src[end]) {
		digits = digits && l.src[end] >= '0' && l.src[end] <= '9'
		end++
	}
	text := string(l.src[l.at:end])
	if digits || isDecimal(text) {
		l.emit(numberToken, text, opNone, end-l.at)
		return
	}
	l.emit(wordToken, text, opNone, end-l.at)
}

func isDecimal(text string) bool {
	whole, fraction, found := strings.Cut(text, ".")
	return found && isDigits(whole) && isDigits(fraction)
}

func isDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

func (l *lexer) word() {
	end := l.at + 1
	for end < len(l.src) && isWordRune(l.src[end]) {
		end++
	}
	word := string(l.src[l.at:end])
	l.emit(wordToken, word, operatorNamed(word), end-l.at)
}

// sign reads the operator signs of other languages, and reports the rest.
func (l *lexer) sign(r rune) {
	for _, foreign := range foreignSymbols {
		if !strings.HasPrefix(string(l.src[l.at:min(len(l.src), l.at+3)]), foreign.sign) {
			continue
		}
		length := len(foreign.sign)
		at := span{l.at, l.at + length}
		if foreign.op == opForeign {
			l.emit(operatorToken, foreign.sign, opForeign, length)
			return // the parser reports it where it can say what to do
		}
		l.report(Error, at, "syntax.sign", fmt.Sprintf("%s is an operator of another language; here it is %s.", foreign.sign, foreign.op),
			&Fix{" " + foreign.op.String() + " ", "write " + foreign.op.String()})
		l.emit(operatorToken, foreign.sign, foreign.op, length)
		return
	}
	at := span{l.at, l.at + 1}
	switch {
	case unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
		l.report(Error, at, "syntax.character", "An invisible character stands here.", &Fix{"", "remove it"})
	case r == '`':
		l.report(Error, at, "syntax.character", "A backtick means something only before a double quote inside a text.", &Fix{"", "remove it"})
	default:
		l.report(Error, at, "syntax.character", fmt.Sprintf("The character %q has no meaning outside a text.", r), nil)
	}
	l.at++
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '.'
}

func isDash(r rune) bool { return r == '-' || r >= '\u2010' && r <= '\u2015' || r == '\u2212' }

func isCurlyDouble(r rune) bool { return r >= '\u201c' && r <= '\u201e' }

func isCurlySingle(r rune) bool { return r == '\u2018' || r == '\u2019' }
