package number

import "fmt"

// Blocks counts a range in blocks of so many figures each, the first of which begins with the range. Of blocks of hundreds that begin at
// a hundred no number is looked at.
func (v *Inventory) Blocks(rangeID string, size int) ([]Count, error) {
	in, found := v.byID[rangeID]
	if !found || size < 1 {
		return nil, nil
	}
	s := v.spans[in]
	stretches, err := v.source.Tally(Cut{First: s.first, Last: s.last, Origin: s.first, Size: uint64(size)}, v.now)
	if err != nil {
		return nil, fmt.Errorf("drawing %s: %w", s.Name, err)
	}
	untold := v.untold(s.first, in).State
	counts := make([]Count, (s.size()+size-1)/size)
	at := make([]Stretch, len(counts))
	for _, stretch := range stretches {
		at[int(stretch.First-s.first)/size] = stretch
	}
	for i := range counts {
		c, told := &counts[i], at[i].told()
		main := min(size, s.size()-i*size)
		c.RangeID, c.Size = s.ID, main+told.extensions
		c.add(untold, main-told.main)
		v.count(c, at[i], in)
	}
	return counts, nil
}
