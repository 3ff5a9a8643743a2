package rule

import (
	_ "embed"
	"strings"
	"testing"
)

// canonical holds rules and what they print as, outcomes what rules say of
// users.
//
//go:embed testdata/canonical.txt
var canonical string

//go:embed testdata/outcomes.txt
var outcomes string

func TestRulesPrintInOneForm(t *testing.T) {
	for _, line := range lines(canonical) {
		text, want, _ := strings.Cut(line, "\t")
		r, problems := Parse(text)
		if !Valid(problems) || r.String() != want {
			t.Errorf("%s\nprints as %s\nwant      %s\n%s", text, r, want, findings(problems))
			continue
		}
		again, problems := Parse(want)
		if diff := sameTree(r, again); !Valid(problems) || diff != "" {
			t.Errorf("%s\nmeans something else than %s: %s", want, text, diff)
		}
	}
}

func TestRulesDecide(t *testing.T) {
	for _, line := range lines(outcomes) {
		columns := strings.Split(line, "\t")
		text, user, want := columns[0], columns[1], columns[2]
		r := mustParse(t, text)
		if got := in(r.Evaluate(graphUser(t, user), noon)); got != want {
			t.Errorf("%s\nsays of %s %q, want %q", text, user, got, want)
		}
		if got := in(mustParse(t, r.String()).Evaluate(graphUser(t, user), noon)); got != want {
			t.Errorf("%s\nsays of %s %q, want %q", r, user, got, want)
		}
	}
}
