package document

import (
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// followed is a design in which what is named after a persona goes along with its name, as it does when somebody renames it on a screen: where
// the document calls a persona otherwise than the design that stands, its own policies get the names that the convention makes of the new one,
// and what names its group names it still. What the document calls anew itself stays as it is called there. renames says what went along.
func (d Design) followed(now plan.Design, there workbook.There) (followed Design, renames []persona.Renaming) {
	if there == nil {
		there = func(string, ident.PolicyName) bool { return false }
	}
	with := now.Persona
	with.Personas, with.Policies, with.Queues = slices.Clone(d.Personas), slices.Clone(now.Persona.Policies), slices.Clone(now.Persona.Queues)
	if d.Convention != nil {
		with.Convention = *d.Convention
	}
	if d.Policies != nil {
		with.Policies = slices.Clone(d.Policies)
	}
	if d.Queues != nil {
		with.Queues = slices.Clone(d.Queues)
	}
	calls := []persona.Renaming{} // before and after of each persona
	for i, p := range with.Personas {
		at := slices.IndexFunc(now.Persona.Personas, func(o persona.Persona) bool { return ident.Fold(o.ID) == ident.Fold(p.ID) })
		if at >= 0 && now.Persona.Personas[at].Name != p.Name {
			calls = append(calls, persona.Renaming{ID: p.ID, Before: now.Persona.Personas[at].Name, After: p.Name})
			with.Personas[i].Name = now.Persona.Personas[at].Name
		}
	}
	if len(calls) == 0 {
		return d, nil
	}
	for _, call := range calls {
		r := persona.Called(with, call.ID, call.After)
		r.List = slices.DeleteFunc(r.List, func(one persona.Renaming) bool {
			return one.Kind == persona.NamesPolicy && !hasPolicy(now.Persona.Policies, one.Type, ident.Policy(one.Before))
		})
		applied(&with, r.Apply(with, there))
		renames = append(renames, r.List...)
		with.Policies = append(with.Policies, leftBehind(now.Persona, with, call.ID, there)...)
	}
	d.Personas = with.Personas
	if d.Policies != nil || !slices.EqualFunc(with.Policies, now.Persona.Policies, samePolicy) {
		d.Policies = with.Policies
	}
	if d.Queues != nil || len(with.Queues) > 0 {
		d.Queues = with.Queues
	}
	return d, renames
}

// leftBehind are the own policies of a persona that the document has under other names: what the tenant has of them is to go there.
func leftBehind(now, with persona.Design, id string, there workbook.There) []persona.Policy {
	left, found := persona.Left(now, id)
	if !found {
		return nil
	}
	var list []persona.Policy
	for _, p := range left.Own {
		if !hasPolicy(with.Policies, p.Type, p.Name) && there(p.Type, p.Name) {
			list = append(list, persona.Policy{Type: p.Type, Name: p.Name, Gone: true})
		}
	}
	return list
}

func hasPolicy(list []persona.Policy, policyType string, name ident.PolicyName) bool {
	return slices.ContainsFunc(list, func(p persona.Policy) bool { return isPolicy(p, policyType, name) })
}

func isPolicy(p persona.Policy, policyType string, name ident.PolicyName) bool {
	return ident.Fold(p.Type) == ident.Fold(policyType) && p.Name.Key() == name.Key()
}

func samePolicy(a, b persona.Policy) bool { return policyID(a) == policyID(b) }

// applied writes edits into a design as a workbook does: first what goes.
func applied(d *persona.Design, e persona.Edits) {
	for _, gone := range e.Removed {
		d.Policies = slices.DeleteFunc(d.Policies, func(p persona.Policy) bool { return isPolicy(p, gone.Type, gone.Name) })
	}
	for _, p := range e.Policies {
		d.Policies = put(d.Policies, p, func(o persona.Policy) bool { return isPolicy(o, p.Type, p.Name) })
	}
	for _, q := range e.Queues {
		d.Queues = put(d.Queues, q, func(o persona.Queue) bool { return ident.Fold(o.Name) == ident.Fold(q.Name) })
	}
	for _, p := range e.Personas {
		d.Personas = put(d.Personas, p, func(o persona.Persona) bool { return ident.Fold(o.ID) == ident.Fold(p.ID) })
	}
}

func put[T any](list []T, one T, is func(T) bool) []T {
	if at := slices.IndexFunc(list, is); at >= 0 {
		list[at] = one
		return list
	}
	return append(list, one)
}

// Followed says what goes along with personas that a document calls otherwise, and stands in the file under its name of before.
func Followed(now plan.Design, d Design, there workbook.There) []problem.Problem {
	_, renames := d.placed(now).followed(now, there)
	var list []problem.Problem
	for _, r := range renames {
		if r.Kind == persona.NamesPolicy {
			list = append(list, *problem.Note("DESIGN_FOLLOWED").Detailed(r.Before, r.After).Hinted().
				At(problem.Where{Step: "personas", Kind: "policy", ID: r.Type + "/" + r.Before}))
		}
	}
	return list
}
