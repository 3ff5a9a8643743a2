package rule

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestFixesOfValidRulesKeepThemValid: whatever is proposed for a valid rule is
// a valid rule, and what only makes it cheaper decides the same of everybody.
func TestFixesOfValidRulesKeepThemValid(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rightAsItIs.Draw(rt, "rule")
		r, problems := Check(text)
		for _, p := range problems {
			if p.Fix == nil {
				continue
			}
			fixed, found := Parse(p.Apply(text))
			if !Valid(found) {
				rt.Fatalf("%s\nis fixed for %s to\n%s\nwhich is refused: %s", text, p.Code, p.Apply(text), findings(found))
			}
			if !strings.HasPrefix(p.Code, "efficiency.") {
				continue
			}
			for range 20 {
				user := (&dice{rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(rt, "user")}).userJSON()
				before, after := r.Evaluate(graphUser(t, user), noon), fixed.Evaluate(graphUser(t, user), noon)
				if before.Outcome != after.Outcome {
					rt.Fatalf("%s\nis %s for %s, but after %s\n%s\nit is %s", text, before.Outcome, user, p.Code, fixed, after.Outcome)
				}
			}
		}
	})
}

var bareComparison = regexp.MustCompile(`\((user\.\w+ -\w+ (?:"[^"]*"|null|true|false))\)`)

// styled takes away what a canonical text has and people leave out.
func styled(d *dice, text string) string {
	switch d.roll(4) {
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
	check := func(t interface{ Fatalf(string, ...any) }, text string) {
		_, problems := Check(text)
		root, _ := parse([]rune(text))
		for _, p := range problems {
			if p.Fix == nil {
				continue
			}
			fixed := p.Apply(text)
			_, found := Check(fixed)
			if errorsIn(found) <= errorsIn(problems) {
				continue
			}
			if root != nil || firstError(found) < firstError(problems) {
				t.Fatalf("%s\n(%s)\nis fixed for %s to\n%s\nwhich is worse: %s", text, findings(problems), p.Code, fixed, findings(found))
			}
		}
	}
	for _, c := range markedCases(t, marked+hints) {
		check(t, c.text)
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, mistaken.Draw(t, "rule"))
	})
}

// rightAsItIs draws valid rules of a length that Entra takes.
var rightAsItIs = rapid.Custom(func(t *rapid.T) string {
	d := &dice{rapid.SliceOfN(rapid.Byte(), 0, 120).Draw(t, "rule")}
	return styled(d, printed(d.tree(3, d.roll(2) == 1)))
}).Filter(func(text string) bool {
	_, problems := Check(text)
	return Valid(problems) && len(text) <= MaxLength
})

// mistaken draws rules with one mistake. Behind a missing quote everything is a guess, so quotes come in pairs.
var mistaken = rapid.Custom(func(t *rapid.T) string {
	d := &dice{rapid.SliceOfN(rapid.Byte(), 10, 60).Draw(t, "rule")}
	text := []rune(styled(d, printed(d.tree(2, false))))
	at := rapid.IntRange(0, len(text)).Draw(t, "at")
	end := min(len(text), at+rapid.IntRange(0, 3).Draw(t, "taken out"))
	return string(text[:at]) + rapid.SampledFrom(mistakes).Draw(t, "put in") + string(text[end:])
}).Filter(func(text string) bool { return strings.Count(text, `"`)%2 == 0 })

// firstError is where the first error lies; an open parenthesis is found out
// at the end and shown where it was opened, so it says nothing here.
func firstError(problems []Problem) int {
	first := 1 << 30
	for _, p := range problems {
		if p.Severity == Error && p.Code != "syntax.parenthesis" {
			first = min(first, p.Offset)
		}
	}
	return first
}

var mistakes = []string{"", "", `"`, "'", "(", ")", "[", "]", ",", ";", " -and ", " -or", "-not ", " -eq ", " == ", "&&", "!", "–", "”", "’", "\u00a0", "\u200b", "null", "true", "$_", "user.", "user.title ", "7d", " -like ", "`", `\"`, "{", "*", "system.now -plus P1D -plus P1D", "Direct Reports for ", "_", "$", ".", "  "}
