package plan

import (
	"slices"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
)

// target is one persona with whom it reaches.
type target struct {
	targeting.Reach
	at      int                                // position in the stack, from the bottom
	key     string                             // uniqueName of the provisioning group
	rule    string                             // as it is written into the group
	choices map[ident.Key]persona.PolicyChoice // by policy type
}

// choices files the policies of a persona by their types; of two of one type the first counts.
func choices(p persona.Persona) map[ident.Key]persona.PolicyChoice {
	by := make(map[ident.Key]persona.PolicyChoice, len(p.Policies))
	for _, c := range slices.Backward(p.Policies) {
		by[ident.Fold(c.Type)] = c
	}
	return by
}

// aim runs the rule of every persona over all users. The targets stand in the order of the stack: what comes later wins.
// A persona whose rule is not valid reaches nobody and is left out; the checks of the design report it.
func aim(design persona.Design, d *directory.Directory, now time.Time) ([]*target, []problem.Problem) {
	reaches := targeting.Of(design.Personas, d, now)
	targets := make([]*target, len(reaches))
	for i, r := range reaches {
		targets[i] = &target{Reach: r, at: i, key: persona.GroupKey(r.Persona), rule: r.Parsed.String(), choices: choices(r.Persona)}
	}
	var problems []problem.Problem
	for i, t := range slices.Backward(targets) { // the first of a layer stands last
		if both := t.Match.AndNot(t.Won); both.Count() > 0 {
			problems = append(problems, twoPersonas(t, targets[i+1:], both))
		}
	}
	for _, t := range targets {
		if n := t.Unknown.Count(); n > 0 {
			problems = append(problems, *problem.Warn("PLAN_USERS_UNKNOWN.persona").
				Detailed(t.Name, n).
				Hinted().At(place(t.Persona)))
		}
	}
	return targets, append(problems, targeting.Everywhere(reaches)...)
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
	return *problem.Warn("PLAN_TWO_PERSONAS").
		Detailed(problem.Users(both.Count()), t.Name, winner).
		Hinted().
		At(problem.Where{Step: "targeting", Kind: "persona", ID: t.ID, Field: "rule"})
}

func place(p persona.Persona) problem.Where {
	return problem.Where{Step: "plan", Kind: "persona", ID: p.ID}
}
