package service

import (
	"context"
	"slices"

	"personadesk/backend/audit"
	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// OwnPolicy gives a persona a policy of its own of a type, under the name that NameFor proposes: the policy is added to the
// design and chosen in one edit, so that one undo takes both back. It gives the name.
func (s *Personas) OwnPolicy(id, policyType string) (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	if _, known := catalog.PolicyTypeByID(policyType); !known {
		return "", problem.New("POLICY_TYPE_UNKNOWN").Detailed(policyType).Hinted()
	}
	name, err := s.NameFor(id, policyType)
	if err != nil {
		return "", err
	}
	return name, s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		design, err := wb.Design(ctx)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(design.Personas, func(p persona.Persona) bool { return p.ID == id })
		if at < 0 {
			return unknownPersona(id)
		}
		p := design.Personas[at]
		p.Policies = slices.DeleteFunc(slices.Clone(p.Policies), func(c persona.PolicyChoice) bool { return c.Type == policyType })
		p.Policies = append(p.Policies, persona.PolicyChoice{Type: policyType, Name: ident.Policy(name)})
		there := slices.ContainsFunc(design.Policies, func(x persona.Policy) bool { return x.Type == policyType && x.Name == ident.Policy(name) })
		return wb.Together(ctx, text.Of("edit.own-policy", p.Name), func(ctx context.Context) error {
			if !there {
				if err := wb.SavePolicy(ctx, persona.Policy{Type: policyType, Name: ident.Policy(name)}); err != nil {
					return err
				}
			}
			return wb.SavePersona(ctx, p)
		})
	})
}

// History is what the record holds about a persona, newest first.
func (s *Personas) History(id string) ([]HistoryView, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	wb, err := s.d.Workbook()
	if err != nil {
		return nil, err
	}
	entries, _, err := wb.AuditList(s.ctx, workbook.AuditQuery{About: audit.Persona(id), Limit: 200})
	list := []HistoryView{}
	for _, e := range entries {
		list = append(list, HistoryView{At: moment(e.At), What: e.Action, Detail: s.d.print(e.Note), By: e.By, State: e.Action})
	}
	return list, err
}
