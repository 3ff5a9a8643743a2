package service

import (
	"cmp"
	"context"
	"slices"

	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

// Start is the screen of how far the customer is and what is next.
type Start struct{ d *Desk }

// View sums the workbook up.
func (s *Start) View() (StartView, error) {
	ctx := context.Background()
	wb, err := s.d.Workbook()
	if err != nil {
		return StartView{}, err
	}
	customer, err := wb.Customer(ctx)
	if err != nil {
		return StartView{}, err
	}
	steps, err := s.d.standings(ctx)
	if err != nil {
		return StartView{}, err
	}
	problems, err := s.d.problems(ctx)
	if err != nil {
		return StartView{}, err
	}
	runs, err := s.d.runs(ctx, 3)
	if err != nil {
		return StartView{}, err
	}
	v := StartView{GoLive: customer.GoLive, Steps: steps, NextStep: next(steps), Problems: problems, Runs: runs}
	design, err := s.d.design(ctx)
	if err != nil {
		return v, err
	}
	v.Totals = TotalsView{Departments: len(design.Workshop.Departments), Personas: len(design.Persona.Personas)}
	if r, err := s.d.read(ctx); err != nil {
		return v, err
	} else if r != nil {
		v.Totals.Read, v.Totals.Users = true, r.directory.Len()
	}
	for _, step := range steps {
		if step.ID == "numbers" {
			v.Totals.Numbers = step.Total
		}
	}
	return v, nil
}

// next is the step to open: the first that is stopped, else the first that is not done in the order of the work.
func next(steps []StepView) string {
	for _, step := range steps {
		if step.State == "stop" {
			return step.ID
		}
	}
	for _, step := range steps {
		if step.State != "done" {
			return step.ID
		}
	}
	return "runs"
}

// SetCustomer changes the customer's name and the day of going live ("" for none).
func (s *Start) SetCustomer(name, goLive string) error {
	if _, err := until(goLive); err != nil {
		return problem.New("DATE_INVALID", "That is no date").Detailf("%v", err).Hintf("Write it like 2026-12-31.").Because(err)
	}
	return s.d.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		c, err := wb.Customer(ctx)
		if err != nil {
			return err
		}
		c.Name, c.GoLive = name, goLive
		return wb.SetCustomer(ctx, c)
	})
}

// problems collects what is wrong from every step, the worst first.
func (d *Desk) problems(ctx context.Context) ([]problem.Problem, error) {
	design, err := d.design(ctx)
	if err != nil {
		return nil, err
	}
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	list := append([]problem.Problem{}, workshop.Contradictions(design.Workshop)...)
	list = append(list, persona.Check(design.Persona, facts(design, r))...)
	if r != nil {
		list = append(list, clashes(design, r, d.now())...)
		if none := r.directory.Len() - r.inLayer(design, persona.Baseline, d.now()).Count(); none > 0 {
			list = append(list, *problem.Warn("TARGETING_NOBODY", people(none, "is in no baseline", "are in no baseline")).
				Hintf("Look at who they are; an attribute may be blank or misspelt.").At(problem.Where{Step: "targeting", Kind: "nobody"}))
		}
		for part, why := range r.Unread {
			list = append(list, *problem.Warn("READING_PART", "A part of the tenant could not be read").Detailf("%s: %s", part, why).
				Hintf("Nothing is planned that rests on it. Check what you may read, and read again.").At(problem.Where{Step: "start", Kind: "reading", ID: part}))
		}
	}
	if err := d.withInventory(func(design *plan.Design, _ *reading, s *shelf) error {
		list = append(list, number.CheckRanges(design.Ranges)...)
		if n := len(s.differ); n > 0 {
			list = append(list, *problem.Warn("NUMBERS_DIFFER", problem.Thousands(n)+" numbers differ from the tenant").
				Hintf("Compare them and take over what is true.").At(problem.Where{Step: "numbers", Kind: "differ"}))
		}
		return nil
	}); err != nil {
		return nil, err
	}
	if p, found, err := d.latestPlan(ctx); err != nil {
		return nil, err
	} else if found {
		list = append(list, p.plan.Problems...)
	}
	list = slices.DeleteFunc(list, func(p problem.Problem) bool { return p.Severity == problem.Info })
	order := map[problem.Severity]int{problem.Error: 0, problem.Warning: 1}
	slices.SortStableFunc(list, func(a, b problem.Problem) int { return cmp.Compare(order[a.Severity], order[b.Severity]) })
	return list, nil
}
