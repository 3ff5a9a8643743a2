package directory

import (
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
)

// Matches is the outcome of a rule for every user: those it holds for, those
// nobody can tell of, and those whose outcome rests on behaviour that is not
// documented. Everybody else does not match.
type Matches struct {
	Match   Set
	Unknown Set
	Assumed Set
}

// Count is the number of users the rule holds for.
func (m Matches) Count() int { return m.Match.Count() }

// Outcome is the outcome for user i.
func (m Matches) Outcome(i int) rule.Outcome {
	switch {
	case m.Match.Has(i):
		return rule.Match
	case m.Unknown.Has(i):
		return rule.Unknown
	}
	return rule.NoMatch
}

// Match runs a rule over all users; now is what system.now means. Every user
// is unknown to the zero Rule.
func (d *Directory) Match(r rule.Rule, now time.Time) Matches {
	m, ok := evaluate.Fold(evaluate.Limited(r), evaluate.Algebra[Matches]{
		Leaf: func(l evaluate.Leaf) Matches { return d.leaf(l, now) },
		And:  func(parts []Matches) Matches { return all(parts) },
		Or:   func(parts []Matches) Matches { return some(parts) },
		Not:  Matches.negated,
	})
	if !ok {
		return Matches{Match: noUser(d.Len()), Unknown: d.Everybody(), Assumed: noUser(d.Len())}
	}
	return m
}

// leaf computes the outcome of each distinct value and spreads it over the
// users, unless the leaf is remembered. Sets are never changed, so both may
// have the same.
func (d *Directory) leaf(l evaluate.Leaf, now time.Time) Matches {
	c := d.column(l.Attribute())
	if c == nil {
		return Matches{Match: noUser(d.Len()), Unknown: d.Everybody(), Assumed: noUser(d.Len())}
	}
	key := keyOf(l, now)
	if m, ok := d.leaves.find(key, l, c, d.crowd); ok {
		return m
	}
	var m Matches
	if c.ids != nil {
		m = d.identityLeaf(l, now)
	} else {
		m = spread(&c.codes, outcomes(c, l, now), d.Len())
	}
	d.leaves.keep(key, c, d.crowd, m)
	return m
}
