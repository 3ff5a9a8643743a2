package rule

import (
	"strings"
	"sync/atomic"
	"time"

	"github.com/dlclark/regexp2"
)

// valueTest is what a comparison needs at hand for every value it meets.
type valueTest struct {
	folded  string
	set     map[string]struct{}
	pattern *regexp2.Regexp
	plain   plainPattern
	// runaways counts the matches of a Limited rule that ran out of time
	runaways *atomic.Int32
}

// prepare equips every comparison of a rule that was found right.
func prepare(root node) {
	walk(root, func(n node) {
		c, ok := n.(*comparison)
		if !ok {
			return
		}
		c.tests.folded = foldText(c.value.text)
		if c.value.kind == listLiteral {
			c.tests.set = make(map[string]struct{}, len(c.value.list))
			for _, item := range c.value.list {
				c.tests.set[foldText(item.text)] = struct{}{}
			}
		}
		if c.op == opMatch || c.op == opNotMatch {
			c.tests.plain = plain(c.value.text)
			if re, err := compilePattern(c.value.text); err == nil {
				c.tests.pattern = re // a pattern that does not compile was an error already
			}
		}
	})
}

// testComparison holds a comparison against a value that was read.
func testComparison(n *comparison, v Value, now time.Time) Result {
	op, negative := n.op.positive()
	var r Result
	switch {
	case n.value.kind == nullLiteral:
		r = testNull(v)
	case v.kind == absentValue:
		// A negative operator holds for nobody's value too. That is fair to
		// expect of -ne and -notIn, and only a guess for the other four.
		guessed := negative && op != opEq && op != opIn
		r = Result{Outcome: NoMatch, Assumed: guessed || n.value.kind == textLiteral && n.value.text == ""}
	case v.kind == textsValue:
		// What an operator means on a whole collection is not documented:
		// some item for positive operators, no item for negative ones.
		c := combinerFor(opAny)
		for _, text := range v.more.texts {
			c.add(testText(n, op, text))
		}
		r = c.result()
		r.Assumed = r.Outcome != Unknown
	case n.value.kind == boolLiteral && v.kind == boolValue:
		r.Outcome = outcomeOf(v.truth == n.value.truth)
	case (n.value.kind == dateLiteral || n.value.kind == nowLiteral) && v.kind == timeValue:
		r.Outcome = outcomeOf(testTime(op, v.more.at, n.value.moment(now)))
	case (n.value.kind == textLiteral || n.value.kind == listLiteral) && v.kind == textValue:
		r = testText(n, op, v)
	default:
		return Result{Outcome: Unknown, Reason: n.subject.property.Name + ": its value has another type than expected"}
	}
	if negative {
		return r.negated()
	}
	return r
}

// testNull answers -eq null. Whether an empty text counts as null is not
// documented, nor what null means for a collection.
func testNull(v Value) Result {
	switch v.kind {
	case absentValue:
		return Result{Outcome: Match}
	case textValue:
		return Result{Outcome: NoMatch, Assumed: v.text == ""}
	case textsValue:
		return Result{Outcome: outcomeOf(len(v.more.texts) == 0), Assumed: true}
	case itemsValue:
		return Result{Outcome: outcomeOf(len(v.more.items) == 0), Assumed: true}
	}
	return Result{Outcome: NoMatch}
}

// testText answers a positive operator on a known text.
func testText(n *comparison, op operator, v Value) Result {
	switch op {
	case opIn:
		_, found := n.tests.set[v.folded]
		return Result{Outcome: outcomeOf(found)}
	case opMatch:
		if plain := n.tests.plain; plain.fits(v.text) {
			return Result{Outcome: outcomeOf(foldedFits(plain.op, v.folded, plain.folded))}
		}
		return testPattern(n, v)
	}
	return Result{Outcome: outcomeOf(foldedFits(op, v.folded, n.tests.folded))}
}

// foldedFits compares two texts that are folded already.
func foldedFits(op operator, value, with string) bool {
	switch op {
	case opStartsWith:
		return strings.HasPrefix(value, with)
	case opEndsWith:
		return strings.HasSuffix(value, with)
	case opContains:
		return strings.Contains(value, with)
	}
	return value == with
}

// testPattern runs a pattern. One that runs out of time is tried twice: on a
// machine with much to do the first time says little.
func testPattern(n *comparison, v Value) Result {
	if n.tests.pattern == nil {
		return Result{Outcome: Unknown, Reason: n.subject.property.Name + ": the pattern cannot be run"}
	}
	runaways := n.tests.runaways
	if runaways == nil || runaways.Load() < maxRunaways {
		for range 2 {
			if found, err := n.tests.pattern.MatchString(v.text); err == nil {
				return Result{Outcome: outcomeOf(found)}
			}
		}
		if runaways != nil {
			runaways.Add(1)
		}
	}
	return Result{Outcome: Unknown, Reason: n.subject.property.Name + ": the pattern takes too long"}
}

func testTime(op operator, value, bound time.Time) bool {
	switch op {
	case opGe:
		return !value.Before(bound)
	case opLe:
		return !value.After(bound)
	}
	return value.Equal(bound)
}
