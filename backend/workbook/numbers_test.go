package workbook

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/number"
)

// inventory is a number of numbers in four states, one after the other.
func inventory(n int) []number.Number {
	list := make([]number.Number, n)
	states := []number.State{number.Free, number.Assigned, number.Reserved, number.Quarantined}
	for i := range list {
		list[i] = number.Number{Telephone: fmt.Sprintf("+4416155%06d", i), State: states[i%4], Since: start}
		if list[i].State == number.Assigned {
			list[i].Holder = fmt.Sprint("u", i)
		}
	}
	return list
}

// enter puts numbers into a workbook as one edit.
func enter(w *Workbook, list []number.Number) error {
	_, err := w.ApplyNumbers(ctx, "Enter numbers", func(yield func(number.Event) bool) {
		for _, n := range list {
			if !yield(number.Entering(n)) {
				return
			}
		}
	})
	return err
}

// fives are ranges of as many numbers each.
func fives(t testing.TB, w *Workbook, size int) {
	t.Helper()
	for i := range 5 {
		must(t, w.SaveRange(ctx, number.Range{ID: fmt.Sprint("r", i), First: fmt.Sprintf("+4416155%06d", i*size), Last: fmt.Sprintf("+4416155%06d", i*size+size-1)}))
	}
}

func TestNumbersAreAskedForInWindows(t *testing.T) {
	w := create(t)
	fives(t, w, 20)
	must(t, enter(w, inventory(100)))
	page, total, err := w.Numbers(ctx, NumberQuery{Offset: 10, Limit: 3})
	must(t, err)
	if total != 100 || len(page) != 3 || page[0].Telephone != "+4416155000010" {
		t.Errorf("%d %+v", total, page)
	}
	for name, c := range map[string]struct {
		query NumberQuery
		total int
		first string
	}{
		"by state":       {NumberQuery{State: number.Free}, 25, "+4416155000000"},
		"by range":       {NumberQuery{RangeID: "r3"}, 20, "+4416155000060"},
		"by both":        {NumberQuery{RangeID: "r1", State: number.Assigned}, 5, "+4416155000021"},
		"by holder":      {NumberQuery{Holder: "u1"}, 1, "+4416155000001"},
		"by text":        {NumberQuery{Text: "55000099"}, 1, "+4416155000099"},
		"text is text":   {NumberQuery{Text: "%"}, 0, ""},
		"descending":     {NumberQuery{Descending: true}, 100, "+4416155000099"},
		"sorted":         {NumberQuery{Sort: "state"}, 100, "+4416155000000"},
		"by kind":        {NumberQuery{Kind: number.User}, 25, "+4416155000001"},
		"past the end":   {NumberQuery{Offset: 1000}, 100, ""},
		"nothing so big": {NumberQuery{Limit: -1, Offset: -5}, 100, "+4416155000000"},
	} {
		t.Run(name, func(t *testing.T) {
			page, total, err := w.Numbers(ctx, c.query)
			must(t, err)
			first := ""
			if len(page) > 0 {
				first = page[0].Telephone
			}
			if total != c.total || first != c.first {
				t.Errorf("%d from %q; want %d from %q", total, first, c.total, c.first)
			}
		})
	}
	_, _, err = w.Numbers(ctx, NumberQuery{Sort: "state; DROP TABLE number"})
	wantCode(t, err, "QUERY_UNKNOWN")
	counts, err := w.NumberCounts(ctx)
	must(t, err)
	if len(counts) != 20 || counts[0] != (NumberCount{"r0", number.Free, "", 5}) {
		t.Errorf("%d %+v", len(counts), counts)
	}
	if n, ok, err := w.Number(ctx, "+4416155000007"); err != nil || !ok || n.State != number.Quarantined || !n.Since.Equal(start) || !n.Until.IsZero() {
		t.Errorf("%+v %v %v", n, ok, err)
	}
	if _, ok, err := w.Number(ctx, "+1"); ok || err != nil {
		t.Error("a number that is not there", err)
	}
	wantCode(t, enter(w, []number.Number{{Telephone: "+77"}, {}}), "NUMBER_FORM")
	if _, ok, err := w.Number(ctx, "+77"); ok || err != nil {
		t.Error("half an edit was saved", err)
	}
}

func TestADeletedRangeLeavesItsNumbers(t *testing.T) {
	w := create(t)
	must(t, enter(w, inventory(10)))
	fives(t, w, 2)
	before := all(t, w)
	must(t, w.DeleteRange(ctx, "r1"))
	if _, total, err := w.Numbers(ctx, NumberQuery{RangeID: "r1"}); err != nil || total != 0 {
		t.Errorf("%d numbers of a range that is gone, %v", total, err)
	}
	if _, total, err := w.Numbers(ctx, NumberQuery{}); err != nil || total != 10 {
		t.Errorf("%d numbers, %v", total, err)
	}
	counts, err := w.NumberCounts(ctx)
	must(t, err)
	if counts[0].RangeID != "" || counts[0].Count+counts[1].Count != 2 {
		t.Errorf("outside of all ranges: %+v", counts)
	}
	_, err = w.Undo(ctx)
	must(t, err)
	if diff := cmp.Diff(before, all(t, w)); diff != "" {
		t.Error(diff)
	}
}

// A window must cost little however large the inventory is: twenty times the numbers may cost a few times as much, mostly for the count.
// PERSONADESK_NUMBERS sets another size than the one for every day.
func TestAWindowOfManyNumbersIsFast(t *testing.T) {
	measure := func(n int) (time.Duration, time.Duration) {
		w := create(t)
		fives(t, w, n/5)
		began := time.Now()
		must(t, enter(w, inventory(n)))
		saved := time.Since(began)
		best := time.Hour
		for range 5 {
			began := time.Now()
			for _, q := range []NumberQuery{{Offset: n / 2, Limit: 50}, {RangeID: "r1", State: number.Assigned, Limit: 50}} {
				if page, _, err := w.Numbers(ctx, q); err != nil || len(page) != 50 {
					t.Fatal(len(page), err)
				}
			}
			best = min(best, time.Since(began))
		}
		return best, saved
	}
	n := 20_000
	if text := os.Getenv("PERSONADESK_NUMBERS"); text != "" {
		if _, err := fmt.Sscan(text, &n); err != nil {
			t.Fatal(err)
		}
	}
	small, savedSmall := measure(n / 20)
	large, savedLarge := measure(n)
	t.Logf("two windows: %v of %d and %v of %d (%.1f times); saving: %v and %v", small, n/20, large, n, float64(large)/float64(small), savedSmall, savedLarge)
	if large > 15*small {
		t.Errorf("a window of twenty times the numbers takes %.1f times as long", float64(large)/float64(small))
	}
}
