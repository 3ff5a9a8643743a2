package plan

import (
	"strings"

	"personadesk/backend/number"
	"personadesk/backend/phone"
)

// spoken writes numbers with the blanks that people expect. Finding those takes far longer than anything else in a plan,
// and all numbers of a range have them at the same places, so they are found once a range.
type spoken struct {
	patterns map[string]string // range id -> the first number with its blanks
}

func newSpoken(ranges []number.Range) spoken {
	s := spoken{patterns: make(map[string]string, len(ranges))}
	for _, r := range ranges {
		s.patterns[r.ID] = phone.International(r.First)
	}
	return s
}

// write gives the number with the blanks of its range, and as it is when they do not fit.
func (s spoken) write(n number.Number) string {
	pattern := s.patterns[n.RangeID]
	if strings.Count(pattern, " ")+len(n.Telephone) != len(pattern) {
		return n.Telephone
	}
	var b strings.Builder
	at := 0
	for _, c := range pattern {
		if c == ' ' {
			b.WriteByte(' ')
			continue
		}
		b.WriteByte(n.Telephone[at])
		at++
	}
	return b.String()
}
