package main

import (
	"fmt"
	"time"
)

// report prints the figures as they come and remembers what missed its goal.
type report struct {
	missed []string
	kept   map[string]map[int]float64 // figure -> users -> value, for what is compared across sizes
}

// keep remembers a figure for the comparison across sizes.
func (r *report) keep(figure string, users int, value float64) {
	if r.kept == nil {
		r.kept = map[string]map[int]float64{}
	}
	if r.kept[figure] == nil {
		r.kept[figure] = map[int]float64{}
	}
	r.kept[figure][users] = value
}

func (r *report) size(users, numbers int) {
	fmt.Printf("\n%s users, %s numbers in the workbook\n", grouped(users), grouped(numbers))
}

// line prints a figure, with what it is held against and its goal where it has one.
func (r *report) line(what, figure, beside string, g goal) {
	mark := ""
	if g.set && g.missed {
		mark = "  MISSED"
		r.missed = append(r.missed, what+": "+figure+", goal "+g.words)
	}
	if g.set {
		beside += " (goal " + g.words + ")" + mark
	}
	fmt.Printf("  %-46s %14s   %s\n", what, figure, beside)
}

// goal is what a figure should be at the most.
type goal struct {
	set, missed bool
	words       string
}

// none is the goal of what has none at this size.
var none goal

// atMost is a goal; what is measured and its bound are in the same unit.
func atMost(value, bound float64, words string) goal {
	return goal{set: true, missed: value > bound, words: "at most " + words}
}

// when keeps a goal at some sizes only.
func when(holds bool, g goal) goal {
	if holds {
		return g
	}
	return none
}

// times prints work beside its baseline.
func times(work, bare time.Duration, baseline string) string {
	return fmt.Sprintf("%.2f times %s (%s)", work.Seconds()/bare.Seconds(), baseline, short(bare))
}

func (r *report) compare(sizes []int) {
	fmt.Printf("\nAcross sizes\n")
	ratio := func(figure string, from, to int, bound float64, what string) {
		a, b := r.kept[figure][from], r.kept[figure][to]
		if a == 0 || b == 0 {
			return
		}
		r.line(what, fmt.Sprintf("%.2f times", b/a), fmt.Sprintf("%s users to %s", grouped(from), grouped(to)), atMost(b/a, bound, fmt.Sprintf("%.1f times", bound)))
	}
	first, last := sizes[0], sizes[len(sizes)-1]
	if first != last {
		ratio("state", first, last, 2, "frame after one answer, flat")
	}
	ratio("reading", 100000, 500000, 1.5, "peak of a reading, apart from the columns")
	ratio("plan", 100000, 200000, 2.2, "plan of twice the users")
}

func (r *report) end() {
	if len(r.missed) == 0 {
		fmt.Printf("\nEvery goal of these sizes was met.\n")
		return
	}
	fmt.Printf("\nMissed:\n")
	for _, m := range r.missed {
		fmt.Printf("  %s\n", m)
	}
}

// short writes a time with the digits that matter.
func short(d time.Duration) string {
	switch {
	case d >= 10*time.Second:
		return fmt.Sprintf("%.1f s", d.Seconds())
	case d >= time.Second:
		return fmt.Sprintf("%.2f s", d.Seconds())
	case d >= 10*time.Millisecond:
		return fmt.Sprintf("%.0f ms", d.Seconds()*1e3)
	}
	return fmt.Sprintf("%.2f ms", d.Seconds()*1e3)
}

func megabytes(bytes int64) string { return fmt.Sprintf("%s MB", grouped(int(bytes/1e6))) }

func share(part, whole time.Duration) float64 { return 100 * part.Seconds() / whole.Seconds() }

// grouped puts the commas into a number.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return grouped(n/1000) + fmt.Sprintf(",%03d", n%1000)
}
