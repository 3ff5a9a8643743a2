package rule

import "strings"

// Quote writes a text value. A backtick before the closing quote would
// escape it, so such a value, and only such a one, gets single quotes.
func Quote(text string) string {
	if strings.HasSuffix(text, "`") {
		return SingleQuote(text)
	}
	return `"` + strings.ReplaceAll(strings.ReplaceAll(text, `"`, "`\""), `'`, `''`) + `"`
}

// SingleQuote writes a text in single quotes, as ids of groups stand.
func SingleQuote(text string) string {
	return `'` + strings.ReplaceAll(text, `'`, `''`) + `'`
}
