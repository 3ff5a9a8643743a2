package phone

import (
	"iter"
	"strconv"

	"personadesk/backend/problem"
)

// Range is a run of numbers in E.164, both ends included. The ends have the
// same number of digits.
type Range struct {
	first, last uint64
}

// NewRange makes the range between two numbers in E.164.
func NewRange(first, last string) (Range, error) {
	if !IsE164(first) || !IsE164(last) {
		return Range{}, problem.New("RANGE_NUMBER", "The ends of a range must be full international numbers").
			Detailf("%q to %q", first, last).Hintf("Write both with a plus sign, the country code and digits only.")
	}
	if len(first) != len(last) {
		return Range{}, problem.New("RANGE_LENGTH", "The ends of a range must have the same number of digits").
			Detailf("%s to %s", first, last).Hintf("Make two ranges, one for each length.")
	}
	if last < first {
		return Range{}, problem.New("RANGE_BACKWARDS", "A range ends before it begins").
			Detailf("%s to %s", first, last).Hintf("Exchange the two ends.")
	}
	return Range{figure(first), figure(last)}, nil
}

// figure is the whole number that an E.164 number spells. No country code
// begins with 0, so nothing is lost.
func figure(e164 string) uint64 {
	var n uint64
	for i := 1; i < len(e164); i++ {
		n = n*10 + uint64(e164[i]-'0')
	}
	return n
}

func spell(n uint64) string { return "+" + strconv.FormatUint(n, 10) }

// First is the first number in E.164, "" for the zero Range.
func (r Range) First() string { return r.At(0) }

// Last is the last number in E.164, "" for the zero Range.
func (r Range) Last() string { return r.At(r.Count() - 1) }

// Count is how many numbers there are; the zero Range has none.
func (r Range) Count() uint64 {
	if r.first == 0 {
		return 0
	}
	return r.last - r.first + 1
}

// At is the number at position i from 0, "" beyond the end.
func (r Range) At(i uint64) string {
	if i >= r.Count() {
		return ""
	}
	return spell(r.first + i)
}

// Contains reports whether a number in E.164 lies in the range. A number of
// another length never does.
func (r Range) Contains(e164 string) bool {
	if !IsE164(e164) {
		return false
	}
	n := figure(e164)
	return r.Count() > 0 && r.first <= n && n <= r.last
}

// Next is the number after e164 in the range, and false at its end or for a
// number that is not in it.
func (r Range) Next(e164 string) (string, bool) {
	if !r.Contains(e164) || figure(e164) == r.last {
		return "", false
	}
	return spell(figure(e164) + 1), true
}

// Overlaps reports whether two ranges share a number.
func (r Range) Overlaps(other Range) bool {
	return r.Count() > 0 && other.Count() > 0 && r.first <= other.last && other.first <= r.last
}

// Each goes over the numbers in E.164, in order.
func (r Range) Each() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range r.Count() {
			if !yield(spell(r.first + i)) {
				return
			}
		}
	}
}
