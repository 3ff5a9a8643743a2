package service

import (
	"context"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// keepFix keeps a way out of a problem, as one edit.
func keepFix(ctx context.Context, wb *workbook.Workbook, f persona.Fix) error {
	return wb.Together(ctx, f.Says, func(ctx context.Context) error {
		for _, p := range f.Policies {
			if err := wb.SavePolicy(ctx, p); err != nil {
				return err
			}
		}
		for _, p := range f.Personas {
			if err := wb.SavePersona(ctx, p); err != nil {
				return err
			}
		}
		for _, t := range f.Things {
			if err := wb.SaveThing(ctx, t); err != nil {
				return err
			}
		}
		return nil
	})
}

// joinPrerequisite lets what the add-ons of a persona add to join its group.
func (s *Session) joinPrerequisite(id string) error {
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
func (s *Session) partsOfLicences() (func(ident.SKU) []ident.ServicePlan, error) {
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

// personaOf finds a persona of a design.
func personaOf(d persona.Design, id string) (persona.Persona, error) {
	if at := slices.IndexFunc(d.Personas, func(p persona.Persona) bool { return p.ID == id }); at >= 0 {
		return d.Personas[at], nil
	}
	return persona.Persona{}, unknownPersona(id)
}

// savePersonas saves personas with policies of theirs as one edit.
func savePersonas(ctx context.Context, wb *workbook.Workbook, label text.Text, list []persona.Persona, own []persona.Policy) error {
	return wb.Together(ctx, label, func(ctx context.Context) error {
		for _, policy := range own {
			if err := wb.SavePolicy(ctx, policy); err != nil {
				return err
			}
		}
		for _, p := range list {
			if err := wb.SavePersona(ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
}
