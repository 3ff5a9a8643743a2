package dotnet

import (
	"errors"
	"testing"
)

// FuzzPattern compiles any pattern and lets it find and replace in any text: each either works, or is refused at a place of the pattern.
func FuzzPattern(f *testing.F) {
	for _, pattern := range []string{`^0(\d{9,10}$`, `^(?<a>\d+)(a+)+$`, `[\w-[\d]]{2,}`, `(?=9)\d|\G.`, `\p{Nd}\1`, "\U0001f600?"} {
		f.Add(pattern, "01614960000", "+44$1$10${a}$$$0")
	}
	f.Fuzz(func(t *testing.T, pattern, text, substitution string) {
		pattern, text, substitution = short(pattern), short(text), short(substitution)
		units := len(toUnits(pattern))
		r, err := Compile(pattern)
		var wrong *SyntaxError
		switch {
		case errors.As(err, &wrong):
			if wrong.From < 0 || wrong.Offset < 0 || wrong.From > units || wrong.Offset > units {
				t.Fatalf("%q has %d units, and the mistake is at %d to %d", pattern, units, wrong.From, wrong.Offset)
			}
			return
		case err != nil:
			return
		}
		spans, err := r.Find(text)
		if err != nil {
			return
		}
		within := len(toUnits(text))
		for group, s := range spans {
			if s.Length >= 0 && (s.At < 0 || s.At+s.Length > within) {
				t.Errorf("group %d of %q in %q is %+v", group, pattern, text, s)
			}
		}
		got, replaced, err := r.Replace(text, substitution)
		if err == nil && replaced != (len(spans) > 0) {
			t.Errorf("%q finds %d in %q and replaces: %v (%q)", pattern, len(spans), text, replaced, got)
		}
	})
}

// short is the beginning of a text, as long as a dial plan takes; a character that is cut in two is tried as it is.
func short(text string) string { return text[:min(len(text), 200)] }
