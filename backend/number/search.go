package number

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Search asks for numbers of a range by a text.
type Search struct {
	Text string // in any case; blanks in a number do not matter
	Filter
	// Name is what people call a holder, and Named who is called so that the text is part of it. nil when nobody was read.
	Name  func(id string) string
	Named func(text string) map[string]bool
}

// Search gives up to limit of the numbers of a range that have a text in them, from an offset, in numeric order, and how many there are
// in all. A number is found by its figures without looking at the others: those that begin with what follows a plus sign, or have digits
// anywhere in them. Any other text, and digits too, are looked for in notes, descriptions, tags and the names of holders.
func (v *Inventory) Search(rangeID string, q Search, offset, limit int) ([]Line, int, error) {
	in, found := v.byID[rangeID]
	text := strings.ToLower(strings.TrimSpace(q.Text))
	if !found || text == "" {
		return v.Filtered(rangeID, q.Filter, offset, limit)
	}
	s := searching{v: v, in: in, q: q, text: text, bare: strings.ReplaceAll(text, " ", ""), skip: max(offset, 0), limit: limit}
	s.figures()
	if err := s.gather(); err != nil {
		return nil, 0, fmt.Errorf("searching %s: %w", v.spans[in].Name, err)
	}
	if err := s.collect(); err != nil {
		return nil, 0, fmt.Errorf("searching %s: %w", v.spans[in].Name, err)
	}
	return s.list, s.total, nil
}

// searching is a search under way.
type searching struct {
	v          *Inventory
	in         int
	q          Search
	text, bare string

	runs     []run  // of main numbers whose figures match, in order
	number   bool   // the text is a number, so that nothing but numbers is meant
	extended []Key  // every number of the range that has an extension
	others   []Line // what matches otherwise, in order

	skip, limit, total int
	list               []Line
}

// run is a run of figures, both ends included.
type run struct{ first, last uint64 }

// figures finds the main numbers that match by their figures.
func (s *searching) figures() {
	digits, plus := strings.CutPrefix(s.bare, "+")
	digits, ext, extended := strings.Cut(digits, extensionMark)
	if digits == "" || strings.Trim(digits, "0123456789") != "" || strings.Trim(ext, "0123456789") != "" {
		return
	}
	s.number = plus
	if extended {
		return
	}
	within := s.v.spans[s.in]
	for at := within.first; at <= within.last; {
		next, ok := nextRun(at, within.last, digits, plus)
		if !ok {
			return
		}
		s.runs = append(s.runs, next)
		at = next.last + 1
	}
}

// nextRun finds the first figures from one on that have digits in them, or that begin with them.
func nextRun(from, last uint64, digits string, begin bool) (run, bool) {
	pattern, err := strconv.ParseUint(digits, 10, 64)
	length := len(strconv.FormatUint(from, 10))
	if err != nil || len(digits) > length {
		return run{}, false
	}
	best, found := run{}, false
	width := power(len(digits))
	for behind := length - len(digits); behind >= 0; behind-- { // how many digits follow
		unit := power(behind)
		round := unit * width
		low := pattern * unit
		at := from - from%round
		if low+unit-1 < from%round {
			at += round
		}
		one := run{max(at+low, from), min(at+low+unit-1, last)}
		if one.first <= last && len(strconv.FormatUint(one.first, 10)) == length && (!found || one.first < best.first) {
			best, found = one, true
		}
		if begin {
			break
		}
	}
	return best, found
}

func power(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= 10
	}
	return p
}

// matches says whether a number matches by anything but the figures of a main number.
func (s *searching) matches(l Line) bool {
	if l.Key.Ext != "" && strings.Contains(l.Telephone, s.bare) {
		return true
	}
	if s.number {
		return false
	}
	fields := append([]string{l.Note, l.Description}, l.Tags...)
	if s.q.Name != nil {
		fields = append(fields, s.q.Name(l.Holder))
	} else {
		fields = append(fields, l.Holder)
	}
	return slices.ContainsFunc(fields, func(f string) bool {
		f = strings.ToLower(f)
		return strings.Contains(f, s.text) || strings.Contains(f, s.bare)
	})
}

// gather finds what matches by other than the figures of a main number.
func (s *searching) gather() error {
	within := s.v.spans[s.in]
	stretches, err := s.v.withExtensions(within)
	if err != nil {
		return err
	}
	for _, one := range stretches {
		list, err := s.v.source.After(span{first: one.First}.before(), one.Last, one.told().main+one.told().extensions)
		if err != nil {
			return err
		}
		for _, t := range list {
			if t.Key.Ext != "" {
				s.extended = append(s.extended, t.Key)
			}
		}
	}
	keys := slices.Clone(s.extended)
	if !s.number {
		named := map[string]bool{}
		if s.q.Named != nil {
			named = s.q.Named(s.text)
		}
		named[s.text] = true // an id that nobody has a name for
		more, err := s.v.source.Mentioned(within.first, within.last, []string{s.text, s.bare}, named)
		if err != nil {
			return err
		}
		keys = append(keys, more...)
		if tag := strings.ToLower(within.Tag); strings.Contains(tag, s.text) && tag != "" {
			return s.tagged()
		}
	}
	slices.SortFunc(keys, Key.Compare)
	keys = slices.Compact(keys)
	for part := range slices.Chunk(keys, readAhead) {
		told, err := s.v.Tell(part)
		if err != nil {
			return err
		}
		for _, t := range told {
			s.other(s.line(t))
		}
	}
	return nil
}

// tagged goes over the whole range: what bears no tag itself bears that of the range, which matches.
func (s *searching) tagged() error {
	s.runs = nil
	return s.v.Walk(s.v.spans[s.in].ID, 0, func(l Line) bool {
		s.other(l)
		return true
	})
}

func (s *searching) other(l Line) {
	if l.Key.Ext == "" && s.ran(l.Key.Figure) || !s.matches(l) {
		return
	}
	s.others = append(s.others, l)
}

// ran says whether a figure lies in a run.
func (s *searching) ran(figure uint64) bool {
	_, found := slices.BinarySearchFunc(s.runs, figure, func(r run, figure uint64) int {
		switch {
		case r.last < figure:
			return -1
		case r.first > figure:
			return 1
		}
		return 0
	})
	return found
}

// line is a number with its place in the range.
func (s *searching) line(t Told) Line {
	before, _ := slices.BinarySearchFunc(s.extended, t.Key, Key.Compare)
	position := int(t.Key.Figure-s.v.spans[s.in].first) + before
	if t.Key.Ext != "" {
		position++ // behind the main number
	}
	return Line{Told: t, Number: s.v.look(t, s.in), Position: position}
}

// collect puts both kinds together in numeric order.
func (s *searching) collect() error {
	others := s.others
	upTo := func(figure uint64) {
		for len(others) > 0 && others[0].Key.Figure <= figure {
			s.take(others[0])
			others = others[1:]
		}
	}
	for _, r := range s.runs {
		if r.first > 0 {
			upTo(r.first - 1)
		}
		for r.first <= r.last {
			part := r
			if len(others) > 0 && others[0].Key.Figure <= r.last { // an extension of a number in it
				part.last = others[0].Key.Figure
			}
			if err := s.takeRun(part); err != nil {
				return err
			}
			upTo(part.last)
			r.first = part.last + 1
		}
	}
	upTo(largest)
	return nil
}

// take takes a number that matches, if the filter lets it through.
func (s *searching) take(l Line) {
	switch {
	case !s.v.passes(s.q.Filter, l.Told, s.in):
		return
	case s.skip > 0:
		s.skip--
	case len(s.list) < s.limit:
		s.list = append(s.list, l)
	}
	s.total++
}

// takeRun takes main numbers, all of which match. Without a filter only those are looked at that are given.
func (s *searching) takeRun(r run) error {
	if s.q.Filter == (Filter{}) {
		size := int(r.last - r.first + 1)
		over := min(size, s.skip)
		s.skip -= over
		s.total += over
		r.first += uint64(over)
		if beyond := size - over - (s.limit - len(s.list)); beyond > 0 {
			s.total += beyond
			r.last -= uint64(beyond)
		}
	}
	for r.first <= r.last {
		keys := make([]Key, min(readAhead, int(r.last-r.first+1)))
		for i := range keys {
			keys[i].Figure = r.first + uint64(i)
		}
		told, err := s.v.Tell(keys)
		if err != nil {
			return err
		}
		for _, t := range told {
			s.take(s.line(t))
		}
		r.first += uint64(len(keys))
	}
	return nil
}
