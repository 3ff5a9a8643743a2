package directory

import (
	"fmt"
	"sync"
	"testing"

	"personadesk/backend/rule"
)

func TestRememberedOutcomesFollowTheUsers(t *testing.T) {
	d := read(t, three)
	r := parsed(t, `user.department -eq "HR"`)
	expect := func(when string, want int) {
		t.Helper()
		if got := d.Match(r, now).Count(); got != want {
			t.Errorf("%s %d match, want %d", when, got, want)
		}
	}
	expect("at first", 2)
	before := d.Match(r, now).Match
	merge := func(object string) {
		t.Helper()
		if err := d.Merge(page(t, "["+object+"]")[0]); err != nil {
			t.Fatal(err)
		}
	}
	merge(`{"id":"B2","department":"HR"}`)
	expect("after a change", 3)
	if before.Count() != 2 {
		t.Error("a set that was handed out has changed")
	}
	for i := range 3 * maxPatched {
		merge(fmt.Sprintf(`{"id":"B2","department":"Team %d"}`, i))
	}
	expect("after many changes", 2)
	merge(`{"id":"D4","department":"HR"}`)
	expect("with one more user", 3)
	d.Remove("A1")
	expect("with one user less", 2)
}

func TestSystemNowIsRememberedForItsMomentOnly(t *testing.T) {
	d := read(t, `[{"id":"A1","employeeHireDate":"2026-03-01T12:00:00Z"}]`)
	r := parsed(t, "user.employeeHireDate -le system.now")
	if d.Match(r, now).Count() != 1 || d.Match(r, now.AddDate(0, 0, -1)).Count() != 0 || d.Match(r, now).Count() != 1 {
		t.Error("the outcome of another moment was given")
	}
}

func TestMemoryOfOutcomesIsBounded(t *testing.T) {
	d := read(t, three)
	for i := range 2 * maxLeaves {
		d.Match(parsed(t, fmt.Sprintf(`user.department -eq "Team %d"`, i)), now)
	}
	if n := len(d.leaves.leaves); n != maxLeaves {
		t.Errorf("%d outcomes are remembered, want %d", n, maxLeaves)
	}
}

func TestReadersShareWhatIsRemembered(t *testing.T) {
	d := filled(t, benchUsers(500))
	rules := []rule.Rule{parsed(t, benchRule), parsed(t, `user.accountEnabled -eq true -and user.department -eq "Department 3"`)}
	want := []int{d.Match(rules[0], now).Count(), d.Match(rules[1], now).Count()}
	d.leaves.forget()
	var readers sync.WaitGroup
	for reader := range 8 {
		readers.Go(func() {
			for range 20 {
				if got := d.Match(rules[reader%2], now).Count(); got != want[reader%2] {
					t.Errorf("%d match, want %d", got, want[reader%2])
				}
			}
		})
	}
	readers.Wait()
}
