package rule

type tokenKind uint8

const (
	endToken tokenKind = iota
	wordToken
	operatorToken // written with a hyphen or as a foreign sign
	textToken
	numberToken
	dateToken
	openToken
	closeToken
	listOpenToken
	listCloseToken
	commaToken
)

type token struct {
	kind tokenKind
	text string   // the word, or the decoded value of a text
	op   operator // of words and operators; words are operators only where one is expected
	at   span
}
