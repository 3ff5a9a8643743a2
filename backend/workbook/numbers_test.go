package workbook

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/number"
	"personadesk/backend/text"
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
	_, err := w.ApplyNumbers(ctx, text.Literal("Enter numbers"), func(yield func(number.Event) bool) {
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

func TestNumbersAreAskedForOneByOne(t *testing.T) {
	w := create(t)
	fives(t, w, 20)
	must(t, enter(w, inventory(100)))
	if n, ok, err := w.Number(ctx, "+4416155000007"); err != nil || !ok || n.State != number.Quarantined || !n.Since.Equal(start) || !n.Until.IsZero() || n.RangeID != "r0" {
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

// countsOf are the counts of a workbook, by range.
func countsOf(t testing.TB, w *Workbook) map[string]number.Count {
	t.Helper()
	v, _, done, err := w.Inventory(ctx, start)
	must(t, err)
	defer done()
	list, err := v.Counts()
	must(t, err)
	counts := map[string]number.Count{}
	for _, c := range list {
		counts[c.RangeID] = c
	}
	return counts
}

func TestADeletedRangeLeavesItsNumbers(t *testing.T) {
	w := create(t)
	must(t, enter(w, inventory(10)))
	fives(t, w, 2)
	before := all(t, w)
	must(t, w.DeleteRange(ctx, "r1"))
	counts := countsOf(t, w)
	if _, there := counts["r1"]; there || counts[""].Size != 2 || counts["r0"].Size != 2 {
		t.Errorf("after its range is gone: %+v", counts)
	}
	_, err := w.Undo(ctx)
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
			v, _, done, err := w.Inventory(ctx, start)
			must(t, err)
			if page, err := v.Window("r2", n/10, 50); err != nil || len(page) != 50 {
				t.Fatal(len(page), err)
			}
			if page, total, err := v.Filtered("r1", number.Filter{State: number.Quarantined}, n/40, 5); err != nil || len(page) != 5 || total != n/20 {
				t.Fatal(len(page), total, err)
			}
			done()
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
