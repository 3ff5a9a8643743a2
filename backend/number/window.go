package number

import (
	"fmt"
	"slices"
)

// Line is a number of a window: all that is told of it, and how it looks.
type Line struct {
	Told
	Number
	Position int // within its range, from 0
}

// Walk goes over the numbers of a range from a position on, in numeric order, until each says stop. Numbers of which nobody
// tells are among them; nothing but what is told of a few hundred numbers is in memory at a time.
func (v *Inventory) Walk(rangeID string, from int, each func(Line) bool) error {
	in, found := v.byID[rangeID]
	if !found || from < 0 {
		return nil
	}
	s := v.spans[in]
	w := walk{v: v, in: in, s: s, figure: s.first, behind: s.before()}
	if err := w.skip(from); err != nil {
		return err
	}
	for {
		line, more, err := w.next()
		if err != nil || !more {
			return err
		}
		if !each(line) {
			return nil
		}
	}
}

// Window gives up to limit numbers of a range from an offset, in numeric order, with their real states.
func (v *Inventory) Window(rangeID string, offset, limit int) ([]Line, error) {
	var list []Line
	if limit <= 0 {
		return nil, nil
	}
	err := v.Walk(rangeID, offset, func(l Line) bool {
		list = append(list, l)
		return len(list) < limit
	})
	return list, err
}

// walk is a way through a range.
type walk struct {
	v        *Inventory
	in       int
	s        span
	figure   uint64 // the next main number
	position int
	behind   Key
	told     []Told
	whole    bool
}

// skip goes on to a position at once. Stretches without extensions are a matter of counting.
func (w *walk) skip(from int) error {
	list, err := w.v.withExtensions(w.s)
	if err != nil {
		return fmt.Errorf("finding the beginning of a window: %w", err)
	}
	for _, stretch := range list {
		extensions := stretch.told().extensions
		w.jump(min(from-w.position, int(stretch.First-w.figure)))
		switch size := int(stretch.Last-stretch.First+1) + extensions; {
		case w.position == from:
			return nil
		case w.position+size <= from:
			w.position += size
			w.figure = stretch.Last + 1
		default:
			w.jump(0)
			for w.position < from {
				if _, more, err := w.next(); err != nil || !more {
					return err
				}
			}
			return nil
		}
	}
	w.jump(min(from-w.position, int(w.s.last+1-w.figure)))
	return nil
}

// jump goes over numbers without extensions.
func (w *walk) jump(count int) {
	w.figure += uint64(count)
	w.position += count
	w.behind = span{first: w.figure}.before()
}

// withExtensions are the hundreds of a span in which numbers have extensions. Mostly there are none, which is said by one sum.
func (v *Inventory) withExtensions(s span) ([]Stretch, error) {
	none := func(one Stretch) bool { return one.told().extensions == 0 }
	all, err := v.source.Tally(Cut{First: s.first, Last: s.last}, v.now)
	if err != nil || !slices.ContainsFunc(all, func(one Stretch) bool { return !none(one) }) {
		return nil, err
	}
	list, err := v.source.Tally(s.hundreds(), v.now)
	return slices.DeleteFunc(list, none), err
}

// hundreds are the stretches in which a span is gone through.
func (s span) hundreds() Cut {
	return Cut{First: s.first, Last: s.last, Origin: s.first - s.first%Hundred, Size: Hundred}
}

func (w *walk) next() (Line, bool, error) {
	if len(w.told) == 0 && !w.whole {
		list, err := w.v.source.After(w.behind, w.s.last, readAhead)
		if err != nil {
			return Line{}, false, fmt.Errorf("walking over %s: %w", w.s.Name, err)
		}
		w.told, w.whole = list, len(list) < readAhead
		if len(list) > 0 {
			w.behind = list[len(list)-1].Key
		}
	}
	t := Told{Key: Key{Figure: w.figure}}
	switch {
	case len(w.told) > 0 && (w.told[0].Key.Figure < w.figure || w.told[0].Key.Figure == w.figure && w.told[0].Key.Ext == ""):
		t, w.told = w.told[0], w.told[1:]
	case w.figure > w.s.last:
		return Line{}, false, nil
	}
	if t.Key.Ext == "" {
		w.figure++
	}
	w.position++
	return Line{Told: t, Number: w.v.look(t, w.in), Position: w.position - 1}, true, nil
}
