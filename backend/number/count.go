package number

import "fmt"

// Count is how many numbers of a range are in each state, and over how many workbook and tenant differ.
type Count struct {
	RangeID     string `json:"rangeId"` // "" for what lies in no range
	Size        int    `json:"size"`    // with the extensions that somebody tells of
	Free        int    `json:"free"`
	Assigned    int    `json:"assigned"`
	Reserved    int    `json:"reserved"`
	Quarantined int    `json:"quarantined"`
	Service     int    `json:"service"`
	Unknown     int    `json:"unknown"`
	Retired     int    `json:"retired"`
	Porting     int    `json:"porting"`
	Differ      int    `json:"differ"`
}

func (c *Count) add(s State, n int) {
	switch s {
	case Free, AssumedFree:
		c.Free += n
	case Assigned:
		c.Assigned += n
	case Reserved:
		c.Reserved += n
	case Quarantined:
		c.Quarantined += n
	case Service:
		c.Service += n
	case Unknown:
		c.Unknown += n
	case Retired:
		c.Retired += n
	case PortingIn, PortingOut:
		c.Porting += n
	}
}

// Counts counts every usable range, ordered by its first number, and after them what lies in no range. It looks only at
// numbers that somebody tells of, so a large empty range costs nothing. What Take gave counts as assigned.
func (v *Inventory) Counts() ([]Count, error) {
	counts := make([]Count, len(v.spans)+1)
	from := uint64(1)
	for i, s := range v.spans {
		counts[i].RangeID = s.ID
		told, err := v.tally(&counts[i], s.first, s.last, i)
		if err != nil {
			return nil, err
		}
		if err := v.outside(&counts[len(v.spans)], from, s.first); err != nil {
			return nil, err
		}
		from = s.last + 1
		counts[i].Size = s.size() + told.extensions
		counts[i].add(v.untold(0, i).State, s.size()-told.main)
	}
	if err := v.outside(&counts[len(v.spans)], from, largest+1); err != nil {
		return nil, err
	}
	return counts, v.countGiven(counts)
}

// largest is the largest figure there is.
const largest = 999_999_999_999_999

// outside counts what lies in no range, from one figure to before another.
func (v *Inventory) outside(c *Count, from, before uint64) error {
	if from >= before {
		return nil
	}
	told, err := v.tally(c, from, before-1, -1)
	c.Size += told.main + told.extensions
	return err
}

type toldOf struct{ main, extensions int }

func (v *Inventory) tally(c *Count, first, last uint64, in int) (told toldOf, err error) {
	list, err := v.source.Tally(Cut{First: first, Last: last}, v.now)
	if err != nil {
		return told, fmt.Errorf("counting numbers: %w", err)
	}
	for _, stretch := range list {
		v.count(c, stretch, in)
		of := stretch.told()
		told.main += of.main
		told.extensions += of.extensions
	}
	return told, nil
}

// count adds what is told of a stretch, without what Take gave.
func (v *Inventory) count(c *Count, s Stretch, in int) {
	given := v.given
	v.given = nil // the one that stands for others may have been given
	defer func() { v.given = given }()
	for _, a := range s.Told {
		c.add(v.look(a.Told, in).State, a.Numbers)
		if _, differs := v.difference(a.Told, in); differs {
			c.Differ += a.Numbers
		}
	}
}

// told is how many numbers of a stretch anybody tells of.
func (s Stretch) told() (n toldOf) {
	for _, a := range s.Told {
		if a.Key.Ext == "" {
			n.main += a.Numbers
		} else {
			n.extensions += a.Numbers
		}
	}
	return n
}

// Free is how many numbers of all ranges are free, as Counts says. What Take gave is free no more.
func (v *Inventory) Free() (free int, err error) {
	counts, err := v.Counts()
	for _, c := range counts {
		if c.RangeID != "" {
			free += c.Free
		}
	}
	return free, err
}

// countGiven moves what was given from the state that it had.
func (v *Inventory) countGiven(counts []Count) error {
	if len(v.given) == 0 {
		return nil
	}
	keys := make([]Key, 0, len(v.given))
	for key := range v.given {
		keys = append(keys, key)
	}
	found, err := v.source.Find(keys)
	if err != nil {
		return fmt.Errorf("counting what was given: %w", err)
	}
	told := make(map[Key]Told, len(found))
	for _, t := range found {
		told[t.Key] = t
	}
	given := v.given
	v.given = nil
	defer func() { v.given = given }()
	for _, key := range keys {
		t, is := told[key]
		if !is {
			t = Told{Key: key}
		}
		if in := v.spanAt(key.Figure); in >= 0 {
			counts[in].add(v.look(t, in).State, -1)
			counts[in].add(Assigned, 1)
		}
	}
	return nil
}
