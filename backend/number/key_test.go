package number

import (
	"slices"
	"testing"
)

func TestAKeyIsTheNumberWithItsExtension(t *testing.T) {
	for text, want := range map[string]Key{
		"+441614960000":         {441614960000, ""},
		"+441614960000;ext=100": {441614960000, "100"},
		"+441614960000;ext=010": {441614960000, "010"}, // not the same as 10
		"+441614960000;ext=":    {0, "+441614960000;ext="},
		"+441614960000;ext=1x":  {0, "+441614960000;ext=1x"},
		"0161 496":              {0, "0161 496"},
		"":                      {},
	} {
		got := KeyOf(text)
		if got != want || got.String() != text || got.IsNumber() != (want.Figure > 0) {
			t.Errorf("%q: got %+v, which spells %q", text, got, got.String())
		}
	}
}

func TestKeysAreOrderedByFigureAndThenByExtension(t *testing.T) {
	list := []Key{{20, ""}, {10, "2"}, {0, "z"}, {10, ""}, {10, "10"}}
	slices.SortFunc(list, Key.Compare)
	if want := []Key{{0, "z"}, {10, ""}, {10, "10"}, {10, "2"}, {20, ""}}; !slices.Equal(list, want) {
		t.Errorf("got %v", list)
	}
}
