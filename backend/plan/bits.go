package plan

import (
	"iter"
	"math/bits"
)

// marks is a set of users by their positions in the directory, to which single users can be added.
type marks []uint64

func newMarks(users int) marks { return make(marks, (users+63)/64) }

func (m marks) add(i int) { m[i/64] |= 1 << (i % 64) }

func (m marks) has(i int) bool { return m[i/64]>>(i%64)&1 == 1 }

func (m marks) count() int {
	n := 0
	for _, w := range m {
		n += bits.OnesCount64(w)
	}
	return n
}

// each goes over the marked users in the order of their positions.
func (m marks) each() iter.Seq[int] {
	return func(yield func(int) bool) {
		for at, w := range m {
			for ; w != 0; w &= w - 1 {
				if !yield(at*64 + bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}
