package parse

import (
	_ "embed"
	"strings"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/ruletest"
)

func TestRulesPrintInOneForm(t *testing.T) {
	for _, line := range ruletest.Lines(ruletest.Canonical) {
		text, want, _ := strings.Cut(line, "\t")
		r, problems := Rule(text)
		if !rule.Valid(problems) || r.String() != want {
			t.Errorf("%s\nprints as %s\nwant      %s\n%s", text, r, want, ruletest.Findings(problems))
			continue
		}
		again, problems := Rule(want)
		if diff := ruletest.SameTree(r, again); !rule.Valid(problems) || diff != "" {
			t.Errorf("%s\nmeans something else than %s: %s", want, text, diff)
		}
	}
}
