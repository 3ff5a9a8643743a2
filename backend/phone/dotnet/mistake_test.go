package dotnet

import (
	"testing"
)

// A mistake is pointed out at what is mistaken, which is seldom where .NET gives up.
func TestMistakesHaveAPlace(t *testing.T) {
	for pattern, want := range map[string]struct {
		mistake Mistake
		at      string // what stands from From to Offset
	}{
		`^0(\d{9,10}$`:   {InsufficientClosingParentheses, `(\d{9,10}$`},
		`^(a(b)$`:        {InsufficientClosingParentheses, `(a(b)$`},
		`^0\d)$`:         {InsufficientOpeningParentheses, `)`},
		`^[0-9$`:         {UnterminatedBracket, `[0-9$`},
		`^[9-0]$`:        {ReversedCharacterRange, `9-0`},
		`^\d{9,3}$`:      {ReversedQuantifierRange, `{9,3}`},
		`^\d++$`:         {NestedQuantifiersNotParenthesized, `+`},
		`^*$`:            {"", ""},
		`*5`:             {QuantifierAfterNothing, `*`},
		`5\`:             {UnescapedEndingBackslash, `\`},
		`5\y`:            {UnrecognizedEscape, `\y`},
		`^\u12$`:         {InsufficientOrInvalidHexDigits, `\u`},
		`5(?<1x>a)`:      {CaptureGroupNameInvalid, `(?<1`},
		`5(?z)`:          {InvalidGroupingConstruct, `(?z`},
		`(\d)\2`:         {UndefinedNumberedReference, `\2`},
		`5\k<n>`:         {UndefinedNamedReference, `\k<n>`},
		`5\p{Foo}`:       {UnrecognizedUnicodeProperty, `\p{Foo}`},
		`5(?#comment`:    {UnterminatedComment, `(?#comment`},
		`[a-z-[aeiou]x]`: {ExclusionGroupNotLast, `[aeiou]`},
	} {
		_, err := Compile(pattern)
		mistake, _ := Mistaken(err)
		if mistake == nil {
			mistake = &SyntaxError{}
		}
		if got := pattern[mistake.From:mistake.Offset]; mistake.Mistake != want.mistake || got != want.at {
			t.Errorf("%s: %s at %q, want %s at %q", pattern, mistake.Mistake, got, want.mistake, want.at)
		}
	}
}
