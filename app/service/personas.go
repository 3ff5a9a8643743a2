package service

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// Personas is the screen of what each kind of user gets.
type Personas struct{ *Session }

// Board lays the personas out by layer.
func (s *Personas) Board() (PersonaBoardView, error) {
	if err := s.may(desk.Look); err != nil {
		return PersonaBoardView{}, err
	}
	ctx := s.ctx
	design, r, err := s.d.wantedAndRead(ctx)
	if err != nil {
		return PersonaBoardView{}, err
	}
	v := PersonaBoardView{Layers: []LayerView{}, Read: r != nil}
	problems, err := s.problemsByPersona(ctx)
	if err != nil {
		return v, err
	}
	for _, layer := range persona.Layers() {
		column := LayerView{Layer: layer, Personas: []PersonaCardView{}}
		for _, p := range design.Persona.Personas {
			if p.Layer == layer {
				card := s.card(design, r, p, problems(p.ID))
				for _, found := range card.Problems {
					if found.Severity != problem.Info {
						v.Problems++
					}
				}
				column.Personas = append(column.Personas, card)
			}
		}
		if r != nil {
			column.Users = r.inLayer(layer).Count()
			column.None = r.Directory.Len() - column.Users
		}
		v.Layers = append(v.Layers, column)
	}
	if r != nil {
		v.Users = r.Directory.Len()
		v.Own = r.inLayer(persona.Calling).And(r.inLayer(persona.Department)).Count()
	}
	return v, nil
}

// problemsByPersona gives what is wrong with a persona, with the ways out.
func (s *Personas) problemsByPersona(ctx context.Context) (func(id string) []FixableView, error) {
	kept, err := s.d.kept()
	if err != nil {
		return nil, err
	}
	all, err := kept.Mendable(ctx)
	if err != nil {
		return nil, err
	}
	found := map[string][]problem.Problem{}
	for _, p := range all {
		if p.Where.Kind == "persona" {
			found[p.Where.ID] = append(found[p.Where.ID], p)
		}
	}
	mend, err := s.mender()
	return func(id string) []FixableView { return mend.show(found[id]) }, err
}

func (s *Personas) card(design *plan.Design, r *reading, p persona.Persona, problems []FixableView) PersonaCardView {
	v := PersonaCardView{
		ID: p.ID, Name: p.Name, Description: p.Description, Licences: catalog.LicenceNames(p.Licences), Differs: []string{}, Queues: len(p.Queues),
		Problems: problems, Shared: map[string]int{},
	}
	if p.Number.Kind == persona.NextFree {
		v.Number = p.Number.Area
	}
	for _, c := range p.Policies {
		v.Differs = append(v.Differs, catalog.PolicyTypeName(c.Type))
	}
	if r == nil {
		return v
	}
	m := r.of(p.ID)
	v.Users, v.Unknown = m.Match.Count(), m.Unknown.Count()
	for _, other := range design.Persona.Personas {
		if other.ID == p.ID {
			continue
		}
		if n := m.Match.CountBoth(r.of(other.ID).Match); n > 0 {
			v.Shared[other.ID] = n
		}
	}
	return v
}

// Save changes a persona as a whole.
func (s *Personas) Save(v persona.Persona) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	if strings.TrimSpace(v.Name) == "" {
		return problem.New("PERSONA_NAME").Hinted().
			At(problem.Where{Step: "personas", Kind: "persona", ID: v.ID, Field: "name"})
	}
	if v.Layer.Height() < 0 {
		return problem.New("PERSONA_LAYER.unknown").Detailed(v.Layer).Hinted()
	}
	kept, err := s.d.kept()
	if err != nil {
		return err
	}
	there, err := kept.There(s.ctx)
	if err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		before, err := findPersona(ctx, wb, v.ID)
		if err != nil {
			return err
		}
		// Where the conditions were edited and the rule was not, the rule follows them.
		if v.Rule == before.Rule && !sameConditions(v.Conditions, before.Conditions) {
			if !persona.HasRule(persona.Persona{Conditions: v.Conditions}) {
				v.Rule = "" // nobody is said any more
			} else if v.Rule, err = persona.RuleFrom(v.Conditions); err != nil {
				return problem.New("RULE_CONDITIONS.none").Detailed(err).Hinted().Because(err)
			}
		}
		if v.Layer != before.Layer {
			design, err := wb.Design(ctx)
			if err != nil {
				return err
			}
			v.Ordinal = persona.Placed(design, v).Ordinal // the last of the layer it comes to
		}
		name := strings.TrimSpace(v.Name)
		if name == before.Name {
			return wb.SavePersona(ctx, v)
		}
		return wb.Together(ctx, text.Of("edit.persona.called", before.Name, name), func(ctx context.Context) error {
			v.Name = before.Name
			if err := wb.SavePersona(ctx, v); err != nil {
				return err
			}
			return wb.RenamePersona(ctx, v.ID, name, there)
		})
	})
}

func sameConditions(a, b []persona.Condition) bool {
	return slices.EqualFunc(a, b, func(x, y persona.Condition) bool {
		return x.Property == y.Property && x.Operator == y.Operator && slices.Equal(x.Values, y.Values)
	})
}

// SetPolicy chooses the policy of one type for a persona; "" drops the difference, so that it is inherited again.
func (s *Personas) SetPolicy(id, policyType, name string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	if _, known := catalog.PolicyTypeByID(policyType); !known {
		return problem.New("POLICY_TYPE_UNKNOWN").Detailed(policyType).Hinted()
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		p, err := findPersona(ctx, wb, id)
		if err != nil {
			return err
		}
		p.Policies = slices.DeleteFunc(slices.Clone(p.Policies), func(c persona.PolicyChoice) bool { return c.Type == policyType })
		if name != "" {
			p.Policies = append(p.Policies, persona.PolicyChoice{Type: policyType, Name: ident.Policy(name)})
		}
		return wb.SavePersona(ctx, p)
	})
}

// Delete removes a persona from the design, with the policies that only it gives. Nothing happens in the tenant before a plan says so.
func (s *Personas) Delete(id string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	kept, err := s.d.kept()
	if err != nil {
		return err
	}
	return kept.RemovePersona(s.ctx, id)
}

// People gives a window of the users of a persona.
func (s *Personas) People(id string, offset, limit int) (PeopleView, error) {
	if err := s.may(desk.Look); err != nil {
		return PeopleView{}, err
	}
	ctx := s.ctx
	wb, err := s.d.Workbook()
	if err != nil {
		return PeopleView{}, err
	}
	p, err := findPersona(ctx, wb, id)
	if err != nil {
		return PeopleView{}, err
	}
	r, err := s.d.read(ctx)
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	return r.window(r.of(p.ID).Match, "", offset, limit), nil
}

// NameFor proposes the name of a persona's own policy of a type.
func (s *Personas) NameFor(id, policyType string) (string, error) {
	if err := s.may(desk.Look); err != nil {
		return "", err
	}
	design, err := s.d.design(s.ctx)
	if err != nil {
		return "", err
	}
	for _, p := range design.Persona.Personas {
		if p.ID == id {
			return persona.OwnPolicyName(design.Persona, p, policyType), nil
		}
	}
	return "", unknownPersona(id)
}

// Policies lists the policies that the design defines.
func (s *Personas) Policies() ([]persona.Policy, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	design, err := s.d.design(s.ctx)
	if err != nil {
		return nil, err
	}
	return append([]persona.Policy{}, design.Persona.Policies...), nil
}

// SavePolicy adds or changes a policy of the design.
func (s *Personas) SavePolicy(v persona.Policy) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.SavePolicy(ctx, v) })
}
