package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// tally counts the ends of flips for each promise.
type tally struct{ of map[string]map[end]int }

func newTally() *tally { return &tally{of: map[string]map[end]int{}} }

func (t *tally) add(promise string, e end) {
	if t.of[promise] == nil {
		t.of[promise] = map[end]int{}
	}
	t.of[promise][e]++
}

func (t *tally) lived() bool {
	for _, ends := range t.of {
		if ends[lives] > 0 {
			return true
		}
	}
	return false
}

// table is the tally as docs/safety.md keeps it.
func (t *tally) table(took time.Duration) string {
	var b strings.Builder
	b.WriteString("| promise | taken out | noticed | nothing could notice | not noticed |\n| --- | --- | --- | --- | --- |\n")
	for _, promise := range slices.Sorted(maps.Keys(t.of)) {
		e := t.of[promise]
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d |\n", promise, e[dies]+e[lives]+e[cannot], e[dies], e[cannot], e[lives])
	}
	fmt.Fprintf(&b, "\nin %s", took.Round(time.Second))
	return b.String()
}
