package service

import (
	"slices"
	"strings"

	"personadesk/backend/audit"
	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
)

// Explain is the screen of why one user has what they have.
type Explain struct{ *Session }

// User explains one user, found by object id, user principal name or display name.
func (s *Explain) User(idOrName string) (ExplainView, error) {
	if err := s.may(desk.Look); err != nil {
		return ExplainView{}, err
	}
	ctx := s.ctx
	design, r, err := s.d.wantedAndRead(ctx)
	if err != nil {
		return ExplainView{}, err
	}
	if r == nil {
		return ExplainView{}, neverRead()
	}
	i, err := r.Find(idOrName)
	if err != nil {
		return ExplainView{}, err
	}
	e := explainer{design: design, r: r, i: i, v: ExplainView{
		Person: r.line(i), Personas: []ExplainPersonaView{}, Rows: []ExplainRowView{}, Problems: []problem.Problem{},
	}}
	e.personas()
	e.settings()
	e.v.Changed, err = s.d.history(ctx, audit.User(e.v.Person.ID))
	return e.v, err
}

// explainer gathers what is known of one user.
type explainer struct {
	design *plan.Design
	r      *reading
	i      int
	held   []persona.Persona
	v      ExplainView
}

// personas finds the persona of each layer and the words of the rule that let the user in.
func (e *explainer) personas() {
	for _, layer := range persona.Layers() {
		row := ExplainPersonaView{Layer: string(layer)}
		found := 0
		for _, reach := range e.r.reach { // what lies on top wins
			if reach.Layer == layer && reach.Match.Has(e.i) {
				row.PersonaID, row.Name, row.Because = reach.ID, reach.Name, reach.Parsed.String()
				found++
			}
		}
		if found > 0 {
			winner, _ := targeting.Find(e.r.reach, row.PersonaID)
			e.held = append(e.held, winner.Persona)
		}
		if found > 1 {
			e.v.Problems = append(e.v.Problems, *problem.Warn("TARGETING_TWO", "Two "+string(layer)+" personas match").
				Detailf("%s wins because it comes first.", row.Name).Hintf("Leave the user out of one of the two.").
				At(problem.Where{Step: "targeting", Kind: "persona", ID: row.PersonaID}))
		}
		e.v.Personas = append(e.v.Personas, row)
	}
}

// settings puts what the user should have beside what the tenant shows.
func (e *explainer) settings() {
	x := persona.Effective(e.held)
	e.number(x)
	e.licences(x)
	for _, v := range x.Policies {
		e.policy(v)
	}
	for _, q := range x.Queues {
		e.add(e.queue(q), q.Source, "queue/"+q.What)
	}
	for _, t := range x.Teams {
		row := ExplainRowView{Setting: "team", Label: t.What, Should: t.What, Tenant: "unknown"}
		if e.r.WasRead("teams") && e.r.Teams != nil {
			row.Tenant = "missing"
			for _, team := range e.r.Teams {
				if team.Name == t.What && slices.Contains(team.Members, e.v.Person.ID) {
					row.Tenant, row.Has = "seen", t.What
				}
			}
		}
		e.add(row, t.Source, "team/"+t.What)
	}
}

func layerOf(from persona.Source) string {
	if from.PersonaID == "" {
		return "tenant"
	}
	return string(from.Layer)
}

// add puts a row among the others with the line of reasoning behind it.
func (e *explainer) add(row ExplainRowView, from persona.Source, subject string) {
	row.Source, row.Reasons = layerOf(from), []ReasonView{}
	for _, p := range e.held {
		if p.ID == from.PersonaID {
			row.Reasons = reasonViews(plan.ReasonsOf(*e.design, p, subject))
		}
	}
	row.Because, row.Grade = e.because(row.Reasons)
	e.v.Rows = append(e.v.Rows, row)
}

// because is the nearest thing that somebody said, with the grade of the feature behind it; "" where nobody asked.
func (e *explainer) because(reasons []ReasonView) (words, grade string) {
	for _, r := range reasons {
		if r.Says == "" {
			continue
		}
		switch r.Stop {
		case plan.StopAnswer:
			words = r.Says
		case plan.StopGrade:
			department, feature, _ := strings.Cut(r.ID, "/")
			grade = string(gradeOf(e.design.Workshop, department, feature).Grade)
			if words == "" {
				words = r.Says
			}
		}
	}
	return words, grade
}

func (e *explainer) number(x persona.Experience) {
	row := ExplainRowView{Setting: "number", Should: x.Number.Text(), Tenant: "unknown"}
	switch numbers := e.r.Directory.TeamsNumbers(e.i); {
	case !e.r.Directory.InTeams(e.i):
	case len(numbers) > 0:
		row.Has, row.Tenant = written(numbers[0]), "seen"
	case x.Number.Kind == persona.NextFree:
		row.Tenant = "missing"
	default:
		row.Tenant = "seen"
	}
	e.add(row, x.NumberFrom, "number")
}

func (e *explainer) licences(x persona.Experience) {
	has := e.r.Directory.Value(e.i, "assignedLicenses")
	for _, l := range x.Licences {
		row := ExplainRowView{Setting: "licence", Should: catalog.LicenceName(l.What), Tenant: "unknown"}
		if !has.IsUnknown() {
			row.Tenant = "missing"
			if slices.ContainsFunc(has.Texts(), func(sku string) bool { return strings.EqualFold(sku, l.What) }) {
				row.Tenant, row.Has = "seen", row.Should
			}
		}
		row.Label = row.Should
		e.add(row, l.Source, "licence/"+l.What)
	}
}

// policy adds the row of a policy type; what is at the tenant default on both sides is only counted.
func (e *explainer) policy(v persona.PolicyValue) {
	row := ExplainRowView{Setting: v.Type, Label: catalog.PolicyTypeName(v.Type), Should: v.Name, Tenant: "unknown"}
	direct := false
	if e.r.Directory.InTeams(e.i) {
		row.Has, row.Tenant = persona.Global, "seen"
		if a, given := e.r.Directory.Assignments(v.Type).Of(e.i); given {
			row.Has, direct = a.Name, a.Direct
		}
		if !strings.EqualFold(row.Has, row.Should) {
			row.Tenant = "differs"
		}
	}
	if row.Should == persona.Global && (row.Has == "" || row.Has == persona.Global) {
		e.v.Hidden++
		return
	}
	if row.Tenant == "differs" && direct {
		e.v.Problems = append(e.v.Problems, *problem.Warn("POLICY_DIRECT", row.Label+" "+row.Has+" is assigned directly").
			Detailf("A direct assignment wins over every group, so %s never reaches this user.", row.Should).
			Hintf("Take the direct assignment away in Teams.").At(problem.Where{Step: "personas", Kind: "user", ID: e.v.Person.ID, Field: v.Type}))
	}
	e.add(row, v.Source, v.Type)
}

func (e *explainer) queue(q persona.Given) ExplainRowView {
	row := ExplainRowView{Setting: "queue", Label: q.What, Should: q.What, Tenant: "unknown"}
	if !e.r.WasRead("queues") || e.r.Queues == nil {
		return row
	}
	row.Tenant = "missing"
	for _, queue := range e.r.Queues {
		if !strings.EqualFold(queue.Name, q.What) {
			continue
		}
		if slices.Contains(queue.Users, e.v.Person.ID) {
			row.Tenant, row.Has = "seen", q.What
		}
		for _, g := range queue.Groups {
			if members, _ := e.r.Directory.Members(g); members.Has(e.i) {
				row.Tenant, row.Has = "seen", q.What
			}
		}
	}
	return row
}
