package lexer

import (
	"slices"
	"strings"
	"unicode"
)

// quote is a way to begin and end a text. Only straight quotes are right; the
// others are what word processors, JSON, PowerShell and HTML leave behind.
type quote struct {
	kind quoteKind
	open int                   // length of the opening quote
	ends func(rest []rune) int // length of the closing quote at the beginning of rest, or 0
}

type quoteKind uint8

const (
	straightDouble quoteKind = iota
	straightSingle
	curlyDouble
	curlySingle
	escapedDouble  // \" or &quot;
	backtickDouble // `"
	doubledDouble  // ""text""
)

var (
	straightQuote   = signQuote(straightDouble, `"`)
	singleQuote     = signQuote(straightSingle, `'`)
	doubledQuote    = signQuote(doubledDouble, `""`)
	leftoverQuotes  = map[rune]quote{'\\': signQuote(escapedDouble, `\"`), '&': signQuote(escapedDouble, `&quot;`), '`': signQuote(backtickDouble, "`\"")}
	curlyQuote      = quote{curlyDouble, 1, endsIf(func(r rune) bool { return r == '"' || isCurlyDouble(r) })}
	curlyApostrophe = quote{curlySingle, 1, endsIf(func(r rune) bool { return r == '\'' || isCurlySingle(r) })}
)

// quoteAt finds the quote that src begins with.
func quoteAt(src []rune) (quote, bool) {
	switch r := src[0]; {
	case isDoubled(src):
		return doubledQuote, true
	case r == '"':
		return straightQuote, true
	case r == '\'':
		return singleQuote, true
	case isCurlyDouble(r):
		return curlyQuote, true
	case isCurlySingle(r):
		return curlyApostrophe, true
	default:
		leftover, known := leftoverQuotes[r]
		return leftover, known && leftover.ends(src) > 0
	}
}

// isDoubled tells ""text"" from an empty text and what follows it.
func isDoubled(src []rune) bool {
	if len(src) < 5 || src[0] != '"' || src[1] != '"' || !IsAlphanumeric(src[2]) {
		return false
	}
	inside, _, closed := strings.Cut(string(src[2:min(len(src), 300)]), `""`)
	return closed && !strings.Contains(inside, "user.") && !strings.Contains(inside, `"`)
}

func signQuote(kind quoteKind, sign string) quote {
	runes := []rune(sign)
	return quote{kind, len(runes), func(rest []rune) int {
		if len(rest) >= len(runes) && slices.Equal(rest[:len(runes)], runes) {
			return len(runes)
		}
		return 0
	}}
}

func endsIf(fits func(rune) bool) func([]rune) int {
	return func(rest []rune) int {
		if len(rest) > 0 && fits(rest[0]) {
			return 1
		}
		return 0
	}
}

// single reports whether the text stands between single quotes, in which the
// apostrophe has to be doubled and nothing else can be escaped.
func (q quote) single() bool { return q.kind == straightSingle || q.kind == curlySingle }

// IsAlphanumeric reports whether r is a letter or a digit of any script.
func IsAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// The curly ones, what looks like them, and the full-width ones.

func isCurlyDouble(r rune) bool {
	return r >= '\u201c' && r <= '\u201f' || r == '\u2033' || r == '\u00ab' || r == '\u00bb' || r == '\uff02'
}

func isCurlySingle(r rune) bool {
	return r >= '\u2018' && r <= '\u201b' || r == '\u2032' || r == '\u00b4' || r == '\uff07'
}
