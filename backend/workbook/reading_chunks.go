package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"iter"

	"personadesk/backend/directory"
	"personadesk/backend/progress"
)

// The sections of a reading; those of lists have the name of their part after the slash.
const (
	sectionUsers   = "users"
	sectionPatch   = "patch" // changed users, over the users
	sectionTeams   = "teams"
	sectionMembers = "members"
	sectionList    = "list/"
)

// The roles of a section.
const (
	roleCurrent = "current" // part of the last reading
	roleStaged  = "staged"  // brought by the reading under way
	roleWriting = "writing" // not whole yet
)

// sectionOf finds a section; ok is false when there is none in this role.
func sectionOf(ctx context.Context, from querier, section, role string) (edition int64, items int, ok bool, err error) {
	err = from.QueryRowContext(ctx, "SELECT edition, items FROM reading_section WHERE section = ? AND role = ?", section, role).Scan(&edition, &items)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, false, nil
	}
	if err != nil {
		return 0, 0, false, fmt.Errorf("looking for the %s of a reading: %w", section, err)
	}
	return edition, items, true, nil
}

// chunksOf goes over the chunks of an edition in the order in which they were written.
func chunksOf(ctx context.Context, from querier, edition int64) iter.Seq2[directory.Chunk, error] {
	return eachRow(ctx, from, "a reading", func(rows *sql.Rows) (c directory.Chunk, err error) {
		err = rows.Scan(&c.Name, &c.Number, &c.Sum, &c.Body)
		return c, err
	}, "SELECT name, number, sum, body FROM reading_chunk WHERE edition = ? ORDER BY id", edition)
}

// pulled hands the chunks of an edition to a function that asks for one after the other, up to io.EOF.
func pulled(ctx context.Context, from querier, edition int64, take func(next func() (directory.Chunk, error)) error) error {
	var total int
	if err := from.QueryRowContext(ctx, "SELECT count(*) FROM reading_chunk WHERE edition = ?", edition).Scan(&total); err != nil {
		return fmt.Errorf("counting the pieces of the reading: %w", err)
	}
	next, stop := iter.Pull2(chunksOf(ctx, from, edition))
	defer stop()
	done := 0
	return take(func() (directory.Chunk, error) {
		c, err, more := next()
		progress.Tell(ctx, done, total)
		done++
		if !more {
			return c, io.EOF
		}
		return c, err
	})
}

// loadDirectory lays the users of the last reading out: the columns, what changed over them, what Teams says, and the members.
func loadDirectory(ctx context.Context, from querier) (*directory.Directory, error) {
	return loadUsers(ctx, from, roleCurrent, func(d *directory.Directory) error {
		edition, _, ok, err := sectionOf(ctx, from, sectionTeams, roleCurrent)
		if err == nil && ok {
			err = pulled(ctx, from, edition, d.LoadTeams)
		}
		if err != nil {
			return err
		}
		edition, _, ok, err = sectionOf(ctx, from, sectionMembers, roleCurrent)
		if err == nil && ok {
			err = pulled(ctx, from, edition, d.LoadMembers)
		}
		return err
	})
}

// loadUsers gives the users of a role with what changed over them.
func loadUsers(ctx context.Context, from querier, role string, more func(*directory.Directory) error) (*directory.Directory, error) {
	edition, items, ok, err := sectionOf(ctx, from, sectionUsers, role)
	if err != nil {
		return nil, err
	}
	d := directory.New(0)
	if ok {
		err = pulled(ctx, from, edition, func(next func() (directory.Chunk, error)) (err error) {
			d, err = directory.LoadUsers(next)
			return err
		})
		if err == nil && d.Len() != items {
			err = fmt.Errorf("there are %d users, not %d: %w", d.Len(), items, directory.ErrDamaged)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := loadPatches(ctx, from, role, d); err != nil {
		return nil, err
	}
	return d, more(d)
}

// loadPatches takes in what changed over the users.
func loadPatches(ctx context.Context, from querier, role string, d *directory.Directory) error {
	edition, items, ok, err := sectionOf(ctx, from, sectionPatch, role)
	if err != nil || !ok {
		return err
	}
	found := 0
	for c, err := range chunksOf(ctx, from, edition) {
		if err != nil {
			return err
		}
		n, err := d.LoadPatch(c)
		if err != nil {
			return err
		}
		found += n
	}
	if found != items {
		return fmt.Errorf("%d users changed, not %d: %w", found, items, directory.ErrDamaged)
	}
	return nil
}

// addChunk writes one chunk of an edition.
func (s *session) addChunk(edition int64, c directory.Chunk) error {
	_, err := s.exec("INSERT INTO reading_chunk (edition, name, number, sum, body) VALUES (?, ?, ?, ?, ?)", edition, c.Name, c.Number, c.Sum, c.Body)
	if err != nil {
		return fmt.Errorf("keeping a part of a reading: %w", err)
	}
	return nil
}

// openSection makes a new edition of a section, in place of the one in this role.
func (s *session) openSection(ctx context.Context, section, role string) (int64, error) {
	if err := s.dropSection(ctx, section, role); err != nil {
		return 0, err
	}
	made, err := s.exec("INSERT INTO reading_section (section, role, items) VALUES (?, ?, 0)", section, role)
	if err != nil {
		return 0, fmt.Errorf("beginning the %s of a reading: %w", section, err)
	}
	return made.LastInsertId()
}

func (s *session) dropSection(ctx context.Context, section, role string) error {
	edition, _, ok, err := sectionOf(ctx, s.tx, section, role)
	if err != nil || !ok {
		return err
	}
	for _, query := range []string{"DELETE FROM reading_chunk WHERE edition = ?", "DELETE FROM reading_section WHERE edition = ?"} {
		if _, err := s.exec(query, edition); err != nil {
			return fmt.Errorf("dropping the %s of a reading: %w", section, err)
		}
	}
	return nil
}

// turn gives a section another role, in place of the one that has it.
func (s *session) turn(ctx context.Context, section, from, to string) error {
	if err := s.dropSection(ctx, section, to); err != nil {
		return err
	}
	if _, err := s.exec("UPDATE reading_section SET role = ? WHERE section = ? AND role = ?", to, section, from); err != nil {
		return fmt.Errorf("putting the %s of a reading in place: %w", section, err)
	}
	return nil
}
