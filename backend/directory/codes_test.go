package directory

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestCodesAreAPlainSliceToWhoeverLooks holds the codes of changing width
// against a slice, and what a table of outcomes spreads to.
func TestCodesAreAPlainSliceToWhoeverLooks(t *testing.T) {
	before := parallelFrom
	t.Cleanup(func() { parallelFrom = before })
	parallelFrom = 64
	rapid.Check(t, func(t *rapid.T) {
		var c codes
		var want []uint32
		highest := rapid.SampledFrom([]uint32{1, 2, 255, 256, 65535, 65536, 70000}).Draw(t, "highest")
		users := rapid.IntRange(1, 400).Draw(t, "users")
		for range rapid.IntRange(0, 300).Draw(t, "steps") {
			switch i := rapid.IntRange(0, users-1).Draw(t, "user"); rapid.IntRange(0, 9).Draw(t, "kind") {
			case 0:
				if len(want) > 0 {
					c.dropLast(len(want))
					want = want[:len(want)-1]
				}
			case 1, 2, 3:
				i = len(want)
				fallthrough
			default:
				code := rapid.SampledFrom([]uint32{0, 1, min(2, highest), highest}).Draw(t, "code")
				for len(want) <= i {
					want = append(want, unknownCode)
				}
				changes := want[i] != code
				want[i] = code
				if c.set(i, code) != changes {
					t.Fatalf("user %d got code %d; changed: %v", i, code, changes)
				}
			}
		}
		counts, wanted := make([]int, highest+2), make([]int, highest+2)
		c.tally(counts)
		for i, code := range want {
			if c.get(i) != code {
				t.Fatalf("user %d has %d, want %d", i, c.get(i), code)
			}
			if i < c.users {
				wanted[code]++
			}
		}
		if !slices.Equal(counts, wanted) || c.unknown != wanted[unknownCode] || c.absent != wanted[absentCode] {
			t.Fatalf("counts %v of unknown %d, absent %d, want %v", counts[:3], c.unknown, c.absent, wanted[:3])
		}
		table := make([]uint8, max(256, highest+1))
		bits := rapid.SampledFrom([]uint8{0, matchBit, assumedBit, matchBit | assumedBit, unknownBit})
		table[unknownCode], table[absentCode] = unknownBit, bits.Draw(t, "absent")
		table[2], table[highest] = bits.Draw(t, "two"), bits.Draw(t, "highest")
		everybody := len(want) + rapid.IntRange(0, 130).Draw(t, "more")
		m := spread(&c, table, everybody)
		for i := range everybody + 70 {
			got := bitsOf(m.Match.Has(i), m.Assumed.Has(i))
			if m.Unknown.Has(i) {
				got |= unknownBit
			}
			var expected uint8
			if i < everybody {
				expected = table[c.get(i)]
			}
			if got != expected {
				t.Fatalf("user %d of %d has outcome %03b, want %03b", i, everybody, got, expected)
			}
		}
	})
}
