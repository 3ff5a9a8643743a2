package rule

import "slices"

// Severity says how much a problem matters: Error refuses the rule, Warning
// expects a surprise, Info is a hint.
type Severity string

// The three severities, spelt as they appear in JSON.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// Problem is one finding about a rule. Offset and Length count characters
// (runes) of the text given to Parse; Length 0 marks a place between two
// characters. Code begins with its category: typographic, syntax, property,
// operator, type, pattern, combination, length or semantic.
type Problem struct {
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	Offset   int      `json:"offset"`
	Length   int      `json:"length"`
	Fix      *Fix     `json:"fix"`
}

// Fix is a repair: Text replaces the characters Offset..Offset+Length of its
// problem, and Says tells a person what that does.
type Fix struct {
	Text string `json:"text"`
	Says string `json:"says"`
}

// Valid reports whether no problem of the list has severity Error.
func Valid(problems []Problem) bool {
	return !slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Error })
}

// Apply returns text with the fix of one problem carried out; a problem
// without a fix, or with a place outside the text, leaves it as it is.
func (p Problem) Apply(text string) string {
	runes := []rune(text)
	if p.Fix == nil || p.Offset < 0 || p.Length < 0 || p.Offset+p.Length > len(runes) {
		return text
	}
	return string(runes[:p.Offset]) + p.Fix.Text + string(runes[p.Offset+p.Length:])
}
