package service

import (
	"slices"
	"strings"
	"testing"
)

func ruleItem(t *testing.T, d *Desk, id string) RuleItemView {
	t.Helper()
	v, err := (&Targeting{d.Session(t.Context())}).Rules()
	if err != nil {
		t.Fatal(err)
	}
	return v.Rules[slices.IndexFunc(v.Rules, func(r RuleItemView) bool { return r.PersonaID == id })]
}

func TestARuleHasANameAPlaceAndSaysWhatADisabledAccountKeeps(t *testing.T) {
	d := readDesk(t)
	s := &Targeting{d.Session(t.Context())}
	if err := s.Name("london", " Callers of London ", "Whoever sits there and calls outside"); err != nil {
		t.Fatal(err)
	}
	if err := s.Place("london", 1); err != nil {
		t.Fatal(err)
	}
	if err := s.Disabled("london", "nothing"); err != nil {
		t.Fatal(err)
	}
	r := ruleItem(t, d, "london")
	if r.RuleName != "Callers of London" || r.RuleSays == "" || r.Place != 1 || r.Of != 2 || r.Disabled != "nothing" || !strings.Contains(r.Rule, "accountEnabled") {
		t.Errorf("%+v", r)
	}
	if other := ruleItem(t, d, "manchester"); other.Place != 2 || other.Disabled != "" || strings.Contains(other.Rule, "accountEnabled") {
		t.Errorf("%+v", other)
	}
	for range 3 {
		if _, err := (&Shell{s.Session}).Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if r := ruleItem(t, d, "london"); r.RuleName != "" || r.Place != 2 || r.Disabled != "" || strings.Contains(r.Rule, "accountEnabled") {
		t.Errorf("three edits are not three undos: %+v", r)
	}
	if err := s.Keep("london", `user.city -eq "London" or user.city -match "^Lon"`); err != nil {
		t.Fatal(err)
	}
	if err := s.Disabled("london", "nothing"); err == nil {
		if got := ruleItem(t, d, "london"); !strings.Contains(got.Rule, "accountEnabled") {
			t.Errorf("it is said and the rule does not: %s", got.Rule)
		}
	} else {
		wantCode(t, err, "RULE_BY_HAND")
	}
}
