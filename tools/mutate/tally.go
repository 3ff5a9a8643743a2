package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
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

// print writes the table as docs/safety.md keeps it.
func (t *tally) print(w io.Writer, took time.Duration) {
	fmt.Fprintln(w, "| promise | taken out | noticed | nothing could notice | not noticed |") //nolint:errcheck // the screen
	fmt.Fprintln(w, "| --- | --- | --- | --- | --- |")                                        //nolint:errcheck // the screen
	for _, promise := range slices.Sorted(maps.Keys(t.of)) {
		e := t.of[promise]
		fmt.Fprintf(w, "| %s | %d | %d | %d | %d |\n", promise, e[dies]+e[lives]+e[cannot], e[dies], e[cannot], e[lives]) //nolint:errcheck // the screen
	}
	fmt.Fprintf(w, "\nin %s\n", took.Round(time.Second)) //nolint:errcheck // the screen
}
