package targeting

import (
	"slices"
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/text"
)

// Check reports what is wrong with all rules, over the users of a reading: rules that are not valid, what Together finds,
// and values that no user has.
func Check(personas []persona.Persona, list []Reach, d *directory.Directory) []problem.Problem {
	var found []problem.Problem
	for _, p := range personas {
		if !persona.HasRule(p) {
			found = append(found, *problem.Warn("RULE_EMPTY").Detailed(p.Name).Hinted().At(place(p)))
		} else if _, valid := ruleOf(p); !valid {
			found = append(found, *problem.New("RULE_INVALID.persona").
				Detailed(p.Name).Hinted().At(place(p)))
		}
	}
	found = append(found, Together(list)...)
	for _, r := range slices.Backward(list) {
		found = append(found, data(r, d)...)
	}
	return found
}

// Together reports what is wrong with rules beside one another: users in two personas of one layer, personas that reach the
// same users, rules that reach nobody, and users of whom nobody can tell.
func Together(list []Reach) []problem.Problem {
	found := Clashes(list)
	for _, r := range slices.Backward(list) {
		if n := r.Unknown.Count(); n > 0 {
			found = append(found, *problem.Warn("RULE_UNKNOWN").
				Detailed(r.Name, problem.Users(n)).
				Hinted().At(place(r.Persona)))
		} else if r.Match.Count() == 0 {
			found = append(found, *problem.Warn("RULE_NOBODY").
				Detailed(r.Name, r.Parsed).Hinted().At(place(r.Persona)))
		}
	}
	return append(found, Everywhere(list)...)
}

// Everywhere says of which personas it was said that they are for everybody, and how many those are.
func Everywhere(list []Reach) []problem.Problem {
	var found []problem.Problem
	for _, r := range slices.Backward(list) {
		if persona.IsEverybody(r.Parsed) {
			found = append(found, *problem.Note("RULE_EVERYBODY", r.Match.Count()).Detailed(r.Name).Hinted().At(place(r.Persona)))
		}
	}
	return found
}

// Clashes finds users who are in two personas of one layer. The first of the two wins, so it is a warning, not a stop.
func Clashes(list []Reach) []problem.Problem {
	var found []problem.Problem
	for _, c := range Crossings(list) {
		switch {
		case !c.Clash:
		case c.A.Match.Equal(c.B.Match):
			found = append(found, *problem.Warn("RULE_SAME_USERS").
				Detailed(c.A.Name, c.B.Name, problem.Users(c.Users)).
				Hinted().At(place(c.B.Persona)))
		default:
			found = append(found, *problem.Warn("TARGETING_TWO.clash", c.Users, c.A.Layer).
				Detailed(c.A.Name, c.B.Name).
				Hinted().At(place(c.B.Persona)))
		}
	}
	return found
}

// data holds the values of a rule against those that users have.
func data(r Reach, d *directory.Directory) []problem.Problem {
	var found []problem.Problem
	for _, p := range d.Check(r.Parsed) {
		if p.Severity == rule.Info {
			continue
		}
		hint := text.Of("rule.open-marked")
		if p.Fix != nil {
			hint = text.Literal(strings.ToUpper(p.Fix.Says[:1]) + p.Fix.Says[1:] + ".")
		}
		found = append(found, *problem.Warn("RULE_DATA", strings.TrimSuffix(p.Message, ".")).Detailed(r.Name, p.Code).
			Hinted(hint).At(place(r.Persona)))
	}
	return found
}

func place(p persona.Persona) problem.Where {
	return problem.Where{Step: "targeting", Kind: "persona", ID: p.ID, Field: "rule"}
}
