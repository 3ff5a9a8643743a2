package service

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// Explain is the screen of why one user has what they have.
type Explain struct{ d *Desk }

// User explains one user, found by object id, user principal name or display name.
func (s *Explain) User(idOrName string) (ExplainView, error) {
	ctx := context.Background()
	design, r, err := s.d.wantedAndRead(ctx)
	if err != nil {
		return ExplainView{}, err
	}
	if r == nil {
		return ExplainView{}, neverRead()
	}
	i, err := r.find(idOrName)
	if err != nil {
		return ExplainView{}, err
	}
	e := explainer{design: design, r: r, i: i, v: ExplainView{
		Person: r.line(i), Personas: []ExplainPersonaView{}, Rows: []ExplainRowView{}, Problems: []problem.Problem{},
	}}
	e.personas(s.d)
	e.settings()
	e.v.Changed, err = s.d.history(ctx, "change/"+e.v.Person.ID)
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
func (e *explainer) personas(d *Desk) {
	now := d.o.Now()
	for _, layer := range persona.Layers() {
		row := ExplainPersonaView{Layer: string(layer)}
		var found []persona.Persona
		for _, p := range e.design.Persona.Personas {
			if p.Layer == layer && e.r.of(p, now).Match.Has(e.i) {
				found = append(found, p)
			}
		}
		if len(found) > 0 {
			winner := found[0]
			for _, p := range found[1:] {
				winner = first(winner, p)
			}
			row.PersonaID, row.Name, row.Because = winner.ID, winner.Name, ruleOf(winner)
			e.held = append(e.held, winner)
		}
		if len(found) > 1 {
			e.v.Problems = append(e.v.Problems, *problem.Warn("TARGETING_TWO", "Two "+string(layer)+" personas match").
				Detailf("%s wins because it comes first.", row.Name).Hintf("Leave the user out of one of the two.").
				At(problem.Where{Step: "targeting", Kind: "persona", ID: found[1].ID}))
		}
		e.v.Personas = append(e.v.Personas, row)
	}
}

// settings puts what the user should have beside what the tenant shows.
func (e *explainer) settings() {
	x := persona.Effective(e.held)
	c := e.r.configuration(e.v.Person.ID)
	e.number(x, c)
	e.licences(x)
	for _, v := range x.Policies {
		e.policy(v, c)
	}
	for _, q := range x.Queues {
		e.v.Rows = append(e.v.Rows, e.queue(q))
	}
	for _, t := range x.Teams {
		row := ExplainRowView{Setting: "team", Label: t.What, Should: t.What, Source: layerOf(t.Source), Tenant: "unknown", Reasons: e.reasons(t.Source)}
		if e.r.wasRead("teams") && e.r.Teams != nil {
			row.Tenant = "missing"
			for _, team := range e.r.Teams {
				if team.Name == t.What && slices.Contains(team.Members, e.v.Person.ID) {
					row.Tenant, row.Has = "seen", t.What
				}
			}
		}
		e.v.Rows = append(e.v.Rows, row)
	}
}

func layerOf(from persona.Source) string {
	if from.PersonaID == "" {
		return "tenant"
	}
	return string(from.Layer)
}

func (e *explainer) reasons(from persona.Source) []ReasonView {
	for _, p := range e.held {
		if p.ID == from.PersonaID {
			return reasonViews(plan.ReasonsOf(*e.design, p))
		}
	}
	return []ReasonView{}
}

func (e *explainer) number(x persona.Experience, c *tenant.UserConfiguration) {
	row := ExplainRowView{Setting: "number", Should: x.Number.Text(), Source: layerOf(x.NumberFrom), Tenant: "unknown", Reasons: e.reasons(x.NumberFrom)}
	switch {
	case c == nil:
	case len(c.Numbers) > 0:
		row.Has, row.Tenant = written(c.Numbers[0]), "seen"
	case x.Number.Kind == persona.NextFree:
		row.Tenant = "missing"
	default:
		row.Tenant = "seen"
	}
	e.v.Rows = append(e.v.Rows, row)
}

func (e *explainer) licences(x persona.Experience) {
	has := e.r.directory.Value(e.i, "assignedLicenses")
	for _, l := range x.Licences {
		row := ExplainRowView{Setting: "licence", Should: catalog.LicenceName(l.What), Source: layerOf(l.Source), Tenant: "unknown", Reasons: e.reasons(l.Source)}
		if !has.IsUnknown() {
			row.Tenant = "missing"
			if slices.ContainsFunc(has.Texts(), func(sku string) bool { return strings.EqualFold(sku, l.What) }) {
				row.Tenant, row.Has = "seen", row.Should
			}
		}
		row.Label = row.Should
		e.v.Rows = append(e.v.Rows, row)
	}
}

// policy adds the row of a policy type; what is at the tenant default on both sides is only counted.
func (e *explainer) policy(v persona.PolicyValue, c *tenant.UserConfiguration) {
	row := ExplainRowView{Setting: v.Type, Label: catalog.PolicyTypeName(v.Type), Should: v.Name, Source: layerOf(v.Source), Tenant: "unknown", Reasons: e.reasons(v.Source)}
	direct := false
	if c != nil {
		row.Has, row.Tenant = persona.Global, "seen"
		for _, a := range c.Policies {
			if a.Type == v.Type {
				row.Has, direct = a.Name, a.Direct
			}
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
	row.Because, row.Grade = e.because(v.Type)
	e.v.Rows = append(e.v.Rows, row)
}

// because finds the feature with the heaviest grade that a policy type governs.
func (e *explainer) because(policyType string) (string, string) {
	name, grade := "", ""
	gaps, marks := gapsOf(e.design.Workshop), conflictsOf(e.design.Workshop)
	best := -1
	for _, f := range catalog.Features() {
		if !slices.Contains(f.PolicyTypes, policyType) {
			continue
		}
		together := featureRow(e.design.Workshop, f, gaps, marks).Together
		if at := slices.Index(gradeOrder, together); at > best && together != "" {
			best, name, grade = at, f.Name, string(together)
		}
	}
	return name, grade
}

func (e *explainer) queue(q persona.Given) ExplainRowView {
	row := ExplainRowView{Setting: "queue", Label: q.What, Should: q.What, Source: layerOf(q.Source), Tenant: "unknown", Reasons: e.reasons(q.Source)}
	if !e.r.wasRead("queues") || e.r.Queues == nil {
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
			if slices.Contains(e.r.Members[g], e.v.Person.ID) {
				row.Tenant, row.Has = "seen", q.What
			}
		}
	}
	return row
}
