package service

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

// SaveSite keeps a site. With another name than before, everything that is there is there still.
func (s *Places) SaveSite(before string, site voice.Site) error {
	site.Name = strings.TrimSpace(site.Name)
	return s.keepPlace(before, site)
}

// SaveLocation keeps an emergency location, likewise.
func (s *Places) SaveLocation(before string, l voice.Location) error {
	l.Name, l.Place = strings.TrimSpace(l.Name), strings.TrimSpace(l.Place)
	return s.keepPlace(before, l)
}

func (s *Places) keepPlace(before string, t voice.Thing) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	if t.Key() == "" {
		return problem.New("PLACE_NAME.empty").Hinted()
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		design, err := wb.Design(ctx)
		if err != nil {
			return err
		}
		renamed := before != "" && before != t.Key()
		for _, other := range design.All() {
			if other.Kind() == t.Kind() && ident.Fold(other.Key()) == ident.Fold(t.Key()) && ident.Fold(before) != ident.Fold(t.Key()) {
				return problem.New("PLACE_NAME.taken").Detailed(t.Key()).Hinted()
			}
		}
		if !renamed {
			return wb.SaveThing(ctx, t)
		}
		return wb.Together(ctx, text.Of("edit.place.rename", before, t.Key()), func(ctx context.Context) error {
			if err := wb.DeleteThing(ctx, t.Kind(), before); err != nil {
				return err
			}
			if err := wb.SaveThing(ctx, t); err != nil {
				return err
			}
			return followPlace(ctx, wb, design, t.Kind(), before, t.Key())
		})
	})
}

// followPlace lets everything that named a place name it by its new name.
func followPlace(ctx context.Context, wb *workbook.Workbook, d persona.Design, kind voice.Kind, before, after string) error {
	was := func(name string) bool { return name != "" && ident.Fold(name) == ident.Fold(before) }
	for _, p := range d.Personas {
		if was(p.Location) {
			p.Location = after
			if err := wb.SavePersona(ctx, p); err != nil {
				return err
			}
		}
	}
	for _, a := range d.Accounts {
		if was(a.Location) {
			a.Location = after
			if err := wb.SaveThing(ctx, a); err != nil {
				return err
			}
		}
	}
	for _, l := range d.Locations {
		if kind == voice.KindSite && was(l.Site) {
			l.Site = after
			if err := wb.SaveThing(ctx, l); err != nil {
				return err
			}
		}
	}
	return nil
}

// DeletePlace takes a site or a location out of the design. The tenant keeps what it has.
func (s *Places) DeletePlace(kind, name string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.DeleteThing(ctx, voice.Kind(kind), name)
	})
}

// SavePolicy keeps an emergency policy or one of shared calling. What the screen does not show of it stays as it is.
func (s *Places) SavePolicy(before string, v PlacePolicy) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	name := ident.Policy(strings.TrimSpace(v.Name))
	if name == "" {
		return problem.New("PLACE_NAME.empty").Hinted()
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		design, err := wb.Design(ctx)
		if err != nil {
			return err
		}
		p := persona.Policy{Type: v.Type}
		for _, have := range design.Policies {
			switch {
			case ident.Fold(have.Type) != ident.Fold(v.Type):
			case before != "" && have.Name.Key() == ident.Policy(before).Key():
				p = have
			case have.Name.Key() == name.Key():
				return problem.New("PLACE_NAME.taken").Detailed(string(name)).Hinted()
			}
		}
		p.Name, p.Description, p.Existing = name, v.Description, v.Existing
		p = v.into(p)
		p.EmptyOnPurpose = v.Empty && len(p.Settings) == 0
		if before == "" || before == string(name) {
			return wb.SavePolicy(ctx, p)
		}
		return wb.Together(ctx, text.Of("edit.place.rename", before, string(name)), func(ctx context.Context) error {
			if err := wb.DeletePolicy(ctx, v.Type, before); err != nil {
				return err
			}
			if err := wb.SavePolicy(ctx, p); err != nil {
				return err
			}
			return followPolicy(ctx, wb, design, v.Type, ident.Policy(before), name)
		})
	})
}

// into puts what was edited into a policy.
func (v PlacePolicy) into(p persona.Policy) persona.Policy {
	switch ident.Fold(v.Type) {
	case ident.Fold(persona.EmergencyCalling):
		own := persona.Notification{}
		var more []persona.Notification
		if len(v.Notifications) > 0 {
			own, more = v.Notifications[0], v.Notifications[1:]
		}
		p = p.WithNotifications(own, more).With(persona.Setting{Name: "EnhancedEmergencyServiceDisclaimer", Kind: persona.SettingText, Value: strings.TrimSpace(v.Disclaimer)})
		return p.With(persona.Setting{Name: "ExternalLocationLookupMode", Kind: persona.SettingText, Value: v.Lookup})
	case ident.Fold(persona.EmergencyRouting):
		return p.WithEmergencyNumbers(v.Numbers)
	}
	return p.WithShared(v.Account, v.Callbacks)
}

func followPolicy(ctx context.Context, wb *workbook.Workbook, d persona.Design, policyType string, before, after ident.PolicyName) error {
	for _, p := range d.Personas {
		changed := false
		p.Policies = slices.Clone(p.Policies)
		for i, c := range p.Policies {
			if ident.Fold(c.Type) == ident.Fold(policyType) && c.Name.Key() == before.Key() {
				p.Policies[i].Name, changed = after, true
			}
		}
		if changed {
			if err := wb.SavePersona(ctx, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// DeletePolicy takes a policy out of the design. The tenant keeps what it has.
func (s *Places) DeletePolicy(policyType, name string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.DeletePolicy(ctx, policyType, name) })
}

// TakeOver makes sites and locations of what the tenant has, as one edit. Nothing in the tenant changes by it.
func (s *Places) TakeOver(labels []string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	k, err := s.known()
	if err != nil {
		return err
	}
	chosen := slices.DeleteFunc(k.there(), func(p voice.PlaceThere) bool { return !slices.Contains(labels, p.Label) })
	return s.keepAll(text.Of("edit.place.take-over", len(chosen)), k.design.Persona.TakePlaces(chosen))
}

// FromOffices makes a site of each of some values of the office attribute, as one edit.
func (s *Places) FromOffices(values []string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	k, err := s.known()
	if err != nil {
		return err
	}
	var list []voice.Thing
	for _, o := range k.offices {
		if !slices.Contains(values, o.Value) {
			continue
		}
		site, have := voice.Find(k.design.Persona.Sites, o.Value)
		if !have {
			site = voice.Site{Name: o.Value, Address: voice.Address{Company: k.customer, City: o.City, Country: o.Country}}
		}
		site.Offices = append(slices.Clone(site.Offices), o.Value)
		list = append(list, site)
	}
	return s.keepAll(text.Of("edit.place.offices", len(list)), list)
}

func (s *Places) keepAll(label text.Text, list []voice.Thing) error {
	if len(list) == 0 {
		return nil
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, label, func(ctx context.Context) error {
			for _, t := range list {
				if err := wb.SaveThing(ctx, t); err != nil {
					return err
				}
			}
			return nil
		})
	})
}
