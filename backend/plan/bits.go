package plan

import (
	"math/bits"
	"slices"

	"personadesk/backend/directory"
)

// marks is a set of users by their positions in the directory, to which single users can be added.
type marks []uint64

func newMarks(users int) marks { return make(marks, (users+63)/64) }

func (m marks) add(i int) { m[i/64] |= 1 << (i % 64) }

func (m marks) has(i int) bool { return m[i/64]>>(i%64)&1 == 1 }

// idsOf lists the object ids of a set, sorted; nil for nobody.
func idsOf(d *directory.Directory, set directory.Set) []string {
	n := set.Count()
	if n == 0 {
		return nil
	}
	ids := make([]string, 0, n)
	for i := range set.Each() {
		ids = append(ids, d.ID(i))
	}
	slices.Sort(ids)
	return ids
}

func (m marks) count() int {
	n := 0
	for _, w := range m {
		n += bits.OnesCount64(w)
	}
	return n
}
