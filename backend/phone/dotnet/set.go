package dotnet

import "math/bits"

// units is how many UTF-16 units there are.
const units = 1 << 16

// set is a set of UTF-16 units.
type set [units / 64]uint64

func (s *set) add(c uint16)       { s[c>>6] |= 1 << (c & 63) }
func (s *set) has(c uint16) bool  { return s[c>>6]&(1<<(c&63)) != 0 }
func (s *set) union(other *set)   { s.each(other, func(a, b uint64) uint64 { return a | b }) }
func (s *set) without(other *set) { s.each(other, func(a, b uint64) uint64 { return a &^ b }) }
func (s *set) common(other *set)  { s.each(other, func(a, b uint64) uint64 { return a & b }) }
func (s *set) each(other *set, f func(a, b uint64) uint64) {
	for i := range s {
		s[i] = f(s[i], other[i])
	}
}

func (s *set) addRange(first, last uint16) {
	for c := int(first); c <= int(last); c++ {
		s.add(uint16(c))
	}
}

func (s *set) invert() {
	for i := range s {
		s[i] = ^s[i]
	}
}

func (s *set) len() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// ranges gives the runs of neighbouring units, in order.
func (s *set) ranges(yield func(first, last uint16) bool) {
	for c := 0; c < units; c++ {
		if s[c>>6]>>(c&63) == 0 { // nothing left in this word
			c |= 63
			continue
		}
		if !s.has(uint16(c)) {
			continue
		}
		first := c
		for c+1 < units && s.has(uint16(c+1)) {
			c++
		}
		if !yield(uint16(first), uint16(c)) {
			return
		}
	}
}
