package parse

import (
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
)

// separate puts a blank where a fix would glue two words together that the
// replaced characters kept apart, such as the quotes of -eq"null".
func separate(src []rune, problems []rule.Problem) {
	for i, p := range problems {
		sign := strings.HasPrefix(p.Code, "typographic.") && p.Code != "typographic.quote" // part of a word or of none
		if p.Fix == nil || p.Length == 0 || p.Offset+p.Length > len(src) || sign {
			continue
		}
		fix, end := []rune(p.Fix.Text), p.Offset+p.Length
		if len(fix) == 0 {
			if p.Offset > 0 && end < len(src) && lexer.Glues(src[p.Offset-1], src[end]) {
				problems[i].Fix = &rule.Fix{Text: " ", Says: p.Fix.Says}
			}
			continue
		}
		text := p.Fix.Text
		if p.Offset > 0 && lexer.Glues(src[p.Offset-1], fix[0]) && (!lexer.Glues(src[p.Offset-1], src[p.Offset]) || !lexer.IsAlphanumeric(src[p.Offset])) {
			text = " " + text
		}
		if end < len(src) && lexer.Glues(fix[len(fix)-1], src[end]) && !lexer.Glues(src[end-1], src[end]) {
			text += " "
		}
		problems[i].Fix = &rule.Fix{Text: text, Says: p.Fix.Says}
	}
}
