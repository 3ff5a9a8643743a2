package service

import (
	"context"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// Name says what a rule is called and what it is meant to do.
func (s *Targeting) Name(personaID, name, says string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		p, err := findPersona(ctx, wb, personaID)
		if err != nil {
			return err
		}
		p.RuleName, p.RuleSays = strings.TrimSpace(name), strings.TrimSpace(says)
		return wb.SavePersona(ctx, p)
	})
}

// Place puts a persona at a place in the order of its layer, from 1: where two match, the first wins.
func (s *Targeting) Place(personaID string, place int) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		design, err := wb.Design(ctx)
		if err != nil {
			return err
		}
		p, err := findPersona(ctx, wb, personaID)
		if err != nil {
			return err
		}
		return wb.Together(ctx, text.Of("edit.persona.place", p.Name), func(ctx context.Context) error {
			for _, moved := range persona.Moved(design, personaID, place) {
				if err := wb.SavePersona(ctx, moved); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// Disabled says what accounts that are switched off keep of a persona; its rule says the same afterwards.
func (s *Targeting) Disabled(personaID, keeps string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		p, err := findPersona(ctx, wb, personaID)
		if err != nil {
			return err
		}
		with, said := persona.WithDisabled(p, persona.Disabled(keeps))
		if !said {
			return problem.New("RULE_BY_HAND").Detailed(p.Name).Hinted().
				At(problem.Where{Step: "targeting", Kind: "persona", ID: personaID, Field: "rule"})
		}
		return wb.SavePersona(ctx, with)
	})
}
