package tree

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dlclark/regexp2"

	"personadesk/backend/rule"
)

const (
	// patternTime is how long one match may take. A match that is not running
	// away needs a thousandth of it.
	patternTime = 20 * time.Millisecond
	// patternClock is how often the engine looks at the clock; its own default
	// would let every match that runs away go on for a fifth of a second.
	patternClock = 5 * time.Millisecond
)

func init() { regexp2.SetTimeoutCheckPeriod(patternClock) }

// CompilePattern reads the pattern of -match: .NET syntax, without case,
// matching anywhere in the value unless anchored.
func CompilePattern(text string) (*regexp2.Regexp, error) {
	re, err := regexp2.Compile(text, regexp2.IgnoreCase)
	if err != nil {
		return nil, fmt.Errorf("read the pattern: %w", err)
	}
	re.MatchTimeout = patternTime
	return re, nil
}

// plainPattern is a pattern that asks no more than a text operator does. Most
// patterns in use are such, and run many times faster as what they are.
type plainPattern struct {
	Op     Operator // opNone when the pattern needs the engine
	Text   string
	Folded string
}

// Plain recognises letters and digits with an anchor or .* at either end.
func Plain(pattern string) plainPattern {
	rest, fromStart := strings.CutPrefix(pattern, "^")
	rest, anyStart := cutAny(rest)
	rest, toEnd := cutEnd(rest, "$")
	rest, anyEnd := cutEnd(rest, ".*")
	if !anyEnd {
		rest, anyEnd = cutEnd(rest, ".*?")
	}
	literal, ok := unescaped(rest)
	if !ok {
		return plainPattern{}
	}
	p := plainPattern{Op: OpContains, Text: literal, Folded: rule.Folded(literal)}
	fromStart, toEnd = fromStart && !anyStart, toEnd && !anyEnd
	switch {
	case fromStart && toEnd:
		p.Op = OpEq
	case fromStart:
		p.Op = OpStartsWith
	case toEnd:
		p.Op = OpEndsWith
	}
	return p
}

func cutAny(text string) (string, bool) {
	if rest, found := strings.CutPrefix(text, ".*?"); found {
		return rest, true
	}
	return strings.CutPrefix(text, ".*")
}

// cutEnd takes an ending off, unless a backslash makes it a letter.
func cutEnd(text, ending string) (string, bool) {
	rest, found := strings.CutSuffix(text, ending)
	if !found || strings.HasSuffix(rest, `\`) {
		return text, false
	}
	return rest, true
}

const patternSigns = `\.+*?()[]{}|^$`

// unescaped reads a pattern of letters that stand for themselves, those that
// only a backslash makes so included.
func unescaped(pattern string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		if c == '\\' && i+1 < len(pattern) && strings.IndexByte(patternSigns+"-@#/ ", pattern[i+1]) >= 0 {
			i++
			b.WriteByte(pattern[i])
			continue
		}
		if c >= utf8.RuneSelf || c < ' ' || strings.IndexByte(patternSigns, c) >= 0 {
			return "", false
		}
		b.WriteByte(c)
	}
	return b.String(), true
}

// Fits reports whether the plain form says the same as the engine about a
// value: beyond ASCII the two fold case differently, and a line break is where
// . and $ have rules of their own.
func (p plainPattern) Fits(value string) bool {
	if p.Op == OpNone {
		return false
	}
	for i := range len(value) {
		if value[i] >= utf8.RuneSelf || value[i] == '\n' {
			return false
		}
	}
	return true
}
