package service

import (
	"context"
	"fmt"
	"iter"

	"personadesk/backend/desk"
	"personadesk/backend/document"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/workbook"
)

// Head gives where the record of the workbook ends, which stands in every document that leaves it.
func (d *Desk) Head(ctx context.Context) (string, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return "", err
	}
	wb, err := d.Workbook()
	if err != nil {
		return "", err
	}
	head, err := wb.Head(ctx)
	return head.String(), err
}

// content gathers what documents are made from.
func (d *Desk) content(ctx context.Context) (document.Content, error) {
	design, err := d.design(ctx)
	if err != nil {
		return document.Content{}, err
	}
	c := document.Content{
		Customer: design.Customer, At: d.o.Clock.Now(), Workshop: design.Workshop, Design: design.Persona, Ranges: design.Ranges,
		Assumptions: Assumptions(),
	}
	wb, err := d.Workbook()
	if err != nil {
		return c, err
	}
	if c.Record, err = d.Head(ctx); err != nil {
		return c, err
	}
	if c.Identity, err = wb.Birth(ctx); err != nil {
		return c, err
	}
	c.Numbers = recorded{ctx, wb}
	kept, err := d.kept()
	if err != nil {
		return c, err
	}
	if c.Seats, err = kept.Seats(ctx); err != nil {
		return c, err
	}
	facts, err := kept.CallFacts(ctx)
	if err != nil {
		return c, err
	}
	c.Calls = &facts
	if c.Places, err = kept.PlacesThere(ctx); err != nil {
		return c, err
	}
	reconciled, err := kept.Reconcile(ctx)
	if err != nil {
		return c, err
	}
	c.Reconciled = &reconciled
	r, err := d.read(ctx)
	if err != nil {
		return c, err
	}
	if r != nil {
		c.Holder = r.name
		c.GroupIDs = map[string]ident.ObjectID{}
		for _, g := range r.Groups {
			if g.UniqueName != "" {
				c.GroupIDs[g.UniqueName] = g.ID
			}
		}
		c.Licences = map[ident.SKU]string{}
		for _, s := range r.Subscriptions {
			c.Licences[s.SKU] = s.PartNumber
		}
	}
	p, found, err := d.latestPlan(ctx)
	if err != nil {
		return c, err
	}
	if found {
		whole, err := d.whole(ctx, p)
		if err != nil {
			return c, err
		}
		c.Plan = &whole
		approval, approved, err := wb.Approval(ctx, whole.Fingerprint)
		if err != nil {
			return c, err
		}
		if approved {
			c.Approved = fmt.Sprintf("by %s, %s", approval.By, moment(approval.At))
		}
	}
	return c, nil
}

// recorded is what a workbook records of numbers, read while a document is written.
type recorded struct {
	ctx context.Context
	wb  *workbook.Workbook
}

// Len says how many there are.
func (r recorded) Len() (int, error) { return r.wb.CountNumbers(r.ctx) }

// All goes over them.
func (r recorded) All() iter.Seq2[number.Number, error] { return r.wb.AllNumbers(r.ctx) }

// Assumptions says what is taken for granted rather than proven against a live tenant.
func Assumptions() []string {
	return []string{
		"No live tenant was available while this program was written; everything was tried on the practice tenant.",
		"Times are estimates from published limits; Teams itself may take up to 24 hours to show a policy of a group.",
		"Membership rules are evaluated here as Microsoft documents them; where the documentation is silent, the outcome is marked as assumed.",
	}
}
