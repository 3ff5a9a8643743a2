package limit

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lines says whether a text may have several lines.
type Lines bool

// What a text may be.
const (
	OneLine   Lines = false
	ManyLines Lines = true
)

// Unfit finds in a text that somebody typed a character that nobody sees and that no list, no script and no spreadsheet can take: a control
// character, a line break where there is one line, a mark that turns the direction of reading round, so that a name is read as another.
func Unfit(text string, lines Lines) (character rune, unfit bool) {
	for _, r := range text {
		switch {
		case lines == ManyLines && (r == '\n' || r == '\r' || r == '\t'):
		case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ufeff', unicode.Is(unicode.Bidi_Control, r):
			return r, true
		}
	}
	return 0, false
}

// Seen is a text without what nobody sees, with a blank where a line broke.
func Seen(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch _, unfit := Unfit(string(r), OneLine); {
		case !unfit:
			return r
		case unicode.IsSpace(r):
			return ' '
		}
		return -1
	}, text)), " ")
}

// Quoted is a text with an escape in the place of each character that Unfit finds, and of each byte that is no text: for terminals, which would
// obey it, and where each text has one line of its own.
func Quoted(text string) string {
	plain := true
	for _, r := range text {
		if _, unfit := Unfit(string(r), OneLine); unfit || r == utf8.RuneError {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		_, unfit := Unfit(text[i:i+size], OneLine)
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case unfit:
			b.WriteString(strings.Trim(strconv.QuoteToASCII(string(r)), `"`))
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}
