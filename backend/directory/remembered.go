package directory

import (
	"strings"
	"sync"
	"time"

	"personadesk/backend/rule/evaluate"
)

// maxLeaves bounds the outcomes a directory remembers. A leaf costs a bit a
// user, two more where something is unknown or assumed.
const maxLeaves = 256

// leafKey names a leaf; the moment matters only to those that say system.now.
type leafKey struct {
	text string
	now  time.Time
}

// remembered is what leaves have come to, so that a rule of which one
// comparison was edited, and many rules that share their comparisons, compute
// only what is new. Readers of a directory share it.
type remembered struct {
	lock   sync.Mutex
	leaves map[leafKey]*leafOutcome
	turn   uint64
}

// leafOutcome is good as long as the users are those of then.
type leafOutcome struct {
	matches Matches
	column  *column
	version uint64 // of the column
	crowd   uint64 // of the directory
	used    uint64
}

func keyOf(l evaluate.Leaf, now time.Time) leafKey {
	key := leafKey{text: l.String()}
	if strings.Contains(key.text, "system.now") {
		key.now = now
	}
	return key
}

// find gives what is remembered of a leaf over a column as it is now. After
// the changes of a few users it tests those and no others.
func (r *remembered) find(key leafKey, l evaluate.Leaf, c *column, crowd uint64) (Matches, bool) {
	r.lock.Lock()
	defer r.lock.Unlock()
	known := r.leaves[key]
	if known == nil {
		return Matches{}, false
	}
	var changed []uint32
	current := known.column == c && known.crowd == crowd
	if current {
		changed, current = c.changedSince(known.version)
	}
	if !current {
		delete(r.leaves, key)
		return Matches{}, false
	}
	if len(changed) > 0 {
		known.matches, known.version = known.matches.clone(), c.version
		for _, i := range changed {
			known.matches.put(int(i), outcomeBits(l.Test(c.value(c.get(int(i))), key.now)))
		}
		known.matches = known.matches.trimmed()
	}
	r.turn++
	known.used = r.turn
	return known.matches, true
}

// keep remembers an outcome; where there is no room the one longest unused goes.
func (r *remembered) keep(key leafKey, c *column, crowd uint64, m Matches) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if r.leaves == nil {
		r.leaves = make(map[leafKey]*leafOutcome)
	}
	if len(r.leaves) >= maxLeaves {
		var oldest leafKey
		var used uint64
		first := true
		for k, o := range r.leaves {
			if first || o.used < used {
				oldest, used, first = k, o.used, false
			}
		}
		delete(r.leaves, oldest)
	}
	r.turn++
	r.leaves[key] = &leafOutcome{matches: m, column: c, version: c.version, crowd: crowd, used: r.turn}
}

// forget drops everything.
func (r *remembered) forget() {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.leaves = nil
}
