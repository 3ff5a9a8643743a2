package phone

import (
	"testing"

	"pgregory.net/rapid"
)

func TestFigure(t *testing.T) {
	for number, want := range map[string]uint64{
		"+441612300714":     441612300714,
		"+999999999999999":  999_999_999_999_999,
		"+2001":             2001,
		"+2":                0,
		"441612300714":      0,
		"+041612300714":     0,
		"+4416123x0714":     0,
		"+9999999999999999": 0,
		"":                  0,
	} {
		if got, ok := Figure(number); got != want || ok != (want > 0) {
			t.Errorf("Figure(%q) = %d, %v", number, got, ok)
		}
	}
}

func TestSpellIsTheWayBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringMatching(`\+[1-9][0-9]{1,14}`).Draw(t, "number")
		if n, ok := Figure(number); !ok || Spell(n) != number {
			t.Errorf("%s is %d, %v, and %s on the way back", number, n, ok, Spell(n))
		}
	})
}
