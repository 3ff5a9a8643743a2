package evaluate

import (
	"strings"
	"testing"
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/given"
	"personadesk/backend/rule/internal/ruletest"
)

// runaway is a pattern whose time doubles with every letter of a value that
// does not match.
const runaway = `user.city -match "^(a+)+$"`

func TestRunawayPatternsAreUnknownAndSoonOver(t *testing.T) {
	r := Limited(given.Rule(t, runaway))
	value := rule.TextValue(strings.Repeat("a", 40) + "b")
	leaf := leavesOf(r)[0]
	start := time.Now()
	for range 10_000 {
		if got := leaf.Test(value, ruletest.Noon); got.Outcome != rule.Unknown || !strings.Contains(got.Reason, "too long") {
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
	r := given.Rule(t, runaway+` -or user.otherMails -any (_ -match "^(b+)+$" -and -not (_ -eq "x")) -or -not (user.state -match "[0-9]x")`)
	limited := Limited(r)
	if diff := ruletest.SameTree(r, limited); diff != "" {
		t.Fatalf("another rule:\n%s", diff)
	}
	value := rule.TextValue(strings.Repeat("a", 40) + "b")
	for range maxRunaways + 1 {
		leavesOf(limited)[0].Test(value, ruletest.Noon)
	}
	if got := leavesOf(limited)[0].Test(rule.TextValue("aaa"), ruletest.Noon); got.Outcome != rule.Unknown {
		t.Errorf("after running away %d times the pattern is tried again: %+v", maxRunaways, got)
	}
	for name, fresh := range map[string]rule.Rule{"the rule itself": r, "another evaluation": Limited(r)} {
		if got := leavesOf(fresh)[0].Test(rule.TextValue("aaa"), ruletest.Noon); got.Outcome != rule.Match {
			t.Errorf("%s remembers: %+v", name, got)
		}
	}
	if plain := given.Rule(t, `user.city -eq "a"`); Limited(plain) != plain || !Limited(rule.Rule{}).IsZero() {
		t.Error("a rule without patterns was copied")
	}
}
