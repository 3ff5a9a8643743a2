package service

import (
	"context"
	"slices"

	"personadesk/backend/desk"
	"personadesk/backend/document"
	"personadesk/backend/number"
	"personadesk/backend/phone"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// Reserve keeps numbers out of the way until a day; "" is until somebody decides.
func (s *Numbers) Reserve(list []string, day, note string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.happen(list, day, text.Of("edit.reserve"), number.Event{Do: number.Reserve, Note: &note})
}

// Quarantine lets numbers rest until a day; "" is until somebody decides.
func (s *Numbers) Quarantine(list []string, day, note string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.happen(list, day, text.Of("edit.rest"), number.Event{Do: number.Settle, Note: &note})
}

// Release makes reserved and resting numbers free.
func (s *Numbers) Release(list []string, note string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.happen(list, "", text.Of("edit.release"), number.Event{Do: number.Release, Note: &note})
}

// Keep reserves a number for a user (object id, user principal name or display name), so that the next plan gives it to them.
func (s *Numbers) Keep(telephone, user string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	r, err := s.d.read(s.ctx)
	if err != nil {
		return err
	}
	if r == nil {
		return neverRead()
	}
	i, err := r.Find(user)
	if err != nil {
		return err
	}
	note := ""
	return s.happen([]string{telephone}, "", text.Of("edit.keep"), number.Event{Do: number.Reserve, Holder: string(r.Directory.ID(i)), Note: &note})
}

// happen lets the same happen to numbers, to all or none.
func (s *Numbers) happen(list []string, day string, why text.Text, e number.Event) error {
	var err error
	if e.Until, err = document.EndOfDay(day); err != nil {
		return problem.New("DATE_INVALID").Detailed(err).Hinted().Because(err)
	}
	var events []number.Event
	err = s.d.withInventory(s.ctx, func(_ *plan.Design, _ *reading, shelf *desk.Inventory) error {
		for _, typed := range list {
			parsed, err := phone.ParseKnown(typed)
			if err != nil {
				return err
			}
			e.Telephone = parsed.String()
			if _, _, found, err := shelf.Of(e.Telephone); err != nil {
				return err
			} else if !found {
				return problem.New("NUMBER_UNKNOWN").Detailed(e.Telephone).Hinted()
			}
			events = append(events, e)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.applyNumbers(why, events)
}

// TakeOver records in the workbook what the tenant says of numbers.
func (s *Numbers) TakeOver(list []string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	var events []number.Event
	err := s.d.withInventory(s.ctx, func(_ *plan.Design, r *reading, shelf *desk.Inventory) error {
		if r == nil {
			return neverRead()
		}
		for _, telephone := range list {
			t, _, found, err := shelf.Of(telephone)
			if err != nil {
				return err
			}
			if _, differs := shelf.Difference(t); !found || !differs {
				continue
			}
			if e, known := t.Seen(); known {
				events = append(events, e)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.applyNumbers(text.Of("edit.tenant-says"), events)
}

func (s *Session) applyNumbers(why text.Text, events []number.Event) error {
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		_, err := wb.ApplyNumbers(ctx, why, slices.Values(events))
		return err
	})
}

// E164 is a number as it was typed, in its full international form with its extension; what is no number stays as it is.
func E164(typed string) string {
	parsed, err := phone.ParseKnown(typed)
	if err != nil {
		return typed
	}
	return parsed.String()
}
