package number

import "fmt"

// Filter says which numbers of a range are asked for.
type Filter struct {
	State  State // "" for any; Free are also those that are assumed to be
	Differ bool  // only those over which workbook and tenant differ
}

// Filtered gives up to limit of the numbers of a range that a filter lets through, from an offset, in numeric order, and how many there
// are in all. Stretches in which there are none, or that lie before the offset, are not looked at number by number.
func (v *Inventory) Filtered(rangeID string, f Filter, offset, limit int) (list []Line, total int, err error) {
	in, found := v.byID[rangeID]
	if !found {
		return nil, 0, nil
	}
	s := v.spans[in]
	stretches, err := v.source.Tally(s.hundreds(), v.now)
	if err != nil {
		return nil, 0, fmt.Errorf("looking for numbers of %s: %w", s.Name, err)
	}
	w := filtering{v: v, in: in, f: f, s: s, skip: offset, limit: limit, untold: v.passes(f, Told{Key: Key{Figure: s.first}}, in)}
	at, position := s.first, 0
	for _, stretch := range append(stretches, Stretch{First: s.last + 1, Last: s.last}) {
		if stretch.First > at { // up to here nobody tells of any
			if err := w.through(at, stretch.First-1, position, nil); err != nil {
				return nil, 0, err
			}
			position += int(stretch.First - at)
		}
		if stretch.First > stretch.Last {
			break
		}
		if err := w.through(stretch.First, stretch.Last, position, stretch.Told); err != nil {
			return nil, 0, err
		}
		position += int(stretch.Last-stretch.First+1) + stretch.told().extensions
		at = stretch.Last + 1
	}
	return w.list, w.total, nil
}

func (v *Inventory) passes(f Filter, t Told, in int) bool {
	if f.Differ {
		if _, differs := v.difference(t, in); !differs {
			return false
		}
	}
	state := v.look(t, in).State
	return f.State == "" || state == f.State || f.State == Free && state == AssumedFree
}

// filtering is a way through a range that keeps what a filter lets through.
type filtering struct {
	v      *Inventory
	in     int
	f      Filter
	s      span
	untold bool // whether it lets a number through of which nobody tells
	skip   int  // how many are still to be left out
	limit  int
	list   []Line
	total  int
}

// through goes through a stretch of a range that begins at a position of it.
func (w *filtering) through(first, last uint64, position int, told []Alike) error {
	inside, main := 0, 0
	for _, a := range told {
		if a.Key.Ext == "" {
			main += a.Numbers
		}
		if w.v.passes(w.f, a.Told, w.in) {
			inside += a.Numbers
		}
	}
	if w.untold {
		inside += int(last-first+1) - main
	}
	w.total += inside
	if inside == 0 || len(w.list) >= w.limit {
		return nil
	}
	if inside <= w.skip {
		w.skip -= inside
		return nil
	}
	way := walk{v: w.v, in: w.in, s: span{Range: w.s.Range, first: first, last: last}, figure: first, position: position}
	way.jump(0)
	if told == nil { // all of them are alike, so that their place is a matter of counting
		way.jump(w.skip)
		w.skip = 0
	}
	for len(w.list) < w.limit {
		line, more, err := way.next()
		if err != nil || !more {
			return err
		}
		if !w.v.passes(w.f, line.Told, w.in) {
			continue
		}
		if w.skip > 0 {
			w.skip--
			continue
		}
		w.list = append(w.list, line)
	}
	return nil
}
