package rule

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Folded gives the one text that all case variants of text share (Unicode
// simple folding, ordinal, nothing trimmed), so that comparing without case
// is comparing bytes. A text that is folded already is returned as it is.
func Folded(text string) string {
	for i := 0; i < len(text); i++ {
		if b := text[i]; b >= utf8.RuneSelf || b >= 'A' && b <= 'Z' {
			return text[:i] + strings.Map(foldRune, text[i:])
		}
	}
	return text
}

// foldRune picks one rune of those that differ only in case: the lower-case
// ASCII letter where there is one, the smallest otherwise.
func foldRune(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	smallest := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		smallest = min(smallest, other)
	}
	if smallest < utf8.RuneSelf {
		return foldRune(smallest)
	}
	return smallest
}
