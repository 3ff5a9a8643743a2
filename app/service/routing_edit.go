package service

import (
	"context"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

// SaveRoute keeps a voice route; before is the name it had, "" for a new one.
func (s *Routing) SaveRoute(before string, r voice.Route) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.keep(before, r, nil)
}

// SaveUsage keeps a PSTN usage; before is the name it had, "" for a new one. Routes and policies that named it name it still.
func (s *Routing) SaveUsage(before, name string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.keep(before, voice.Usage{Name: name}, func(ctx context.Context, wb *workbook.Workbook, d persona.Design) error {
		routes, policies := persona.RenameUsage(d, before, name)
		for _, r := range routes {
			if err := wb.SaveThing(ctx, r); err != nil {
				return err
			}
		}
		for _, p := range policies {
			if err := wb.SavePolicy(ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// keep saves a thing of routing under its name, in the place of the one of before. follow lets what named it name it anew.
func (s *Routing) keep(before string, t voice.Thing, follow func(ctx context.Context, wb *workbook.Workbook, d persona.Design) error) error {
	where := problem.Where{Step: "personas", Kind: string(t.Kind()), ID: before, Field: "name"}
	if strings.TrimSpace(t.Key()) == "" {
		return problem.New("THING_NAME.empty").Hinted().At(where)
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		design, err := wb.Design(ctx)
		if err != nil {
			return err
		}
		for _, other := range design.All() {
			if other.Kind() == t.Kind() && ident.Fold(other.Key()) == ident.Fold(t.Key()) && ident.Fold(t.Key()) != ident.Fold(before) {
				return problem.New("THING_TWICE").Detailed(t.Key()).Hinted().At(where)
			}
		}
		return wb.Together(ctx, text.Of("edit.thing."+string(t.Kind()), t.Key()), func(ctx context.Context) error {
			if before != "" && before != t.Key() {
				if err := wb.DeleteThing(ctx, t.Kind(), before); err != nil {
					return err
				}
			}
			if err := wb.SaveThing(ctx, t); err != nil || follow == nil || before == "" {
				return err
			}
			return follow(ctx, wb, design)
		})
	})
}

// Delete takes a route or a usage out of the design; the tenant keeps what it has.
func (s *Routing) Delete(kind voice.Kind, name string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	if kind != voice.KindRoute && kind != voice.KindUsage {
		return problem.New("THING_NAME.empty").Hinted()
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.DeleteThing(ctx, kind, name) })
}

// TakeOver lets the design count on routes of the tenant by their names, as one edit. They are never made or changed by us.
func (s *Routing) TakeOver(names []string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, text.Of("edit.routing.take", len(names)), func(ctx context.Context) error {
			for _, name := range names {
				if err := wb.SaveThing(ctx, voice.Route{Name: name, Existing: true, Usages: []string{}, Gateways: []string{}}); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// Try says by which route a number leaves for the users of a voice routing policy.
func (s *Routing) Try(policy, number string) (LeavingView, error) {
	v := LeavingView{Number: strings.TrimSpace(number), Steps: []voice.Step{}}
	all, err := s.View() // which asks for the right to look
	if err != nil {
		return v, err
	}
	var routes []voice.Route
	for _, r := range all.Routes {
		routes = append(routes, r.Route)
	}
	for _, p := range all.Policies {
		if p.Name == policy {
			v.Steps = voice.Leaving(v.Number, p.Usages, routes)
		}
	}
	for _, step := range v.Steps {
		if step.Said == voice.Takes {
			v.Route = step.Route
		}
	}
	return v, nil
}
