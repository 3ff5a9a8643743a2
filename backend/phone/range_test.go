package phone

import (
	"errors"
	"slices"
	"testing"

	"personadesk/backend/problem"
)

func TestRange(t *testing.T) {
	r, err := NewRange("+441612300700", "+441612300799")
	if err != nil {
		t.Fatal(err)
	}
	if r.Count() != 100 || r.First() != "+441612300700" || r.Last() != "+441612300799" || r.At(14) != "+441612300714" || r.At(100) != "" {
		t.Errorf("counted wrong: %d from %s to %s", r.Count(), r.First(), r.Last())
	}
	for number, want := range map[string]bool{
		"+441612300700": true, "+441612300799": true, "+441612300699": false, "+441612300800": false,
		"+4416123007000": false, "441612300700": false, "": false,
	} {
		if got := r.Contains(number); got != want {
			t.Errorf("Contains(%q) = %v", number, got)
		}
	}
	if next, ok := r.Next("+441612300709"); !ok || next != "+441612300710" {
		t.Errorf("Next = %q, %v", next, ok)
	}
	for _, number := range []string{"+441612300799", "+441612300699", "reception"} {
		if next, ok := r.Next(number); ok {
			t.Errorf("Next(%s) = %q, want none", number, next)
		}
	}
	if all := slices.Collect(r.Each()); len(all) != 100 || all[99] != r.Last() {
		t.Errorf("went over %d numbers", len(all))
	}
}

func TestRangesOverlap(t *testing.T) {
	a, _ := NewRange("+441612300700", "+441612300799")
	for name, c := range map[string]struct {
		first, last string
		want        bool
	}{
		"itself":        {"+441612300700", "+441612300799", true},
		"touches first": {"+441612300600", "+441612300700", true},
		"inside":        {"+441612300750", "+441612300750", true},
		"right before":  {"+441612300600", "+441612300699", false},
		"other length":  {"+44161230070", "+44161230079", false},
	} {
		b, err := NewRange(c.first, c.last)
		if err != nil {
			t.Fatal(err)
		}
		if a.Overlaps(b) != c.want || b.Overlaps(a) != c.want {
			t.Errorf("%s: overlap is %v", name, a.Overlaps(b))
		}
	}
	if a.Overlaps(Range{}) || (Range{}).Contains("+441612300700") || (Range{}).First() != "" || (Range{}).Last() != "" {
		t.Error("the zero range holds something")
	}
}

func TestNewRangeRefuses(t *testing.T) {
	for code, ends := range map[string][2]string{
		"RANGE_NUMBER":    {"0161 230 0700", "+441612300799"},
		"RANGE_LENGTH":    {"+44161230070", "+441612300799"},
		"RANGE_BACKWARDS": {"+441612300799", "+441612300700"},
	} {
		var p *problem.Problem
		if _, err := NewRange(ends[0], ends[1]); !errors.As(err, &p) || p.Code != code {
			t.Errorf("%v gives %v, want %s", ends, err, code)
		}
	}
}
