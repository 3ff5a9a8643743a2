package rule

import (
	"slices"
	"strings"
)

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

// separate puts a blank where a fix would glue two words together that the
// replaced characters kept apart, such as the quotes of -eq"null".
func separate(src []rune, problems []Problem) {
	for i, p := range problems {
		sign := strings.HasPrefix(p.Code, "typographic.") && p.Code != "typographic.quote" // part of a word or of none
		if p.Fix == nil || p.Length == 0 || p.Offset+p.Length > len(src) || sign {
			continue
		}
		fix, end := []rune(p.Fix.Text), p.Offset+p.Length
		if len(fix) == 0 {
			if p.Offset > 0 && end < len(src) && glues(src[p.Offset-1], src[end]) {
				problems[i].Fix = &Fix{" ", p.Fix.Says}
			}
			continue
		}
		text := p.Fix.Text
		if p.Offset > 0 && glues(src[p.Offset-1], fix[0]) && (!glues(src[p.Offset-1], src[p.Offset]) || !isAlphanumeric(src[p.Offset])) {
			text = " " + text
		}
		if end < len(src) && glues(fix[len(fix)-1], src[end]) && !glues(src[end-1], src[end]) {
			text += " "
		}
		problems[i].Fix = &Fix{text, p.Fix.Says}
	}
}

// glues reports whether two characters side by side are read as one thing.
func glues(a, b rune) bool {
	if isWordRune(a) && (isWordRune(b) || isInvisible(b) || strings.ContainsRune(wordSigns+"*", b)) {
		return true
	}
	return b == '"' && (a == '"' || a == '`' || a == '\\')
}

// span is a stretch of the source in characters, end exclusive.
type span struct{ start, end int }

func (s span) length() int { return s.end - s.start }

func (s span) to(other span) span { return span{s.start, other.end} }

func problemAt(severity Severity, at span, code, message string, fix *Fix) Problem {
	return Problem{Severity: severity, Code: code, Message: message, Offset: at.start, Length: at.length(), Fix: fix}
}
