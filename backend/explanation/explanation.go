package explanation

import (
	"slices"
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

// Seen says what the tenant shows of something that a user should have.
type Seen string

// What the tenant shows.
const (
	Unknown Seen = "unknown" // it was not read
	There   Seen = "seen"
	Differs Seen = "differs"
	Missing Seen = "missing"
)

// What a setting is, beside the policy types.
const (
	Number  = "number"
	Licence = "licence"
	Queue   = "queue"
	Team    = "team"
)

// FromTenant is the layer of what no persona gives.
const FromTenant = "tenant"

// Explanation says why one user has what they have.
type Explanation struct {
	Personas []Persona // one a layer
	Settings []Setting
	Hidden   int // policies at the tenant default on both sides
	Problems []problem.Problem
}

// Persona is the persona of a layer, and the rule that let the user in.
type Persona struct {
	Layer   persona.Layer
	ID      string // "" for none
	Name    string
	Because string
}

// Setting is one thing that the user should have, beside what they have.
type Setting struct {
	Setting string // what it is: number, licence, queue, team or a policy type
	Label   string
	Should  string
	Has     string
	Tenant  Seen
	Layer   string // that gives it
	Grade   workshop.Grade
	Because text.Text // the nearest thing that somebody said, nothing where nobody asked
	Reasons []plan.Reason
}

// Given is what an explanation is made from.
type Given struct {
	Design    *plan.Design
	Reading   tenant.Reading       // with the queues and teams
	Directory *directory.Directory // in which the user is, and the members of the groups of queues
	Reach     []targeting.Reach    // over that directory
}

// Of explains a user of the directory.
func Of(g Given, i int) Explanation {
	e := explainer{Given: g, crowd: newCrowd(g), reasoned: true, i: i, id: string(g.Directory.ID(i))}
	e.personas()
	e.settings()
	return e.made
}

type explainer struct {
	Given
	*crowd
	reasoned bool // the line of reasoning is told too
	i        int
	id       string
	held     []persona.Persona
	made     Explanation
}

// personas finds the persona of each layer and the words of the rule that let the user in.
func (e *explainer) personas() {
	for _, layer := range persona.Layers() {
		found, winner := 0, targeting.Reach{}
		for _, reach := range e.Reach { // what lies on top wins
			if reach.Layer == layer && reach.Match.Has(e.i) {
				winner = reach
				found++
			}
		}
		row := Persona{Layer: layer}
		if found > 0 {
			row.ID, row.Name = winner.ID, winner.Name
			if e.reasoned {
				row.Because = winner.Parsed.String()
			}
			e.held = append(e.held, winner.Persona)
		}
		if found > 1 {
			e.made.Problems = append(e.made.Problems, *problem.Warn("TARGETING_TWO.user", layer).
				Detailed(row.Name).Hinted().
				At(problem.Where{Step: "targeting", Kind: "persona", ID: row.ID}))
		}
		e.made.Personas = append(e.made.Personas, row)
	}
}

// settings puts what the user should have beside what the tenant shows.
func (e *explainer) settings() {
	x := e.effective(e.held)
	e.add(e.number(x), x.NumberFrom, Number)
	for _, l := range x.Licences {
		e.add(e.licence(l), l.Source, Licence+"/"+l.What)
	}
	for _, v := range x.Policies {
		if row, shown := e.policy(v); shown {
			e.add(row, v.Source, v.Type)
		}
	}
	for _, q := range x.Queues {
		e.add(e.queue(q), q.Source, Queue+"/"+q.What)
	}
	for _, t := range x.Teams {
		e.add(e.team(t), t.Source, Team+"/"+t.What)
	}
}

// add puts a setting among the others with the line of reasoning behind it.
func (e *explainer) add(row Setting, from persona.Source, subject string) {
	row.Layer = string(from.Layer)
	if from.PersonaID == "" {
		row.Layer = FromTenant
	}
	if at := slices.IndexFunc(e.held, func(p persona.Persona) bool { return p.ID == from.PersonaID }); e.reasoned && at >= 0 {
		row.Reasons = plan.ReasonsOf(*e.Design, e.held[at], subject)
	}
	row.Because, row.Grade = e.because(row.Reasons)
	e.made.Settings = append(e.made.Settings, row)
}

// because is the nearest thing that somebody said, with the grade of the feature behind it.
func (e *explainer) because(reasons []plan.Reason) (words text.Text, grade workshop.Grade) {
	for _, r := range reasons {
		if r.Says.IsZero() {
			continue
		}
		switch r.Stop {
		case plan.StopAnswer:
			words = r.Says
		case plan.StopGrade:
			department, feature, _ := strings.Cut(r.ID, "/")
			grade = e.Design.Workshop.ScoreOf(department, feature).Grade
			if words.IsZero() {
				words = r.Says
			}
		}
	}
	return words, grade
}
