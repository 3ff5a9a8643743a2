package sample

import (
	"context"
	"fmt"

	"personadesk/backend/number"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// Fill writes the sample customer into a workbook as one edit, so that one Undo takes all of it back.
func Fill(ctx context.Context, wb *workbook.Workbook) error {
	c, err := Sample()
	if err != nil {
		return err
	}
	c = c.around(wb.Now())
	err = wb.Together(ctx, text.Of("edit.sample"), func(ctx context.Context) error { return fill(ctx, wb, c) })
	if err != nil {
		return fmt.Errorf("fill a workbook with the sample customer: %w", err)
	}
	return nil
}

func fill(ctx context.Context, wb *workbook.Workbook, c Content) error {
	if err := wb.SetCustomer(ctx, workbook.Customer{Name: c.Customer, GoLive: c.GoLive, Consultant: Consultant, Country: Country,
		Note: "An invented company, to look around and to practise with"}); err != nil {
		return err
	}
	if err := all(ctx, c.Workshop.Departments, wb.SaveDepartment); err != nil {
		return err
	}
	if err := all(ctx, c.Workshop.Interviews, wb.SaveInterview); err != nil {
		return err
	}
	if err := all(ctx, c.Workshop.Answers, wb.SaveAnswer); err != nil {
		return err
	}
	if err := all(ctx, c.Workshop.Scores, wb.SaveScore); err != nil {
		return err
	}
	if err := all(ctx, c.Workshop.Decisions, wb.SaveDecision); err != nil {
		return err
	}
	if err := wb.SetConvention(ctx, c.Design.Convention); err != nil {
		return err
	}
	if err := all(ctx, c.Design.Policies, wb.SavePolicy); err != nil {
		return err
	}
	if err := all(ctx, c.Design.Queues, wb.SaveQueue); err != nil {
		return err
	}
	if err := all(ctx, c.Design.Personas, wb.SavePersona); err != nil {
		return err
	}
	if err := all(ctx, c.Ranges, wb.SaveRange); err != nil {
		return err
	}
	_, err := wb.ApplyNumbers(ctx, text.Of("edit.sample"), func(yield func(number.Event) bool) {
		for _, n := range c.Numbers {
			if !yield(number.Entering(n)) {
				return
			}
		}
	})
	return err
}

func all[T any](ctx context.Context, list []T, save func(context.Context, T) error) error {
	for _, item := range list {
		if err := save(ctx, item); err != nil {
			return err
		}
	}
	return nil
}
