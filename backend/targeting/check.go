package targeting

import (
	"slices"
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
)

// Check reports what is wrong with all rules, over the users of a reading: rules that are not valid, what Together finds,
// and values that no user has.
func Check(personas []persona.Persona, list []Reach, d *directory.Directory) []problem.Problem {
	var found []problem.Problem
	for _, p := range personas {
		if _, valid := ruleOf(p); !valid {
			found = append(found, *problem.New("RULE_INVALID", "A persona has no valid rule, so it reaches nobody").
				Detailf("%s", p.Name).Hintf("Open its rule; what is wrong is underlined there.").At(place(p)))
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
			found = append(found, *problem.Warn("RULE_UNKNOWN", "Of some users nobody can tell whether a persona is theirs").
				Detailf("%s: %s of whom an attribute was not read, or that could not be computed", r.Name, problem.Users(n)).
				Hintf("Read the tenant again with an account that may read all attributes.").At(place(r.Persona)))
		} else if r.Match.Count() == 0 {
			found = append(found, *problem.Warn("RULE_NOBODY", "A rule reaches nobody").
				Detailf("%s: %s", r.Name, r.Parsed).Hintf("Look at its values: one may be spelled otherwise in the tenant.").At(place(r.Persona)))
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
			found = append(found, *problem.Warn("RULE_SAME_USERS", "Two personas of one layer reach the same users").
				Detailf("%s and %s: the same %s. %s comes first in the layer and wins, so the other gives nothing.", c.A.Name, c.B.Name, problem.Users(c.Users), c.A.Name).
				Hintf("Make one of the two, or tell their users apart.").At(place(c.B.Persona)))
		default:
			found = append(found, *problem.Warn("TARGETING_TWO", problem.UsersWho(c.Users, "matches", "match")+" two "+string(c.A.Layer)+" personas").
				Detailf("%s and %s. %s comes first in the layer and wins.", c.A.Name, c.B.Name, c.A.Name).
				Hintf("Leave them out of one of the two, or give them a persona of their own.").At(place(c.B.Persona)))
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
		hint := "Open the rule and look at what is underlined."
		if p.Fix != nil {
			hint = strings.ToUpper(p.Fix.Says[:1]) + p.Fix.Says[1:] + "."
		}
		found = append(found, *problem.Warn("RULE_DATA", strings.TrimSuffix(p.Message, ".")).Detailf("%s (%s)", r.Name, p.Code).
			Hintf("%s", hint).At(place(r.Persona)))
	}
	return found
}

func place(p persona.Persona) problem.Where {
	return problem.Where{Step: "targeting", Kind: "persona", ID: p.ID, Field: "rule"}
}
