package rule

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

var (
	guidText = regexp.MustCompile(`(?i)^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`)
	// a custom extension that names its application with dashes
	dashedExtension = regexp.MustCompile(`(?i)^(?:user\.)?extension_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\w*`)
	// what people write for a date; the parser says what it should be
	dateLike = regexp.MustCompile(`(?i)^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})(?:t?[\d:.]*(?:z|[-+]\d{1,2}:?\d{0,2})?)`)
)

// hyphen reads an operator; only a letter after the dash makes it one.
func (l *lexer) hyphen(r rune) {
	here := span{l.at, l.at + 1}
	if r != '-' {
		l.dash(l.at)
	}
	if n := l.peek(1); n >= '0' && n <= '9' {
		l.at++
		l.number()
		last := &l.tokens[len(l.tokens)-1]
		last.text, last.at.start = "-"+last.text, last.at.start-1
		return
	}
	end := l.at + 1
	for end < len(l.src) && isAlphanumeric(l.src[end]) {
		end++
	}
	if end == l.at+1 {
		l.loneHyphen(here)
		return
	}
	word := string(l.src[l.at+1 : end])
	op := operatorNamed(word)
	if op == opNone {
		op = opForeign
	}
	l.emit(operatorToken, word, op, end-l.at)
}

// loneHyphen says what a hyphen was meant to be that begins no word.
func (l *lexer) loneHyphen(here span) {
	if last := l.last(); last.kind == wordToken && strings.EqualFold(last.text, "system.now") {
		l.report(Error, here, "syntax.sign", "A duration is taken away with -minus.", &Fix{"-minus", "write -minus"})
		l.emit(operatorToken, "minus", opMinus, 1)
		return
	}
	start := here.end
	for start < len(l.src) && unicode.IsSpace(l.src[start]) {
		start++
	}
	end := start
	for end < len(l.src) && unicode.IsLetter(l.src[end]) {
		end++
	}
	word := string(l.src[start:end])
	switch {
	case start > here.end && operatorNamed(word) != opNone:
		l.report(Error, span{here.start, end}, "syntax.character", "No blank may stand between the hyphen and the name of the operator.", &Fix{"-" + word, "remove the blank"})
	case isDash(l.peek(1)):
		l.report(Error, here, "syntax.character", "One hyphen is enough.", &Fix{"", "remove it"})
	default:
		l.report(Error, here, "syntax.character", "A hyphen begins an operator such as -eq, but no word follows it.", nil)
	}
	l.at++
}

// number reads a fixed date where one stands, and otherwise digits with
// whatever sticks to them (7d, a bare GUID): the parser knows what it expected.
func (l *lexer) number() {
	window := strings.Map(hyphenFor, string(l.src[l.at:min(len(l.src), l.at+40)]))
	if guid := guidText.FindString(window); guid != "" {
		l.emitHyphenated(wordToken, guid)
		return
	}
	date, like := dateText.FindString(window), dateLike.FindString(window)
	if date != "" && len(date) >= len(like) {
		if next := l.peek(len(date)); next != ':' && !isWordRune(next) {
			l.emitHyphenated(dateToken, date)
			return
		}
	}
	if like != "" {
		l.emitHyphenated(wordToken, like)
		return
	}
	end := l.wordEnd()
	text := string(l.src[l.at:end])
	if isDigits(text) || isDecimal(text) {
		l.emit(numberToken, text, opNone, end-l.at)
		return
	}
	l.emit(wordToken, text, opNone, end-l.at)
}

func hyphenFor(r rune) rune {
	if isDash(r) {
		return '-'
	}
	return r
}

// emitHyphenated takes a date or an id, which is ASCII but for its dashes.
func (l *lexer) emitHyphenated(kind tokenKind, text string) {
	for i := l.at; i < l.at+len(text); i++ {
		if l.src[i] > unicode.MaxASCII {
			l.dash(i)
		}
	}
	l.emit(kind, text, opNone, len(text))
}

func (l *lexer) dash(i int) {
	l.report(Warning, span{i, i + 1}, "typographic.dash", "This is a typographic dash, not a hyphen.", &Fix{"-", "replace it with a hyphen"})
}

func isDecimal(text string) bool {
	whole, fraction, found := strings.Cut(text, ".")
	return found && isDigits(whole) && isDigits(fraction)
}

func isDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

func (l *lexer) word() {
	if isDash(l.peek(8)) || isDash(l.peek(18)) || isDash(l.peek(23)) { // extension_ and user.extension_ before the id
		window := string(l.src[l.at:min(len(l.src), l.at+120)])
		for _, form := range []*regexp.Regexp{guidText, dashedExtension} {
			if text := form.FindString(window); text != "" {
				l.emit(wordToken, text, opNone, len(text)) // both are ASCII
				return
			}
		}
	}
	end := l.wordEnd()
	word := make([]rune, 0, end-l.at)
	for i := l.at; i < end; i++ {
		if isInvisible(l.src[i]) {
			l.invisible(i, "")
			continue
		}
		word = append(word, l.src[i])
	}
	l.emit(wordToken, string(word), operatorNamed(string(word)), end-l.at)
}

func (l *lexer) invisible(i int, instead string) {
	l.report(Error, span{i, i + 1}, "typographic.invisible", "An invisible character stands here.", &Fix{instead, "remove it"})
}

// wordSigns hold an address or a path together.
const wordSigns = `@#%\:/~^;`

// wordEnd is where a word ends. Such signs are part of it, so that a text
// without quotes is seen as one.
func (l *lexer) wordEnd() int {
	end := l.at + 1
	for end < len(l.src) {
		if isFullWidth(l.src[end]) && isWordRune(narrowed(l.src[end])) {
			l.narrow(end)
		}
		r := l.src[end]
		inside := (strings.ContainsRune(wordSigns, r) || isInvisible(r)) && end+1 < len(l.src) && isAlphanumeric(l.src[end+1])
		if !isWordRune(r) && r != '*' && !inside {
			break
		}
		end++
	}
	return end
}

// sign reads the operator signs of other languages, and reports the rest.
func (l *lexer) sign(r rune) {
	ahead := string(l.src[l.at:min(len(l.src), l.at+3)])
	for _, foreign := range foreignSymbols {
		if strings.HasPrefix(ahead, foreign.sign) {
			length := len(foreign.sign)
			l.report(Error, span{l.at, l.at + length}, "syntax.sign", fmt.Sprintf("%s is an operator of another language; here it is %s.", foreign.sign, foreign.says()),
				&Fix{l.padded(foreign.op.String(), length), "write " + foreign.op.String()})
			l.emit(operatorToken, foreign.sign, foreign.op, length)
			return
		}
	}
	at := span{l.at, l.at + 1}
	switch {
	case r == '@' && l.peek(1) == '(':
		l.emit(openToken, "@(", opNone, 2) // the parser knows whether a list was meant
		return
	case r == ';' && l.inList:
		l.report(Error, at, "syntax.comma", "The values of a list are separated by commas.", &Fix{",", "write a comma"})
		l.emit(commaToken, ",", opNone, 1)
		return
	case r == '{' && l.last().op.takesList(), r == '}' && l.inList:
		bracket := map[rune]string{'{': "[", '}': "]"}[r]
		l.report(Error, at, "syntax.list", "A list stands in brackets.", &Fix{bracket, "write a bracket"})
		l.inList = r == '{'
		l.emit(punctuation[rune(bracket[0])], bracket, opNone, 1)
		return
	case isInvisible(r):
		if l.at > 0 && glues(l.src[l.at-1], l.peek(1)) {
			l.invisible(l.at, " ") // it keeps two words apart
		} else {
			l.invisible(l.at, "")
		}
	case r == ';':
		l.report(Error, at, "syntax.character", "A rule needs no semicolon.", &Fix{"", "remove it"})
	case r == '`':
		l.report(Error, at, "syntax.character", "A backtick means something only before a double quote inside a text.", &Fix{"", "remove it"})
	default:
		l.report(Error, at, "syntax.character", fmt.Sprintf("The character %q has no meaning outside a text.", r), nil)
	}
	l.at++
}

// padded puts blanks round a word where there are none.
func (l *lexer) padded(word string, length int) string {
	if l.at > 0 && !unicode.IsSpace(l.src[l.at-1]) && l.src[l.at-1] != '(' {
		word = " " + word
	}
	if next := l.peek(length); next != 0 && !unicode.IsSpace(next) {
		word += " "
	}
	return word
}
