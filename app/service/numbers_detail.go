package service

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/audit"
	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Detail is one number: what each side says, and its history.
func (s *Numbers) Detail(telephone string) (NumberDetailView, error) {
	if err := s.may(desk.Look); err != nil {
		return NumberDetailView{}, err
	}
	v := NumberDetailView{Problems: []problem.Shown{}, History: []HistoryView{}}
	ctx := s.ctx
	err := s.d.withInventory(ctx, func(design *plan.Design, r *reading, shelf *desk.Inventory) error {
		t, n, found, err := shelf.Of(telephone)
		if err != nil {
			return err
		}
		if !found {
			return problem.New("NUMBER_UNKNOWN").Detailed(telephone).Hinted()
		}
		v.NumberLine = s.line(design, r, shelf, number.Line{Told: t, Number: n})
		for _, rg := range design.Ranges {
			if rg.ID == n.RangeID {
				v.Range, v.Type = rg.Name, rg.Type
			}
		}
		s.sides(&v, r, shelf, t)
		return nil
	})
	if err != nil {
		return v, err
	}
	history, err := s.d.numberHistory(ctx, telephone)
	v.History = append(v.History, history...)
	return v, err
}

// sides fills in what the tenant and the holder's account say.
func (s *Numbers) sides(v *NumberDetailView, r *reading, shelf *desk.Inventory, t number.Told) {
	if diff, differs := shelf.Difference(t); differs {
		v.Problems = append(v.Problems, problem.Warn("NUMBER_DIFFERS").Called("NUMBER_"+strings.ToUpper(string(diff.Kind))).
			Detailed(diff.Here, diff.There).
			Hinted().
			At(problem.Where{Step: "numbers", Kind: "number", ID: t.Key.String()}).Shown(s.d.printer()))
	}
	if r == nil {
		return
	}
	if t.Listed {
		v.Tenant = t.Held.Status
		for _, l := range r.Locations {
			if l.ID == t.Held.LocationID {
				v.Location = l.Description
			}
		}
		if v.Type == "" {
			v.Type = t.Held.Type
		}
	}
	v.Account = strings.Join(r.Directory.NumbersOf(ident.Object(v.HolderID)), ", ")
}

// numberHistory is everything that happened to a number, newest first: its events, and from the record what runs did with it in the tenant
// and what was done before there were events. An event stands in the record too, at the same time and for the same reason; it is told once.
func (d *Desk) numberHistory(ctx context.Context, telephone string) ([]HistoryView, error) {
	wb, err := d.Workbook()
	if err != nil {
		return nil, err
	}
	events, err := wb.NumberHistory(ctx, telephone)
	if err != nil {
		return nil, err
	}
	list := []HistoryView{}
	type occasion struct{ at, why string }
	told := map[occasion]bool{}
	for _, e := range events {
		if e.Deed == "" {
			continue // it was there before events were kept: what is known of that is in the record
		}
		v := HistoryView{At: moment(e.At), What: "change", Detail: d.print(e.Why), By: e.By, State: "change"}
		switch {
		case e.Undone != "":
			v.What = e.Undone
		case e.Added:
			v.What = "add"
		}
		v.State = v.What
		told[occasion{v.At, v.Detail}] = true
		list = append(list, v)
	}
	entries, _, err := wb.AuditList(ctx, workbook.AuditQuery{About: audit.Number(number.KeyOf(telephone).String()), Limit: 50})
	for _, e := range entries {
		note := d.print(e.Note)
		if !told[occasion{moment(e.At), note}] {
			list = append(list, HistoryView{At: moment(e.At), What: e.Action, Detail: note, By: e.By, State: e.Action})
		}
	}
	slices.SortStableFunc(list, func(a, b HistoryView) int { return strings.Compare(b.At, a.At) })
	return list, err
}
