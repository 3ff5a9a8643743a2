package tenant

import "testing"

func TestEachWayHasAColourOfItsOwn(t *testing.T) {
	seen := map[string]Way{}
	for _, w := range []Way{ByPractice, ByAddress, ByProfile} {
		if other, twice := seen[w.Colour()]; twice || w.Colour() == "" {
			t.Errorf("%s looks like %s: %q", w, other, w.Colour())
		}
		seen[w.Colour()] = w
	}
	if ByNone.Colour() != "" {
		t.Error("no tenant has a colour")
	}
}
