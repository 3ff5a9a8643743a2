package service

import (
	"context"

	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/phone"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// change edits a dial plan of the design in one step of undo.
func (s *DialPlans) change(label text.Text, name string, change func(persona.Policy) (persona.Policy, error)) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.EditDialPlan(ctx, label, name, change)
	})
}

// add puts a dial plan into the design.
func (s *DialPlans) add(p persona.Policy) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	p.Type = persona.DialPlanType
	if err := sound(p); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.AddDialPlan(ctx, text.Of("edit.dialplan.add", p.Name), p)
	})
}

// sound refuses a dial plan whose name nobody can keep.
func sound(p persona.Policy) error {
	for _, f := range p.AsDialPlan().Findings() {
		if f.Rule < 0 && f.Field == "name" && f.Problem.Severity == problem.Error {
			return &f.Problem
		}
	}
	return nil
}

// Create makes a dial plan, empty or from the template of its country. The area code is for those numbers that people dial without one.
func (s *DialPlans) Create(name, country, area string, template bool) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	p := persona.Policy{Name: ident.Policy(name), Settings: []persona.Setting{}, Rules: []persona.NormalizationRule{}, Dialling: phone.Dialling{Country: country}}
	if template {
		rules, dialling, err := fromTemplate(country, area)
		if err != nil {
			return err
		}
		p.Rules, p.Dialling = rules, dialling
	}
	return s.add(p)
}

func fromTemplate(country, area string) ([]persona.NormalizationRule, phone.Dialling, error) {
	t, found := phone.TemplateOf(country)
	if !found {
		return nil, phone.Dialling{}, problem.New("DIALPLAN_TEMPLATE").Detailed(countryName(country)).Hinted()
	}
	if area != "" && !phone.IsAreaCode(area) {
		return nil, phone.Dialling{}, problem.New("DIALPLAN_AREA").Detailed(area).Hinted()
	}
	rules, dialling := t.In(area)
	return rules, dialling, nil
}

// FillIn adds to a dial plan what the template of a country has and the plan lacks.
func (s *DialPlans) FillIn(name, country, area string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	rules, dialling, err := fromTemplate(country, area)
	if err != nil {
		return err
	}
	return s.change(text.Of("edit.dialplan.template", name, countryName(country)), name, func(p persona.Policy) (persona.Policy, error) {
		p, _, _ = p.WithMore(rules, dialling)
		return p, nil
	})
}

// Duplicate copies a dial plan, from here, the tenant or a template, under another name.
func (s *DialPlans) Duplicate(side, name, as string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	p, err := s.plan(side, name)
	if err != nil {
		return err
	}
	p.Name, p.Existing = ident.Policy(as), false
	return s.add(p)
}

// Rename gives a dial plan another name; the personas that give it go with it.
func (s *DialPlans) Rename(name, to string) error {
	return s.change(text.Of("edit.dialplan.rename", name, to), name, func(p persona.Policy) (persona.Policy, error) {
		p.Name = ident.Policy(to)
		return p, sound(p)
	})
}

// Describe says what a dial plan is for, and whose country it is.
func (s *DialPlans) Describe(name, description, country string) error {
	return s.change(text.Of("edit.dialplan.describe", name), name, func(p persona.Policy) (persona.Policy, error) {
		p.Description, p.Dialling.Country = description, country
		return p, nil
	})
}

// Delete takes a dial plan out of the design and off the personas that give it.
func (s *DialPlans) Delete(name string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.DeleteDialPlan(ctx, name) })
}

// TakeOver makes dial plans of the tenant ones of the design, as they are. Global is taken over only by its name: to edit it on purpose.
func (s *DialPlans) TakeOver(names []string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	r, err := s.d.read(s.ctx)
	if err != nil {
		return err
	}
	have, _ := dialPlansOf(r)
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, text.Of("edit.dialplan.take-over", text.Some(3, names)), func(ctx context.Context) error {
			for _, p := range have {
				for _, name := range names {
					if p.Name.Key() != ident.Policy(name).Key() {
						continue
					}
					taken, _ := plan.TakenOver(p)
					taken.GlobalOnPurpose = taken.Name.Key() == ident.GlobalKey
					if err := wb.AddDialPlan(ctx, text.Text{}, taken); err != nil {
						return err
					}
				}
			}
			return nil
		})
	})
}

// SaveRule puts a rule in the place of another, or behind all. One that cannot be read is refused: the page keeps it as a draft.
func (s *DialPlans) SaveRule(name string, at int, rule persona.NormalizationRule) error {
	return s.change(text.Of("edit.dialplan.rule", rule.Name, name), name, func(p persona.Policy) (persona.Policy, error) { return p.WithRule(at, rule) })
}

// RemoveRule takes a rule out.
func (s *DialPlans) RemoveRule(name string, at int) error {
	return s.change(text.Of("edit.dialplan.rule.remove", at+1, name), name, func(p persona.Policy) (persona.Policy, error) { return p.WithoutRule(at), nil })
}

// MoveRule asks a rule earlier or later.
func (s *DialPlans) MoveRule(name string, from, to int) error {
	return s.change(text.Of("edit.dialplan.rule.move", from+1, to+1, name), name, func(p persona.Policy) (persona.Policy, error) { return p.MovedRule(from, to), nil })
}

// SaveTests keeps these test numbers in the place of those there are.
func (s *DialPlans) SaveTests(name string, tests []phone.TestNumber) error {
	return s.change(text.Of("edit.dialplan.tests", name), name, func(p persona.Policy) (persona.Policy, error) { return p.WithTests(tests) })
}
