package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// things reads the things of the design, each kind by its keys. A kind that this program does not know stays in the file untouched.
func things(ctx context.Context, from querier) (voice.Things, error) {
	all := voice.Things{Sites: []voice.Site{}, Locations: []voice.Location{}, Usages: []voice.Usage{}, Routes: []voice.Route{},
		Accounts: []voice.Account{}, Schedules: []voice.Schedule{}, Attendants: []voice.Attendant{}, Teams: []voice.Team{}, Purchases: []voice.Purchase{}}
	_, err := allRows(ctx, from, "the things of the design", func(rows *sql.Rows) (struct{}, error) {
		var kind voice.Kind
		var body sql.RawBytes
		if err := rows.Scan(&kind, &body); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, collect(&all, kind, body)
	}, "SELECT kind, body FROM thing ORDER BY kind, name")
	return all, err
}

func collect(all *voice.Things, kind voice.Kind, body []byte) error {
	switch kind {
	case voice.KindSite:
		return collected(&all.Sites, body)
	case voice.KindLocation:
		return collected(&all.Locations, body)
	case voice.KindUsage:
		return collected(&all.Usages, body)
	case voice.KindRoute:
		return collected(&all.Routes, body)
	case voice.KindAccount:
		return collected(&all.Accounts, body)
	case voice.KindSchedule:
		return collected(&all.Schedules, body)
	case voice.KindAttendant:
		return collected(&all.Attendants, body)
	case voice.KindTeam:
		return collected(&all.Teams, body)
	case voice.KindPurchase:
		return collected(&all.Purchases, body)
	}
	return nil
}

func collected[T any](list *[]T, body []byte) error {
	var one T
	if err := json.Unmarshal(body, &one); err != nil {
		return fmt.Errorf("a %T: %w", one, err)
	}
	*list = append(*list, one)
	return nil
}

// SaveThing adds a thing to the design or changes the one of its kind and key.
func (w *Workbook) SaveThing(ctx context.Context, t voice.Thing) error {
	at := problem.Where{Step: "personas", Kind: string(t.Kind()), ID: t.Key()}
	if err := seen(t, at, func() ([]voice.Thing, error) {
		all, err := things(ctx, w.reading(ctx))
		return slices.DeleteFunc(all.All(), func(other voice.Thing) bool { return other.Kind() != t.Kind() || other.Key() != t.Key() }), err
	}); err != nil {
		return err
	}
	body, err := encode(t)
	if err != nil {
		return err
	}
	return w.save(ctx, text.Of("edit.thing."+string(t.Kind()), voice.Called(t.Kind(), t.Key())), "thing", string(t.Kind()), t.Key(), body)
}

// DeleteThing takes a thing out of the design.
func (w *Workbook) DeleteThing(ctx context.Context, kind voice.Kind, key string) error {
	return w.remove(ctx, text.Of("edit.thing.delete."+string(kind), voice.Called(kind, key)), "thing", string(kind), key)
}
