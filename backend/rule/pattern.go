package rule

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/dlclark/regexp2"
)

const (
	// patternTime is how long one match may take. A match that is not running
	// away needs a thousandth of it.
	patternTime = 20 * time.Millisecond
	// patternClock is how often the engine looks at the clock; its own default
	// would let every match that runs away go on for a fifth of a second.
	patternClock = 5 * time.Millisecond
	// maxRunaways is how many values of one evaluation may use up their time.
	maxRunaways = 3
)

func init() { regexp2.SetTimeoutCheckPeriod(patternClock) }

// compilePattern reads the pattern of -match: .NET syntax, without case,
// matching anywhere in the value unless anchored.
func compilePattern(text string) (*regexp2.Regexp, error) {
	re, err := regexp2.Compile(text, regexp2.IgnoreCase)
	if err != nil {
		return nil, fmt.Errorf("read the pattern: %w", err)
	}
	re.MatchTimeout = patternTime
	return re, nil
}

// Limited returns the rule for one evaluation of many users. After a few values
// on which a pattern ran out of time, that pattern is not tried any more, and
// every further value that needs it is unknown straight away: one bad pattern
// costs a tenth of a second, not one for each value. Which values come first
// decides what is unknown, so every evaluation begins with a Limited rule of
// its own and goes through the values in the same order.
func (r Rule) Limited() Rule {
	if r.root == nil || !hasPattern(r.root) {
		return r
	}
	return Rule{limited(r.root)}
}

func hasPattern(root node) bool {
	found := false
	walk(root, func(n node) {
		c, ok := n.(*comparison)
		found = found || ok && c.tests.pattern != nil
	})
	return found
}

// limited copies a tree and counts, in the copy, the matches that ran away.
func limited(n node) node {
	switch n := n.(type) {
	case *logic:
		copied := *n
		copied.operands = make([]node, len(n.operands))
		for i, operand := range n.operands {
			copied.operands[i] = limited(operand)
		}
		return &copied
	case *negation:
		copied := *n
		copied.operand = limited(n.operand)
		return &copied
	case *lambda:
		copied := *n
		copied.body = limited(n.body)
		return &copied
	case *comparison:
		if n.tests.pattern == nil {
			return n
		}
		copied := *n
		copied.tests.runaways = new(atomic.Int32)
		return &copied
	}
	return n
}

// plainPattern is a pattern that asks no more than a text operator does. Most
// patterns in use are such, and run many times faster as what they are.
type plainPattern struct {
	op     operator // opNone when the pattern needs the engine
	text   string
	folded string
}

// plain recognises letters and digits with an anchor or .* at either end.
func plain(pattern string) plainPattern {
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
	p := plainPattern{op: opContains, text: literal, folded: foldText(literal)}
	fromStart, toEnd = fromStart && !anyStart, toEnd && !anyEnd
	switch {
	case fromStart && toEnd:
		p.op = opEq
	case fromStart:
		p.op = opStartsWith
	case toEnd:
		p.op = opEndsWith
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

// fits reports whether the plain form says the same as the engine about a
// value: beyond ASCII the two fold case differently, and a line break is where
// . and $ have rules of their own.
func (p plainPattern) fits(value string) bool {
	if p.op == opNone {
		return false
	}
	for i := range len(value) {
		if value[i] >= utf8.RuneSelf || value[i] == '\n' {
			return false
		}
	}
	return true
}
