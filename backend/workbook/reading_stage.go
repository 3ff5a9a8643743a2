package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/tenant"
)

// Staging is a reading under way: what it has brought so far is on the disk, where nobody but its reader sees it. With each part that
// is whole the reader leaves word how far it is, so that it can go on where it was interrupted.
type Staging struct {
	book  *Workbook
	Begun time.Time
	State json.RawMessage // as the reader left it; nil at the beginning
}

// Staged finds what a reading of this tenant that was interrupted has left; false when there is nothing.
func (w *Workbook) Staged(ctx context.Context, tenantID string) (*Staging, bool, error) {
	var begun, body string
	err := w.reading(ctx).QueryRowContext(ctx, "SELECT begun, body FROM reading_staged WHERE tenant = ?", tenantID).Scan(&begun, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, explain(fmt.Errorf("looking for an interrupted reading: %w", err), w.path)
	}
	s := &Staging{book: w, State: json.RawMessage(body)}
	if s.Begun, err = unstamp(begun); err != nil {
		return nil, false, err
	}
	return s, true, nil
}

// Stage begins a reading, in place of any other that is under way.
func (w *Workbook) Stage(ctx context.Context, tenantID string, at time.Time) (*Staging, error) {
	s := &Staging{book: w, Begun: at}
	return s, w.write(ctx, func(ctx context.Context, sn *session) error {
		if err := sn.dropStaged(ctx); err != nil {
			return err
		}
		if _, err := sn.exec("INSERT INTO reading_staged (one, tenant, begun, body) VALUES (1, ?, ?, '{}')", tenantID, stamp(at)); err != nil {
			return fmt.Errorf("beginning a reading: %w", err)
		}
		return nil
	})
}

// Keep leaves word how far the reading is.
func (s *Staging) Keep(ctx context.Context, state any) error {
	return s.book.write(ctx, func(_ context.Context, sn *session) error { return sn.keepState(state) })
}

func (s *session) keepState(state any) error {
	body, err := encode(state)
	if err != nil {
		return err
	}
	if _, err := s.exec("UPDATE reading_staged SET body = ?", body); err != nil {
		return fmt.Errorf("keeping how far a reading is: %w", err)
	}
	return nil
}

// Users keeps all users, in place of those that were kept before.
func (s *Staging) Users(ctx context.Context, d *directory.Directory, state any) error {
	return s.section(ctx, sectionUsers, func(w *SectionWriter) error { return d.StoreUsers(w.add(ctx)) }, d.Len(), state)
}

// Teams keeps what Teams says of the users.
func (s *Staging) Teams(ctx context.Context, d *directory.Directory, state any) error {
	return s.section(ctx, sectionTeams, func(w *SectionWriter) error { return d.StoreTeams(w.add(ctx)) }, d.Len(), state)
}

// Members keeps the members of groups.
func (s *Staging) Members(ctx context.Context, d *directory.Directory, state any) error {
	return s.section(ctx, sectionMembers, func(w *SectionWriter) error { return d.StoreMembers(w.add(ctx)) }, len(d.MemberGroups()), state)
}

// Patch keeps a page of changed users, over the users of the last reading and the pages before.
func (s *Staging) Patch(ctx context.Context, page []tenant.RawUser, state any) error {
	return s.book.write(ctx, func(ctx context.Context, sn *session) error {
		edition, items, ok, err := sectionOf(ctx, sn.tx, sectionPatch, roleStaged)
		if err == nil && !ok {
			edition, err = sn.openSection(ctx, sectionPatch, roleStaged)
		}
		if err != nil {
			return err
		}
		c, err := directory.PackPatch(items, page)
		if err != nil {
			return err
		}
		return errors.Join(sn.addChunk(edition, c), sn.setItems(edition, items+len(page)), sn.keepState(state))
	})
}

// Drop gives the reading up.
func (s *Staging) Drop(ctx context.Context) error {
	return s.book.write(ctx, func(ctx context.Context, sn *session) error { return sn.dropStaged(ctx) })
}

// Forget drops users and changes that were kept, because they have to be read from the beginning.
func (s *Staging) Forget(ctx context.Context, state any) error {
	return s.book.write(ctx, func(ctx context.Context, sn *session) error {
		return errors.Join(sn.dropSection(ctx, sectionUsers, roleStaged), sn.dropSection(ctx, sectionPatch, roleStaged),
			sn.dropSection(ctx, sectionTeams, roleStaged), sn.dropSection(ctx, sectionMembers, roleStaged), sn.keepState(state))
	})
}

// StageList keeps a list of a reading.
func StageList[T any](ctx context.Context, s *Staging, name string, list []T, state any) error {
	return s.section(ctx, sectionList+name, func(w *SectionWriter) error { return packList(name, list, w.add(ctx)) }, len(list), state)
}

// StagedList gives a list that was kept; nil when there is none.
func StagedList[T any](ctx context.Context, s *Staging, name string) ([]T, error) {
	list, err := loadList[T](ctx, s.book.reading(ctx), name, roleStaged)
	return list, explain(damagedReading(err), s.book.path)
}

// Resume gives the users that were kept: all of them when whole says so, else those of the last reading with the changes that were
// kept; and with them what was kept of Teams and members.
func (s *Staging) Resume(ctx context.Context, whole bool) (*directory.Directory, error) {
	from, role := s.book.reading(ctx), roleStaged
	if !whole {
		role = roleCurrent
	}
	d, err := loadUsers(ctx, from, role, func(d *directory.Directory) error {
		if !whole {
			if err := loadPatches(ctx, from, roleStaged, d); err != nil {
				return err
			}
		}
		edition, _, ok, err := sectionOf(ctx, from, sectionTeams, roleStaged)
		if err == nil && ok {
			err = pulled(ctx, from, edition, d.LoadTeams)
		}
		if err != nil {
			return err
		}
		edition, _, ok, err = sectionOf(ctx, from, sectionMembers, roleStaged)
		if err == nil && ok {
			err = pulled(ctx, from, edition, d.LoadMembers)
		}
		return err
	})
	return d, explain(damagedReading(err), s.book.path)
}

// Finish makes what was kept the last reading, in one step; what was not kept was not read. Of r only what is not a list
// counts, Users among it; accounts says that the numbers of accounts are among what was kept.
func (s *Staging) Finish(ctx context.Context, r Reading, accounts bool) error {
	return s.book.write(ctx, func(ctx context.Context, sn *session) error {
		if err := sn.placeUsers(ctx); err != nil {
			return err
		}
		sections := []string{sectionTeams, sectionMembers}
		for _, list := range readingLists(&r) {
			sections = append(sections, sectionList+list.name)
		}
		for _, section := range sections {
			if err := sn.turn(ctx, section, roleStaged, roleCurrent); err != nil {
				return err
			}
		}
		if err := sn.swapTenantNumbers(ctx, numbersReadIn(r.Unread, true, accounts)); err != nil {
			return err
		}
		if err := sn.putReading(ctx, r); err != nil {
			return err
		}
		return sn.dropStaged(ctx)
	})
}

// Patched is how many changed users there would be over the columns.
func (s *Staging) Patched(ctx context.Context) (int, error) {
	from := s.book.reading(ctx)
	_, staged, _, err := sectionOf(ctx, from, sectionPatch, roleStaged)
	if err != nil {
		return 0, explain(err, s.book.path)
	}
	_, current, _, err := sectionOf(ctx, from, sectionPatch, roleCurrent)
	return staged + current, explain(err, s.book.path)
}

// BeginNumbers forgets all numbers that were kept.
func (s *Staging) BeginNumbers(ctx context.Context) error {
	return s.book.write(ctx, func(_ context.Context, sn *session) error { return sn.dropStagedNumbers() })
}

// Numbers keeps a page of the tenant's list of numbers.
func (s *Staging) Numbers(ctx context.Context, page []tenant.Number) error {
	return s.book.write(ctx, func(_ context.Context, sn *session) error { return sn.stageTenantNumbers(page) })
}

// NumberAccounts keeps the numbers that Teams shows for users.
func (s *Staging) NumberAccounts(ctx context.Context, d *directory.Directory) error {
	shown := gathered[NumberAccount]{take: func(page []NumberAccount) error {
		return s.book.write(ctx, func(_ context.Context, sn *session) error { return sn.stageNumberAccounts(page) })
	}}
	for holder, telephone := range d.HeldNumbers() {
		if err := shown.add(NumberAccount{telephone, string(holder)}); err != nil {
			return err
		}
	}
	return shown.flush()
}

// placeUsers puts new users in place of the old ones, or what changed over them.
func (s *session) placeUsers(ctx context.Context) error {
	_, _, whole, err := sectionOf(ctx, s.tx, sectionUsers, roleStaged)
	if err != nil {
		return err
	}
	if whole {
		return errors.Join(s.turn(ctx, sectionUsers, roleStaged, roleCurrent), s.dropSection(ctx, sectionPatch, roleCurrent))
	}
	from, more, changed, err := sectionOf(ctx, s.tx, sectionPatch, roleStaged)
	if err != nil || !changed {
		return err
	}
	to, items, before, err := sectionOf(ctx, s.tx, sectionPatch, roleCurrent)
	if err != nil {
		return err
	}
	if !before {
		return s.turn(ctx, sectionPatch, roleStaged, roleCurrent)
	}
	if _, err := s.exec("UPDATE reading_chunk SET edition = ? WHERE edition = ?", to, from); err != nil {
		return fmt.Errorf("adding what changed: %w", err)
	}
	return s.setItems(to, items+more)
}

// dropStaged forgets the reading under way.
func (s *session) dropStaged(ctx context.Context) error {
	for _, query := range []string{
		"DELETE FROM reading_chunk WHERE edition IN (SELECT edition FROM reading_section WHERE role <> 'current')",
		"DELETE FROM reading_section WHERE role <> 'current'", "DELETE FROM reading_staged",
	} {
		if _, err := s.exec(query); err != nil {
			return fmt.Errorf("dropping a reading under way: %w", err)
		}
	}
	return ctx.Err()
}
