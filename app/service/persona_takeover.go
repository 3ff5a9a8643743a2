package service

import (
	"context"
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/takeover"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// Offers lists the groups of the tenant that can become personas, with what differs from how we would make them.
func (s *Personas) Offers() ([]OfferView, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	list := []OfferView{}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil || r == nil {
		return list, err
	}
	for _, o := range takeover.Offers(r.Reading.Reading, r.Directory, design.Persona) {
		v := OfferView{Key: o.Key, Name: o.Persona.Name, Layer: o.Persona.Layer, Rule: o.Persona.Rule, Users: -1, Members: o.Members,
			Licences: catalog.LicenceNames(o.Persona.Licences), Policies: []string{}, Queues: append([]string{}, o.Persona.Queues...), Differs: []string{},
			Refused: s.d.print(o.Refused)}
		if m, valid := r.match(o.Persona.Rule, s.d.now()); valid {
			v.Users = m.Match.Count()
		}
		for _, c := range o.Persona.Policies {
			v.Policies = append(v.Policies, catalog.PolicyTypeName(c.Type)+": "+string(c.Name))
		}
		for _, says := range o.Differs {
			v.Differs = append(v.Differs, s.d.print(says))
		}
		list = append(list, v)
	}
	return list, nil
}

// TakeOver makes personas of groups of the tenant, as one edit. Nothing in the tenant changes by it.
func (s *Personas) TakeOver(groups []string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	r, err := s.d.read(s.ctx)
	if err != nil {
		return err
	}
	if r == nil {
		return neverRead()
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		design, err := wb.Design(ctx)
		if err != nil {
			return err
		}
		offers := takeover.Offers(r.Reading.Reading, r.Directory, design)
		var chosen []takeover.Offer
		for _, key := range groups {
			at := slices.IndexFunc(offers, func(o takeover.Offer) bool { return o.Key == key })
			if at < 0 {
				return problem.New("TAKEOVER_UNKNOWN").Detailed(key).Hinted()
			}
			if !offers[at].Refused.IsZero() {
				return problem.New("TAKEOVER_REFUSED").Detailed(offers[at].Persona.Name, offers[at].Refused).Hinted()
			}
			chosen = append(chosen, offers[at])
		}
		taken := takeover.Take(chosen, r.Reading.Reading, design)
		return wb.Together(ctx, text.Of("edit.persona.take-over", len(chosen)), func(ctx context.Context) error {
			for _, q := range taken.Queues {
				if err := wb.SaveQueue(ctx, q); err != nil {
					return err
				}
			}
			return savePersonas(ctx, wb, text.Of("edit.persona.take-over", len(chosen)), taken.Personas, taken.Policies)
		})
	})
}
