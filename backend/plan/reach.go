package plan

import (
	"slices"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
)

// target is one persona with whom it reaches.
type target struct {
	targeting.Reach
	at   int    // position in the stack, from the bottom
	key  string // uniqueName of the provisioning group
	rule string // as it is written into the group
}

// aim runs the rule of every persona over all users. The targets stand in the order of the stack: what comes later wins.
// A persona whose rule is not valid reaches nobody and is left out; the checks of the design report it.
func aim(design persona.Design, d *directory.Directory, now time.Time) ([]*target, []problem.Problem) {
	reaches := targeting.Of(design.Personas, d, now)
	targets := make([]*target, len(reaches))
	for i, r := range reaches {
		targets[i] = &target{Reach: r, at: i, key: persona.GroupKey(r.Persona), rule: r.Parsed.String()}
	}
	var problems []problem.Problem
	for i, t := range slices.Backward(targets) { // the first of a layer stands last
		if both := t.Match.AndNot(t.Won); both.Count() > 0 {
			problems = append(problems, twoPersonas(t, targets[i+1:], both))
		}
	}
	for _, t := range targets {
		if n := t.Unknown.Count(); n > 0 {
			problems = append(problems, *problem.Warn("PLAN_USERS_UNKNOWN", "Of some users nobody can tell whether a persona is theirs").
				Detailf("%s: %d users of whom an attribute was not read; nothing changes for them", t.Name, n).
				Hintf("Read the tenant again with an account that may read all attributes.").At(place(t.Persona)))
		}
	}
	return targets, problems
}

// twoPersonas says who of a persona is won by one that comes before it in the layer, and so lies above it.
func twoPersonas(t *target, above []*target, both directory.Set) problem.Problem {
	winner := ""
	for _, a := range slices.Backward(above) {
		if a.Layer == t.Layer && a.Match.CountBoth(both) > 0 {
			winner = a.Name
			break
		}
	}
	return *problem.Warn("PLAN_TWO_PERSONAS", "Some users are in two personas of one layer").
		Detailf("%s of %s are in %s as well; the one that comes first in the layer wins", problem.Users(both.Count()), t.Name, winner).
		Hintf("Leave them out of one of the two, or change the order of the personas.").
		At(problem.Where{Step: "targeting", Kind: "persona", ID: t.ID, Field: "rule"})
}

func place(p persona.Persona) problem.Where {
	return problem.Where{Step: "plan", Kind: "persona", ID: p.ID}
}
