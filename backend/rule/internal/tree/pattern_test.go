package tree

import (
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
)

func TestPlainPatterns(t *testing.T) {
	for pattern, want := range map[string]plainPattern{
		"ago":                {OpContains, "ago", "ago"},
		"^Da.*":              {OpStartsWith, "Da", "da"},
		".*vid":              {OpContains, "vid", "vid"},
		".*vid$":             {OpEndsWith, "vid", "vid"},
		"^.*x.*$":            {OpContains, "x", "x"},
		`@contoso\.com$`:     {OpEndsWith, "@contoso.com", "@contoso.com"},
		"^HR$":               {OpEq, "HR", "hr"},
		"":                   {OpContains, "", ""},
		`cost\$`:             {OpContains, "cost$", "cost$"},
		"@contoso.com$":      {}, // its dot stands for any letter
		"Area.*Manager":      {},
		"^[0-7]":             {},
		"a|b":                {},
		`\d`:                 {},
		"Köln":               {},
		`x\`:                 {},
		"(?i)x":              {},
		`a\.*`:               {},
		".*?ago.*":           {OpContains, "ago", "ago"},
		"^.+#EXT#@.+\\.com$": {},
	} {
		if got := Plain(pattern); got != want {
			t.Errorf("%s is %+v, want %+v", pattern, got, want)
		}
	}
}

// TestPlainPatternsAgreeWithTheEngine: the shortcut never changes an outcome.
func TestPlainPatternsAgreeWithTheEngine(t *testing.T) {
	piece := rapid.SampledFrom([]string{"^", "$", ".*", "a", "B", "k", `\.`, ".", `\$`, `\`, " ", "-", "s", "?"})
	letter := rapid.SampledFrom([]rune("aAbB.kK\u212aſsS$\\ -\n?^"))
	rapid.Check(t, func(t *rapid.T) {
		pattern := ""
		for _, p := range rapid.SliceOfN(piece, 0, 6).Draw(t, "pattern") {
			pattern += p
		}
		p := Plain(pattern)
		value := rapid.StringOfN(letter, 0, 5, -1).Draw(t, "value")
		if !p.Fits(value) {
			return
		}
		re, err := CompilePattern(pattern)
		if err != nil {
			t.Fatalf("%q is taken as plain, but does not compile: %v", pattern, err)
		}
		want, err := re.MatchString(value)
		if err != nil {
			t.Fatal(err)
		}
		if got := FoldedFits(p.Op, rule.Folded(value), p.Folded); got != want {
			t.Fatalf("%q on %q: %v, the engine says %v", pattern, value, got, want)
		}
	})
}
