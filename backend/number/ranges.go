package number

import (
	"cmp"
	"slices"

	"personadesk/backend/limit"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

// MostInRange is the most numbers one range may hold: every number of it must fit into a picture and into memory.
const MostInRange = limit.RangeNumbers

// span is a range in figures.
type span struct {
	Range
	first, last uint64
}

func (s span) holds(n uint64) bool { return s.first <= n && n <= s.last }

// Size says how many numbers a range holds; 0 when its ends are not a range.
func (r Range) Size() int {
	s, fault := spanOf(r)
	if fault != nil {
		return 0
	}
	return int(s.last - s.first + 1)
}

// Holds says whether a number, in E.164, lies in the range.
func (r Range) Holds(e164 string) bool {
	n, ok := phone.Figure(e164)
	if !ok {
		return false
	}
	s, fault := spanOf(r)
	return fault == nil && s.holds(n)
}

func spanOf(r Range) (span, *problem.Problem) {
	place := problem.Where{Step: "numbers", Kind: "range", ID: r.ID}
	first, ok1 := phone.Figure(r.First)
	last, ok2 := phone.Figure(r.Last)
	switch {
	case !ok1 || !ok2:
		place.Field = "first"
		if ok1 {
			place.Field = "last"
		}
		return span{}, problem.New("RANGE_NUMBER").
			Detailed(r.Name, r.First, r.Last).
			Hinted().At(place)
	case len(r.First) != len(r.Last):
		place.Field = "last"
		return span{}, problem.New("RANGE_LENGTH").
			Detailed(r.Name, r.First, r.Last).Hinted().At(place)
	case last < first:
		place.Field = "last"
		return span{}, problem.New("RANGE_BACKWARDS").
			Detailed(r.Name, r.First, r.Last).Hinted().At(place)
	case last-first >= MostInRange:
		place.Field = "last"
		return span{}, problem.New("RANGE_LARGE").
			Detailed(r.Name, last-first+1, MostInRange).
			Hinted().At(place)
	}
	return span{Range: r, first: first, last: last}, nil
}

// CheckRanges finds ranges that are no ranges, that lie over one another, or that bear the same id.
func CheckRanges(ranges []Range) []problem.Problem {
	_, problems := spansOf(ranges)
	return problems
}

// spansOf gives the usable ranges ordered by their first number, and what is wrong with the rest.
func spansOf(ranges []Range) ([]span, []problem.Problem) {
	var problems []problem.Problem
	spans := make([]span, 0, len(ranges))
	ids := make(map[string]string, len(ranges))
	for _, r := range ranges {
		if name, twice := ids[r.ID]; twice {
			problems = append(problems, *problem.New("RANGE_TWICE").
				Detailed(name, r.Name, r.ID).Hinted().
				At(problem.Where{Step: "numbers", Kind: "range", ID: r.ID, Field: "id"}))
			continue
		}
		ids[r.ID] = r.Name
		problems = append(problems, wordsOf(r)...)
		s, fault := spanOf(r)
		if fault != nil {
			problems = append(problems, *fault)
			continue
		}
		spans = append(spans, s)
	}
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Compare(a.first, b.first) })
	kept := spans[:0]
	for _, s := range spans {
		if len(kept) > 0 && s.first <= kept[len(kept)-1].last {
			before := kept[len(kept)-1]
			problems = append(problems, *problem.New("RANGE_OVERLAP").
				Detailed(before.Name, before.First, before.Last, s.Name, s.First, s.Last).
				Hinted(s.Name).
				At(problem.Where{Step: "numbers", Kind: "range", ID: s.ID, Field: "first"}))
			continue
		}
		kept = append(kept, s)
	}
	return kept, problems
}

// Span is a usable range as figures.
type Span struct {
	RangeID     string
	First, Last uint64
}

// SpansOf gives the usable ranges of a list, ordered by their first numbers; what lies over another is not usable.
func SpansOf(ranges []Range) []Span {
	spans, _ := spansOf(ranges)
	list := make([]Span, len(spans))
	for i, s := range spans {
		list[i] = Span{s.ID, s.first, s.last}
	}
	return list
}
