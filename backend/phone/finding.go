package phone

import (
	"unicode/utf16"

	"personadesk/backend/phone/dotnet"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Finding is something to be said of a normalization rule, at a place in one of its fields.
type Finding struct {
	Problem problem.Problem
	Rule    int    // position of the rule in its plan, from 0; -1 for the plan as a whole
	Field   string // name, pattern or translation
	Offset  int    // in characters of the field
	Length  int    // in characters; 0 for a place between two
	Fix     *Fix   // nil when there is no plain one
	With    []int  // positions of the earlier rules that take what this one is for
}

// Fix is a mend: Text replaces the characters of the finding's place.
type Fix struct {
	Text string
	Says text.Text
}

// problems gives the findings without their places.
func problems(list []Finding) []problem.Problem {
	var all []problem.Problem
	for _, f := range list {
		all = append(all, f.Problem)
	}
	return all
}

// of is the piece of a field that the finding is about.
func (f Finding) of(field string) string { return string([]rune(field)[f.Offset : f.Offset+f.Length]) }

func (r NormalizationRule) blame(field string, p *problem.Problem) problem.Problem {
	return *p.At(problem.Where{Kind: "normalizationRule", ID: r.Name, Field: field})
}

// whole is about a whole field.
func (r NormalizationRule) whole(field, value string, p *problem.Problem) Finding {
	return Finding{Problem: r.blame(field, p), Field: field, Length: len([]rune(value))}
}

// place is about a piece of a field, given in UTF-16 units.
func (r NormalizationRule) place(field, value string, at dotnet.Place, p *problem.Problem) Finding {
	f := Finding{Field: field}
	units := utf16.Encode([]rune(value))
	from, to := min(at.At, len(units)), min(at.End, len(units))
	f.Offset = len(utf16.Decode(units[:from]))
	f.Length = len(utf16.Decode(units[:to])) - f.Offset
	if p != nil {
		f.Problem = r.blame(field, p)
	}
	return f
}
