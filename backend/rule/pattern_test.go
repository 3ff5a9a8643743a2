package rule

import (
	"testing"

	"pgregory.net/rapid"
)

func TestPlainPatterns(t *testing.T) {
	for pattern, want := range map[string]plainPattern{
		"ago":                {opContains, "ago", "ago"},
		"^Da.*":              {opStartsWith, "Da", "da"},
		".*vid":              {opContains, "vid", "vid"},
		".*vid$":             {opEndsWith, "vid", "vid"},
		"^.*x.*$":            {opContains, "x", "x"},
		`@contoso\.com$`:     {opEndsWith, "@contoso.com", "@contoso.com"},
		"^HR$":               {opEq, "HR", "hr"},
		"":                   {opContains, "", ""},
		`cost\$`:             {opContains, "cost$", "cost$"},
		"@contoso.com$":      {}, // its dot stands for any letter
		"Area.*Manager":      {},
		"^[0-7]":             {},
		"a|b":                {},
		`\d`:                 {},
		"Köln":               {},
		`x\`:                 {},
		"(?i)x":              {},
		`a\.*`:               {},
		".*?ago.*":           {opContains, "ago", "ago"},
		"^.+#EXT#@.+\\.com$": {},
	} {
		if got := plain(pattern); got != want {
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
		p := plain(pattern)
		value := rapid.StringOfN(letter, 0, 5, -1).Draw(t, "value")
		if !p.fits(value) {
			return
		}
		re, err := compilePattern(pattern)
		if err != nil {
			t.Fatalf("%q is taken as plain, but does not compile: %v", pattern, err)
		}
		want, err := re.MatchString(value)
		if err != nil {
			t.Fatal(err)
		}
		if got := foldedFits(p.op, foldText(value), p.folded); got != want {
			t.Fatalf("%q on %q: %v, the engine says %v", pattern, value, got, want)
		}
	})
}
