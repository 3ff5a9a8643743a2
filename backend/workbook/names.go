package workbook

import (
	"context"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// There says whether the tenant has a policy, as far as anybody can tell. What was not read counts as being there.
type There func(policyType string, name ident.PolicyName) bool

// NameBy keeps a convention and calls everything what it says, as one edit. It goes by the design that stands when it writes.
func (w *Workbook) NameBy(ctx context.Context, c persona.Convention, there There) (persona.Renames, error) {
	if found := c.Check(); len(found) > 0 {
		return persona.Renames{}, &found[0]
	}
	var names persona.Renames
	err := w.Together(ctx, text.Of("edit.names"), func(ctx context.Context) error {
		if err := w.SetConvention(ctx, c); err != nil {
			return err
		}
		design, err := w.Design(ctx)
		if err != nil {
			return err
		}
		names = persona.ByConvention(design)
		return w.apply(ctx, names.Apply(design, there))
	})
	return names, err
}

// RenamePersona calls a persona something else and takes the policies that are named after it along, as one edit.
func (w *Workbook) RenamePersona(ctx context.Context, id, name string, there There) error {
	return w.Together(ctx, text.Of("edit.persona.rename", name), func(ctx context.Context) error {
		design, err := w.Design(ctx)
		if err != nil {
			return err
		}
		return w.apply(ctx, persona.Called(design, id, name).Apply(design, there))
	})
}

// RemovePersona takes a persona out of the design with what only it has, as one edit. Its provisioning group, where the tenant has it, is to go
// there too; which a plan does.
func (w *Workbook) RemovePersona(ctx context.Context, id string, there There, groupThere bool) error {
	return w.edit(ctx, text.Of("edit.persona.delete", id), func(ctx context.Context, _ *session) error {
		design, err := w.Design(ctx)
		if err != nil {
			return err
		}
		left, found := persona.Left(design, id)
		if !found {
			return problem.New("PERSONA_NOT_THERE").Detailed(id).Hinted().At(problem.Where{Step: "personas", Kind: "persona", ID: id})
		}
		if err := w.DeletePersona(ctx, id); err != nil {
			return err
		}
		if key := persona.GroupKey(left.Persona); groupThere && persona.IsGroupKey(key) {
			if err := w.LetGo(ctx, persona.GoneGroup{Key: key, Name: left.Persona.Name}); err != nil {
				return err
			}
		}
		return w.apply(ctx, left.Apply(there))
	})
}

const goneGroups = "gone groups"

// LetGo says of a provisioning group that the tenant is to have it no longer.
func (w *Workbook) LetGo(ctx context.Context, g persona.GoneGroup) error {
	return w.changeGone(ctx, text.Of("edit.group.gone", g.Name), g.Key, &g)
}

// KeepGroup takes that back.
func (w *Workbook) KeepGroup(ctx context.Context, key string) error {
	return w.changeGone(ctx, text.Of("edit.group.kept", key), key, nil)
}

func (w *Workbook) changeGone(ctx context.Context, label text.Text, key string, with *persona.GoneGroup) error {
	return w.edit(ctx, label, func(ctx context.Context, _ *session) error {
		list, err := readSetting(ctx, w, goneGroups, []persona.GoneGroup{})
		if err != nil {
			return err
		}
		list = slices.DeleteFunc(list, func(g persona.GoneGroup) bool { return g.Key == key })
		if with != nil {
			list = append(list, *with)
		}
		return w.writeSetting(ctx, label, goneGroups, list)
	})
}

// apply writes edits of the design: first what goes, for another may take its name.
func (w *Workbook) apply(ctx context.Context, e persona.Edits) error {
	for _, p := range e.Removed {
		if err := w.DeletePolicy(ctx, p.Type, string(p.Name)); err != nil {
			return err
		}
	}
	for _, p := range e.Policies {
		if err := w.SavePolicy(ctx, p); err != nil {
			return err
		}
	}
	for _, q := range e.Queues {
		if err := w.SaveQueue(ctx, q); err != nil {
			return err
		}
	}
	for _, a := range e.Attendants {
		if err := w.SaveThing(ctx, a); err != nil {
			return err
		}
	}
	for _, p := range e.Personas {
		if err := w.SavePersona(ctx, p); err != nil {
			return err
		}
	}
	return nil
}
