package service

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/persona/library"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// Create adds an empty persona to a layer and gives its id. It has no rule, and reaches nobody until it has one.
func (s *Personas) Create(layer, name string) (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	return s.add(name, persona.Layer(layer), func(d persona.Design) (persona.Persona, []persona.Policy, error) {
		return persona.Placed(d, persona.Persona{Name: name, Layer: persona.Layer(layer)}), nil, nil
	})
}

// Duplicate copies a persona under another name; its policies get copies of their own, so that each can change alone.
func (s *Personas) Duplicate(id, name string) (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	return s.add(name, persona.Baseline, func(d persona.Design) (persona.Persona, []persona.Policy, error) {
		from, err := personaOf(d, id)
		if err != nil {
			return from, nil, err
		}
		p, own := persona.Copied(d, from, name)
		return p, own, nil
	})
}

// Library lists the starting points of personas, and the countries one can be for.
func (s *Personas) Library() (LibraryView, error) {
	if err := s.may(desk.Look); err != nil {
		return LibraryView{}, err
	}
	list := []StartingPointView{}
	for _, start := range library.Starts() {
		v := StartingPointView{ID: start.ID, Name: start.Name, Says: start.Says, Layer: start.Layer, Licences: catalog.LicenceNames(start.Licences),
			Policies: []string{}, Open: start.Open, Sources: start.Sources}
		for _, p := range start.Policies {
			v.Policies = append(v.Policies, catalog.PolicyTypeName(p.Type))
		}
		list = append(list, v)
	}
	return LibraryView{Starts: list, Countries: slices.Clone(countries())}, nil
}

// Begin adds a persona from a starting point of the library and gives its id. It has policies of its own and no rule.
func (s *Personas) Begin(start, name, country string) (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	from, known := library.Find(start)
	if !known {
		return "", problem.New("PERSONA_START").Detailed(start).Hinted()
	}
	return s.add(name, from.Layer, func(d persona.Design) (persona.Persona, []persona.Policy, error) {
		placed := persona.Placed(d, persona.Persona{Name: name, Layer: from.Layer})
		p, own := from.Begin(d, placed.ID, name, country)
		p.Ordinal = placed.Ordinal
		return p, own, nil
	})
}

// add puts a persona with policies of its own into the design, as one edit.
func (s *Personas) add(name string, layer persona.Layer, make func(persona.Design) (persona.Persona, []persona.Policy, error)) (string, error) {
	if strings.TrimSpace(name) == "" {
		return "", problem.New("PERSONA_NAME").Hinted()
	}
	if layer.Height() < 0 {
		return "", problem.New("PERSONA_LAYER.unknown").Detailed(layer).Hinted()
	}
	var id string
	err := s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		design, err := wb.Design(ctx)
		if err != nil {
			return err
		}
		p, own, err := make(design)
		if err != nil {
			return err
		}
		id = p.ID
		return savePersonas(ctx, wb, text.Of("edit.persona.add"), []persona.Persona{p}, own)
	})
	return id, err
}

// SplitPolicy gives a persona a copy of its own of a policy that it shares with others.
func (s *Personas) SplitPolicy(id, policyType string) error {
	if err := s.may(desk.Write); err != nil {
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
		split, own, shared := persona.Split(design, p, policyType)
		if !shared {
			return problem.New("POLICY_NOT_SHARED").Detailed(p.Name, catalog.PolicyTypeName(policyType)).Hinted()
		}
		return savePersonas(ctx, wb, text.Of("edit.own-policy", p.Name), []persona.Persona{split}, []persona.Policy{own})
	})
}

// Compare lays personas side by side.
func (s *Personas) Compare(ids []string) (CompareView, error) {
	if err := s.may(desk.Look); err != nil {
		return CompareView{}, err
	}
	design, err := s.d.design(s.ctx)
	if err != nil {
		return CompareView{}, err
	}
	v := CompareView{Names: []string{}, Rows: []CompareRowView{}}
	var list []persona.Persona
	for _, id := range ids {
		p, err := personaOf(design.Persona, id)
		if err != nil {
			return v, err
		}
		list = append(list, p)
		v.Names = append(v.Names, p.Name)
	}
	for _, row := range persona.Compare(list) {
		label := ""
		if row.Type != "" {
			label = catalog.PolicyTypeName(row.Type)
		}
		if row.Differ {
			v.Differ++
		}
		v.Rows = append(v.Rows, CompareRowView{Item: row.Item, Label: label, Values: row.Values, Differ: row.Differ})
	}
	return v, nil
}
