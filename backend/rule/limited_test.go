package rule

import (
	"strings"
	"testing"
	"time"
)

// runaway is a pattern whose time doubles with every letter of a value that
// does not match.
const runaway = `user.city -match "^(a+)+$"`

func TestRunawayPatternsAreUnknownAndSoonOver(t *testing.T) {
	r := mustParse(t, runaway).Limited()
	value := TextValue(strings.Repeat("a", 40) + "b")
	leaf := leavesOf(r)[0]
	start := time.Now()
	for range 10_000 {
		if got := leaf.Test(value, noon); got.Outcome != Unknown || !strings.Contains(got.Reason, "too long") {
			t.Fatalf("a pattern that never ends is %+v", got)
		}
	}
	// 3 values with two tries of 25 ms; the rest of the time is for a busy machine
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("ten thousand values took %v", took)
	}
	t.Logf("ten thousand values took %v", time.Since(start))
}

func TestLimitedRulesForgetNothing(t *testing.T) {
	r := mustParse(t, runaway+` -or user.otherMails -any (_ -match "^(b+)+$" -and -not (_ -eq "x")) -or -not (user.state -match "[0-9]x")`)
	limited := r.Limited()
	if diff := sameTree(r, limited); diff != "" {
		t.Fatalf("another rule:\n%s", diff)
	}
	value := TextValue(strings.Repeat("a", 40) + "b")
	for range maxRunaways + 1 {
		leavesOf(limited)[0].Test(value, noon)
	}
	if got := leavesOf(limited)[0].Test(TextValue("aaa"), noon); got.Outcome != Unknown {
		t.Errorf("after running away %d times the pattern is tried again: %+v", maxRunaways, got)
	}
	for name, fresh := range map[string]Rule{"the rule itself": r, "another evaluation": r.Limited()} {
		if got := leavesOf(fresh)[0].Test(TextValue("aaa"), noon); got.Outcome != Match {
			t.Errorf("%s remembers: %+v", name, got)
		}
	}
	if plain := mustParse(t, `user.city -eq "a"`); plain.Limited() != plain || !(Rule{}).Limited().IsZero() {
		t.Error("a rule without patterns was copied")
	}
}
