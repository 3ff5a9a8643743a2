package directory

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"personadesk/backend/measure"
	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
)

// crowds are the two sizes that every figure is told for. A benchmark fills
// each once.
var crowds = []int{50_000, 500_000}

// directories keeps the benchmarks' directories: filling one takes longer
// than measuring it.
var directories = map[int]*Directory{}

func crowded(b *testing.B, users int) *Directory {
	if directories[users] == nil {
		d := New(users)
		for from := 0; from < users; from += 10_000 { // page by page, as a tenant is read
			if err := d.Apply(benchUsersFrom(from, 10_000)); err != nil {
				b.Fatal(err)
			}
		}
		directories[users] = d
	}
	return directories[users]
}

// matching runs a rule with whatever is remembered of its comparisons.
func matching(b *testing.B, d *Directory, r rule.Rule) {
	if d.Match(r, now).Count() == 0 {
		b.Fatal("nobody matches")
	}
}

// afresh runs a rule with nothing remembered.
func afresh(b *testing.B, d *Directory, r rule.Rule) {
	d.leaves.forget()
	matching(b, d, r)
}

// eachSize runs a benchmark at both sizes; against names the baseline.
func eachSize(b *testing.B, against string, run func(b *testing.B, d *Directory)) {
	for _, users := range crowds {
		b.Run(fmt.Sprintf("%s at %d users", against, users), func(b *testing.B) { run(b, crowded(b, users)) })
	}
}

func milliseconds(b *testing.B, work func()) {
	const runs = 5
	took := make([]time.Duration, runs)
	for i := range took {
		began := time.Now()
		work()
		took[i] = time.Since(began)
	}
	b.ReportMetric(float64(slices.Min(took).Microseconds())/1000, "ms")
}

// BenchmarkRatioRule runs a rule with nothing remembered, against the same
// rule user after user, and against merely looking at the codes of its columns.
func BenchmarkRatioRule(b *testing.B) {
	r := parsed(b, benchRule)
	eachSize(b, "one by one", func(b *testing.B, d *Directory) {
		measure.Ratio(b, func() { afresh(b, d, r) }, func() { oneByOne(b, d, r) })
	})
	eachSize(b, "a bare scan", func(b *testing.B, d *Directory) {
		columns := columnsOf(d, r)
		measure.Ratio(b, func() { afresh(b, d, r) }, func() { scanned(b, columns) })
		milliseconds(b, func() { afresh(b, d, r) })
	})
}

func oneByOne(b *testing.B, d *Directory, r rule.Rule) {
	matched := 0
	for i := range d.Len() {
		if evaluate.Rule(r, d.User(i), now).Outcome == rule.Match {
			matched++
		}
	}
	if matched == 0 {
		b.Fatal("nobody matches")
	}
}

func scanned(b *testing.B, columns []*column) {
	if scan(columns) == 0 {
		b.Fatal("nobody has a value")
	}
}

// BenchmarkRatioEditedRule edits one comparison a run: the text that names are
// searched for, which is the dearest to edit.
func BenchmarkRatioEditedRule(b *testing.B) {
	eachSize(b, "a bare scan", func(b *testing.B, d *Directory) {
		edits := 0
		edited := func() {
			edits++
			text := fmt.Sprintf(`%s -and (user.userPrincipalName -notContains "son%d@")`, benchRule, edits%1000+100)
			matching(b, d, parsed(b, text))
		}
		columns := columnsOf(d, parsed(b, benchRule))
		measure.Ratio(b, edited, func() { scanned(b, columns) })
		milliseconds(b, edited)
	})
}

// personas are rules as an assortment of personas has them: much in common,
// and each with comparisons of its own.
func personas(b *testing.B) []rule.Rule {
	rules := make([]rule.Rule, 100)
	for i := range rules {
		rules[i] = parsed(b, fmt.Sprintf(`user.accountEnabled -eq true -and user.userType -eq "Member" -and user.department -eq "Department %d" -and (user.jobTitle -startsWith "Title %d" -or user.physicalDeliveryOfficeName -in ["Office %d","Office %d"])`, i%40, i, i%25, (i+5)%25))
	}
	return rules
}

// BenchmarkRatioPersonas runs the rules of a hundred personas, with nothing
// remembered from before.
func BenchmarkRatioPersonas(b *testing.B) {
	rules := personas(b)
	eachSize(b, "a bare scan", func(b *testing.B, d *Directory) {
		var columns []*column
		for _, r := range rules {
			columns = append(columns, columnsOf(d, r)...)
		}
		run := func() {
			d.leaves.forget()
			for _, r := range rules {
				d.Match(r, now)
			}
		}
		measure.Ratio(b, run, func() { scanned(b, columns) })
		milliseconds(b, run)
	})
}

// BenchmarkRatioUserOf500000 is what a user costs among many, against what one
// costs among few. The few are run ten times over, so both do equal work.
func BenchmarkRatioUserOf500000(b *testing.B) {
	r := parsed(b, benchRule)
	few, many := crowded(b, crowds[0]), crowded(b, crowds[1])
	b.Run("one of 50000", func(b *testing.B) {
		measure.Ratio(b, func() { afresh(b, many, r) }, func() {
			for range many.Len() / few.Len() {
				afresh(b, few, r)
			}
		})
	})
}

// BenchmarkRatioUpdate changes one user and runs the rule again, against
// running it with nothing remembered.
func BenchmarkRatioUpdate(b *testing.B) {
	r := parsed(b, benchRule)
	eachSize(b, "the rule afresh", func(b *testing.B, d *Directory) {
		updates := 0
		changed := func() {
			updates++
			user := rawUser{"id": benchUsersFrom(7, 1)[0]["id"], "department": encode(b, fmt.Sprintf("Department %d", updates%40))}
			if err := d.Merge(user); err != nil {
				b.Fatal(err)
			}
			matching(b, d, r)
		}
		measure.Ratio(b, changed, func() { afresh(b, d, r) })
		milliseconds(b, changed)
	})
}

// BenchmarkRatioMemory tells what a user takes beyond the texts of the values.
func BenchmarkRatioMemory(b *testing.B) {
	for _, users := range crowds {
		b.Run(fmt.Sprintf("at %d users", users), func(b *testing.B) {
			clear(directories)
			for b.Loop() {
				// what is measured is a state; once is enough
			}
			before := heap()
			d := crowded(b, users)
			after := heap()
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(after-before-valueBytes(d))/float64(users), "bytes-a-user")
			runtime.KeepAlive(d)
		})
	}
}

func heap() int {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int(stats.HeapAlloc)
}

// valueBytes is the length of the texts of all values that differ, and of the ids.
func valueBytes(d *Directory) int {
	bytes := 16 * d.Len()
	for _, c := range d.columns {
		for code := range c.size() {
			bytes += len(c.value(uint32(code)).String())
		}
	}
	return bytes
}

// BenchmarkFill takes 50,000 decoded users in.
func BenchmarkFill(b *testing.B) {
	users := benchUsers(50_000)
	for b.Loop() {
		filled(b, users)
	}
}
