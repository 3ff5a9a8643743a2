package number

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
)

// Inventory is every number we know of, with what the workbook and the tenant say. A number of a range of which nobody tells
// is free as far as the workbook knows. It stands on one moment of its source and loads only what it is asked for.
// Inventories are not for use from several goroutines.
type Inventory struct {
	source  Source
	spans   []span // by first number
	byID    map[string]int
	heard   Heard
	uploads bool         // the tenant lists free Direct Routing numbers, so those that it does not list are not there
	given   map[Key]gift // handed out by Take
	kept    map[string][]Told
	pools   map[poolKey]*pool
	now     time.Time
	err     error // the first that the source gave where it could not be handed on
}

// NewInventory lays ranges over a source as of a time. Ranges that cannot be used, and records that are no numbers, are left
// out and reported. Nothing is free of a tenant that was not read: what nobody read may be held.
func NewInventory(ranges []Range, source Source, now time.Time) (*Inventory, []problem.Problem, error) {
	spans, problems := spansOf(ranges)
	v := &Inventory{source: source, spans: spans, byID: make(map[string]int, len(spans)), now: now, given: map[Key]gift{}, pools: map[poolKey]*pool{}}
	var err error
	if v.heard, err = source.Heard(); err != nil {
		return nil, nil, fmt.Errorf("laying out the numbers: %w", err)
	}
	for i, s := range spans {
		v.byID[s.ID] = i
		if v.heard.Listed && !v.uploads && s.Type == "directRouting" {
			if v.uploads, err = source.ListsFree(s.first, s.last); err != nil {
				return nil, nil, fmt.Errorf("laying out the numbers of %s: %w", s.Name, err)
			}
		}
	}
	wrong, err := source.After(Key{}, 0, 100)
	if err != nil {
		return nil, nil, fmt.Errorf("looking for records that are no numbers: %w", err)
	}
	for _, t := range wrong {
		if t.Recorded {
			problems = append(problems, *problem.New("NUMBER_FORM").
				Detailed(t.Key.Ext).Hinted().At(t.place("telephone")))
		}
	}
	return v, problems, nil
}

// Holders gives everybody who has a number by the tenant's list, whatever the accounts of users say.
func (v *Inventory) Holders() (map[ident.ObjectID]bool, error) {
	holders := map[ident.ObjectID]bool{}
	for id, err := range v.source.Holders() {
		if err != nil {
			return nil, fmt.Errorf("looking who has a number: %w", err)
		}
		holders[id] = true
	}
	return holders, nil
}

// Err gives the first error of the source that Take or Kept met; what they said since is not to be relied on.
func (v *Inventory) Err() error { return v.err }

// spanAt finds the range a number lies in; -1 for none.
func (v *Inventory) spanAt(figure uint64) int {
	i, exact := slices.BinarySearchFunc(v.spans, figure, func(s span, n uint64) int { return cmp.Compare(s.first, n) })
	if !exact {
		i--
	}
	if i >= 0 && v.spans[i].holds(figure) {
		return i
	}
	return -1
}

// Of gives all that is told of one number and how it looks; false for one that lies in no range and that nobody records.
func (v *Inventory) Of(telephone string) (Told, Number, bool, error) {
	key := KeyOf(telephone)
	t := Told{Key: key}
	found, err := v.source.Find([]Key{key})
	if err != nil {
		return t, Number{}, false, fmt.Errorf("looking for %s: %w", telephone, err)
	}
	if len(found) > 0 {
		t = found[0]
	}
	in := v.spanAt(key.Figure)
	if !key.IsNumber() || in < 0 && !t.Recorded {
		return t, Number{}, false, nil
	}
	return t, v.look(t, in), true, nil
}

// Tell gives all that is told of numbers, in the order of the keys.
func (v *Inventory) Tell(keys []Key) ([]Told, error) {
	found, err := v.source.Find(keys)
	if err != nil {
		return nil, fmt.Errorf("looking for %d numbers: %w", len(keys), err)
	}
	at := make(map[Key]Told, len(found))
	for _, t := range found {
		at[t.Key] = t
	}
	list := make([]Told, len(keys))
	for i, k := range keys {
		list[i] = at[k]
		list[i].Key = k
	}
	return list, nil
}

// Look gives a number as it really is: what the tenant holds is held, and what was not read is Unknown.
func (v *Inventory) Look(t Told) Number { return v.look(t, v.spanAt(t.Key.Figure)) }

// look puts together what both sides say. in is the range the number lies in, -1 for none.
func (v *Inventory) look(t Told, in int) Number {
	n := t.own(v.now)
	n.Telephone, n.RangeID = t.Key.String(), ""
	if in >= 0 {
		n.RangeID = v.spans[in].ID
		if len(n.Tags) == 0 && v.spans[in].Tag != "" {
			n.Tags = []string{v.spans[in].Tag}
		}
	}
	holds := func(state State, kind HolderKind, id string) Number {
		n.State, n.HolderKind, n.Holder, n.Until = state, kind, id, time.Time{}
		return n
	}
	if g, given := v.given[t.Key]; given {
		return holds(Assigned, User, g.holder)
	}
	if kind, holder, held := t.holder(); held {
		if kind == User {
			return holds(Assigned, kind, string(holder))
		}
		return holds(Service, kind, string(holder))
	}
	if n.Serves() {
		n.State = Service
	}
	switch {
	case !t.Listed:
		if n.State == Free && !v.mayBeUnlisted(in) {
			n.State = Unknown
		}
	case t.Held.Status != "unassigned": // internalError, or a status that came after us
		n.State = Unknown
	case n.State == Free && !t.Held.ForUsers:
		n.State = Service
	}
	return n
}

// mayBeUnlisted says whether a number of a span can be ours though the tenant does not list it: Direct Routing numbers
// appear only once they are uploaded or assigned, so in a tenant that uploads none they need not.
func (v *Inventory) mayBeUnlisted(in int) bool {
	return v.heard.Listed && in >= 0 && v.spans[in].Type == "directRouting" && !v.uploads
}

// untold is how a number of a span looks of which nobody tells.
func (v *Inventory) untold(figure uint64, in int) Number {
	return v.look(Told{Key: Key{Figure: figure}}, in)
}

// size is how many numbers a span holds, extensions apart.
func (s span) size() int { return int(s.last - s.first + 1) }

// before is the key behind which the numbers of a span begin: no extension sorts behind it.
func (s span) before() Key { return Key{Figure: s.first - 1, Ext: "\U0010FFFF"} }
