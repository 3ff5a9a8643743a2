// Package measure says how many times as long a piece of work takes as a bare baseline. Both are measured alternately in
// the same run, so that a slow or busy machine slows both and the ratio stays. It serves benchmarks only.
package measure

import (
	"runtime"
	"slices"
	"testing"
	"time"
)

// Unit is the unit under which a ratio is reported.
const Unit = "x-of-baseline"

// atLeast is how long one measurement lasts at the least: work that is over sooner is repeated, since a clock cannot be
// trusted with microseconds.
const atLeast = 20 * time.Millisecond

// Ratio measures subject and baseline in pairs, one pair an iteration of the benchmark, and reports the median of the
// pairs' ratios. The time of the benchmark as a whole says nothing and is left out.
func Ratio(b *testing.B, subject, baseline func()) {
	b.Helper()
	var ratios []float64
	for b.Loop() {
		ratios = append(ratios, pair(subject, baseline, len(ratios)%2 == 1))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(ratios), Unit)
}

// pair measures both once. Whoever comes second finds warmer caches, so the pairs take turns.
func pair(subject, baseline func(), baselineFirst bool) float64 {
	if baselineFirst {
		base := took(baseline)
		return took(subject) / base
	}
	work := took(subject)
	return work / took(baseline)
}

// took is the time of one run in seconds. The rubbish of what ran before is swept up first, on nobody's account.
func took(work func()) float64 {
	runtime.GC()
	began, runs := time.Now(), 0
	for {
		work()
		runs++
		if spent := time.Since(began); spent >= atLeast {
			return spent.Seconds() / float64(runs)
		}
	}
}

// median of an odd number of values is the middle one, of an even number the mean of the two in the middle.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return (sorted[half-1] + sorted[half]) / 2
}
