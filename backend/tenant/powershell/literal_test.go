package powershell

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLiteral(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"empty", "", "''"},
		{"plain", "UK Manchester", "'UK Manchester'"},
		{"apostrophe", "O'Brien", "'O''Brien'"},
		{"only apostrophes", "''", "''''''"},
		{"nothing expands", "$(Get-Process) `n $env:X", "'$(Get-Process) `n $env:X'"},
		{"comment end and here-string end", "#> '@", "'#> ''@'"},
		{"number", "+14255551000;ext=12", "'+14255551000;ext=12'"},
		{"regular expression", `^0(\d{9,10})$`, `'^0(\d{9,10})$'`},
		{"umlaut", "Zürich", "('Z' + [char]0x00FC + 'rich')"},
		{"begins foreign", "Łódź", "('' + [char]0x0141 + [char]0x00F3 + 'd' + [char]0x017A)"},
		{"typographic quotes", "Kiosk’; x", "('Kiosk' + [char]0x2019 + '; x')"},
		{"quote beside quote", "a'‘b", "('a''' + [char]0x2018 + 'b')"},
		{"Hungarian in a foreign code page", "Győr", "('Gy' + [char]0x0151 + 'r')"},
		{"astral", "a😀", "('a' + [char]0xD83D + [char]0xDE00)"},
		{"right to left mark", "a\u200fb", "('a' + [char]0x200F + 'b')"},
		{"dash and no-break space", "a\u2013\u00a0b", "('a' + [char]0x2013 + [char]0x00A0 + 'b')"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := Literal(c.text)
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestLiteralRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"newline":             "a\nb",
		"carriage return":     "a\rb",
		"tab":                 "a\tb",
		"NUL":                 "a\x00b",
		"escape":              "a\x1bb",
		"delete":              "a\x7fb",
		"next line":           "a\u0085b",
		"line separator":      "a\u2028b",
		"paragraph separator": "a\u2029b",
		"half a surrogate":    "a\xed\xa0\x80b",
		"no UTF-8":            "a\xff",
		"truncated sequence":  "Z\xc3",
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := Literal(text); err == nil {
				t.Errorf("wrote %s", got)
			}
		})
	}
}

func TestLiteralIsAlwaysOneValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostileText().Draw(t, "text")
		written, err := Literal(text)
		if err != nil {
			if printable(text) == nil {
				t.Fatalf("refused printable %q: %v", text, err)
			}
			return
		}
		for i := range len(written) {
			if written[i] < 0x20 || written[i] > 0x7e {
				t.Fatalf("byte %#x in %q", written[i], written)
			}
		}
		got, err := scanLiteral(written)
		if err != nil || got != text {
			t.Fatalf("%q written as %s reads back as %q (%v)", text, written, got, err)
		}
	})
}

// hostileText draws texts that would break a careless writer.
func hostileText() *rapid.Generator[string] {
	parts := []string{
		"'", "''", "\u2018", "\u2019", "\u201a", "\u201b", "\u201c", "\u201d", "\u201e", "\"", "`", "$(", ")", "${x}", "$null",
		"#>", "<#", "'@", "@'", "\n'@", "\r\n", "\u2028", "\u200f", "\u202e", "\u2013", "\u00a0", "\u0151", "😀", ";", "|", "&", "}", "{0}",
		" -Global", "Remove-CsTenantDialPlan", "#Requires -Modules Evil", "# SIG # Begin signature block", "[char]0x27", " + ", "ü", "a", "x y",
	}
	return rapid.Custom(func(t *rapid.T) string {
		piece := rapid.OneOf(rapid.SampledFrom(parts), rapid.String())
		return strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "parts"), "")
	})
}

func TestComment(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"plain", "HR Manchester", "# Persona: HR Manchester"},
		{"newline becomes no code", "HR\r\nRemove-Item", "# Persona: HR Remove-Item"},
		{"line separators", "a\u2028b\u2029c\u0085d", "# Persona: a b c d"},
		{"block end", "a #> b <# c", "# Persona: a # > b < # c"},
		{"block end that only shows when folded", "a ＃＞ b", "# Persona: a # > b"},
		{"requirement", "Requires -Modules Evil", "# Persona: Requires -Modules Evil"},
		{"accents", "Zürich Łódź", "# Persona: Zurich ?odz"},
		{"bidi", "a\u202eb", "# Persona: a?b"},
		{"control characters", "a\x01b\x1bc", "# Persona: a b c"},
		{"empty", "", "# Persona:"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Comment("Persona", c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPlainNeverOpensOrEndsABlock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		got := Plain(hostileText().Draw(t, "text"))
		if strings.Contains(got, "#>") || strings.Contains(got, "<#") || strings.ContainsAny(got, "\r\n\t") || !isASCII(got) {
			t.Fatalf("got %q", got)
		}
	})
}
