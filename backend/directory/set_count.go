package directory

import "math/bits"

// CountBoth is the number of users in both sets, without making a set of them.
func (s Set) CountBoth(other Set) int {
	n := 0
	for i := range min(len(s.words), len(other.words)) {
		n += bits.OnesCount64(s.words[i] & other.words[i])
	}
	return n
}

// Equal reports whether the sets have the same users.
func (s Set) Equal(other Set) bool {
	for i := range max(len(s.words), len(other.words)) {
		if s.word(i) != other.word(i) {
			return false
		}
	}
	return true
}
