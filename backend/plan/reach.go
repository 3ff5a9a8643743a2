package plan

import (
	"fmt"
	"slices"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
)

// target is one persona with whom it reaches.
type target struct {
	persona.Persona
	at      int           // position in the stack, from the bottom
	key     string        // uniqueName of the provisioning group
	rule    string        // as it is written into the group
	match   directory.Set // whom the rule holds for: the members of the group
	unknown directory.Set // of whom nobody can tell
	won     directory.Set // those of match who are not in an earlier persona of the layer
	unsure  directory.Set // those of won of whom nobody can tell whether an earlier persona of the layer has them
}

// aim runs the rule of every persona over all users. The targets stand in the order of the stack: what comes later wins.
// A persona whose rule is not valid reaches nobody and is left out; the checks of the design report it.
func aim(design persona.Design, d *directory.Directory, now time.Time) ([]*target, []problem.Problem) {
	stack := persona.Stack(design.Personas)
	var targets []*target
	for _, p := range stack {
		text, err := persona.Targeting(p)
		if err != nil {
			continue
		}
		parsed, found := rule.Parse(text)
		if !rule.Valid(found) {
			continue
		}
		m := d.Match(parsed, now)
		targets = append(targets, &target{Persona: p, at: len(targets), key: persona.GroupKey(p), rule: parsed.String(),
			match: m.Match, unknown: m.Unknown})
	}
	var problems []problem.Problem
	for _, layer := range persona.Layers() {
		var taken, doubtful directory.Set
		var earlier []*target
		for _, t := range slices.Backward(targets) { // the first of a layer stands last
			if t.Layer != layer {
				continue
			}
			t.won = t.match.AndNot(taken)
			t.unsure = t.won.And(doubtful)
			if both := t.match.And(taken); both.Count() > 0 {
				problems = append(problems, twoPersonas(t, earlier, both))
			}
			taken, doubtful = taken.Or(t.match), doubtful.Or(t.unknown)
			earlier = append(earlier, t)
		}
	}
	for _, t := range targets {
		if n := t.unknown.Count(); n > 0 {
			problems = append(problems, *problem.Warn("PLAN_USERS_UNKNOWN", "Of some users nobody can tell whether a persona is theirs").
				Detailf("%s: %d users of whom an attribute was not read; nothing changes for them", t.Name, n).
				Hintf("Read the tenant again with an account that may read all attributes.").At(place(t.Persona)))
		}
	}
	return targets, problems
}

func twoPersonas(t *target, earlier []*target, both directory.Set) problem.Problem {
	winner := ""
	for _, e := range earlier {
		if e.match.And(both).Count() > 0 {
			winner = e.Name
			break
		}
	}
	return *problem.Warn("PLAN_TWO_PERSONAS", "Some users are in two personas of one layer").
		Detailf("%s of %s are in %s as well; the one that comes first in the layer wins", people(both.Count()), t.Name, winner).
		Hintf("Leave them out of one of the two, or change the order of the personas.").
		At(problem.Where{Step: "targeting", Kind: "persona", ID: t.ID, Field: "rule"})
}

func place(p persona.Persona) problem.Where {
	return problem.Where{Step: "plan", Kind: "persona", ID: p.ID}
}

// people counts users in words.
func people(n int) string {
	if n == 1 {
		return "1 user"
	}
	return thousands(n) + " users"
}

// thousands writes a count as people read it: 1,842.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}
