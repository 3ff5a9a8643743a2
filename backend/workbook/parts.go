package workbook

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"personadesk/backend/tenant"
)

// snapshotPart is one list of a reading: how it becomes rows, and how it comes back.
type snapshotPart struct {
	name string
	rows func() (int, iter.Seq2[[]byte, error]) // how many, -1 for a list that was not read; and each as JSON
	load func(items int, rows iter.Seq2[[]byte, error]) error
}

// snapshotParts lists the lists of a reading.
func snapshotParts(s *tenant.Snapshot) []snapshotPart {
	return []snapshotPart{
		{"users", func() (int, iter.Seq2[[]byte, error]) { return count(s.Users), userRows(s.Users) }, loadInto(&s.Users)},
		listPart("groups", &s.Groups),
		membersPart(&s.Members),
		listPart("subscriptions", &s.Subscriptions),
		listPart("configured", &s.Configured),
		listPart("numbers", &s.Numbers),
		listPart("policies", &s.Policies),
		listPart("groupPolicies", &s.GroupPolicies),
		listPart("queues", &s.Queues),
		listPart("accounts", &s.Accounts),
		listPart("locations", &s.Locations),
		listPart("teams", &s.Teams),
	}
}

func listPart[T any](name string, list *[]T) snapshotPart {
	return snapshotPart{name, func() (int, iter.Seq2[[]byte, error]) { return count(*list), eachAsJSON(slices.Values(*list)) }, loadInto(list)}
}

func membersPart(members *map[string][]string) snapshotPart {
	return snapshotPart{
		name: "members",
		rows: func() (int, iter.Seq2[[]byte, error]) {
			if *members == nil {
				return -1, nil
			}
			return len(*members), eachAsJSON(func(yield func(groupMembers) bool) {
				for group, list := range *members {
					if !yield(groupMembers{group, list}) {
						return
					}
				}
			})
		},
		load: func(_ int, rows iter.Seq2[[]byte, error]) error {
			var list []groupMembers
			if err := loadInto(&list)(0, rows); err != nil {
				return err
			}
			*members = make(map[string][]string, len(list))
			for _, g := range list {
				(*members)[g.Group] = g.Members
			}
			return nil
		},
	}
}

func count[T any](list []T) int {
	if list == nil {
		return -1
	}
	return len(list)
}

func eachAsJSON[T any](items iter.Seq[T]) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for item := range items {
			if !yield(json.Marshal(item)) {
				return
			}
		}
	}
}

func loadInto[T any](list *[]T) func(int, iter.Seq2[[]byte, error]) error {
	return func(items int, rows iter.Seq2[[]byte, error]) error {
		*list = make([]T, 0, items)
		for body, err := range rows {
			if err != nil {
				return err
			}
			var item T
			if err := json.Unmarshal(body, &item); err != nil {
				return fmt.Errorf("reading a %T: %w", item, err)
			}
			*list = append(*list, item)
		}
		return nil
	}
}

// userRows writes users by hand: their values are JSON already, and encoding/json would sort and check every one of them again.
func userRows(users []tenant.RawUser) iter.Seq2[[]byte, error] {
	names := map[string][]byte{}
	return func(yield func([]byte, error) bool) {
		var body []byte
		for _, user := range users {
			body = append(body[:0], '{')
			for name, value := range user {
				quoted, ok := names[name]
				if !ok {
					text, err := json.Marshal(name)
					if err != nil {
						yield(nil, fmt.Errorf("writing a property name: %w", err))
						return
					}
					quoted = append(text, ':')
					names[name] = quoted
				}
				if len(body) > 1 {
					body = append(body, ',')
				}
				body = append(body, quoted...)
				if value == nil {
					value = json.RawMessage("null")
				}
				body = append(body, value...)
			}
			if !yield(append(body, '}'), nil) {
				return
			}
		}
	}
}
