package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
)

// ReadingOf gives of the last reading what concerns one user: the directory is of that user alone, and the lists are those of queues and
// teams. choose finds the user and says of which groups it is to be known whether they are in. It costs what the user costs, and what
// changed since the columns were written. False when there was no reading.
func (w *Workbook) ReadingOf(ctx context.Context, choose func(s *directory.Shelf, r Reading) (place int, groups []ident.ObjectID, err error)) (Reading, bool, error) {
	return w.loadReading(ctx, func(from querier, r *Reading) error {
		shelf, err := openShelf(ctx, from)
		if err != nil {
			return err
		}
		r.Users = shelf.Len()
		place, groups, err := choose(shelf, *r)
		if err == nil {
			r.Directory, err = shelf.Take(place, groups...)
		}
		return err
	}, "queues", "teams")
}

// openShelf opens the users of the last reading without loading them.
func openShelf(ctx context.Context, from querier) (*directory.Shelf, error) {
	pages := map[string]directory.Pages{}
	for _, section := range []string{sectionUsers, sectionTeams, sectionMembers} {
		edition, _, ok, err := sectionOf(ctx, from, section, roleCurrent)
		if err != nil {
			return nil, err
		}
		if ok {
			pages[section] = pagesOf(ctx, from, edition)
		}
	}
	edition, _, changed, err := sectionOf(ctx, from, sectionPatch, roleCurrent)
	if err != nil {
		return nil, err
	}
	patches := iter.Seq2[directory.Chunk, error](func(func(directory.Chunk, error) bool) {})
	if changed {
		patches = chunksOf(ctx, from, edition)
	}
	if pages[sectionUsers] == nil {
		return nil, fmt.Errorf("there are no users: %w", directory.ErrDamaged)
	}
	return directory.OpenShelf(pages[sectionUsers], pages[sectionTeams], pages[sectionMembers], patches)
}

// pagesOf gives single chunks of an edition.
func pagesOf(ctx context.Context, from querier, edition int64) directory.Pages {
	return func(name string, number int) (c directory.Chunk, found bool, err error) {
		c.Name, c.Number = name, number
		err = from.QueryRowContext(ctx, "SELECT sum, body FROM reading_chunk WHERE edition = ? AND name = ? AND number = ?", edition, name, number).
			Scan(&c.Sum, &c.Body)
		if errors.Is(err, sql.ErrNoRows) {
			return c, false, nil
		}
		if err != nil {
			return c, false, fmt.Errorf("reading a page of %s: %w", name, err)
		}
		return c, true, nil
	}
}
