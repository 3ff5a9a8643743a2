package service

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/number"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Numbers is the screen of the inventory.
type Numbers struct{ *Session }

// View draws every range.
func (s *Numbers) View() (NumbersView, error) {
	if err := s.may(desk.Look); err != nil {
		return NumbersView{}, err
	}
	v := NumbersView{Ranges: []RangeView{}, States: map[string]int{}}
	ctx := s.ctx
	design, r, err := s.d.wantedAndRead(ctx)
	if err != nil {
		return v, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return v, err
	}
	counts, err := kept.NumberCounts(ctx)
	if err != nil {
		return v, err
	}
	pictures, err := kept.Pictures(ctx)
	if err != nil {
		return v, err
	}
	v.ReadAt, v.Differ = readAt(r), counts.DifferInRanges()
	v.Outside, v.Astray = counts.Of("").Size, counts.Of("").Differ
	for _, rg := range design.Ranges {
		c, p := counts.Of(rg.ID), pictures[rg.ID]
		view := RangeView{Range: rg, FirstShown: written(rg.First), LastShown: written(rg.Last), Count: c.Size, Differ: c.Differ,
			Scale: max(p.Scale, 1), Blocks: p.Blocks, States: statesOf(c)}
		for state, n := range view.States {
			v.States[state] += n
		}
		v.Total += c.Size
		v.Ranges = append(v.Ranges, view)
	}
	if p, found, err := s.d.latestPlan(ctx); err == nil && found {
		v.PlanTakes = p.plan.Bill.NumbersOut
	} else if err != nil {
		return v, err
	}
	return v, nil
}

// Ranges lists the ranges in the order of their first numbers.
func (d *Desk) Ranges(ctx context.Context) ([]number.Range, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return nil, err
	}
	kept, err := d.kept()
	if err != nil {
		return nil, err
	}
	return kept.Ranges(ctx)
}

// statesOf are the figures of the states that a screen shows.
func statesOf(c number.Count) map[string]int {
	return map[string]int{"free": c.Free, "assigned": c.Assigned, "reserved": c.Reserved, "quarantined": c.Quarantined, "service": c.Service,
		"unknown": c.Unknown}
}

// SaveRange adds or changes a range.
func (s *Numbers) SaveRange(v number.Range) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	if strings.TrimSpace(v.Name) == "" {
		return problem.New("RANGE_NAME").Hinted().
			At(problem.Where{Step: "numbers", Kind: "range", ID: v.ID, Field: "name"})
	}
	if v.Rule != "" {
		if _, valid := validRule(v.Rule); !valid {
			return problem.New("RANGE_RULE").Hinted().
				At(problem.Where{Step: "numbers", Kind: "range", ID: v.ID, Field: "rule"})
		}
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		ranges, err := wb.Ranges(ctx)
		if err != nil {
			return err
		}
		if v.ID == "" {
			v.ID = freeID(v.Name, func(id string) bool {
				return slices.ContainsFunc(ranges, func(r number.Range) bool { return r.ID == id })
			})
		}
		others := slices.DeleteFunc(ranges, func(r number.Range) bool { return r.ID == v.ID })
		if found := number.CheckRanges(append(others, v)); problem.Worst(found) == problem.Error {
			for _, p := range found {
				if p.Severity == problem.Error {
					return &p
				}
			}
		}
		return wb.SaveRange(ctx, v)
	})
}

// DeleteRange removes a range; its numbers stay on record.
func (s *Numbers) DeleteRange(id string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.DeleteRange(ctx, id) })
}

// Countries lists the countries that a range can be of.
func (s *Numbers) Countries() ([]NamedView, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	return countries(), nil
}
