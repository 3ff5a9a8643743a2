package persona

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spelled says how letters that do not come apart into a plain letter and an accent are written in a name.
var spelled = strings.NewReplacer("ß", "ss", "ø", "o", "Ø", "O", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE",
	"ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "ð", "d", "Ð", "D", "þ", "th", "Þ", "Th", "ı", "i")

// plain leaves only letters that every admin centre, script and mail address can take: accents go, the letter stays.
func plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(spelled.Replace(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func letterOrDigit(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// wordsOf splits a name at everything that is neither letter nor digit of ASCII.
func wordsOf(name string) []string {
	return strings.FieldsFunc(plain(name), func(r rune) bool { return !letterOrDigit(r) })
}

// mark is a short, stable stand-in for a text that had to be cut or that came twice.
func mark(text string, length int) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])[:length]
}
