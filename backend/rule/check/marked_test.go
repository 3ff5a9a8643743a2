package check

import (
	_ "embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/ruletest"
)

// markedCase is one line of those files.
type markedCase struct {
	finding string // severity, code and place, as findings prints them
	text    string
	fixed   string
}

var namedRune = regexp.MustCompile(`\{U\+([0-9A-F]{4})\}`)

func markedCases(t *testing.T, file string) []markedCase {
	t.Helper()
	var cases []markedCase
	for _, line := range ruletest.Lines(file) {
		line = namedRune.ReplaceAllStringFunc(line, func(name string) string {
			code, err := strconv.ParseInt(name[3:7], 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			return string(rune(code))
		})
		columns := strings.Split(line, "\t")
		before, rest, opened := strings.Cut(columns[1], "«")
		wrong, after, closed := strings.Cut(rest, "»")
		if !opened || !closed || len(columns) > 3 {
			t.Fatalf("%s: nothing is marked", line)
		}
		c := markedCase{text: before + wrong + after}
		c.finding = fmt.Sprintf("%s %d+%d", columns[0], len([]rune(before)), len([]rune(wrong)))
		if len(columns) == 3 {
			c.fixed = columns[2]
		}
		cases = append(cases, c)
	}
	return cases
}

func TestCheckMarksWhatIsWrong(t *testing.T) {
	for _, c := range markedCases(t, ruletest.Marked+ruletest.Hints) {
		_, problems := Rule(c.text)
		found := false
		for _, p := range problems {
			if ruletest.Findings([]rule.Problem{p}) != c.finding {
				continue
			}
			found = true
			fixed := ""
			if p.Fix != nil {
				fixed = p.Apply(c.text)
			}
			if fixed != c.fixed {
				t.Errorf("%s\n%s is fixed to\n  %s\nwant\n  %s", c.text, c.finding, fixed, c.fixed)
			}
			break
		}
		if !found {
			t.Errorf("%s\nhas no %s, but: %s", c.text, c.finding, ruletest.Findings(problems))
		}
		if strings.HasPrefix(c.finding, "error") == rule.Valid(problems) {
			t.Errorf("%s\nis valid: %v", c.text, rule.Valid(problems))
		}
	}
}
