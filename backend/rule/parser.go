package rule

import (
	"fmt"
	"strings"
)

// Limits of the language and of this parser.
const (
	// MaxLength is the longest rule Entra accepts, in characters.
	MaxLength = 3072
	// beyond this nothing is read: no rule, and no use in describing it
	maxReadable = 100_000
	maxNesting  = 4000 // parentheses and -not while parsing
	maxHeight   = 500  // of the finished tree; its printed form nests less than maxNesting
)

// Rule is a parsed rule. The zero Rule is no rule: it prints as nothing and
// evaluates to Unknown. A Rule may be used by several goroutines at once.
type Rule struct{ root node }

// IsZero reports whether this is no rule at all.
func (r Rule) IsZero() bool { return r.root == nil }

// Parse reads a rule and reports everything found wrong with it, in the order
// of the text. The rule is the zero Rule if any problem has severity Error.
// Parse never panics, whatever it is given.
func Parse(text string) (Rule, []Problem) {
	src := []rune(text)
	if len(src) > maxReadable {
		return Rule{}, []Problem{tooLong(len(src))}
	}
	root, problems := parse(src)
	if len(src) > MaxLength {
		problems = append(problems, tooLong(len(src)))
	}
	separate(src, problems)
	sortByPlace(problems)
	if root == nil || !Valid(problems) {
		return Rule{}, problems
	}
	return Rule{root}, problems
}

func tooLong(length int) Problem {
	return problemAt(Error, span{MaxLength, length}, "length.limit",
		fmt.Sprintf("The rule has %d characters; Entra takes at most %d.", length, MaxLength), nil)
}

type parser struct {
	src      []rune
	tokens   []token
	next     int
	nesting  int
	inLambda bool
	// the last property and operator, to repeat where one is missing
	subjectBefore  string
	operatorBefore operator
	failed         bool // a grammar error after which nothing sensible can be read
	problems       []Problem
}

// parse reads and checks src whatever its length. The node is nil after a
// grammar error; the problems are not sorted. Only a text that is wrong as it
// stands is read again with guesses about its quotes.
func parse(src []rune) (node, []Problem) {
	root, problems, _ := readRule(src, false)
	if Valid(problems) {
		return root, problems
	}
	if second, found, guessed := readRule(src, true); guessed && errorsIn(found) <= errorsIn(problems) {
		return second, found
	}
	return root, problems
}

func readRule(src []rune, guess bool) (root node, problems []Problem, guessed bool) {
	l := lex(src, guess)
	p := &parser{src: src, tokens: l.tokens, problems: l.problems}
	root = p.whole()
	if p.failed {
		return nil, p.problems, l.guessed
	}
	if height(root) > maxHeight {
		p.report(Error, root.where(), "syntax.nesting", "The expressions are nested too deeply to be read.", nil)
		return nil, p.problems, l.guessed
	}
	c := &checker{src: src, problems: p.problems}
	c.check(root)
	if Valid(c.problems) {
		prepare(root)
	}
	return root, c.problems, l.guessed
}

func errorsIn(problems []Problem) int {
	n := 0
	for _, p := range problems {
		if p.Severity == Error {
			n++
		}
	}
	return n
}

func (p *parser) peek() token { return p.tokens[p.next] }

func (p *parser) take() token {
	t := p.tokens[p.next]
	if t.kind != endToken {
		p.next++
	}
	return t
}

func (p *parser) source(at span) string { return string(p.src[at.start:at.end]) }

func (p *parser) report(severity Severity, at span, code, message string, fix *Fix) {
	p.problems = append(p.problems, problemAt(severity, at, code, message, fix))
}

// fail reports a grammar error that ends the reading. Only the first counts.
func (p *parser) fail(at span, code, message string, fix *Fix) node {
	if !p.failed {
		p.report(Error, at, code, message, fix)
	}
	p.failed = true
	return nil
}

func (p *parser) whole() node {
	if p.peek().kind == endToken {
		return p.fail(span{0, len(p.src)}, "syntax.empty", "There is no rule here.", nil)
	}
	root := p.or()
	if p.failed {
		return nil
	}
	if rest := p.peek(); rest.kind != endToken {
		if rest.kind == closeToken {
			return p.fail(rest.at, "syntax.parenthesis", "This closing parenthesis has no opening one.", &Fix{"", "remove it"})
		}
		return p.fail(rest.at, "syntax.unexpected", fmt.Sprintf("The expression is complete before %q.", p.source(rest.at)), nil)
	}
	return root
}

func (p *parser) tooDeep(at span) node {
	return p.fail(at, "syntax.nesting", "The expressions are nested too deeply to be read.", nil)
}

// isOperator accepts a keyword with its hyphen or as a bare word.
func isOperator(t token) bool { return t.kind == operatorToken || t.kind == wordToken }

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}
