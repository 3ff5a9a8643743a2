package lexer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// reading is a text as far as it was read.
type reading struct {
	value   string
	end     int   // behind the closing quote
	closed  bool  // by a quote
	lone    []int // places of apostrophes that are not doubled
	escaped []int // places of double quotes that a backtick escapes
}

// text reads a quoted value. In a rule that is wrong, a missing or a wrong
// closing quote is guessed from what follows, so that the rest is read as what
// it is; in one that is right, every character may be part of a value.
func (l *lexer) text(q quote) {
	start := l.at
	r := l.read(q, len(l.src))
	mixed := false
	if q.kind == straightDouble && l.guess {
		if end, ok := l.curlyEnd(start, r.end); ok {
			r, mixed, l.Guessed = l.read(q, end), true, true
			r.end, r.closed = end+1, true
		} else if end, ok := l.missingEnd(start, r); ok {
			r = l.read(q, end)
			l.odd, l.Guessed = false, true
		}
	}
	if !r.closed {
		r = l.read(q, l.lastEnd(start+q.open, r.end))
	}
	at := tree.Span{Start: start, End: r.end}
	l.reportQuotes(q, at, r, mixed)
	if r.closed {
		l.reportInside(q, at, r)
	}
	l.Tokens = append(l.Tokens, Token{Kind: TextToken, Text: r.value, At: at})
	l.at = r.end
}

// read takes characters up to the closing quote, or up to stop. Which quote
// opened the text decides what it knows: two apostrophes for one everywhere,
// a backtick before a double quote only between double quotes. A backslash
// escapes nothing, because patterns need it raw.
func (l *lexer) read(q quote, stop int) reading {
	var value strings.Builder
	var r reading
	i := l.at + q.open
	for i < stop {
		c, rest := l.src[i], l.src[i:stop]
		switch length := q.ends(rest); {
		case q.single() && length > 0:
			if next := rest[1:]; q.ends(next) > 0 {
				value.WriteRune('\'')
				i += 2
				continue
			}
			r.closed = true
		case length > 0:
			r.closed = true
		case (q.kind == straightDouble || q.kind == curlyDouble) && c == '`' && len(rest) > 1 && rest[1] == '"':
			r.escaped = append(r.escaped, i)
			value.WriteRune('"')
			i += 2
			continue
		case c == '\'' && !q.single():
			if len(rest) > 1 && rest[1] == '\'' {
				i++
			} else {
				r.lone = append(r.lone, i)
			}
		}
		if r.closed {
			i += q.ends(rest)
			break
		}
		value.WriteRune(c)
		i++
	}
	r.value, r.end = value.String(), i
	return r
}

var (
	// what stands behind a text that is over, with the beginning of something new
	behindText = regexp.MustCompile(`(?i)^[\s\])]*(?:,\s*["“”]|[-–—]?(?:and|or)\b[\s(]*(?:[-–—]?not\b[\s(]*)?user\.)`)
	// the same, or the end of the rule
	behindLast = regexp.MustCompile(`(?i)^[\s\])]*(?:$|,|[-–—]?(?:and|or)\b)`)
	// a text that runs into the next expression, because its quote is missing
	runsOn = regexp.MustCompile(`(?is)^(.*?)[\s)\]]+-?(?:and|or)\b[\s(]*(?:-?not\b[\s(]*)?user\.`)
)

// runsToComma is a text in a list that reaches to the quote of the next one.
var runsToComma = regexp.MustCompile(`^([^,]*?)\s*,\s*$`)

var connects = regexp.MustCompile(`(?i)^(?:and|or)\b`)

// curlyEnd finds a curly quote that ends the text which a straight one began.
func (l *lexer) curlyEnd(start, end int) (int, bool) {
	closed := end > start+1 && l.src[end-1] == '"'
	for i := start + 1; i < end; i++ {
		if !isCurlyDouble(l.src[i]) {
			continue
		}
		after := string(l.src[i+1 : min(len(l.src), i+41)])
		if behindText.MatchString(after) || !closed && behindLast.MatchString(after) {
			return i, true
		}
	}
	return 0, false
}

// missingEnd finds the place where a closing quote is missing: only in a rule
// with an odd number of quotes, in a text that swallowed an expression.
func (l *lexer) missingEnd(start int, r reading) (int, bool) {
	if !l.odd {
		return 0, false
	}
	m := runsOn.FindStringSubmatch(string(l.src[start+1 : r.end]))
	if m == nil && l.inList {
		m = runsToComma.FindStringSubmatch(strings.TrimSuffix(string(l.src[start+1:r.end]), `"`))
	}
	if m == nil {
		return 0, false
	}
	return start + 1 + len([]rune(m[1])), true
}

// lastEnd is where a text ends that is never closed: before the closing signs
// at the end of the rule, unless they belong to it.
func (l *lexer) lastEnd(start, end int) int {
	i := end
	for i > start && (unicode.IsSpace(l.src[i-1]) || l.src[i-1] == ')' || l.src[i-1] == ']') {
		i--
	}
	if slices.ContainsFunc(l.src[start:i], func(r rune) bool { return r == '(' || r == '[' }) {
		return end
	}
	return i
}

func oddQuotes(src []rune) bool {
	odd := false
	for i, r := range src {
		if r == '"' && (i == 0 || src[i-1] != '`') {
			odd = !odd
		}
	}
	return odd
}

func (l *lexer) reportQuotes(q quote, at tree.Span, r reading, mixed bool) {
	repair := func(says string) *rule.Fix { return &rule.Fix{Text: rule.Quote(r.value), Says: says} }
	switch {
	case !r.closed:
		l.report(rule.Error, at, "syntax.quote", "This text has no closing quote.", repair("close the text"))
	case mixed:
		l.report(rule.Warning, at, "typographic.quote", "This text ends with a curly quote; Entra expects straight ones.", repair("write straight quotes"))
	case q.kind == curlyDouble || q.kind == curlySingle:
		l.report(rule.Warning, at, "typographic.quote", "These are curly quotes; Entra expects straight ones.", repair("write straight quotes"))
	case q.kind == escapedDouble && l.src[at.Start] == '&':
		l.report(rule.Error, at, "syntax.quote", "&quot; is left over from HTML; a rule takes the plain quote.", repair("write plain quotes"))
	case q.kind == escapedDouble:
		l.report(rule.Error, at, "syntax.backslash", `\" is left over from JSON or Terraform; a rule takes the plain quote.`, repair("remove the backslashes"))
	case q.kind == doubledDouble:
		l.report(rule.Error, at, "syntax.quote", "The quotes are doubled, as spreadsheets and scripts leave them; one on either side is enough.", repair("write single double quotes"))
	case q.kind == backtickDouble:
		l.report(rule.Warning, at, "syntax.escaping", "Backticks stand for quotes that belong to the value, and nothing else quotes it; they may be left over from PowerShell.", repair("write a text without the backticks"))
	case q.kind == straightDouble && at.Length() > 2 && l.src[at.End-2] == '\\' && at.End < len(l.src) && IsAlphanumeric(l.src[at.End]) && !connects.MatchString(string(l.src[at.End:min(len(l.src), at.End+4)])):
		l.report(rule.Error, tree.Span{Start: at.End - 2, End: at.End}, "syntax.backslash", "A backslash escapes nothing in a rule, so the text ends here; a quote inside a text is written `\".", &rule.Fix{Text: "`\"", Says: "escape the quote with a backtick"})
	}
}

// reportInside looks at the characters of a text: what can be seen by nobody,
// and what has to be written in another way.
func (l *lexer) reportInside(q quote, at tree.Span, r reading) {
	for _, i := range r.lone {
		l.report(rule.Warning, tree.Span{Start: i, End: i + 1}, "semantic.apostrophe", "A single apostrophe can make a rule match nothing; write it twice.", &rule.Fix{Text: "''", Says: "double the apostrophe"})
	}
	if len(r.escaped) > 0 {
		l.report(rule.Info, tree.Span{Start: r.escaped[0], End: r.escaped[0] + 2}, "syntax.escaping", "That a backtick escapes a double quote inside a text is documented, but has not been verified.", nil)
	}
	for i := at.Start + q.open; i < at.End; i++ {
		switch c := l.src[i]; {
		case c == '\u200c' || c == '\u200d': // they join letters and emoji
		case IsInvisible(c):
			l.report(rule.Warning, tree.Span{Start: i, End: i + 1}, "typographic.invisible", "An invisible character stands in this text, and few values have it.", &rule.Fix{Text: "", Says: "remove it"})
		case c > unicode.MaxASCII && unicode.IsSpace(c):
			l.report(rule.Warning, tree.Span{Start: i, End: i + 1}, "typographic.blank", "A special blank stands in this text, and few values have it.", &rule.Fix{Text: " ", Says: "replace it with an ordinary blank"})
		}
	}
}
