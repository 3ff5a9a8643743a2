package service

import (
	"context"
	"time"

	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Start is the screen of how far the customer is and what is next.
type Start struct{ *Session }

// View sums the workbook up.
func (s *Start) View() (StartView, error) {
	if err := s.may(desk.Look); err != nil {
		return StartView{}, err
	}
	ctx := s.ctx
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
	kept, err := s.d.kept()
	if err != nil {
		return StartView{}, err
	}
	problems, checking, err := kept.ProblemsSoon(ctx)
	if err != nil {
		return StartView{}, err
	}
	runs, err := s.d.runs(ctx, 3)
	if err != nil {
		return StartView{}, err
	}
	v := StartView{GoLive: customer.GoLive, Steps: steps, NextStep: next(steps), Problems: s.d.show(problems), Checking: checking, Runs: runs}
	design, err := s.d.design(ctx)
	if err != nil {
		return v, err
	}
	v.Totals = TotalsView{Departments: len(design.Workshop.Departments), Personas: len(design.Persona.Personas)}
	if r, err := s.d.lists(ctx); err != nil {
		return v, err
	} else if r != nil {
		v.Totals.Read, v.Totals.Users = true, r.Users
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
	if err := s.may(desk.Write); err != nil {
		return err
	}
	if _, err := time.Parse(time.DateOnly, goLive); goLive != "" && err != nil {
		return problem.New("DATE_INVALID").Detailed(err).Hinted().Because(err)
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		c, err := wb.Customer(ctx)
		if err != nil {
			return err
		}
		c.Name, c.GoLive = name, goLive
		return wb.SetCustomer(ctx, c)
	})
}
