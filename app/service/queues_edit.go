package service

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/origin"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

// deleteCall takes one thing out, whatever it is kept beside.
func deleteCall(ctx context.Context, wb *workbook.Workbook, kind voice.Kind, name string) error {
	if kind == voice.KindQueue {
		return wb.DeleteQueue(ctx, name)
	}
	return wb.DeleteThing(ctx, kind, name)
}

// edited is the thing of an edit.
func (e CallsEdit) edited() (voice.Thing, bool) {
	switch {
	case e.Kind == voice.KindQueue && e.Queue != nil:
		return *e.Queue, true
	case e.Kind == voice.KindAttendant && e.Attendant != nil:
		return *e.Attendant, true
	case e.Kind == voice.KindSchedule && e.Schedule != nil:
		return *e.Schedule, true
	case e.Kind == voice.KindAccount && e.Account != nil:
		return *e.Account, true
	case e.Kind == voice.KindTeam && e.Team != nil:
		return *e.Team, true
	}
	return nil, false
}

// Save keeps a thing as a person left it. With another name than before, everything that named it names it still: personas too.
func (s *Queues) Save(e CallsEdit) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	thing, ok := e.edited()
	if !ok || strings.TrimSpace(thing.Key()) == "" {
		return problem.New("QUEUES_NAME_MISSING").Hinted().At(problem.Where{Step: "personas", Kind: string(e.Kind), ID: e.Before, Field: "name"})
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		if e.Before == "" || e.Before == thing.Key() {
			return saveCall(ctx, wb, thing)
		}
		design, err := wb.Design(ctx)
		if err != nil {
			return err
		}
		calls := design.Calls()
		for _, other := range append(calls.All(), design.All()...) {
			if other.Kind() == e.Kind && ident.Fold(other.Key()) == ident.Fold(thing.Key()) && ident.Fold(thing.Key()) != ident.Fold(e.Before) {
				return problem.New("QUEUES_NAME_TAKEN").Detailed(thing.Key()).Hinted()
			}
		}
		return wb.Together(ctx, text.Of("edit.queues.rename", e.Before, thing.Key()), func(ctx context.Context) error {
			if err := deleteCall(ctx, wb, e.Kind, e.Before); err != nil {
				return err
			}
			if err := saveCall(ctx, wb, thing); err != nil {
				return err
			}
			return s.follow(ctx, wb, e.Kind, e.Before, thing)
		})
	})
}

// follow lets everything that named a thing name it by its new name.
func (s *Queues) follow(ctx context.Context, wb *workbook.Workbook, kind voice.Kind, before string, thing voice.Thing) error {
	design, err := wb.Design(ctx)
	if err != nil {
		return err
	}
	was := design.Calls()
	now := was.Renamed(kind, before, thing.Key())
	old := was.All()
	for i, one := range now.All() {
		if !reflect.DeepEqual(one, old[i]) && one.Key() == old[i].Key() {
			if err := saveCall(ctx, wb, one); err != nil {
				return err
			}
		}
	}
	for _, p := range design.Personas {
		list := map[voice.Kind]*[]string{voice.KindQueue: &p.Queues, voice.KindTeam: &p.Teams}[kind]
		if list == nil {
			continue
		}
		at := slices.IndexFunc(*list, func(n string) bool { return ident.Fold(n) == ident.Fold(before) })
		if at < 0 {
			continue
		}
		*list = slices.Clone(*list)
		(*list)[at] = thing.Key()
		if err := wb.SavePersona(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// New adds a thing with the usual settings and gives its name. A resource account is named by its principal name.
func (s *Queues) New(kind, name string) (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	name = strings.TrimSpace(name)
	if name == "" {
		return "", problem.New("QUEUES_NAME_MISSING").Hinted()
	}
	c, err := s.known()
	if err != nil {
		return "", err
	}
	var thing voice.Thing
	switch voice.Kind(kind) {
	case voice.KindQueue:
		thing = voice.Queue{Name: name, Language: c.usual.Language}
	case voice.KindAttendant:
		thing = voice.Attendant{Name: name, Language: c.usual.Language, TimeZone: c.usual.Zone}
	case voice.KindSchedule:
		thing = voice.Schedule{Name: name, Tells: voice.OpeningHours, Week: voice.OfficeWeek()}
	case "holidays":
		thing = voice.Schedule{Name: name, Tells: voice.HolidayDates, Dates: []voice.Date{}}
	case voice.KindTeam:
		thing = voice.Team{Name: name, Visibility: voice.PrivateTeam}
	case voice.KindAccount:
		upn := name
		if !strings.Contains(upn, "@") {
			if c.usual.Domain == "" {
				return "", problem.New("QUEUES_DOMAIN").Hinted()
			}
			upn = voice.NewAccount(voice.KindQueue, name, c.usual.Domain, "").UPN
		}
		thing = voice.Account{UPN: upn, Name: name, For: voice.KindQueue, Country: c.usual.Country}
	default:
		return "", gone(name)
	}
	return thing.Key(), s.add(c, thing)
}

func (s *Queues) add(c calling, thing voice.Thing) error {
	for _, other := range append(c.calls.All(), c.design.Persona.All()...) {
		if other.Kind() == thing.Kind() && ident.Fold(other.Key()) == ident.Fold(thing.Key()) {
			return problem.New("QUEUES_NAME_TAKEN").Detailed(thing.Key()).Hinted()
		}
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, text.Of("edit.queues.add", thing.Key()), func(ctx context.Context) error { return saveCall(ctx, wb, thing) })
	})
}

// Duplicate copies a thing under another name. A number and a resource account stay with the one that has them.
func (s *Queues) Duplicate(kind, name string) (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	c, err := s.known()
	if err != nil {
		return "", err
	}
	copied := s.d.print(text.Of("queues.copy", name))
	thing, found := c.calls.Copy(voice.Kind(kind), name, copied)
	if !found {
		return "", gone(name)
	}
	return thing.Key(), s.add(c, thing)
}

// Delete takes a thing out of the design. Nothing happens in the tenant before a plan says so.
func (s *Queues) Delete(kind, name string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return deleteCall(ctx, wb, voice.Kind(kind), name)
	})
}

// Heard makes queues of those that the interviews name and gives how many; they keep the thread to the answers.
func (s *Queues) Heard() (int, error) {
	if err := s.may(desk.Write); err != nil {
		return 0, err
	}
	c, err := s.known()
	if err != nil {
		return 0, err
	}
	made := origin.Calls(c.design.Workshop, c.calls, origin.Made{Language: c.usual.Language, Zone: c.usual.Zone, Domain: c.usual.Domain, Country: c.usual.Country})
	return len(made.Queues), s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, text.Of("edit.queues.heard", len(made.Queues)), func(ctx context.Context) error {
			for _, thing := range made.All() {
				if err := saveCall(ctx, wb, thing); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// TakeOver takes something that the tenant has into the design, with what it names. Nothing changes in the tenant, and it is not made again.
func (s *Queues) TakeOver(kind, name string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	c, err := s.known()
	if err != nil {
		return err
	}
	if c.lists == nil {
		return gone(name)
	}
	kept, err := s.d.kept()
	if err != nil {
		return err
	}
	r, err := kept.Reading(s.ctx)
	if err != nil {
		return err
	}
	upn := func(id ident.ObjectID) string {
		if i, known := r.Directory.Index(id); known {
			return r.Directory.UPN(i)
		}
		return ""
	}
	list, found := plan.TakenCalls(r.Reading, upn, voice.Kind(kind), name, c.calls)
	if !found {
		return gone(name)
	}
	return s.together(text.Of("edit.queues.take", name), list)
}

func (s *Queues) together(label text.Text, list []voice.Thing) error {
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, label, func(ctx context.Context) error {
			for _, thing := range list {
				if err := saveCall(ctx, wb, thing); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// Open gives a queue opening hours: an attendant in front of it has them, and takes over its number. "" takes the hours away again.
func (s *Queues) Open(queue, schedule string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	c, err := s.known()
	if err != nil {
		return err
	}
	list, found := c.calls.Opened(queue, schedule, c.usual)
	if !found {
		return gone(queue)
	}
	return s.together(text.Of("edit.queues.front", queue), list)
}
