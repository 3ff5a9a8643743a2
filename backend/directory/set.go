package directory

import (
	"iter"
	"math/bits"
)

// Set is a set of users of one directory, by their positions. It means
// nothing any more once a user has been removed.
type Set struct {
	words []uint64
	users int
	empty bool // known to hold nobody; false says nothing
}

func newSet(users int) Set { return Set{words: make([]uint64, (users+63)/64), users: users} }

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
	out, a, b := s.sized(other)
	for i := range min(len(a), len(b)) {
		out.words[i] = a[i] & b[i]
	}
	return out
}

// Or is the set of those in either.
func (s Set) Or(other Set) Set {
	out, a, b := s.sized(other)
	for i := range min(len(a), len(b)) {
		out.words[i] = a[i] | b[i]
	}
	for i := len(b); i < len(a); i++ {
		out.words[i] = a[i]
	}
	for i := len(a); i < len(b); i++ {
		out.words[i] = b[i]
	}
	return out
}

// AndNot is the set of those in s and not in other.
func (s Set) AndNot(other Set) Set {
	out, a, b := s.sized(other)
	for i := range min(len(a), len(b)) {
		out.words[i] = a[i] &^ b[i]
	}
	for i := len(b); i < len(a); i++ {
		out.words[i] = a[i]
	}
	return out
}

// Not is the set of all users that are not in s.
func (s Set) Not() Set {
	out := newSet(s.users)
	for i, w := range s.words {
		out.words[i] = ^w
	}
	if rest := s.users % 64; rest != 0 {
		out.words[len(out.words)-1] &= 1<<rest - 1
	}
	return out
}

// sized makes room for what comes of two sets; where they are of different size the smaller one is taken as empty beyond
// its end.
func (s Set) sized(other Set) (out Set, a, b []uint64) {
	return newSet(max(s.users, other.users)), s.words, other.words
}

func (s Set) word(i int) uint64 {
	if i < len(s.words) {
		return s.words[i]
	}
	return 0
}
