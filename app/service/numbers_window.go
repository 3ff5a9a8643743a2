package service

import (
	"slices"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/number"
	"personadesk/backend/plan"
)

// differState asks for the numbers over which workbook and tenant differ.
const differState = "differ"

// Window gives numbers of a range in numeric order, of one state or all ("differ" are those that differ from the tenant).
func (s *Numbers) Window(rangeID, state, find string, offset, limit int) (NumberWindowView, error) {
	if err := s.may(desk.Look); err != nil {
		return NumberWindowView{}, err
	}
	v := NumberWindowView{Rows: []NumberLine{}}
	limit, offset = min(max(limit, 0), 1000), max(offset, 0)
	err := s.d.withInventory(s.ctx, func(design *plan.Design, r *reading, shelf *desk.Inventory) error {
		c := shelf.Counts.Of(rangeID)
		if state == "" && find == "" {
			v.Total = c.Size
			lines, err := shelf.Window(rangeID, offset, limit)
			for _, l := range lines {
				v.Rows = append(v.Rows, s.line(design, r, shelf, l))
			}
			return err
		}
		if find == "" {
			filter := number.Filter{State: number.State(state)}
			if state == differState {
				filter = number.Filter{Differ: true}
			}
			lines, total, err := shelf.Filtered(rangeID, filter, offset, limit)
			for _, l := range lines {
				v.Rows = append(v.Rows, s.line(design, r, shelf, l))
			}
			v.Total = total
			return err
		}
		err := shelf.Walk(rangeID, 0, func(l number.Line) bool {
			if !s.asked(r, shelf, l, state, find) {
				return true
			}
			if v.Total >= offset && len(v.Rows) < limit {
				v.Rows = append(v.Rows, s.line(design, r, shelf, l))
			}
			v.Total++
			return true
		})
		return err
	})
	return v, err
}

// asked says whether a number is one of those that a window is of.
func (s *Numbers) asked(r *reading, shelf *desk.Inventory, l number.Line, state, find string) bool {
	if state == differState {
		if _, differs := shelf.Difference(l.Told); !differs {
			return false
		}
	} else if state != "" && string(l.State) != state {
		return false
	}
	return find == "" || matches(find, append([]string{l.Telephone, r.name(l.Holder), l.Note, l.Description}, l.Tags...)...)
}

// matches looks for text in any of the fields; blanks in a number do not matter.
func matches(find string, fields ...string) bool {
	find = strings.ToLower(find)
	bare := strings.ReplaceAll(find, " ", "")
	for _, f := range fields {
		f = strings.ToLower(f)
		if strings.Contains(f, find) || strings.Contains(f, bare) {
			return true
		}
	}
	return false
}

func (s *Numbers) line(design *plan.Design, r *reading, shelf *desk.Inventory, l number.Line) NumberLine {
	n := l.Number
	v := NumberLine{
		Telephone: n.Telephone, Shown: written(n.Telephone), State: n.State, HolderID: n.Holder, HolderName: r.name(n.Holder),
		Since: moment(n.Since), Until: moment(n.Until), Note: n.Note, Position: l.Position,
	}
	if diff, differs := shelf.Difference(l.Told); differs {
		v.Differs = string(diff.Kind)
		if v.HolderID == "" {
			v.HolderID = diff.ThereHolder
			v.HolderName = r.name(diff.ThereHolder)
		}
	}
	if r == nil || v.HolderID == "" {
		return v
	}
	if i, known := r.Directory.Index(v.HolderID); known {
		for _, p := range design.Persona.Personas {
			if slices.Contains(p.Number.Ranges, n.RangeID) && r.of(p.ID).Match.Has(i) {
				v.Through = p.Name
			}
		}
	}
	return v
}
