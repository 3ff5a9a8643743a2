package directory

import (
	"iter"
	"math/bits"
	"slices"
)

// Set is a set of users of one directory, by their positions. It means
// nothing any more once a user has been removed.
type Set struct {
	words []uint64
	users int
}

func newSet(users int) Set { return Set{make([]uint64, (users+63)/64), users} }

// Count is the number of users in the set.
func (s Set) Count() int {
	n := 0
	for _, w := range s.words {
		n += bits.OnesCount64(w)
	}
	return n
}

// Has reports whether user i is in the set.
func (s Set) Has(i int) bool {
	return i >= 0 && i < s.users && s.words[i/64]>>(i%64)&1 == 1
}

// Each goes over the users of the set in ascending order.
func (s Set) Each() iter.Seq[int] {
	return func(yield func(int) bool) {
		for at, w := range s.words {
			for ; w != 0; w &= w - 1 {
				if !yield(at*64 + bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}

// And is the set of those in both.
func (s Set) And(other Set) Set {
	return s.combine(other, func(a, b uint64) uint64 { return a & b })
}

// Or is the set of those in either.
func (s Set) Or(other Set) Set { return s.combine(other, func(a, b uint64) uint64 { return a | b }) }

// AndNot is the set of those in s and not in other.
func (s Set) AndNot(other Set) Set {
	return s.combine(other, func(a, b uint64) uint64 { return a &^ b })
}

// Not is the set of all users that are not in s.
func (s Set) Not() Set { return s.combine(s, func(a, _ uint64) uint64 { return ^a }) }

// combine makes a new set; where the sets are of different size the smaller
// one is taken as empty beyond its end.
func (s Set) combine(other Set, f func(a, b uint64) uint64) Set {
	users := max(s.users, other.users)
	out := Set{slices.Grow([]uint64(nil), (users+63)/64)[:(users+63)/64], users}
	for i := range out.words {
		out.words[i] = f(s.word(i), other.word(i))
	}
	if rest := users % 64; rest != 0 {
		out.words[len(out.words)-1] &= 1<<rest - 1
	}
	return out
}

func (s Set) word(i int) uint64 {
	if i < len(s.words) {
		return s.words[i]
	}
	return 0
}
