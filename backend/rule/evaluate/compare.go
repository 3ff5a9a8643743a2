package evaluate

import (
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// testComparison holds a comparison against a value that was read.
func testComparison(n *tree.Comparison, v rule.Value, now time.Time) rule.Result {
	op, negative := n.Op.Positive()
	var r rule.Result
	switch {
	case n.Value.Kind == tree.NullLiteral:
		r = testNull(v)
	case v.IsAbsent():
		// A negative operator holds for nobody's value too. That is fair to
		// expect of -ne and -notIn, and only a guess for the other four.
		guessed := negative && op != tree.OpEq && op != tree.OpIn
		r = rule.Result{Outcome: rule.NoMatch, Assumed: guessed || n.Value.Kind == tree.TextLiteral && n.Value.Text == ""}
	case v.IsTexts():
		// What an operator means on a whole collection is not documented:
		// some item for positive operators, no item for negative ones.
		c := combinerFor(tree.OpAny)
		for _, text := range v.Each() {
			c.add(testText(n, op, text))
		}
		r = c.result()
		r.Assumed = r.Outcome != rule.Unknown
	case n.Value.Kind == tree.BoolLiteral && v.IsBool():
		r.Outcome = outcomeOf(v.Bool() == n.Value.Truth)
	case (n.Value.Kind == tree.DateLiteral || n.Value.Kind == tree.NowLiteral) && v.IsTime():
		r.Outcome = outcomeOf(testTime(op, v.Time(), n.Value.Moment(now)))
	case (n.Value.Kind == tree.TextLiteral || n.Value.Kind == tree.ListLiteral) && v.IsText():
		r = testText(n, op, v)
	default:
		return rule.Result{Outcome: rule.Unknown, Reason: n.Subject.Property.Name + ": its value has another type than expected"}
	}
	if negative {
		return r.Negated()
	}
	return r
}

// testNull answers -eq null. Whether an empty text counts as null is not
// documented, nor what null means for a collection.
func testNull(v rule.Value) rule.Result {
	switch {
	case v.IsAbsent():
		return rule.Result{Outcome: rule.Match}
	case v.IsText():
		return rule.Result{Outcome: rule.NoMatch, Assumed: v.Text() == ""}
	case v.IsTexts():
		return rule.Result{Outcome: outcomeOf(len(v.Each()) == 0), Assumed: true}
	case v.IsItems():
		return rule.Result{Outcome: outcomeOf(len(v.Items()) == 0), Assumed: true}
	}
	return rule.Result{Outcome: rule.NoMatch}
}

// testText answers a positive operator on a known text.
func testText(n *tree.Comparison, op tree.Operator, v rule.Value) rule.Result {
	switch op {
	case tree.OpIn:
		_, found := n.Tests.Set[v.Folded()]
		return rule.Result{Outcome: outcomeOf(found)}
	case tree.OpMatch:
		if plain := n.Tests.Plain; plain.Fits(v.Text()) {
			return rule.Result{Outcome: outcomeOf(tree.FoldedFits(plain.Op, v.Folded(), plain.Folded))}
		}
		return testPattern(n, v)
	}
	return rule.Result{Outcome: outcomeOf(tree.FoldedFits(op, v.Folded(), n.Tests.Folded))}
}

// testPattern runs a pattern. One that runs out of time is tried twice: on a
// machine with much to do the first time says little.
func testPattern(n *tree.Comparison, v rule.Value) rule.Result {
	if n.Tests.Pattern == nil {
		return rule.Result{Outcome: rule.Unknown, Reason: n.Subject.Property.Name + ": the pattern cannot be run"}
	}
	runaways := n.Tests.Runaways
	if runaways == nil || runaways.Load() < maxRunaways {
		for range 2 {
			if found, err := n.Tests.Pattern.MatchString(v.Text()); err == nil {
				return rule.Result{Outcome: outcomeOf(found)}
			}
		}
		if runaways != nil {
			runaways.Add(1)
		}
	}
	return rule.Result{Outcome: rule.Unknown, Reason: n.Subject.Property.Name + ": the pattern takes too long"}
}

func testTime(op tree.Operator, value, bound time.Time) bool {
	switch op {
	case tree.OpGe:
		return !value.Before(bound)
	case tree.OpLe:
		return !value.After(bound)
	}
	return value.Equal(bound)
}
