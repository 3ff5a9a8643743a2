package directory

import (
	"runtime"
	"sync"
	"time"

	"personadesk/backend/rule"
)

// The outcome of one value as bits.
const (
	matchBit uint8 = 1 << iota
	unknownBit
	assumedBit
)

// outcomes computes the outcome of each distinct value of a column.
func outcomes(c *column, l rule.Leaf, now time.Time) []uint8 {
	table := make([]uint8, c.size())
	inParallel(len(table), func(from, to int) {
		for code := from; code < min(to, len(c.values)); code++ {
			table[code] = outcomeBits(l.Test(c.values[code], now))
		}
		first := len(c.values) // codes from here on are texts
		from = max(from, first)
		if from >= to {
			return
		}
		if test, ok := l.Folded(); ok && c.texts.runs(test) {
			_, each := test.OfItems()
			for code := from; code < to; code++ {
				if c.texts.holds(test, uint32(code-first), each) {
					table[code] = matchBit
				}
			}
			return
		}
		for code := from; code < to; code++ {
			table[code] = outcomeBits(l.Test(c.texts.value(uint32(code-first)), now))
		}
	})
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

// spread gives every user the outcome of the value that the user has.
func spread(c *column, table []uint8, users int) Matches {
	var seen uint8
	for _, b := range table {
		seen |= b
	}
	if c.users < users {
		seen |= unknownBit // the column ends before the users do: never read
	}
	m := Matches{newSet(users), newSet(users), newSet(users)}
	m.Unknown.empty, m.Assumed.empty = seen&unknownBit == 0, seen&assumedBit == 0
	inParallel(len(m.Match.words), func(from, to int) {
		switch {
		case c.narrow != nil:
			spreadOver(m, c.narrow, table, from, to)
		case c.middle != nil:
			spreadOver(m, c.middle, table, from, to)
		case c.wide != nil:
			spreadOver(m, c.wide, table, from, to)
		default:
			spreadShared(m, table[c.shared], c.users, from, to)
		}
	})
	for i := c.users; i < users; i++ {
		m.Unknown.words[i/64] |= 1 << (i % 64)
	}
	return m
}

// spreadOver fills the words from one to another. A pass for each outcome would read the codes three times; where nothing is
// unknown or assumed, one bit of each code is enough.
func spreadOver[C uint8 | uint16 | uint32](m Matches, codes []C, table []uint8, from, to int) {
	simple := m.Unknown.empty && m.Assumed.empty
	for at := from; at < to; at++ {
		first := at * 64
		if first >= len(codes) {
			return
		}
		chunk := codes[first:min(first+64, len(codes))]
		var match, unknown, assumed uint64
		if simple {
			for bit, code := range chunk {
				match |= uint64(table[code]) << bit // nothing but the match bit is ever set
			}
		} else {
			for bit, code := range chunk {
				b := uint64(table[code])
				match |= (b & 1) << bit
				unknown |= (b >> 1 & 1) << bit
				assumed |= (b >> 2 & 1) << bit
			}
		}
		m.Match.words[at], m.Unknown.words[at], m.Assumed.words[at] = match, unknown, assumed
	}
}

// spreadShared fills the words where every user has one value.
func spreadShared(m Matches, bits uint8, users, from, to int) {
	for at := from; at < to; at++ {
		word := ^uint64(0)
		if rest := users - at*64; rest <= 0 {
			return
		} else if rest < 64 {
			word = 1<<rest - 1
		}
		if bits&matchBit != 0 {
			m.Match.words[at] = word
		}
		if bits&unknownBit != 0 {
			m.Unknown.words[at] = word
		}
		if bits&assumedBit != 0 {
			m.Assumed.words[at] = word
		}
	}
}

// parallelFrom is how many pieces of work are worth a second core.
const parallelFrom = 4096

// inParallel shares out n pieces of work in a row over the cores.
func inParallel(n int, work func(from, to int)) {
	workers := runtime.GOMAXPROCS(0)
	if n < parallelFrom || workers == 1 {
		work(0, n)
		return
	}
	var wait sync.WaitGroup
	share := (n + workers - 1) / workers
	for from := 0; from < n; from += share {
		wait.Go(func() { work(from, min(from+share, n)) })
	}
	wait.Wait()
}
