package directory

import (
	"runtime"
	"sync"
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
)

// The outcome of one value as bits.
const (
	matchBit uint8 = 1 << iota
	unknownBit
	assumedBit
)

// parallelFrom is the number of values or users that is worth a second core.
// Tests lower it.
var parallelFrom = 16384

// inParallel shares the numbers below n out among the cores, at multiples of
// step.
func inParallel(n, step int, work func(from, to int)) {
	workers := runtime.GOMAXPROCS(0)
	if n < parallelFrom || workers == 1 {
		work(0, n)
		return
	}
	share := (n/workers + step) / step * step
	var wait sync.WaitGroup
	for from := 0; from < n; from += share {
		wait.Go(func() { work(from, min(from+share, n)) })
	}
	wait.Wait()
}

// outcomes is the outcome of each value of a column, by its code.
func outcomes(c *column, l evaluate.Leaf, now time.Time) []uint8 {
	// a narrow code never leads outside of 256 entries, and the compiler knows
	table := make([]uint8, max(c.size(), 256))
	inParallel(len(c.values), 1, func(from, to int) {
		for code := from; code < to; code++ {
			table[code] = outcomeBits(l.Test(c.values[code], now))
		}
	})
	if c.texts.size() > 0 {
		outcomesOfTexts(&c.texts, l, now, table[len(c.values):])
	}
	return table
}

// outcomesOfTexts runs over texts where they lie, as far as the leaf can.
func outcomesOfTexts(t *texts, l evaluate.Leaf, now time.Time, table []uint8) {
	test, reduced := l.OnText()
	inParallel(t.size(), 1, func(from, to int) {
		for k := from; k < to; k++ {
			if reduced {
				if bits, ok := entryBits(&test, t.entry(k)); ok {
					table[k] = bits
					continue
				}
			}
			table[k] = outcomeBits(l.Test(t.value(k), now))
		}
	})
}

// entryBits answers for an entry of texts, or says that the leaf must see the
// value.
func entryBits(test *evaluate.TextTest, entry []byte) (uint8, bool) {
	switch {
	case entry[0] == oneText && test.Of == evaluate.OfValue:
		_, folded, _, form := nextText(entry[1:])
		if form == foldedDiffers || !test.Fits(folded) {
			return 0, false
		}
		return bitsOf(test.One(folded)), true
	case entry[0] == manyTexts:
		return collectionBits(test, entry[1:])
	}
	return 0, false
}

func collectionBits(test *evaluate.TextTest, from []byte) (uint8, bool) {
	found, some, every, items := false, false, true, 0
	for len(from) > 0 {
		_, folded, rest, form := nextText(from)
		if form == foldedDiffers || !test.Fits(folded) {
			return 0, false
		}
		match, _ := test.One(folded)
		found, some, every = found || test.Holds(folded), some || match, every && match
		from, items = rest, items+1
	}
	switch test.Of {
	case evaluate.OfSomeItem:
		return bitsOf(some, false), true
	case evaluate.OfEveryItem:
		return bitsOf(every, false), true
	}
	return bitsOf(test.Joined(found, items)), true
}

func bitsOf(match, assumed bool) uint8 {
	var b uint8
	if match {
		b = matchBit
	}
	if assumed {
		b |= assumedBit
	}
	return b
}

func outcomeBits(r rule.Result) uint8 {
	if r.Outcome == rule.Unknown {
		return unknownBit
	}
	return bitsOf(r.Outcome == rule.Match, r.Assumed)
}
