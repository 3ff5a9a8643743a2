package number

import (
	"cmp"
	"slices"
	"time"
)

// Query asks for a number.
type Query struct {
	Holder string                    // object id of the user who gets it
	Ranges []string                  // ids of ranges, tried in order
	Tag    string                    // "" for any
	Type   string                    // "" for any
	Allows func(rangeID string) bool // whether the range's own rule admits the holder; nil admits everybody
}

type poolKey struct {
	span int
	tag  string
}

// pool walks once through a range: first the numbers nobody ever had, in order, then those that have rested longest.
type pool struct {
	cursor  uint64
	rested  []uint64
	started bool
}

// Take gives the next free number of the ranges, tried in order, and counts it as the holder's from then on, so that no
// number is given twice. A number that the workbook keeps for the holder goes first. What is assigned, reserved for
// somebody else, quarantined, unknown or held in the tenant is never given. Taking all numbers of a range takes time
// linear in its size. The same inventory and the same questions give the same numbers.
func (v *Inventory) Take(q Query) (Number, bool) {
	for _, d := range v.kept[q.Holder] {
		in := v.spanAt(d)
		if in < 0 || !slices.Contains(q.Ranges, v.spans[in].ID) || !v.suits(in, q) {
			continue
		}
		if v.keepsFor(d, q.Holder) {
			return v.give(d, in, q.Holder), true
		}
	}
	for _, id := range q.Ranges {
		in, found := v.byID[id]
		if !found || !v.suits(in, q) {
			continue
		}
		if d, found := v.draw(in, q.Tag); found {
			return v.give(d, in, q.Holder), true
		}
	}
	return Number{}, false
}

func (v *Inventory) suits(in int, q Query) bool {
	s := v.spans[in]
	return (q.Type == "" || q.Type == s.Type) && (q.Allows == nil || q.Allows(s.ID))
}

// keepsFor says whether a number that the workbook keeps for a holder can really be given to it.
func (v *Inventory) keepsFor(d uint64, holder string) bool {
	if _, given := v.given[d]; given || !v.tenant.Read {
		return false
	}
	if _, shown := v.accounts[d]; shown {
		return false
	}
	if i, listed := v.there[d]; listed {
		held := v.tenant.Numbers[i]
		return held.Status == "unassigned" && held.ForUsers
	}
	return v.mayBeUnlisted(v.spanAt(d))
}

func (v *Inventory) give(d uint64, in int, holder string) Number {
	v.given[d] = holder
	return v.look(d, in)
}

// draw takes the next number out of the pool of a range.
func (v *Inventory) draw(in int, tag string) (uint64, bool) {
	key := poolKey{in, tag}
	p := v.pools[key]
	if p == nil {
		p = &pool{cursor: v.spans[in].first}
		v.pools[key] = p
	}
	for ; p.cursor <= v.spans[in].last; p.cursor++ {
		if n := v.look(p.cursor, in); n.State == Free && n.Since.IsZero() && (tag == "" || tag == n.Tag) {
			p.cursor++
			return p.cursor - 1, true
		}
	}
	if !p.started {
		p.started = true
		p.rested = v.restedIn(in, tag)
	}
	for len(p.rested) > 0 {
		d := p.rested[0]
		p.rested = p.rested[1:]
		if v.look(d, in).State == Free {
			return d, true
		}
	}
	return 0, false
}

// restedIn lists the free numbers of a range that somebody had before, longest free first.
func (v *Inventory) restedIn(in int, tag string) []uint64 {
	type rest struct {
		d     uint64
		since time.Time
	}
	var list []rest
	for d := v.spans[in].first; d <= v.spans[in].last; d++ {
		if _, recorded := v.at[d]; !recorded {
			continue
		}
		if n := v.look(d, in); n.State == Free && !n.Since.IsZero() && (tag == "" || tag == n.Tag) {
			list = append(list, rest{d, n.Since})
		}
	}
	slices.SortFunc(list, func(a, b rest) int {
		return cmp.Or(a.since.Compare(b.since), cmp.Compare(a.d, b.d))
	})
	out := make([]uint64, len(list))
	for i, r := range list {
		out[i] = r.d
	}
	return out
}
