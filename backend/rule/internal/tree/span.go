package tree

import (
	"sort"

	"personadesk/backend/rule"
)

// Span is a stretch of the source in characters, end exclusive.
type Span struct{ Start, End int }

// Length is the number of characters.
func (s Span) Length() int { return s.End - s.Start }

// To is the stretch from the beginning of s to the end of other.
func (s Span) To(other Span) Span { return Span{s.Start, other.End} }

// ProblemAt is a problem with its place.
func ProblemAt(severity rule.Severity, at Span, code, message string, fix *rule.Fix) rule.Problem {
	return rule.Problem{Severity: severity, Code: code, Message: message, Offset: at.Start, Length: at.Length(), Fix: fix}
}

// SortByPlace puts problems in the order of the text, the worse ones first
// where two share a place.
func SortByPlace(problems []rule.Problem) {
	rank := map[rule.Severity]int{rule.Error: 0, rule.Warning: 1, rule.Info: 2}
	sort.SliceStable(problems, func(i, j int) bool {
		a, b := problems[i], problems[j]
		if a.Offset != b.Offset {
			return a.Offset < b.Offset
		}
		return rank[a.Severity] < rank[b.Severity]
	})
}
