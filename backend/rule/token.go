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

// lexer turns characters into tokens and repairs what typing habits and word
// processors leave behind, with one problem for each repair.
type lexer struct {
	src      []rune
	at       int
	tokens   []token
	problems []Problem
}

func lex(src []rune) ([]token, []Problem) {
	l := &lexer{src: src}
	for l.at < len(l.src) {
		l.next()
	}
	l.tokens = append(l.tokens, token{kind: endToken, at: span{len(src), len(src)}})
	return l.tokens, l.problems
}

func (l *lexer) peek(ahead int) rune {
	if l.at+ahead < len(l.src) {
		return l.src[l.at+ahead]
	}
	return 0
}

func (l *lexer) report(severity Severity, at span, code, message string, fix *Fix) {
	l.problems = append(l.problems, problemAt(severity, at, code, message, fix))
}

func (l *lexer) emit(kind tokenKind, text string, op operator, length int) {
	l.tokens = append(l.tokens, token{kind: kind, text: text, op: op, at: span{l.at, l.at + length}})
	l.at += length
}
