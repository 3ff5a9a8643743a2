package strict

import (
	"bytes"
	"regexp"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// foreign finds the first line that is not written in UTF-8. The reader of the standard library puts another character in the place of each
// byte that it cannot read, so that a file in another encoding would lose letters without a word.
func foreign(raw []byte) (line int, found bool) {
	for at := 0; at < len(raw); {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size == 1 {
			return 1 + bytes.Count(raw[:at], []byte("\n")), true
		}
		at += size
	}
	return 0, false
}

var escape = regexp.MustCompile(`\\u[0-9a-fA-F]{4}|\\.`)

// halfCharacter finds an escape in a text, as it is written, that is one half of a character without the other; "" where there is none. It
// too would be read as another character.
func halfCharacter(written []byte) string {
	last, end := "", -1 // the first half, and where it ended
	for _, at := range escape.FindAllIndex(written, -1) {
		word := string(written[at[0]:at[1]])
		unit := rune(0)
		if n, err := strconv.ParseUint(word[min(2, len(word)):], 16, 16); err == nil {
			unit = rune(n)
		}
		second := unit >= 0xdc00 && utf16.IsSurrogate(unit)
		switch {
		case last != "" && (!second || at[0] != end):
			return last
		case last == "" && second:
			return word
		}
		last = ""
		if end = at[1]; utf16.IsSurrogate(unit) && !second {
			last = word
		}
	}
	return last
}
