package lexer

import (
	"personadesk/backend/rule/internal/tree"
)

type tokenKind uint8

// The kinds of tokens.
const (
	EndToken tokenKind = iota
	WordToken
	OperatorToken // written with a hyphen or as a foreign sign
	TextToken
	NumberToken
	DateToken
	OpenToken
	CloseToken
	ListOpenToken
	ListCloseToken
	CommaToken
)

// Token is a word, a sign or a value of a rule.
type Token struct {
	Kind tokenKind
	Text string        // the word, or the decoded value of a text
	Op   tree.Operator // of words and operators; words are operators only where one is expected
	At   tree.Span
}
