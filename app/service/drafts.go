package service

import (
	"personadesk/backend/desk"
	"personadesk/backend/workbook"
)

// Drafts is what was typed on any screen and not kept yet.
type Drafts struct{ *Session }

// All gives what was typed, by its place on the page.
func (s *Drafts) All() (map[string]string, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	all := map[string]string{}
	wb, err := s.d.Workbook()
	if err != nil {
		return nil, err
	}
	list, err := wb.Drafts(s.ctx)
	for _, d := range list {
		all[d.Place] = d.Body
	}
	return all, err
}

// Keep keeps what was typed at a place until it is taken or thrown away; "" forgets it.
func (s *Drafts) Keep(place, body string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	wb, err := s.d.Workbook()
	if err != nil {
		return err
	}
	return wb.KeepDraft(s.ctx, workbook.Draft{Place: place, Body: body})
}
