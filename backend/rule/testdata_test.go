package rule

import (
	_ "embed"
	"strings"
	"testing"
)

// accepted holds one rule a line in the styles that administrators write:
// mixed hyphens, odd case, missing blanks, nested groups. Lines with # are
// headings.
//
//go:embed testdata/accepted.txt
var accepted string

// refused holds a category of problem and a rule a line.
//
//go:embed testdata/refused.txt
var refused string

// published holds rules of public documents and tools, those that are right and
// those that are wrong.
//
//go:embed testdata/published-valid.txt
var publishedValid string

//go:embed testdata/published-invalid.txt
var publishedInvalid string

func lines(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	return list
}

func TestRulesInTheWildAreAccepted(t *testing.T) {
	for _, text := range append(lines(accepted), lines(publishedValid)...) {
		r, problems := Parse(text)
		if !Valid(problems) {
			t.Errorf("%s\nis refused: %s", text, findings(problems))
			continue
		}
		again, problems := Parse(r.String())
		if diff := sameTree(r, again); !Valid(problems) || diff != "" {
			t.Errorf("%s\nprints as %s, which reads differently: %s %s", text, r, findings(problems), diff)
		}
	}
}

func TestMistakesInTheWildAreNamed(t *testing.T) {
	for _, line := range append(lines(refused), lines(publishedInvalid)...) {
		category, text, _ := strings.Cut(line, "\t")
		_, problems := Parse(text)
		named := false
		for _, p := range problems {
			named = named || p.Severity != Info && strings.HasPrefix(p.Code, category+".")
		}
		if !named {
			t.Errorf("%s\nhas no %s problem: %s", text, category, findings(problems))
		}
	}
}
