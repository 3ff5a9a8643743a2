package powershell

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Literal writes a text as one complete PowerShell value, quotes included, in nothing but printable ASCII.
// ASCII text becomes a single-quoted literal. Anything else, among it every typographic quote that PowerShell would take
// for a delimiter, becomes a parenthesised sum of literals and characters such as ('Z' + [char]0x00FC + 'rich').
// Control characters, line separators and broken UTF-8 are refused with a problem: no name in a tenant has them.
func Literal(text string) (string, error) {
	if err := printable(text); err != nil {
		return "", err
	}
	if isASCII(text) {
		return quote(text), nil
	}
	var b strings.Builder
	b.WriteByte('(')
	// The sum always begins with a string, because the type on the left decides what + means.
	rest := text
	for first := true; rest != ""; first = false {
		n := strings.IndexFunc(rest, func(r rune) bool { return r >= utf8.RuneSelf })
		if n < 0 {
			n = len(rest)
		}
		if first || n > 0 {
			if !first {
				b.WriteString(" + ")
			}
			b.WriteString(quote(rest[:n]))
			rest = rest[n:]
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, " + [char]0x%04X", unit)
		}
		rest = rest[size:]
	}
	b.WriteByte(')')
	return b.String(), nil
}

// quote doubles the one single quote that ASCII has; the others never get here.
func quote(ascii string) string {
	return "'" + strings.ReplaceAll(ascii, "'", "''") + "'"
}

// printable refuses what may stand in no literal.
func printable(words string) error {
	if !utf8.ValidString(words) {
		return unprintable(words, text.Of("powershell.bytes"))
	}
	for _, r := range words {
		if unicode.IsControl(r) {
			return unprintable(words, text.Of("powershell.control", fmt.Sprintf("%04X", r)))
		}
		if r == '\u2028' || r == '\u2029' {
			return unprintable(words, text.Of("powershell.separator", fmt.Sprintf("%04X", r)))
		}
	}
	return nil
}

func unprintable(words string, what text.Text) error {
	return problem.New("POWERSHELL_TEXT").
		Detailed(words, what).
		Hinted()
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
