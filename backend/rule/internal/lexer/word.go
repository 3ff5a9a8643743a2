package lexer

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

var (
	guidText = regexp.MustCompile(`(?i)^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`)
	// DashedExtension is a custom extension that names its application with dashes
	DashedExtension = regexp.MustCompile(`(?i)^(?:user\.)?extension_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\w*`)
	// what people write for a date; the parser says what it should be
	dateLike = regexp.MustCompile(`(?i)^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})(?:t?[\d:.]*(?:z|[-+]\d{1,2}:?\d{0,2})?)`)
)

// hyphen reads an operator; only a letter after the dash makes it one.
func (l *lexer) hyphen(r rune) {
	here := tree.Span{Start: l.at, End: l.at + 1}
	if r != '-' {
		l.dash(l.at)
	}
	if n := l.peek(1); n >= '0' && n <= '9' {
		l.at++
		l.number()
		last := &l.Tokens[len(l.Tokens)-1]
		last.Text, last.At.Start = "-"+last.Text, last.At.Start-1
		return
	}
	end := l.at + 1
	for end < len(l.src) && IsAlphanumeric(l.src[end]) {
		end++
	}
	if end == l.at+1 {
		l.loneHyphen(here)
		return
	}
	word := string(l.src[l.at+1 : end])
	op := tree.OperatorNamed(word)
	if op == tree.OpNone {
		op = tree.OpForeign
	}
	l.emit(OperatorToken, word, op, end-l.at)
}

// loneHyphen says what a hyphen was meant to be that begins no word.
func (l *lexer) loneHyphen(here tree.Span) {
	if last := l.last(); last.Kind == WordToken && strings.EqualFold(last.Text, "system.now") {
		l.report(rule.Error, here, "syntax.sign", "A duration is taken away with -minus.", &rule.Fix{Text: "-minus", Says: "write -minus"})
		l.emit(OperatorToken, "minus", tree.OpMinus, 1)
		return
	}
	start := here.End
	for start < len(l.src) && unicode.IsSpace(l.src[start]) {
		start++
	}
	end := start
	for end < len(l.src) && unicode.IsLetter(l.src[end]) {
		end++
	}
	word := string(l.src[start:end])
	switch {
	case start > here.End && tree.OperatorNamed(word) != tree.OpNone:
		l.report(rule.Error, tree.Span{Start: here.Start, End: end}, "syntax.character", "No blank may stand between the hyphen and the name of the operator.", &rule.Fix{Text: "-" + word, Says: "remove the blank"})
	case IsDash(l.peek(1)):
		l.report(rule.Error, here, "syntax.character", "One hyphen is enough.", &rule.Fix{Text: "", Says: "remove it"})
	default:
		l.report(rule.Error, here, "syntax.character", "A hyphen begins an operator such as -eq, but no word follows it.", nil)
	}
	l.at++
}

// number reads a fixed date where one stands, and otherwise digits with
// whatever sticks to them (7d, a bare GUID): the parser knows what it expected.
func (l *lexer) number() {
	window := strings.Map(hyphenFor, string(l.src[l.at:min(len(l.src), l.at+40)]))
	if guid := guidText.FindString(window); guid != "" {
		l.emitHyphenated(WordToken, guid)
		return
	}
	date, like := rule.DateText.FindString(window), dateLike.FindString(window)
	if date != "" && len(date) >= len(like) {
		if next := l.peek(len(date)); next != ':' && !IsWordRune(next) {
			l.emitHyphenated(DateToken, date)
			return
		}
	}
	if like != "" {
		l.emitHyphenated(WordToken, like)
		return
	}
	end := l.wordEnd()
	text := string(l.src[l.at:end])
	if IsDigits(text) || isDecimal(text) {
		l.emit(NumberToken, text, tree.OpNone, end-l.at)
		return
	}
	l.emit(WordToken, text, tree.OpNone, end-l.at)
}

func hyphenFor(r rune) rune {
	if IsDash(r) {
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
	l.emit(kind, text, tree.OpNone, len(text))
}

func (l *lexer) dash(i int) {
	l.report(rule.Warning, tree.Span{Start: i, End: i + 1}, "typographic.dash", "This is a typographic dash, not a hyphen.", &rule.Fix{Text: "-", Says: "replace it with a hyphen"})
}

func isDecimal(text string) bool {
	whole, fraction, found := strings.Cut(text, ".")
	return found && IsDigits(whole) && IsDigits(fraction)
}

// IsDigits reports whether a text is made of digits alone.
func IsDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

func (l *lexer) word() {
	if IsDash(l.peek(8)) || IsDash(l.peek(18)) || IsDash(l.peek(23)) { // extension_ and user.extension_ before the id
		window := string(l.src[l.at:min(len(l.src), l.at+120)])
		for _, form := range []*regexp.Regexp{guidText, DashedExtension} {
			if text := form.FindString(window); text != "" {
				l.emit(WordToken, text, tree.OpNone, len(text)) // both are ASCII
				return
			}
		}
	}
	end := l.wordEnd()
	word := make([]rune, 0, end-l.at)
	for i := l.at; i < end; i++ {
		if IsInvisible(l.src[i]) {
			l.invisible(i, "")
			continue
		}
		word = append(word, l.src[i])
	}
	l.emit(WordToken, string(word), tree.OperatorNamed(string(word)), end-l.at)
}

func (l *lexer) invisible(i int, instead string) {
	l.report(rule.Error, tree.Span{Start: i, End: i + 1}, "typographic.invisible", "An invisible character stands here.", &rule.Fix{Text: instead, Says: "remove it"})
}

// wordSigns hold an address or a path together.
const wordSigns = `@#%\:/~^;`

// wordEnd is where a word ends. Such signs are part of it, so that a text
// without quotes is seen as one.
func (l *lexer) wordEnd() int {
	end := l.at + 1
	for end < len(l.src) {
		if isFullWidth(l.src[end]) && IsWordRune(narrowed(l.src[end])) {
			l.narrow(end)
		}
		r := l.src[end]
		inside := (strings.ContainsRune(wordSigns, r) || IsInvisible(r)) && end+1 < len(l.src) && IsAlphanumeric(l.src[end+1])
		if !IsWordRune(r) && r != '*' && !inside {
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
			l.report(rule.Error, tree.Span{Start: l.at, End: l.at + length}, "syntax.sign", fmt.Sprintf("%s is an operator of another language; here it is %s.", foreign.sign, foreign.says()),
				&rule.Fix{Text: l.padded(foreign.op.String(), length), Says: "write " + foreign.op.String()})
			l.emit(OperatorToken, foreign.sign, foreign.op, length)
			return
		}
	}
	at := tree.Span{Start: l.at, End: l.at + 1}
	switch {
	case r == '@' && l.peek(1) == '(':
		l.emit(OpenToken, "@(", tree.OpNone, 2) // the parser knows whether a list was meant
		return
	case r == ';' && l.inList:
		l.report(rule.Error, at, "syntax.comma", "The values of a list are separated by commas.", &rule.Fix{Text: ",", Says: "write a comma"})
		l.emit(CommaToken, ",", tree.OpNone, 1)
		return
	case r == '{' && l.last().Op.TakesList(), r == '}' && l.inList:
		bracket := map[rune]string{'{': "[", '}': "]"}[r]
		l.report(rule.Error, at, "syntax.list", "A list stands in brackets.", &rule.Fix{Text: bracket, Says: "write a bracket"})
		l.inList = r == '{'
		l.emit(punctuation[rune(bracket[0])], bracket, tree.OpNone, 1)
		return
	case IsInvisible(r):
		if l.at > 0 && Glues(l.src[l.at-1], l.peek(1)) {
			l.invisible(l.at, " ") // it keeps two words apart
		} else {
			l.invisible(l.at, "")
		}
	case r == ';':
		l.report(rule.Error, at, "syntax.character", "A rule needs no semicolon.", &rule.Fix{Text: "", Says: "remove it"})
	case r == '`':
		l.report(rule.Error, at, "syntax.character", "A backtick means something only before a double quote inside a text.", &rule.Fix{Text: "", Says: "remove it"})
	default:
		l.report(rule.Error, at, "syntax.character", fmt.Sprintf("The character %q has no meaning outside a text.", r), nil)
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

// Glues reports whether two characters side by side are read as one thing.
func Glues(a, b rune) bool {
	if IsWordRune(a) && (IsWordRune(b) || IsInvisible(b) || strings.ContainsRune(wordSigns+"*", b)) {
		return true
	}
	return b == '"' && (a == '"' || a == '`' || a == '\\')
}
