package parse

import (
	_ "embed"
	"strings"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/ruletest"
)

func TestRulesInTheWildAreAccepted(t *testing.T) {
	for _, text := range append(ruletest.Lines(ruletest.Accepted), ruletest.Lines(ruletest.PublishedValid)...) {
		r, problems := Rule(text)
		if !rule.Valid(problems) {
			t.Errorf("%s\nis refused: %s", text, ruletest.Findings(problems))
			continue
		}
		again, problems := Rule(r.String())
		if diff := ruletest.SameTree(r, again); !rule.Valid(problems) || diff != "" {
			t.Errorf("%s\nprints as %s, which reads differently: %s %s", text, r, ruletest.Findings(problems), diff)
		}
	}
}

func TestMistakesInTheWildAreNamed(t *testing.T) {
	for _, line := range append(ruletest.Lines(ruletest.Refused), ruletest.Lines(ruletest.PublishedInvalid)...) {
		category, text, _ := strings.Cut(line, "\t")
		_, problems := Rule(text)
		named := false
		for _, p := range problems {
			named = named || p.Severity != rule.Info && strings.HasPrefix(p.Code, category+".")
		}
		if !named {
			t.Errorf("%s\nhas no %s problem: %s", text, category, ruletest.Findings(problems))
		}
	}
}
