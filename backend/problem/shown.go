package problem

import (
	"cmp"
	"slices"

	"personadesk/backend/text"
)

// Shown is a problem in words, as a door hands it out.
type Shown struct {
	Code     string   `json:"code"`     // stable, upper case, e.g. "WORKBOOK_NEWER"
	Severity Severity `json:"severity"` // see Severity
	Summary  string   `json:"summary"`  // one sentence without a full stop
	Detail   string   `json:"detail"`   // which persona, which row, what the tenant said
	Hint     string   `json:"hint"`     // what to do now
	Where    Where    `json:"where"`
}

// Shown prints the problem.
func (p Problem) Shown(in *text.Printer) Shown {
	return Shown{Code: p.Code, Severity: p.Severity, Summary: in.Print(p.Summary), Detail: in.Print(p.Detail), Hint: in.Print(p.Hint), Where: p.Where}
}

// Show prints a list of problems; it is never nil.
func Show(in *text.Printer, list []Problem) []Shown {
	shown := make([]Shown, len(list))
	for i, p := range list {
		shown[i] = p.Shown(in)
	}
	return shown
}

// WorstFirst orders problems by how much they hold up; those of one severity keep their order. The list that was given stays as it is.
func WorstFirst(list []Problem) []Problem {
	order := map[Severity]int{Error: 0, Warning: 1, Info: 2}
	return slices.SortedStableFunc(slices.Values(list), func(a, b Problem) int { return cmp.Compare(order[a.Severity], order[b.Severity]) })
}

func (s Shown) grade() Severity { return s.Severity }

// Printed puts problems into words: every text of them is a literal. An empty list stays what it is.
func Printed(in *text.Printer, list []Problem) []Problem {
	if len(list) == 0 {
		return list
	}
	printed := make([]Problem, len(list))
	for i, p := range list {
		p.Summary, p.Detail, p.Hint = in.Printed(p.Summary), in.Printed(p.Detail), in.Printed(p.Hint)
		printed[i] = p
	}
	return printed
}
