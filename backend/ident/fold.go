package ident

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Key is what names are compared by where letter case does not matter: those of queues, teams, groups and policy types, and the names that
// people sign in with. Two texts have the same key when, and only when, strings.EqualFold calls them the same.
type Key string

// Fold is the key of a text. It costs nothing for a text that is its own key.
func Fold(text string) Key {
	for i := 0; i < len(text); i++ {
		if b := text[i]; b >= utf8.RuneSelf || b >= 'A' && b <= 'Z' {
			return Key(text[:i] + strings.Map(foldRune, text[i:]))
		}
	}
	return Key(text)
}

// foldRune picks one rune of those that differ only in case: the lower-case ASCII letter where there is one, the smallest otherwise.
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
