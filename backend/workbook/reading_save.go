package workbook

import (
	"context"
	"fmt"

	"personadesk/backend/audit"
	"personadesk/backend/directory"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// SaveReading replaces the last reading by this one, all of it or nothing. The first reading makes the workbook one of its tenant; a
// reading of another tenant is refused with WORKBOOK_OTHER_TENANT. A list that is nil stays unread.
func (w *Workbook) SaveReading(ctx context.Context, r Reading) error {
	return w.write(ctx, func(ctx context.Context, s *session) error {
		if err := s.forgetReading(); err != nil {
			return err
		}
		if err := s.storeReading(ctx, r); err != nil {
			return err
		}
		if err := s.stageNumbers(ctx, r.Numbers, r.shownNumbers(), numbersReadIn(r.Unread, r.Numbers != nil, r.Directory != nil && r.Directory.SawTeams())); err != nil {
			return err
		}
		if r.Directory != nil {
			r.Users = r.Directory.Len()
		}
		return s.putReading(ctx, r)
	})
}

// storeReading writes all sections of a reading.
func (s *session) storeReading(ctx context.Context, r Reading) error {
	d := r.Directory
	if d == nil {
		d = directory.New(0)
	}
	sections := []struct {
		name  string
		read  bool
		items int
		store func(func(directory.Chunk) error) error
	}{
		{sectionUsers, true, d.Len(), d.StoreUsers},
		{sectionTeams, d.SawTeams(), d.Len(), d.StoreTeams},
		{sectionMembers, d.SawMembers(), len(d.MemberGroups()), d.StoreMembers},
	}
	for _, section := range sections {
		if !section.read {
			continue
		}
		if err := s.storeSection(ctx, section.name, roleCurrent, section.items, section.store); err != nil {
			return err
		}
	}
	for _, list := range readingLists(&r) {
		if err := list.save(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// storeSection writes a whole section.
func (s *session) storeSection(ctx context.Context, section, role string, items int, store func(func(directory.Chunk) error) error) error {
	edition, err := s.openSection(ctx, section, role)
	if err != nil {
		return err
	}
	if err := store(func(c directory.Chunk) error { return s.addChunk(edition, c) }); err != nil {
		return fmt.Errorf("keeping the %s of a reading: %w", section, err)
	}
	return s.setItems(edition, items)
}

func (s *session) setItems(edition int64, items int) error {
	if _, err := s.exec("UPDATE reading_section SET items = ? WHERE edition = ?", items, edition); err != nil {
		return fmt.Errorf("counting a part of a reading: %w", err)
	}
	return nil
}

// putReading makes what is in the sections the last reading.
func (s *session) putReading(ctx context.Context, r Reading) error {
	if err := s.bind(ctx, Tenant{ID: r.Organization.ID, Name: r.Organization.Name}); err != nil {
		return err
	}
	head, err := encode(readingHead{r.Organization, r.SignedIn, r.Links, r.Unread, r.Users})
	if err != nil {
		return err
	}
	if _, err := s.exec("DELETE FROM reading"); err != nil {
		return fmt.Errorf("replacing the last reading: %w", err)
	}
	if _, err := s.exec("INSERT INTO reading (one, at, body) VALUES (1, ?, ?)", stamp(r.At), head); err != nil {
		return fmt.Errorf("keeping a reading: %w", err)
	}
	return s.record("read", audit.Tenant(r.Organization.ID), "", stamp(r.At), unreadNote(r.Unread))
}

func unreadNote(unread map[string]string) text.Text {
	if len(unread) == 0 {
		return text.Text{}
	}
	return text.Of("record.unread", len(unread))
}

// shownNumbers lists the numbers that accounts show.
func (r Reading) shownNumbers() (shown []NumberAccount) {
	if r.Directory == nil {
		return nil
	}
	for holder, telephone := range r.Directory.HeldNumbers() {
		shown = append(shown, NumberAccount{telephone, string(holder)})
	}
	return shown
}

// InTeams is what Teams says of a user in the words of the directory.
func InTeams(c tenant.UserConfiguration) directory.Configuration {
	made := directory.Configuration{ID: c.ID, UPN: c.UPN, AccountType: c.AccountType, EnterpriseVoice: c.EnterpriseVoice, VoiceUnread: c.VoiceUnread, Features: c.Features, Numbers: c.Numbers}
	for _, a := range c.Policies {
		made.Policies = append(made.Policies, directory.Assignment(a))
	}
	return made
}
