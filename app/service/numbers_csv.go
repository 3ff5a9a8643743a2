package service

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"personadesk/backend/number"
	"personadesk/backend/phone"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// NumberColumns are the columns of the inventory as comma-separated values.
func NumberColumns() []string { return []string{"telephone", "state", "holder", "until", "note"} }

// NumbersPreview is what a file of numbers would put into the inventory.
type NumbersPreview struct {
	Numbers  []number.Number   `json:"numbers"`
	Problems []problem.Problem `json:"problems"`
}

// ReadNumbers reads numbers from comma-separated values without changing anything. A row that cannot be used becomes a problem that
// names it.
func (d *Desk) ReadNumbers(in io.Reader) (NumbersPreview, error) {
	v := NumbersPreview{Numbers: []number.Number{}, Problems: []problem.Problem{}}
	design, err := d.design(context.Background())
	if err != nil {
		return v, err
	}
	reader := csv.NewReader(in)
	reader.FieldsPerRecord = -1
	head, err := reader.Read()
	if err != nil {
		return v, problem.New("CSV_UNREADABLE", "The file holds no table").Detailf("%v", err).Hintf("Its first line has to name the columns.").Because(err)
	}
	at := map[string]int{}
	for i, name := range head {
		at[strings.ToLower(strings.Trim(name, "\ufeff "))] = i
	}
	if _, found := at["telephone"]; !found {
		return v, problem.New("CSV_COLUMNS", "The file has no column for telephone numbers").
			Detailf("It has %s.", strings.Join(head, ", ")).Hintf("Name the columns %s.", strings.Join(NumberColumns(), ", "))
	}
	for row := 2; ; row++ {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return v, nil
		}
		if err != nil {
			return v, problem.New("CSV_UNREADABLE", "The file is not well formed").Detailf("row %d: %v", row, err).Hintf("Save it again as comma-separated values.").Because(err)
		}
		field := func(name string) string {
			if i, found := at[name]; found && i < len(cells) {
				return strings.TrimSpace(cells[i])
			}
			return ""
		}
		n, err := d.rowOf(design, field)
		if err != nil {
			found := *problem.From(err)
			found.Detail = strings.TrimSpace("Row " + problem.Thousands(row) + ": " + found.Detail)
			v.Problems = append(v.Problems, found)
			continue
		}
		v.Numbers = append(v.Numbers, n)
	}
}

func (d *Desk) rowOf(design *plan.Design, field func(string) string) (number.Number, error) {
	parsed, err := phone.Parse(field("telephone"), "")
	if err != nil {
		return number.Number{}, err
	}
	n := number.Number{Telephone: parsed.E164, State: number.State(field("state")), Holder: field("holder"), Note: field("note"), Since: d.o.Now().UTC()}
	if n.State == "" {
		n.State = number.Free
	}
	if !slices.Contains([]number.State{number.Free, number.Assigned, number.Reserved, number.Quarantined, number.Service}, n.State) {
		return n, problem.New("NUMBER_STATE_UNKNOWN", "There is no such state").Detailf("%q", n.State).Hintf("Use free, assigned, reserved, quarantined or service.")
	}
	if n.Until, err = until(strings.SplitN(field("until"), "T", 2)[0]); err != nil {
		return n, problem.New("DATE_INVALID", "That is no date").Detailf("%v", err).Hintf("Write it like 2026-12-31.").Because(err)
	}
	for _, r := range design.Ranges {
		if r.Holds(n.Telephone) {
			n.RangeID = r.ID
		}
	}
	if n.RangeID == "" {
		return n, problem.New("NUMBER_UNKNOWN", "This number is in no range").Detailf("%s", n.Telephone).Hintf("Add its range first.")
	}
	return n, nil
}

// TakeNumbers puts numbers that were read into the inventory, as one edit.
func (d *Desk) TakeNumbers(v NumbersPreview) error {
	return d.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.SaveNumbers(ctx, v.Numbers) })
}

// Keep reserves a number for a user (object id, user principal name or display name), so that the next plan gives it to them.
func (s *Numbers) Keep(telephone, user string) error {
	r, err := s.d.read(context.Background())
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
	return s.move([]string{telephone}, "", func(n number.Number, end, now time.Time) (number.Number, error) {
		return number.Reserve(n, r.Directory.ID(i), "", end, now)
	})
}

// E164 is a number as it was typed, in its full international form; what is no number stays as it is.
func E164(text string) string {
	parsed, err := phone.Parse(text, "")
	if err != nil {
		return text
	}
	return parsed.E164
}
