package service

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// change edits a policy of the design.
func (s *Policies) change(key string, with func(p persona.Policy) (persona.Policy, error)) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		p, err := policyIn(ctx, wb, key)
		if err != nil {
			return err
		}
		if p, err = with(p); err != nil {
			return err
		}
		return wb.SavePolicy(ctx, p)
	})
}

func policyIn(ctx context.Context, wb *workbook.Workbook, key string) (persona.Policy, error) {
	design, err := wb.Design(ctx)
	if err != nil {
		return persona.Policy{}, err
	}
	at := slices.IndexFunc(design.Policies, func(p persona.Policy) bool { return strings.EqualFold(policyKey(p), key) })
	if at < 0 {
		return persona.Policy{}, unknownPolicy(key)
	}
	return design.Policies[at], nil
}

// Set gives a setting of a policy a value, as it was typed.
func (s *Policies) Set(key, name, typed string) error {
	return s.change(key, func(p persona.Policy) (persona.Policy, error) {
		known, found := catalog.SettingOf(p.Type, name)
		if !found {
			return p, problem.New("POLICY_NOT_THERE").Detailed(name).Hinted()
		}
		setting, err := persona.SettingFrom(known, typed)
		if err != nil {
			return p, err
		}
		p.EmptyOnPurpose = false
		return p.With(setting), nil
	})
}

// Drop gives settings of a policy back to Global: the ones that are named, or all of them when none is.
func (s *Policies) Drop(key string, names []string) error {
	return s.change(key, func(p persona.Policy) (persona.Policy, error) {
		if len(names) == 0 {
			p.Settings = []persona.Setting{}
		}
		for _, name := range names {
			p = p.Without(name)
		}
		return p, nil
	})
}

// Describe writes the description of a policy.
func (s *Policies) Describe(key, description string) error {
	return s.change(key, func(p persona.Policy) (persona.Policy, error) {
		p.Description = strings.TrimSpace(description)
		return p, nil
	})
}

// Empty says of a policy without settings that it is empty on purpose, or not.
func (s *Policies) Empty(key string, onPurpose bool) error {
	return s.change(key, func(p persona.Policy) (persona.Policy, error) {
		p.EmptyOnPurpose = onPurpose
		return p, nil
	})
}

// ChangeHere turns a policy that is only used into one that the design changes.
func (s *Policies) ChangeHere(key string) error {
	return s.change(key, func(p persona.Policy) (persona.Policy, error) {
		_, line, err := s.find(key)
		if err != nil {
			return p, err
		}
		p.Existing = false
		if line.There != nil { // its own description stays
			shown, _ := persona.SettingNamed(line.There.Settings, "Description")
			p.Description = persona.TextOf(shown)
		}
		return p, nil
	})
}

// Create adds a policy of our own, which has to set something before it gives anybody anything, and gives its key.
func (s *Policies) Create(policyType, name string) (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	t, known := catalog.PolicyTypeByID(policyType)
	switch {
	case !known:
		return "", problem.New("POLICY_TYPE_UNKNOWN").Detailed(policyType).Hinted()
	case t.BuiltInOnly:
		return "", problem.New("POLICY_BUILT_IN").Detailed(t.Name, name).Hinted()
	}
	return s.add(persona.Policy{Type: t.ID, Name: ident.Policy(strings.TrimSpace(name))}, text.Of("edit.policy.add", name))
}

// EditGlobal begins to edit the tenant default of a type on purpose, and gives its key.
func (s *Policies) EditGlobal(policyType string) (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	t, known := catalog.PolicyTypeByID(policyType)
	if !known {
		return "", problem.New("POLICY_TYPE_UNKNOWN").Detailed(policyType).Hinted()
	}
	return s.add(persona.Policy{Type: t.ID, Name: persona.Global, GlobalOnPurpose: true}, text.Of("edit.policy.global", t.Name))
}

// add puts a policy into the design that is not there yet.
func (s *Policies) add(p persona.Policy, says text.Text) (string, error) {
	if p.Name == "" {
		return "", problem.New("POLICY_NAME").Hinted()
	}
	return policyKey(p), s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		if _, err := policyIn(ctx, wb, policyKey(p)); err == nil {
			return problem.New("POLICY_TWICE").Detailed(catalog.PolicyTypeName(p.Type), p.Name).Hinted()
		}
		return wb.Together(ctx, says, func(ctx context.Context) error { return wb.SavePolicy(ctx, p) })
	})
}

// TakeOver takes policies of the tenant over by name, as they are, all in one edit; and gives their keys.
func (s *Policies) TakeOver(policyType string, names []string) ([]string, error) {
	if err := s.may(desk.Write); err != nil {
		return nil, err
	}
	t, known := catalog.PolicyTypeByID(policyType)
	if !known {
		return nil, problem.New("POLICY_TYPE_UNKNOWN").Detailed(policyType).Hinted()
	}
	keys := []string{}
	return keys, s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, text.Of("edit.policy.take", t.Name, len(names)), func(ctx context.Context) error {
			for _, name := range names {
				p := persona.Policy{Type: t.ID, Name: ident.Policy(name), Existing: true}
				if err := wb.SavePolicy(ctx, p); err != nil {
					return err
				}
				keys = append(keys, policyKey(p))
			}
			return nil
		})
	})
}

// Duplicate copies a policy under another name, with what it sets, or with what the tenant shows of it that differs from Global.
func (s *Policies) Duplicate(key, name string) (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	group, line, err := s.find(key)
	if err != nil {
		return "", err
	}
	if group.Type.BuiltInOnly {
		return "", problem.New("POLICY_BUILT_IN").Detailed(group.Type.Name, name).Hinted()
	}
	p := line.Policy
	if p.Existing && line.There != nil {
		p.Settings = slices.DeleteFunc(persona.SettingsShown(p.Type, line.There.Settings), func(one persona.Setting) bool {
			return !slices.Contains(line.Against.Differ, one.Name)
		})
	}
	p.Name, p.Existing, p.GlobalOnPurpose, p.Gone = ident.Policy(strings.TrimSpace(name)), false, false, false
	return s.add(p, text.Of("edit.policy.copy", line.Policy.Name))
}

// Delete takes a policy out of the design, and with it the choices of the personas that give it; they get back what lies under them.
func (s *Policies) Delete(key string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		p, err := policyIn(ctx, wb, key)
		if err != nil {
			return err
		}
		design, err := wb.Design(ctx)
		if err != nil {
			return err
		}
		return wb.Together(ctx, text.Of("edit.policy.delete", p.Name), func(ctx context.Context) error {
			for _, one := range design.Personas {
				kept := slices.DeleteFunc(slices.Clone(one.Policies), func(c persona.PolicyChoice) bool {
					return strings.EqualFold(c.Type, p.Type) && c.Name.Key() == p.Name.Key()
				})
				if len(kept) == len(one.Policies) {
					continue
				}
				one.Policies = kept
				if err := wb.SavePersona(ctx, one); err != nil {
					return err
				}
			}
			return wb.DeletePolicy(ctx, p.Type, string(p.Name))
		})
	})
}

// RemoveThere plans to remove a policy from the tenant that a run of this workbook made and nobody has.
func (s *Policies) RemoveThere(key string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	_, line, err := s.find(key)
	if err != nil {
		return err
	}
	if !line.Made { // its name alone proves nothing
		return problem.New("POLICY_NOT_MADE").Detailed(line.Policy.Name).Hinted().At(problem.Where{Step: "personas", Kind: "policy", ID: key})
	}
	p := persona.Policy{Type: line.Policy.Type, Name: line.Policy.Name, Gone: true}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, text.Of("edit.policy.gone", p.Name), func(ctx context.Context) error { return wb.SavePolicy(ctx, p) })
	})
}
