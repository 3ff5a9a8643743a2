package check

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/internal/ruletest"
	"personadesk/backend/rule/parse"
)

// TestFixesOfValidRulesKeepThemValid: whatever is proposed for a valid rule is
// a valid rule, and what only makes it cheaper decides the same of everybody.
func TestFixesOfValidRulesKeepThemValid(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rightAsItIs.Draw(rt, "rule")
		r, problems := Rule(text)
		for _, p := range problems {
			if p.Fix == nil {
				continue
			}
			fixed, found := parse.Rule(p.Apply(text))
			if !rule.Valid(found) {
				rt.Fatalf("%s\nis fixed for %s to\n%s\nwhich is refused: %s", text, p.Code, p.Apply(text), ruletest.Findings(found))
			}
			if !strings.HasPrefix(p.Code, "efficiency.") {
				continue
			}
			for range 20 {
				user := (&ruletest.Dice{Bytes: rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(rt, "user")}).UserJSON()
				before, after := evaluate.Rule(r, ruletest.User(t, user), ruletest.Noon), evaluate.Rule(fixed, ruletest.User(t, user), ruletest.Noon)
				if before.Outcome != after.Outcome {
					rt.Fatalf("%s\nis %s for %s, but after %s\n%s\nit is %s", text, before.Outcome, user, p.Code, fixed, after.Outcome)
				}
			}
		}
	})
}

var bareComparison = regexp.MustCompile(`\((user\.\w+ -\w+ (?:"[^"]*"|null|true|false))\)`)

// styled takes away what a canonical text has and people leave out.
func styled(d *ruletest.Dice, text string) string {
	switch d.Roll(4) {
	case 0:
		text = strings.NewReplacer(" -and ", " and ", " -or ", " OR ").Replace(text)
	case 1:
		text = "  (" + text + " )"
	case 2: // comparisons without parentheses of their own, where nothing else is in them
		text = bareComparison.ReplaceAllString(text, "$1")
	}
	return text
}

// TestFixesMakeNothingWorse breaks rules and holds every fix against what was
// wrong before. Where reading stopped at a mistake, repairing it may show
// others, but only behind it.
func TestFixesMakeNothingWorse(t *testing.T) {
	hold := func(t interface{ Fatalf(string, ...any) }, text string) {
		_, problems := Rule(text)
		root, _ := parse.Tree([]rune(text))
		for _, p := range problems {
			if p.Fix == nil {
				continue
			}
			fixed := p.Apply(text)
			_, found := Rule(fixed)
			if errorsIn(found) <= errorsIn(problems) {
				continue
			}
			if root != nil || firstError(found) < firstError(problems) {
				t.Fatalf("%s\n(%s)\nis fixed for %s to\n%s\nwhich is worse: %s", text, ruletest.Findings(problems), p.Code, fixed, ruletest.Findings(found))
			}
		}
	}
	for _, c := range markedCases(t, ruletest.Marked+ruletest.Hints) {
		hold(t, c.text)
	}
	rapid.Check(t, func(t *rapid.T) {
		hold(t, mistaken.Draw(t, "rule"))
	})
}

// rightAsItIs draws valid rules of a length that Entra takes.
var rightAsItIs = rapid.Custom(func(t *rapid.T) string {
	d := &ruletest.Dice{Bytes: rapid.SliceOfN(rapid.Byte(), 0, 120).Draw(t, "rule")}
	return styled(d, d.Tree(3, d.Roll(2) == 1).String())
}).Filter(func(text string) bool {
	_, problems := Rule(text)
	return rule.Valid(problems) && len(text) <= rule.MaxLength
})

// mistaken draws rules with one mistake. Behind a missing quote everything is a guess, so quotes come in pairs.
var mistaken = rapid.Custom(func(t *rapid.T) string {
	d := &ruletest.Dice{Bytes: rapid.SliceOfN(rapid.Byte(), 10, 60).Draw(t, "rule")}
	text := []rune(styled(d, d.Tree(2, false).String()))
	at := rapid.IntRange(0, len(text)).Draw(t, "at")
	end := min(len(text), at+rapid.IntRange(0, 3).Draw(t, "taken out"))
	return string(text[:at]) + rapid.SampledFrom(slips).Draw(t, "put in") + string(text[end:])
}).Filter(func(text string) bool { return strings.Count(text, `"`)%2 == 0 })

// firstError is where the first error lies; an open parenthesis is found out
// at the end and shown where it was opened, so it says nothing here.
func firstError(problems []rule.Problem) int {
	first := 1 << 30
	for _, p := range problems {
		if p.Severity == rule.Error && p.Code != "syntax.parenthesis" {
			first = min(first, p.Offset)
		}
	}
	return first
}

var slips = []string{"", "", `"`, "'", "(", ")", "[", "]", ",", ";", " -and ", " -or", "-not ", " -eq ", " == ", "&&", "!", "–", "”", "’", "\u00a0", "\u200b", "null", "true", "$_", "user.", "user.title ", "7d", " -like ", "`", `\"`, "{", "*", "system.now -plus P1D -plus P1D", "Direct Reports for ", "_", "$", ".", "  "}

func errorsIn(problems []rule.Problem) int {
	n := 0
	for _, p := range problems {
		if p.Severity == rule.Error {
			n++
		}
	}
	return n
}
