package desk

import (
	"context"
	"fmt"
	"slices"

	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

// The areas that each part of the design is in.
var (
	ofCustomer = []workbook.Area{workbook.AreaCustomer}
	ofWorkshop = []workbook.Area{workbook.AreaWorkshop, workbook.AreaFeatures}
	ofPersonas = []workbook.Area{workbook.AreaPersonas, workbook.AreaRules, workbook.AreaPolicies, workbook.AreaDialPlans, workbook.AreaThings}
	ofRanges   = []workbook.Area{workbook.AreaRanges}
	ofReading  = []workbook.Area{workbook.AreaReading}
	ofPlans    = []workbook.Area{workbook.AreaPlans}
	ofNumbers  = []workbook.Area{workbook.AreaNumbers}
	ofDesign   = slices.Concat(ofCustomer, ofWorkshop, ofPersonas, ofRanges)
)

func (d *Desk) keepDesign() {
	d.customer.Stamp, d.customer.Compute = d.on(ofCustomer), d.wb.Customer
	d.workshop.Stamp, d.workshop.Compute = d.on(ofWorkshop), d.wb.Workshop
	d.personas.Stamp, d.personas.Compute = d.on(ofPersonas), d.wb.Design
	d.ranges.Stamp, d.ranges.Compute = d.on(ofRanges), d.wb.Ranges
	d.design.Stamp = d.on(ofDesign)
	d.design.Over = d.over(nil, edition(&d.customer), edition(&d.workshop), edition(&d.personas), edition(&d.ranges))
	d.design.Compute = d.composeDesign
	d.departments.Stamp = d.on(ofWorkshop)
	d.departments.Same = slices.Equal[[]string]
	d.departments.Compute = func(ctx context.Context) ([]string, error) {
		w, err := d.Workshop(ctx)
		ids := make([]string, 0, len(w.Departments))
		for _, one := range w.Departments {
			ids = append(ids, one.ID)
		}
		return ids, err
	}
}

func (d *Desk) composeDesign(ctx context.Context) (*plan.Design, error) {
	var all plan.Design
	customer, err := d.Customer(ctx)
	if err != nil {
		return nil, fmt.Errorf("loading the customer: %w", err)
	}
	all.Customer = customer.Name
	if all.Workshop, err = d.Workshop(ctx); err != nil {
		return nil, fmt.Errorf("loading the workshop: %w", err)
	}
	if all.Persona, err = d.Personas(ctx); err != nil {
		return nil, fmt.Errorf("loading the design: %w", err)
	}
	if all.Ranges, err = d.Ranges(ctx); err != nil {
		return nil, fmt.Errorf("loading the ranges: %w", err)
	}
	return &all, nil
}

// Customer is whose workbook it is.
func (d *Desk) Customer(ctx context.Context) (workbook.Customer, error) { return d.customer.Get(ctx) }

// Workshop is what the departments said, with grades and decisions.
func (d *Desk) Workshop(ctx context.Context) (workshop.Workshop, error) { return d.workshop.Get(ctx) }

// Personas is what each kind of user gets: personas, policies and queues.
func (d *Desk) Personas(ctx context.Context) (persona.Design, error) { return d.personas.Get(ctx) }

// Ranges are the ranges of numbers.
func (d *Desk) Ranges(ctx context.Context) ([]number.Range, error) { return d.ranges.Get(ctx) }

// Design is all that is wanted, as a plan is made from it.
func (d *Desk) Design(ctx context.Context) (*plan.Design, error) { return d.design.Get(ctx) }
