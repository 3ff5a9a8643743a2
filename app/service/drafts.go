package service

import (
	"strconv"
	"strings"
	"time"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

// Drafts is what was typed on any screen and not kept yet.
type Drafts struct{ *Session }

// TypedView is how what was typed in a field is understood: as it will be kept, or why it cannot be.
type TypedView struct {
	Text  string         `json:"text"`
	Wrong *problem.Shown `json:"wrong,omitempty"` // left out where it can be kept
}

// All gives what was typed, by its place on the page.
func (s *Drafts) All() (map[string]string, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	all := map[string]string{}
	wb, open := s.d.opened()
	if !open {
		return all, nil // nothing was typed into a workbook that is not there
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

// Read reads what was typed in a field of a kind (name, count, date, country, telephone, hours, holidays, person) by the rule that
// every other way in has as well.
func (s *Drafts) Read(kind, typed string) (TypedView, error) {
	if err := s.may(desk.Look); err != nil {
		return TypedView{}, err
	}
	text, err := strings.TrimSpace(typed), error(nil)
	if kind == "person" && text != "" {
		text, err = s.readPerson(text)
	} else {
		text, err = readTyped(kind, text)
	}
	return TypedView{Text: text, Wrong: s.d.problemOf(err)}, nil
}

// readPerson reads whom a text means in the reading, as a sign-in name.
func (s *Drafts) readPerson(typed string) (string, error) {
	kept, err := s.d.kept()
	if err != nil {
		return "", err
	}
	r, err := kept.Reading(s.ctx)
	if err != nil {
		return "", err
	}
	return r.SignIn(typed)
}

func readTyped(kind, typed string) (string, error) {
	if typed == "" {
		if kind == "name" {
			return "", problem.New("NAME_TYPED").Hinted()
		}
		return "", nil // nothing said is nothing wrong
	}
	switch kind {
	case "name":
		return typed, nil
	case "count":
		n, err := workshop.ReadCount(typed)
		return strconv.Itoa(n), err
	case "date":
		if _, err := time.Parse(time.DateOnly, typed); err != nil {
			return "", problem.New("DATE_TYPED").Detailed(typed).Hinted()
		}
		return typed, nil
	case "country":
		code, known := catalog.CountryCode(typed)
		if !known {
			return "", problem.New("COUNTRY_TYPED").Detailed(typed).Hinted()
		}
		return code, nil
	case "telephone":
		n, err := phone.Parse(typed, "")
		return n.String(), err
	case "hours":
		spans, err := voice.ReadSpans(typed)
		return voice.WriteSpans(spans), err
	case "holidays":
		dates, err := voice.ReadDates(typed)
		return voice.WriteDates(dates), err
	}
	return "", problem.New("DRAFT_KIND").Detailed(kind).Hinted()
}
