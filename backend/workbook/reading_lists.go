package workbook

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"personadesk/backend/directory"
)

// listPage is how many items of a list one chunk holds.
const listPage = 1000

// readingList is a list of a reading: how it comes from its section, and how it goes there.
type readingList struct {
	name string
	load func(ctx context.Context, from querier) error
	save func(ctx context.Context, s *session) error // nothing for a list that was not read
}

// readingLists lists the lists of a reading.
func readingLists(r *Reading) []readingList {
	return []readingList{
		listOf("groups", &r.Groups), listOf("subscriptions", &r.Subscriptions), listOf("policies", &r.Policies),
		listOf("groupPolicies", &r.GroupPolicies), listOf("queues", &r.Queues), listOf("accounts", &r.Accounts),
		listOf("locations", &r.Locations), listOf("teams", &r.Teams), listOf("things", &r.Things),
	}
}

func listOf[T any](name string, list *[]T) readingList {
	return readingList{
		name: name,
		load: func(ctx context.Context, from querier) (err error) {
			*list, err = loadList[T](ctx, from, name, roleCurrent)
			return err
		},
		save: func(ctx context.Context, s *session) error {
			if *list == nil {
				return nil
			}
			return s.storeSection(ctx, sectionList+name, roleCurrent, len(*list), func(emit func(directory.Chunk) error) error {
				return packList(name, *list, emit)
			})
		},
	}
}

// packList makes chunks of a list.
func packList[T any](name string, list []T, emit func(directory.Chunk) error) error {
	number := 0
	for page := range slices.Chunk(list, listPage) {
		c, err := packPage(name, number, page)
		if err != nil {
			return err
		}
		if err := emit(c); err != nil {
			return err
		}
		number++
	}
	return nil
}

func packPage[T any](name string, number int, page []T) (directory.Chunk, error) {
	body, err := json.Marshal(page)
	if err != nil {
		return directory.Chunk{}, fmt.Errorf("writing the %s of a reading: %w", name, err)
	}
	return directory.Pack(name, number, body), nil
}

// loadList gives a list; nil when it was not read.
func loadList[T any](ctx context.Context, from querier, name, role string) ([]T, error) {
	edition, items, ok, err := sectionOf(ctx, from, sectionList+name, role)
	if err != nil || !ok {
		return nil, err
	}
	list := make([]T, 0, items)
	for c, err := range chunksOf(ctx, from, edition) {
		if err != nil {
			return nil, err
		}
		body, err := c.Unpack(nil)
		if err != nil {
			return nil, err
		}
		var page []T
		if err := json.Unmarshal(body, &page); err != nil {
			return nil, fmt.Errorf("reading the %s of a reading: %w", name, err)
		}
		list = append(list, page...)
	}
	if len(list) != items {
		return nil, fmt.Errorf("there are %d %s, not %d: %w", len(list), name, items, directory.ErrDamaged)
	}
	return list, nil
}
