package powershell

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Comment writes a line comment "# word: text". The word comes from us, never from data, and keeps what was typed from
// standing at the start of a comment, where "Requires" or "SIG" would be obeyed. The text is shown in ASCII, with
// accents dropped and anything else unknown as a question mark.
func Comment(word, text string) string {
	return strings.TrimRight("# "+word+": "+Plain(text), " ")
}

// Plain gives a text as harmless words for a comment: ASCII, on one line, unable to open or end a comment block.
func Plain(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
			// The accent of the letter before it.
		case r >= 0x20 && r < 0x7F:
			b.WriteRune(r)
		case unicode.IsSpace(r) || unicode.IsControl(r):
			b.WriteByte(' ')
		default:
			b.WriteByte('?')
		}
	}
	words := strings.Join(strings.Fields(b.String()), " ")
	// One after the other: "<#>" holds both.
	return strings.ReplaceAll(strings.ReplaceAll(words, "#>", "# >"), "<#", "< #")
}
