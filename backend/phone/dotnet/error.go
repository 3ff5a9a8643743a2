package dotnet

import "fmt"

// Mistake says what is wrong with a pattern; the values are the names that .NET gives in RegexParseError.
type Mistake string

// The mistakes that a pattern can have.
const (
	UnterminatedComment                Mistake = "UnterminatedComment"
	InsufficientClosingParentheses     Mistake = "InsufficientClosingParentheses"
	InsufficientOpeningParentheses     Mistake = "InsufficientOpeningParentheses"
	QuantifierAfterNothing             Mistake = "QuantifierAfterNothing"
	NestedQuantifiersNotParenthesized  Mistake = "NestedQuantifiersNotParenthesized"
	ReversedQuantifierRange            Mistake = "ReversedQuantifierRange"
	QuantifierOrCaptureGroupOutOfRange Mistake = "QuantifierOrCaptureGroupOutOfRange"
	UnescapedEndingBackslash           Mistake = "UnescapedEndingBackslash"
	UnrecognizedEscape                 Mistake = "UnrecognizedEscape"
	UnrecognizedControlCharacter       Mistake = "UnrecognizedControlCharacter"
	MissingControlCharacter            Mistake = "MissingControlCharacter"
	InsufficientOrInvalidHexDigits     Mistake = "InsufficientOrInvalidHexDigits"
	InvalidUnicodePropertyEscape       Mistake = "InvalidUnicodePropertyEscape"
	MalformedUnicodePropertyEscape     Mistake = "MalformedUnicodePropertyEscape"
	UnrecognizedUnicodeProperty        Mistake = "UnrecognizedUnicodeProperty"
	UnterminatedBracket                Mistake = "UnterminatedBracket"
	ReversedCharacterRange             Mistake = "ReversedCharacterRange"
	ShorthandClassInCharacterRange     Mistake = "ShorthandClassInCharacterRange"
	ExclusionGroupNotLast              Mistake = "ExclusionGroupNotLast"
	InvalidGroupingConstruct           Mistake = "InvalidGroupingConstruct"
	CaptureGroupNameInvalid            Mistake = "CaptureGroupNameInvalid"
	CaptureGroupOfZero                 Mistake = "CaptureGroupOfZero"
	UndefinedNumberedReference         Mistake = "UndefinedNumberedReference"
	UndefinedNamedReference            Mistake = "UndefinedNamedReference"
	MalformedNamedReference            Mistake = "MalformedNamedReference"
	AlternationHasUndefinedReference   Mistake = "AlternationHasUndefinedReference"
	AlternationHasMalformedReference   Mistake = "AlternationHasMalformedReference"
	AlternationHasMalformedCondition   Mistake = "AlternationHasMalformedCondition"
	AlternationHasTooManyConditions    Mistake = "AlternationHasTooManyConditions"
	AlternationHasComment              Mistake = "AlternationHasComment"
	AlternationHasNamedCapture         Mistake = "AlternationHasNamedCapture"
)

// SyntaxError is a pattern that .NET refuses.
type SyntaxError struct {
	Mistake Mistake
	From    int // where what is mistaken begins: the parenthesis that is not closed, the escape, the quantifier; in UTF-16 units
	Offset  int // where .NET stood when it saw the mistake: UTF-16 units from the start, up to the length of the pattern
}

// Error names the mistake and its place.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s at unit %d of the pattern", e.Mistake, e.Offset)
}
