package workbook

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// AddDialPlan adds a dial plan to the design; one of its name must not be there.
func (w *Workbook) AddDialPlan(ctx context.Context, label text.Text, p persona.Policy) error {
	return w.edit(ctx, label, func(ctx context.Context, _ *session) error {
		design, err := w.Design(ctx)
		if err != nil {
			return err
		}
		if _, there := design.DialPlan(string(p.Name)); there {
			return problem.New("DIALPLAN_THERE").Detailed(p.Name).Hinted().At(atDialPlan(p.Name))
		}
		return w.SavePolicy(ctx, p)
	})
}

// EditDialPlan changes a dial plan of the design as one edit. Where its name changes, the personas that give it go with it.
func (w *Workbook) EditDialPlan(ctx context.Context, label text.Text, name string, change func(persona.Policy) (persona.Policy, error)) error {
	return w.edit(ctx, label, func(ctx context.Context, _ *session) error {
		design, err := w.Design(ctx)
		if err != nil {
			return err
		}
		have, found := design.DialPlan(name)
		if !found {
			return problem.New("DIALPLAN_UNKNOWN").Detailed(name).Hinted().At(atDialPlan(ident.Policy(name)))
		}
		next, err := change(have)
		if err != nil {
			return err
		}
		if next.Name == have.Name {
			return w.SavePolicy(ctx, next)
		}
		if _, there := design.DialPlan(string(next.Name)); there && next.Name.Key() != have.Name.Key() {
			return problem.New("DIALPLAN_THERE").Detailed(next.Name).Hinted().At(atDialPlan(next.Name))
		}
		if err := w.DeletePolicy(ctx, have.Type, string(have.Name)); err != nil {
			return err
		}
		if err := w.SavePolicy(ctx, next); err != nil {
			return err
		}
		return w.chooseInstead(ctx, design, have, next.Name)
	})
}

// DeleteDialPlan takes a dial plan out of the design, and off the personas that give it.
func (w *Workbook) DeleteDialPlan(ctx context.Context, name string) error {
	return w.edit(ctx, text.Of("edit.policy.delete", name), func(ctx context.Context, _ *session) error {
		design, err := w.Design(ctx)
		if err != nil {
			return err
		}
		have, found := design.DialPlan(name)
		if !found {
			return problem.New("DIALPLAN_UNKNOWN").Detailed(name).Hinted().At(atDialPlan(ident.Policy(name)))
		}
		if err := w.DeletePolicy(ctx, have.Type, string(have.Name)); err != nil {
			return err
		}
		return w.chooseInstead(ctx, design, have, "")
	})
}

// chooseInstead gives the personas another policy in the place of one; "" gives them none.
func (w *Workbook) chooseInstead(ctx context.Context, design persona.Design, have persona.Policy, instead ident.PolicyName) error {
	for _, p := range design.GivenBy(have.Type, have.Name) {
		p.Policies = slices.Clone(p.Policies)
		for i, c := range p.Policies {
			if strings.EqualFold(c.Type, have.Type) {
				p.Policies[i].Name = instead
			}
		}
		p.Policies = slices.DeleteFunc(p.Policies, func(c persona.PolicyChoice) bool { return c.Name == "" && strings.EqualFold(c.Type, have.Type) })
		if err := w.SavePersona(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

func atDialPlan(name ident.PolicyName) problem.Where {
	return problem.Where{Step: "personas", Kind: "policy", ID: persona.DialPlanType + "/" + string(name), Field: "name"}
}
