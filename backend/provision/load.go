package provision

import (
	"context"
	"fmt"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Load gives what a plan is made from: what the workbook wants, and what was read last. Without a reading it gives READING_MISSING.
// The numbers of the reading can be asked until done is called.
func Load(ctx context.Context, wb *workbook.Workbook) (d plan.Design, r plan.Reading, done func(), err error) {
	if d, err = LoadDesign(ctx, wb); err != nil {
		return d, r, nil, err
	}
	if r, err = LoadReading(ctx, wb); err != nil {
		return d, r, nil, err
	}
	numbers, err := wb.NumberSource(ctx)
	if err != nil {
		return d, r, nil, fmt.Errorf("loading the numbers: %w", err)
	}
	r.Numbers = numbers
	return d, r, numbers.Close, nil
}

// LoadDesign gives what the workbook wants.
func LoadDesign(ctx context.Context, wb *workbook.Workbook) (plan.Design, error) {
	var d plan.Design
	customer, err := wb.Customer(ctx)
	if err != nil {
		return d, fmt.Errorf("loading the customer: %w", err)
	}
	d.Customer = customer.Name
	if d.Workshop, err = wb.Workshop(ctx); err != nil {
		return d, fmt.Errorf("loading the workshop: %w", err)
	}
	if d.Persona, err = wb.Design(ctx); err != nil {
		return d, fmt.Errorf("loading the design: %w", err)
	}
	if d.Ranges, err = wb.Ranges(ctx); err != nil {
		return d, fmt.Errorf("loading the ranges: %w", err)
	}
	return d, nil
}

// LoadReading gives what was read last, with the users laid out so that rules run over them; the numbers are left to who opens them.
func LoadReading(ctx context.Context, wb *workbook.Workbook) (plan.Reading, error) {
	read, ok, err := wb.Reading(ctx)
	if err != nil {
		return plan.Reading{}, fmt.Errorf("loading the last reading: %w", err)
	}
	if !ok {
		return plan.Reading{}, problem.New("READING_MISSING.none").
			Hinted().At(problem.Where{Step: "plan"})
	}
	return plan.Reading{Reading: read.Reading, Directory: read.Directory}, nil
}
