package service

import (
	"context"

	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// JoinPrerequisite lets what the add-on licences of a persona add to join its group, with only the parts that are needed: the mend for
// an add-on that stands alone on a group.
func (s *Personas) JoinPrerequisite(id string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	parts, err := s.partsOfLicences()
	if err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		design, err := wb.Design(ctx)
		if err != nil {
			return err
		}
		p, err := personaOf(design, id)
		if err != nil {
			return err
		}
		with, joined := persona.Joined(design, p, parts)
		if !joined {
			return problem.New("LICENCE_NOTHING_TO_JOIN").Detailed(p.Name).Hinted()
		}
		return savePersonas(ctx, wb, text.Of("edit.persona.join-licence", p.Name), []persona.Persona{with}, nil)
	})
}

// partsOfLicences says which parts a licence has in the tenant, as the last reading tells it.
func (s *Personas) partsOfLicences() (func(ident.SKU) []ident.ServicePlan, error) {
	r, err := s.d.lists(s.ctx)
	if err != nil {
		return nil, err
	}
	return func(sku ident.SKU) []ident.ServicePlan {
		if r == nil {
			return nil
		}
		for _, bought := range r.Subscriptions {
			if bought.SKU == sku {
				return bought.Plans
			}
		}
		return nil
	}, nil
}
