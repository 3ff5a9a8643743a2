package workbook

import (
	"context"
	"fmt"
	"slices"

	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

// seen refuses to keep something with a text that holds what nobody sees: a line break in a name, a control character, a mark that turns the
// direction of reading round. All doors write through it, so none can forget it. What stood in the same place before may stay, so that a
// workbook of an earlier version can be mended field by field.
func seen[T any](next T, at problem.Where, before func() ([]T, error)) error {
	found := persona.Unseen(next, at)
	if len(found) == 0 {
		return nil
	}
	list, err := before()
	if err != nil {
		return err
	}
	stood := map[any]bool{}
	for _, was := range list {
		for _, p := range persona.Unseen(was, at) {
			stood[saidText(p)] = true
		}
	}
	if i := slices.IndexFunc(found, func(p problem.Problem) bool { return !stood[saidText(p)] }); i >= 0 {
		return &found[i]
	}
	return nil
}

// saidText is the text that a problem of seen is about, wherever in the thing it stands.
func saidText(p problem.Problem) any { return p.Detail.Args[2] }

// seenRow is seen for a row of content; the question gives the body that it has.
func seenRow[T any](ctx context.Context, w *Workbook, next T, at problem.Where, question string, keys ...any) error {
	return seen(next, at, func() ([]T, error) {
		list, err := bodies[T](ctx, w.reading(ctx), question, cleaned(keys)...)
		if err != nil {
			return nil, explain(fmt.Errorf("reading what stood there: %w", err), w.path)
		}
		return list, nil
	})
}

// seenSetting is seen for what the workbook keeps once.
func seenSetting[T any](ctx context.Context, w *Workbook, next T, at problem.Where, name string) error {
	return seenRow(ctx, w, next, at, "SELECT body FROM setting WHERE name = ?", name)
}
