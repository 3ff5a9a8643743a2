package service

import (
	"context"
	"errors"
	"slices"

	"personadesk/backend/desk"
	"personadesk/backend/ident"
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
	kept, err := s.d.kept()
	if err != nil {
		return v, err
	}
	design, err := s.d.design(s.ctx)
	if err != nil {
		return v, err
	}
	filter := number.Filter{State: number.State(state)}
	if state == differState {
		filter = number.Filter{Differ: true}
	}
	names := lazily{read: func() (*reading, error) { return s.d.read(s.ctx) }}
	err = kept.Ask(s.ctx, func(shelf *desk.Inventory) error {
		lines, total, err := shelf.Search(rangeID, number.Search{Text: find, Filter: filter, Name: names.name, Named: names.named},
			max(offset, 0), min(max(limit, 0), 1000))
		if err != nil {
			return err
		}
		v.Total = total
		bearers, held := make([]string, len(lines)), 0
		for i, l := range lines {
			bearers[i] = l.Holder
			if diff, differs := shelf.Difference(l.Told); differs && l.Holder == "" {
				bearers[i] = diff.ThereHolder
			}
			if bearers[i] != "" {
				held++
			}
		}
		alone := held <= fewBearers && !names.asked && !kept.Loaded()
		for i, l := range lines {
			var r *reading
			switch {
			case bearers[i] == "":
			case alone:
				if r, err = bearer(s.ctx, kept, bearers[i]); err != nil {
					return err
				}
			default:
				r = names.reading()
			}
			v.Rows = append(v.Rows, s.line(design, r, shelf, l))
		}
		return nil
	})
	return v, errors.Join(err, names.err)
}

// fewBearers is up to how many holders each is looked up; for more it is quicker to load everybody.
const fewBearers = 20

// bearer is the reading as far as it concerns one holder.
func bearer(ctx context.Context, kept *desk.Desk, id string) (*reading, error) {
	one, err := kept.Bearer(ctx, ident.Object(id))
	if err != nil || one == nil {
		return nil, err
	}
	return &reading{one.Reading, one.Reach}, nil
}

// lazily is a reading that is loaded when a name is asked for: most look-ups ask for none.
type lazily struct {
	read  func() (*reading, error)
	there *reading
	asked bool
	err   error
}

func (l *lazily) reading() *reading {
	if !l.asked {
		l.asked = true
		l.there, l.err = l.read()
	}
	return l.there
}

func (l *lazily) name(id string) string {
	if id == "" {
		return ""
	}
	return l.reading().name(id)
}

func (l *lazily) named(text string) map[string]bool {
	if r := l.reading(); r != nil {
		return r.Named(text)
	}
	return map[string]bool{}
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
	if i, known := r.Directory.Index(ident.Object(v.HolderID)); known {
		for _, p := range design.Persona.Personas {
			if slices.Contains(p.Number.Ranges, n.RangeID) && r.of(p.ID).Match.Has(i) {
				v.Through = p.Name
			}
		}
	}
	return v
}
