package evaluate

import (
	"strings"
	"testing"

	"personadesk/backend/rule/internal/given"
	"personadesk/backend/rule/internal/ruletest"
)

func TestRulesDecide(t *testing.T) {
	for _, line := range ruletest.Lines(ruletest.Outcomes) {
		columns := strings.Split(line, "\t")
		text, user, want := columns[0], columns[1], columns[2]
		r := given.Rule(t, text)
		if got := ruletest.Said(Rule(r, ruletest.User(t, user), ruletest.Noon)); got != want {
			t.Errorf("%s\nsays of %s %q, want %q", text, user, got, want)
		}
		if got := ruletest.Said(Rule(given.Rule(t, r.String()), ruletest.User(t, user), ruletest.Noon)); got != want {
			t.Errorf("%s\nsays of %s %q, want %q", r, user, got, want)
		}
	}
}
