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
}

func newSet(users int) Set { return Set{make([]uint64, (users+63)/64), users} }

// noUser is the empty set, which has no words: it takes no memory.
func noUser(users int) Set { return Set{users: users} }

// trimmed is the set without its words when nobody is in it.
func (s Set) trimmed() Set {
	for _, w := range s.words {
		if w != 0 {
			return s
		}
	}
	return noUser(s.users)
}

// clone copies the set, and gives an empty one words.
func (s Set) clone() Set {
	out := newSet(s.users)
	copy(out.words, s.words)
	return out
}

// isEmpty is what can be told without looking: a set without words.
func (s Set) isEmpty() bool { return len(s.words) == 0 }

// Count is the number of users in the set.
func (s Set) Count() int {
	n := 0
	for _, w := range s.words {
		n += bits.OnesCount64(w)
	}
	return n
}

// with adds user i to a set that is nobody else's.
func (s Set) with(i, users int) Set {
	s.users = max(s.users, users, i+1)
	if missing := (s.users+63)/64 - len(s.words); missing > 0 {
		s.words = append(s.words, make([]uint64, missing)...)
	}
	s.words[i/64] |= 1 << (i % 64)
	return s
}

// without takes user i out of a set that is nobody else's.
func (s Set) without(i int) {
	if i/64 < len(s.words) {
		s.words[i/64] &^= 1 << (i % 64)
	}
}

// Has reports whether user i is in the set.
func (s Set) Has(i int) bool {
	return i >= 0 && i < s.users && s.word(i/64)>>(i%64)&1 == 1
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
	if s.isEmpty() || other.isEmpty() {
		return noUser(max(s.users, other.users))
	}
	out := newSet(max(s.users, other.users))
	for i := range min(len(s.words), len(other.words)) {
		out.words[i] = s.words[i] & other.words[i]
	}
	return out
}

// Or is the set of those in either.
func (s Set) Or(other Set) Set {
	if len(s.words) < len(other.words) {
		s, other = other, s
	}
	if other.isEmpty() {
		return Set{s.words, max(s.users, other.users)}
	}
	out := newSet(max(s.users, other.users))
	copy(out.words, s.words)
	for i, w := range other.words {
		out.words[i] |= w
	}
	return out
}

// AndNot is the set of those in s and not in other.
func (s Set) AndNot(other Set) Set {
	users := max(s.users, other.users)
	if s.isEmpty() || other.isEmpty() {
		return Set{s.words, users}
	}
	out := newSet(users)
	copy(out.words, s.words)
	for i := range min(len(s.words), len(other.words)) {
		out.words[i] &^= other.words[i]
	}
	return out
}

// Not is the set of all users that are not in s.
func (s Set) Not() Set {
	out := newSet(s.users)
	for i := range out.words {
		out.words[i] = ^s.word(i)
	}
	if rest := s.users % 64; rest != 0 {
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
