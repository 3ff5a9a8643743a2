// Package kept puts plans into a workbook and takes them out again: package plan says what a plan is, package workbook how rows are kept,
// and neither knows the other. Whoever takes a whole plan out gets exactly what was put in, or is told that it was altered.
package kept

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"personadesk/backend/canonical"
	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Save keeps a plan as the newest one and gives its number. revisions are those of the workbook when what the plan was made from was read.
func Save(ctx context.Context, wb *workbook.Workbook, p plan.Plan, revisions workbook.Revisions) (int, error) {
	head, err := canonical.Append(nil, p.Head())
	if err != nil {
		return 0, fmt.Errorf("writing the plan: %w", err)
	}
	content := workbook.PlanContent{People: people(p), Changes: rows(p)}
	for _, t := range p.Targeted {
		body, err := canonical.Append(nil, t.Bare())
		if err != nil {
			return 0, fmt.Errorf("writing the plan: %w", err)
		}
		content.Targets = append(content.Targets, workbook.PlanTarget{Body: body, Users: t.Users, Unknown: t.Unknown})
	}
	return wb.SavePlan(ctx, workbook.StoredPlan{Fingerprint: p.Fingerprint, Seal: p.Seal, TenantID: p.TenantID, Made: p.Made, ReadAt: p.ReadAt,
		Undoes: p.Undoes, Revisions: revisions.Of(workbook.PlanAreas()...), Head: head}, content)
}

func rows(p plan.Plan) iter.Seq2[workbook.PlanChange, error] {
	return func(yield func(workbook.PlanChange, error) bool) {
		var body []byte
		for i := range p.Changes {
			c := p.Changes[i]
			var err error
			body, err = canonical.Append(body[:0], c.Bare())
			if !yield(workbook.PlanChange{Ordinal: i + 1, ID: c.ID, Lane: string(c.Lane), Kind: string(c.Kind), Sign: string(c.Sign), Persona: c.PersonaID,
				Effect: string(c.Effect), Line: c.Line(), Subject: c.Subject, Users: c.Users, Body: body}, err) || err != nil {
				return
			}
		}
	}
}

// people is everybody whom a plan touches or targets, sorted.
func people(p plan.Plan) []ident.ObjectID {
	var all []ident.ObjectID
	add := func(ids []ident.ObjectID) { all = append(all, ids...) }
	for _, t := range p.Targeted {
		add(t.Users)
		add(t.Unknown)
	}
	for _, c := range p.Changes {
		add(c.Users)
		if len(all) > 1<<20 {
			slices.Sort(all)
			all = slices.Compact(all)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Load takes a whole plan out and holds it against its seal; one that was altered is refused with PLAN_ALTERED.
func Load(ctx context.Context, wb *workbook.Workbook, stored workbook.StoredPlan) (plan.Plan, error) {
	p, err := Head(stored)
	if err != nil {
		return p, err
	}
	seal := canonical.NewSealing()
	seal.Line(stored.Head)
	all, err := wb.PlanPeople(ctx, stored.Number)
	if err != nil {
		return p, err
	}
	targets, err := wb.PlanTargets(ctx, stored.Number, all)
	if err != nil {
		return p, err
	}
	p.Targeted = make([]plan.Targeted, len(targets))
	for i, t := range targets {
		if err := json.Unmarshal(t.Body, &p.Targeted[i]); err != nil {
			return p, damaged(stored, err)
		}
		p.Targeted[i].Users, p.Targeted[i].Unknown = t.Users, t.Unknown
		seal.Line(t.Body)
		canonical.Texts(seal, t.Users)
		canonical.Texts(seal, t.Unknown)
	}
	p.Changes = make([]plan.Change, 0, stored.Changes)
	for row, err := range wb.AllPlanChanges(ctx, stored.Number, all) {
		if err != nil {
			return p, err
		}
		c, err := Change(row)
		if err != nil {
			return p, damaged(stored, err)
		}
		c.Users = row.Users
		p.Changes = append(p.Changes, c)
		seal.Line(row.Body)
		canonical.Texts(seal, row.Users)
	}
	if seal.Sum() != stored.Seal {
		return plan.Plan{}, problem.New("PLAN_ALTERED.kept").
			Detailed(stored.Number).
			Hinted().At(problem.Where{Step: "plan"})
	}
	return p, nil
}

// Head gives a plan without its changes and without whom it targets: what it costs, whom it touches, what is to be heeded.
func Head(stored workbook.StoredPlan) (plan.Plan, error) {
	var p plan.Plan
	if err := json.Unmarshal(stored.Head, &p); err != nil {
		return p, damaged(stored, err)
	}
	p.Seal = stored.Seal
	return p, nil
}

// Change gives one change without its users.
func Change(row workbook.PlanChange) (plan.Change, error) {
	var c plan.Change
	if err := json.Unmarshal(row.Body, &c); err != nil {
		return c, fmt.Errorf("reading change %s: %w", row.ID, err)
	}
	return c, nil
}

func damaged(stored workbook.StoredPlan, err error) error {
	return problem.New("PLAN_ALTERED.unreadable").Detailed(stored.Number, err).
		Hinted().At(problem.Where{Step: "plan"}).Because(err)
}

// Fresh says, without computing anything, that nothing moved that a plan was made from. When it is false, the plan has to be made anew and
// its fingerprint compared.
func Fresh(stored workbook.StoredPlan, now workbook.Revisions) bool {
	return len(stored.Revisions) > 0 && now.Of(workbook.PlanAreas()...).Equal(stored.Revisions)
}
