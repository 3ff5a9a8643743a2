package directory

import (
	"fmt"
	"testing"
)

func TestValuesOnPurposeAreNoSlips(t *testing.T) {
	for name, c := range map[string]struct {
		property, frequent, rare string
		want                     string
	}{
		"a letter that names a team":   {"department", "Team A", "Team B", ""},
		"a Roman number":               {"jobTitle", "Engineer I", "Engineer II", ""},
		"a number in one of them":      {"jobTitle", "Engineer", "Engineer I", ""},
		"regions of a language":        {"preferredLanguage", "fr-CA", "fr-CH", ""},
		"languages of a region":        {"preferredLanguage", "en-US", "es-US", ""},
		"neighbours in one street":     {"postalCode", "M1 4AB", "M1 4AC", ""},
		"points of the compass":        {"state", "West Sussex", "East Sussex", ""},
		"signs that mean something":    {"jobTitle", "C++ developer", "C# developer", ""},
		"countries one letter apart":   {"country", "Ireland", "Iceland", ""},
		"countries two letters apart":  {"country", "Australia", "Austria", ""},
		"a slip in a country":          {"country", "Ireland", "Irelnad", "spelling"},
		"letters that changed places":  {"city", "Manchester", "Manchetser", "spelling"},
		"a slip in the second word":    {"department", "Front Office", "Front Ofice", "spelling"},
		"a slip and a blank less":      {"department", "Front Office", "FrontOfice", "spelling"},
		"a slip in a letter of accent": {"city", "Göteborg", "Götebörk", "spelling"},
		"a bar through a letter":       {"city", "Łódź", "Lodz", "accent"},
		"a ligature":                   {"city", "Großau", "Grossau", "accent"},
	} {
		t.Run(name, func(t *testing.T) {
			d := New(0)
			for i := range 10 {
				value := c.frequent
				if i == 9 {
					value = c.rare
				}
				if err := d.Merge(rawUser{"id": encode(t, fmt.Sprint(i)), c.property: encode(t, value)}); err != nil {
					t.Fatal(err)
				}
			}
			kind := ""
			for _, group := range find(d.Quality(), c.property).Variants {
				kind += group.Others[0].Kind
			}
			if kind != c.want {
				t.Errorf("%q beside %q is %q, want %q", c.rare, c.frequent, kind, c.want)
			}
		})
	}
}
