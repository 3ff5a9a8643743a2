package directory

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"personadesk/backend/catalog"
	"personadesk/backend/rule"
)

// likely reports whether a text that nobody has may have been meant to be a value: one letter off, or two in a long one.
// Digits never slip: Department 1 is not Department 2.
func likely(a, b spelling) bool {
	short, long := min(len(a.key), len(b.key)), max(len(a.key), len(b.key))
	most := 1
	if short >= 7 {
		most = 2
	}
	return short >= 4 && long-short <= most && a.digit == b.digit && rule.Distance(a.key, b.key) <= most
}

// shortestSlip is how many letters a word needs before one letter of it is a slip. Team A and Team B, Engineer I and II,
// fr-CA and fr-CH are called so on purpose.
const shortestSlip = 4

// slip reports whether two values that both occur differ by one slip of the keyboard: a letter more, less or another, or two
// that changed places. That asks for more than likely does, because somebody may have meant both.
func slip(a, b spelling) bool {
	short, long := min(len(a.key), len(b.key)), max(len(a.key), len(b.key))
	if short < shortestSlip || long-short > utf8.UTFMax || a.digit != b.digit || !oneSlip([]rune(a.key), []rune(b.key)) {
		return false
	}
	return slipsInLongWord(wordsOf(a.value), wordsOf(b.value))
}

// oneSlip reports whether one step leads from one text to the other.
func oneSlip(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	same := func(a, b []rune) bool { return string(a) == string(b) }
	switch len(b) - len(a) {
	case 0:
		if i == len(a) || same(a[i+1:], b[i+1:]) {
			return true
		}
		return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && same(a[i+2:], b[i+2:])
	case 1:
		return same(a[i:], b[i+1:])
	}
	return false
}

// slipsInLongWord reports whether the difference lies in words that are long enough to slip in.
func slipsInLongWord(a, b []string) bool {
	if len(a) != len(b) {
		// A blank more or less lies beside the slip. A letter that stands alone was put there.
		alone := func(words []string) bool {
			for _, word := range words {
				if utf8.RuneCountInString(word) == 1 {
					return true
				}
			}
			return false
		}
		return !alone(a) && !alone(b)
	}
	for i := range a {
		if a[i] != b[i] && min(utf8.RuneCountInString(a[i]), utf8.RuneCountInString(b[i])) < shortestSlip {
			return false
		}
	}
	return true
}

// wordsOf takes a value apart where no letter, digit or accent stands, and each word as its key.
func wordsOf(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.Nd, unicode.Mn) })
	for i, word := range words {
		words[i] = spellingKey(word)
	}
	return words
}

// countrySlip is slip for names of countries: Iceland is no slip of Ireland.
func countrySlip(a, b spelling) bool {
	if !slip(a, b) {
		return false
	}
	one, known := catalog.CountryCode(a.value)
	other, too := catalog.CountryCode(b.value)
	return !known || !too || one == other
}
