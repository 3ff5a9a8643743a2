package number

import (
	"fmt"
	"time"
)

// Free is how many numbers of all ranges are free: what Counts says of them, without what else it counts. What Take gave is free no more.
func (v *Inventory) Free() (int, error) {
	free := 0
	for i, s := range v.spans {
		unlisted := v.mayBeUnlisted(i)
		n, told, err := v.source.Free(s.first, s.last, v.now, unlisted)
		if err != nil {
			return 0, fmt.Errorf("counting the free numbers of %s: %w", s.Name, err)
		}
		free += n
		if unlisted {
			free += s.size() - told
		}
	}
	for _, g := range v.given {
		if g.free {
			free--
		}
	}
	return free, nil
}

// isFree says whether a number is free by what is told of it; unlisted is whether it may be though the tenant does not list it.
func (t Told) isFree(now time.Time, unlisted bool) bool {
	state := t.own(now).State
	if _, _, held := t.holder(); held || state != Free && state != AssumedFree {
		return false
	}
	switch {
	case t.Listed:
		return t.Held.Status == "unassigned" && (t.Held.ForUsers || state == AssumedFree)
	default:
		return unlisted || state == AssumedFree
	}
}
