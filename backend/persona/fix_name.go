package persona

import (
	"slices"
	"strings"
	"unicode/utf8"

	"personadesk/backend/ident"
	"personadesk/backend/limit"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// fixName are the ways out of a problem of the name of a persona: the nearest name that a group can have, where nobody has it.
func fixName(d Design, found problem.Problem, p Persona) []Fix {
	name := p.Name
	switch found.Code {
	case "PERSONA_NAME_CONTROL":
		name = limit.Seen(name)
	case "PERSONA_NAME_LONG":
		name = strings.TrimRight(firstOf(name, longestGroupName), " _.")
	case "PERSONA_NAME_HYPHEN", "PERSONA_NAME_CHARACTERS":
		name = strings.Map(func(r rune) rune {
			if letterOrDigit(r) || r == '_' || r == ' ' || r == '.' {
				return r
			}
			return '_'
		}, name)
	}
	taken := slices.ContainsFunc(d.Personas, func(o Persona) bool { return o.ID != p.ID && ident.Fold(o.Name) == ident.Fold(name) })
	if name == p.Name || name == "" || taken {
		return nil
	}
	p.Name = name
	return []Fix{{ID: "name", Says: text.Of("persona.fix.name", name), Personas: []Persona{p}}}
}

// firstOf are the first characters of a text.
func firstOf(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most])
}
