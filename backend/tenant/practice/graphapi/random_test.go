package graphapi

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever a filter says, it is understood or refused, and never breaks the tenant.
func TestAnyFilterIsUnderstoodOrRefused(t *testing.T) {
	words := []string{"department", "eq", "ne", "and", "or", "not", "(", ")", "'HR'", "null", "true", "in", ",", "any", "x:x", "/", "startsWith", "assignedLicenses/any", "'", "3", "2026-01-01T00:00:00Z"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 12).Draw(t, "words"), " ")
		f, _, err := parseFilter(text, filterable)
		if (f == nil) != (err != nil) && err == nil {
			t.Fatalf("%q gave neither a filter nor an error", text)
		}
		if err == nil {
			f(func(string) any { return []any{map[string]any{"x": "HR"}} })
			f(func(string) any { return nil })
		}
	})
}

// Any name survives being quoted in a path and read back.
func TestAnyKeySurvivesThePath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringN(1, 30, -1).Draw(t, "name")
		quotedName := "'" + strings.ReplaceAll(name, "'", "''") + "'"
		got, rest, ok := quoted(quotedName)
		if !ok || rest != "" || got != name {
			t.Fatalf("%q came back as %q, %q", name, got, rest)
		}
		args := map[string]string{}
		if err := namedArgs("type="+quotedName+",name="+quotedName, args); err != nil || args["type"] != name || args["name"] != name {
			t.Fatalf("%q: %v %v", name, args, err)
		}
	})
}
