package directory

import (
	"time"

	"personadesk/backend/rule"
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
	m, ok := rule.Fold(r.Limited(), rule.Algebra[Matches]{
		Leaf: func(l rule.Leaf) Matches { return d.leaf(l, now) },
		And:  func(parts []Matches) Matches { return all(parts) },
		Or:   func(parts []Matches) Matches { return some(parts) },
		Not:  Matches.negated,
	})
	if !ok {
		return d.untold()
	}
	return m
}

// untold is the outcome of what nobody can tell of anybody.
func (d *Directory) untold() Matches {
	none := newSet(d.Len())
	return Matches{Match: none, Unknown: none.Not(), Assumed: none}
}

// leaf gives the outcome of one comparison for all users. Rules share comparisons, and who edits a rule edits one at a
// time, so what was computed is kept until a user changes.
func (d *Directory) leaf(l rule.Leaf, now time.Time) Matches {
	c := d.column(l.Attribute())
	if c == nil {
		return d.untold()
	}
	key := l.String()
	if l.AsksForNow() {
		key += now.UTC().Format("\n2006-01-02T15:04:05.999999999")
	}
	if m, known := d.memo.leaf(key); known {
		return m
	}
	m := spread(c, outcomes(c, l, now), d.Len())
	d.memo.keep(key, m)
	return m
}

func (m Matches) negated() Matches {
	if m.Unknown.empty {
		return Matches{Match: m.Match.Not(), Unknown: m.Unknown, Assumed: m.Assumed}
	}
	return Matches{Match: m.Match.Or(m.Unknown).Not(), Unknown: m.Unknown, Assumed: m.Assumed}
}

// all joins with -and: one firm "no match" decides; an outcome is assumed when
// it would change if the assumed parts were wrong.
func all(parts []Matches) Matches {
	if firm(parts) {
		m := parts[0]
		for _, part := range parts[1:] {
			m.Match = m.Match.And(part.Match)
		}
		return m
	}
	first := parts[0]
	match, assumed := first.Match, first.Assumed
	no := first.Match.Or(first.Unknown).Not()
	firm := no.AndNot(first.Assumed)
	for _, part := range parts[1:] {
		partNo := part.Match.Or(part.Unknown).Not()
		match, assumed = match.And(part.Match), assumed.Or(part.Assumed)
		no, firm = no.Or(partNo), firm.Or(partNo.AndNot(part.Assumed))
	}
	return Matches{
		Match:   match,
		Unknown: match.Or(no).Not(),
		Assumed: no.AndNot(firm).Or(match.And(assumed)),
	}
}

// firm reports whether nothing is unknown or assumed of anybody, which is so of nearly every rule.
func firm(parts []Matches) bool {
	for _, part := range parts {
		if !part.Unknown.empty || !part.Assumed.empty {
			return false
		}
	}
	return true
}

// some joins with -or, which is -and looked at from the other side.
func some(parts []Matches) Matches {
	flipped := make([]Matches, len(parts))
	for i, part := range parts {
		flipped[i] = part.negated()
	}
	return all(flipped).negated()
}
