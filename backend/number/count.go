package number

// Count is how many numbers of a range are in each state.
type Count struct {
	RangeID     string `json:"rangeId"`
	Size        int    `json:"size"`
	Free        int    `json:"free"`
	Assigned    int    `json:"assigned"`
	Reserved    int    `json:"reserved"`
	Quarantined int    `json:"quarantined"`
	Service     int    `json:"service"`
	Unknown     int    `json:"unknown"`
}

func (c *Count) add(s State) {
	switch s {
	case Free:
		c.Free++
	case Assigned:
		c.Assigned++
	case Reserved:
		c.Reserved++
	case Quarantined:
		c.Quarantined++
	case Service:
		c.Service++
	case Unknown:
		c.Unknown++
	}
}

// Counts counts every usable range, ordered by its first number. It looks only at numbers that somebody says something
// of, so a large empty range costs nothing.
func (v *Inventory) Counts() []Count {
	counts := make([]Count, len(v.spans))
	told := make([]int, len(v.spans))
	tell := func(d uint64) {
		if in := v.spanAt(d); in >= 0 {
			counts[in].add(v.look(d, in).State)
			told[in]++
		}
	}
	for d := range v.at {
		tell(d)
	}
	for d := range v.there {
		if _, recorded := v.at[d]; !recorded {
			tell(d)
		}
	}
	for d := range v.accounts {
		if !v.toldOf(d) {
			tell(d)
		}
	}
	for d := range v.given {
		if _, shown := v.accounts[d]; !shown && !v.toldOf(d) {
			tell(d)
		}
	}
	for i, s := range v.spans {
		counts[i].RangeID = s.ID
		counts[i].Size = int(s.last - s.first + 1)
		rest := counts[i].Size - told[i]
		if v.mayBeUnlisted(i) {
			counts[i].Free += rest
		} else {
			counts[i].Unknown += rest
		}
	}
	return counts
}

func (v *Inventory) toldOf(d uint64) bool {
	_, recorded := v.at[d]
	_, listed := v.there[d]
	return recorded || listed
}

// Window gives up to limit numbers of a range from an offset, in numeric order, with their real states.
func (v *Inventory) Window(rangeID string, offset, limit int) []Number {
	in, found := v.byID[rangeID]
	if !found || offset < 0 || limit <= 0 {
		return nil
	}
	s := v.spans[in]
	size := int(s.last - s.first + 1)
	if offset >= size {
		return nil
	}
	limit = min(limit, size-offset)
	list := make([]Number, limit)
	for i := range list {
		list[i] = v.look(s.first+uint64(offset+i), in)
	}
	return list
}
