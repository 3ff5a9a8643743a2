package number

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBlocks(t *testing.T) {
	r := Range{ID: "r", Name: "R", First: "+441614960050", Last: "+441614960274", Type: "directRouting"}
	v := inventory(t, []Range{r}, []Number{
		{Telephone: "+441614960050", State: Reserved}, {Telephone: "+441614960149", State: Unknown}, {Telephone: "+441614960150", State: Assigned, Holder: "a"},
		{Telephone: "+441614960150;ext=1", State: Assigned, Holder: "b"}, {Telephone: "+441614960274", State: Quarantined},
	}, read())
	got, err := v.Blocks("r", 100)
	if err != nil {
		t.Fatal(err)
	}
	want := []Count{
		{RangeID: "r", Size: 100, Free: 98, Reserved: 1, Unknown: 1},
		{RangeID: "r", Size: 101, Free: 99, Assigned: 2, Differ: 2},
		{RangeID: "r", Size: 25, Free: 24, Quarantined: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got, err := v.Blocks("elsewhere", 100); got != nil || err != nil {
		t.Errorf("a range that there is not has %v, %v", got, err)
	}
}

// TestAWindowBeginsWhereItIsAskedTo: from every position, with extensions before, in and behind it.
func TestAWindowBeginsWhereItIsAskedTo(t *testing.T) {
	r := Range{ID: "r", Name: "R", First: "+441614960050", Last: "+441614960449", Type: "directRouting"}
	v := inventory(t, []Range{r}, []Number{
		{Telephone: "+441614960050;ext=1", State: Reserved}, {Telephone: "+441614960199;ext=1", State: Reserved}, {Telephone: "+441614960199;ext=2", State: Reserved},
		{Telephone: "+441614960200", State: Reserved}, {Telephone: "+441614960449;ext=9", State: Reserved},
	}, read())
	var all []Line
	if err := v.Walk("r", 0, func(l Line) bool { all = append(all, l); return true }); err != nil || len(all) != 404 {
		t.Fatal(len(all), err)
	}
	for from := range len(all) + 2 {
		got, err := v.Window("r", from, 2)
		if err != nil {
			t.Fatal(err)
		}
		at := min(from, len(all))
		if diff := cmp.Diff(append([]Line(nil), all[at:min(at+2, len(all))]...), got); diff != "" {
			t.Fatalf("from %d: %s", from, diff)
		}
	}
}
