package number

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"personadesk/backend/ident"
)

// Query asks for a number.
type Query struct {
	Holder ident.ObjectID            // the user who gets it
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
	cursor uint64 // the next figure to look at
	behind Key    // told was read up to here
	told   []Told // read ahead, not yet walked over
	whole  bool   // nobody tells of a number behind
	rested []resting
	sorted bool
}

type resting struct {
	told  Told
	since time.Time
}

// readAhead is how many numbers a pool reads at once.
const readAhead = 500

// Take gives the next free number of the ranges, tried in order, and counts it as the holder's from then on, so that no
// number is given twice. A number that the workbook keeps for the holder goes first. What is assigned, reserved for
// somebody else, quarantined, unknown or held in the tenant is never given, and an extension only to whom it is kept for.
// Taking all numbers of a range takes time linear in its size. The same inventory and the same questions give the same
// numbers. When the source fails there is no number, and Err says why.
func (v *Inventory) Take(q Query) (Number, bool) {
	if v.kept == nil && !v.loadKept() {
		return Number{}, false
	}
	for _, t := range v.kept[string(q.Holder)] {
		in := v.spanAt(t.Key.Figure)
		if _, given := v.given[t.Key]; !given && in >= 0 && slices.Contains(q.Ranges, v.spans[in].ID) && v.suits(in, q) {
			return v.give(t, in, string(q.Holder)), true
		}
	}
	for _, id := range q.Ranges {
		in, found := v.byID[id]
		if !found || !v.suits(in, q) {
			continue
		}
		if t, found := v.draw(in, q.Tag); found {
			return v.give(t, in, string(q.Holder)), true
		}
	}
	return Number{}, false
}

func (v *Inventory) suits(in int, q Query) bool {
	s := v.spans[in]
	return (q.Type == "" || q.Type == s.Type) && (q.Allows == nil || q.Allows(s.ID))
}

// loadKept finds what the workbook keeps for holders and can really be given to them.
func (v *Inventory) loadKept() bool {
	v.kept = map[string][]Told{}
	if !v.heard.Listed {
		return true
	}
	for t, err := range v.source.Kept() {
		if err != nil {
			return v.failed(err)
		}
		own := t.own(v.now)
		if own.Holder == "" || own.State != Reserved && own.State != Assigned || own.Serves() || t.Account != "" {
			continue
		}
		if t.Listed && (t.Held.Status != "unassigned" || !t.Held.ForUsers) || !t.Listed && !v.mayBeUnlisted(v.spanAt(t.Key.Figure)) {
			continue
		}
		v.kept[own.Holder] = append(v.kept[own.Holder], t)
	}
	return true
}

func (v *Inventory) failed(err error) bool {
	if v.err == nil {
		v.err = fmt.Errorf("asking the inventory: %w", err)
	}
	return false
}

func (v *Inventory) give(t Told, in int, holder string) Number {
	v.given[t.Key] = gift{holder, t.Held, t.Listed}
	return v.look(t, in)
}

// gift is a number that Take gave: to whom, and how the tenant listed it before.
type gift struct {
	holder string
	held   Held
	listed bool
}

// Gave says how the tenant lists a number that Take gave; false when it does not.
func (v *Inventory) Gave(telephone string) (Held, bool) {
	g := v.given[KeyOf(telephone)]
	return g.held, g.listed
}

// draw takes the next number out of the pool of a range.
func (v *Inventory) draw(in int, tag string) (Told, bool) {
	key, s := poolKey{in, tag}, v.spans[in]
	p := v.pools[key]
	if p == nil {
		p = &pool{cursor: s.first, behind: s.before()}
		v.pools[key] = p
	}
	for p.cursor <= s.last {
		if len(p.told) == 0 && !p.whole && !v.ahead(p, s) {
			return Told{}, false
		}
		t := Told{Key: Key{Figure: p.cursor}}
		if len(p.told) > 0 && p.told[0].Key.Figure <= p.cursor {
			t, p.told = p.told[0], p.told[1:]
			if t.Key.Ext != "" {
				continue
			}
		} else if !v.mayBeUnlisted(in) { // nothing is free up to the next that somebody tells of
			p.cursor = s.last + 1
			if len(p.told) > 0 {
				p.cursor = p.told[0].Key.Figure
			}
			continue
		}
		p.cursor++
		n := v.look(t, in)
		if n.State != Free || !n.Tagged(tag, s.Range) {
			continue
		}
		if n.Since.IsZero() {
			return t, true
		}
		p.rested = append(p.rested, resting{t, n.Since})
	}
	return v.wake(p, in)
}

// ahead reads what is told of the next numbers of a span.
func (v *Inventory) ahead(p *pool, s span) bool {
	list, err := v.source.After(p.behind, s.last, readAhead)
	if err != nil {
		return v.failed(err)
	}
	p.told, p.whole = list, len(list) < readAhead
	if len(list) > 0 {
		p.behind = list[len(list)-1].Key
	}
	return true
}

// wake takes the number that has been free longest of those that somebody had before.
func (v *Inventory) wake(p *pool, in int) (Told, bool) {
	if !p.sorted {
		p.sorted = true
		slices.SortFunc(p.rested, func(a, b resting) int { return cmp.Or(a.since.Compare(b.since), a.told.Key.Compare(b.told.Key)) })
	}
	for len(p.rested) > 0 {
		t := p.rested[0].told
		p.rested = p.rested[1:]
		if v.look(t, in).State == Free {
			return t, true
		}
	}
	return Told{}, false
}
