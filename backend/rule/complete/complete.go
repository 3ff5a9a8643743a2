package complete

import (
	"slices"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
)

// Option is one thing of the language that can stand at a place: Insert replaces what was typed of it.
type Option struct {
	Label  string `json:"label"`
	Insert string `json:"insert"`
	Kind   string `json:"kind"` // property, operator, value, word, item
	Detail string `json:"detail"`
}

// Completion is what can stand at a place of a text that is being written. From and To count characters and enclose what
// an option replaces. Where a value of a property is expected, Property is that property and Typed what there is of the
// value; the values that the company has are for the caller to add, written with Quote.
type Completion struct {
	From     int
	To       int
	Options  []Option
	Property rule.Property
	Typed    string
}

// WantsValue reports whether a text value is expected.
func (c Completion) WantsValue() bool { return c.Property.Type == rule.String }

// At says what can stand at the caret, a number of characters from the beginning. The text need not be a valid rule;
// what stands behind the caret does not matter, except for the rest of the word or text the caret is in.
func At(text string, caret int) Completion {
	src := []rune(text)
	caret = min(max(caret, 0), len(src))
	tokens := lexer.Lex(src[:caret], false).Tokens
	tokens = tokens[:len(tokens)-1]
	done := Completion{From: caret, To: caret}
	if n := len(tokens); n > 0 && isOpenEnded(tokens[n-1], src, caret) {
		last := tokens[n-1]
		tokens = tokens[:n-1]
		done.From, done.To, done.Typed = last.At.Start, endOf(src, last, caret), last.Text
		if last.Kind == lexer.WordToken || last.Kind == lexer.OperatorToken {
			done.Typed = string(src[last.At.Start:caret])
		}
	}
	expect(tokens).offer(&done)
	done.Options = slices.DeleteFunc(done.Options, func(o Option) bool { return !startsLike(o, done.Typed) })
	return done
}

// isOpenEnded reports whether the caret is still in the last token: in a word, or in a text that no quote has closed yet.
func isOpenEnded(t lexer.Token, src []rune, caret int) bool {
	if t.At.End != caret {
		return false
	}
	switch t.Kind {
	case lexer.WordToken, lexer.OperatorToken, lexer.NumberToken, lexer.DateToken:
		return true
	case lexer.TextToken:
		return t.At.Length() == 1 || src[caret-1] != src[t.At.Start]
	}
	return false
}

// endOf is where the token that the caret is in ends in the whole text. A text that is never closed ends at the caret:
// otherwise it would take the rest of the rule with it.
func endOf(src []rune, t lexer.Token, caret int) int {
	if t.Kind != lexer.TextToken {
		end := caret
		for end < len(src) && lexer.IsWordRune(src[end]) {
			end++
		}
		return end
	}
	whole := lexer.Lex(src, false).Tokens
	for _, w := range whole {
		if w.At.Start == t.At.Start && w.Kind == lexer.TextToken && w.At.Length() > 1 && src[w.At.End-1] == src[w.At.Start] && !slices.Contains(src[caret:w.At.End], '\n') {
			return w.At.End
		}
	}
	return caret
}

func startsLike(o Option, typed string) bool {
	typed = strings.ToLower(strings.TrimLeft(typed, "-"))
	label := strings.ToLower(strings.TrimLeft(o.Label, "-"))
	_, own, _ := strings.Cut(label, ".")
	return typed == "" || strings.HasPrefix(label, typed) || strings.HasPrefix(own, typed)
}
