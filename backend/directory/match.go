package directory

import (
	"runtime"
	"sync"
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
	m, ok := rule.Fold(r, rule.Algebra[Matches]{
		Leaf: func(l rule.Leaf) Matches { return d.leaf(l, now) },
		And:  func(parts []Matches) Matches { return all(parts) },
		Or:   func(parts []Matches) Matches { return some(parts) },
		Not:  Matches.negated,
	})
	if !ok {
		return Matches{Match: noUser(d.Len()), Unknown: d.Everybody(), Assumed: noUser(d.Len())}
	}
	return m
}

// The outcome of one value as bits.
const (
	matchBit uint8 = 1 << iota
	unknownBit
	assumedBit
)

// leaf computes the outcome of each distinct value and spreads it over the
// users, unless the leaf is remembered. Sets are never changed, so both may
// have the same.
func (d *Directory) leaf(l rule.Leaf, now time.Time) Matches {
	c := d.column(l.Attribute())
	if c == nil {
		return Matches{Match: noUser(d.Len()), Unknown: d.Everybody(), Assumed: noUser(d.Len())}
	}
	key := keyOf(l, now)
	if m, ok := d.leaves.find(key, l, c, d.crowd); ok {
		return m
	}
	m := spread(c, outcomes(c, l, now), d.Len())
	d.leaves.keep(key, c, d.crowd, m)
	return m
}

// parallelFrom is the number of distinct values that is worth a second core.
const parallelFrom = 8192

func outcomes(c *column, l rule.Leaf, now time.Time) []uint8 {
	table := make([]uint8, len(c.values))
	compute := func(from, to int) {
		for code := from; code < to; code++ {
			table[code] = outcomeBits(l.Test(c.values[code], now))
		}
	}
	workers := runtime.GOMAXPROCS(0)
	if len(table) < parallelFrom || workers == 1 {
		compute(0, len(table))
		return table
	}
	var wait sync.WaitGroup
	share := (len(table) + workers - 1) / workers
	for from := 0; from < len(table); from += share {
		wait.Go(func() { compute(from, min(from+share, len(table))) })
	}
	wait.Wait()
	return table
}

func outcomeBits(r rule.Result) uint8 {
	var b uint8
	switch r.Outcome {
	case rule.Match:
		b = matchBit
	case rule.Unknown:
		return unknownBit
	}
	if r.Assumed {
		b |= assumedBit
	}
	return b
}

func spread(c *column, table []uint8, users int) Matches {
	m := Matches{newSet(users), newSet(users), newSet(users)}
	for at := range m.Match.words {
		first, last := at*64, min(at*64+64, users)
		var match, unknown, assumed uint64
		read := min(last, len(c.codes))
		for i := first; i < read; i++ {
			b := uint64(table[c.codes[i]])
			bit := i - first
			match |= (b & 1) << bit
			unknown |= (b >> 1 & 1) << bit
			assumed |= (b >> 2 & 1) << bit
		}
		for i := max(first, read); i < last; i++ {
			unknown |= 1 << (i - first) // the column ends before: never read
		}
		m.Match.words[at], m.Unknown.words[at], m.Assumed.words[at] = match, unknown, assumed
	}
	return m.trimmed()
}
