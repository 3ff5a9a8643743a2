package parse

import (
	"fmt"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

// Limits of the language and of this parser.
const (
	// beyond this nothing is read: no rule, and no use in describing it
	maxReadable = 100_000
	maxNesting  = 4000 // parentheses and -not while parsing
	maxHeight   = 500  // of the finished tree; its printed form nests less than maxNesting
)

// Rule reads a rule and reports everything found wrong with it, in the order
// of the text. The rule is the zero Rule if any problem has severity Error.
// Parse never panics, whatever it is given.
func Rule(text string) (rule.Rule, []rule.Problem) {
	src := []rune(text)
	if len(src) > maxReadable {
		return rule.Rule{}, []rule.Problem{tooLong(len(src))}
	}
	root, problems := Tree(src)
	if len(src) > rule.MaxLength {
		problems = append(problems, tooLong(len(src)))
	}
	separate(src, problems)
	tree.SortByPlace(problems)
	if root == nil || !rule.Valid(problems) {
		return rule.Rule{}, problems
	}
	return rule.Of(root), problems
}

func tooLong(length int) rule.Problem {
	return tree.ProblemAt(rule.Error, tree.Span{Start: rule.MaxLength, End: length}, "length.limit",
		fmt.Sprintf("The rule has %d characters; Entra takes at most %d.", length, rule.MaxLength), nil)
}

type parser struct {
	src      []rune
	tokens   []lexer.Token
	next     int
	nesting  int
	inLambda bool
	// the last property and operator, to repeat where one is missing
	subjectBefore  string
	operatorBefore tree.Operator
	failed         bool // a grammar error after which nothing sensible can be read
	problems       []rule.Problem
}

// Tree reads and checks a text whatever its length. The node is nil after a
// grammar error; the problems are not sorted. Only a text that is wrong as it
// stands is read again with guesses about its quotes.
func Tree(src []rune) (tree.Node, []rule.Problem) {
	root, problems, _ := readRule(src, false)
	if rule.Valid(problems) {
		return root, problems
	}
	if second, found, guessed := readRule(src, true); guessed && errorsIn(found) <= errorsIn(problems) {
		return second, found
	}
	return root, problems
}

func readRule(src []rune, guess bool) (root tree.Node, problems []rule.Problem, guessed bool) {
	l := lexer.Lex(src, guess)
	p := &parser{src: src, tokens: l.Tokens, problems: l.Problems}
	root = p.whole()
	if p.failed {
		return nil, p.problems, l.Guessed
	}
	if tree.Height(root) > maxHeight {
		p.report(rule.Error, root.Where(), "syntax.nesting", "The expressions are nested too deeply to be read.", nil)
		return nil, p.problems, l.Guessed
	}
	c := &checker{src: src, problems: p.problems}
	c.check(root)
	if rule.Valid(c.problems) {
		tree.Prepare(root)
	}
	return root, c.problems, l.Guessed
}

func errorsIn(problems []rule.Problem) int {
	n := 0
	for _, p := range problems {
		if p.Severity == rule.Error {
			n++
		}
	}
	return n
}

func (p *parser) peek() lexer.Token { return p.tokens[p.next] }

func (p *parser) take() lexer.Token {
	t := p.tokens[p.next]
	if t.Kind != lexer.EndToken {
		p.next++
	}
	return t
}

func (p *parser) source(at tree.Span) string { return string(p.src[at.Start:at.End]) }

func (p *parser) report(severity rule.Severity, at tree.Span, code, message string, fix *rule.Fix) {
	p.problems = append(p.problems, tree.ProblemAt(severity, at, code, message, fix))
}

// fail reports a grammar error that ends the reading. Only the first counts.
func (p *parser) fail(at tree.Span, code, message string, fix *rule.Fix) tree.Node {
	if !p.failed {
		p.report(rule.Error, at, code, message, fix)
	}
	p.failed = true
	return nil
}

func (p *parser) whole() tree.Node {
	if p.peek().Kind == lexer.EndToken {
		return p.fail(tree.Span{Start: 0, End: len(p.src)}, "syntax.empty", "There is no rule here.", nil)
	}
	root := p.or()
	if p.failed {
		return nil
	}
	if rest := p.peek(); rest.Kind != lexer.EndToken {
		if rest.Kind == lexer.CloseToken {
			return p.fail(rest.At, "syntax.parenthesis", "This closing parenthesis has no opening one.", &rule.Fix{Text: "", Says: "remove it"})
		}
		return p.fail(rest.At, "syntax.unexpected", fmt.Sprintf("The expression is complete before %q.", p.source(rest.At)), nil)
	}
	return root
}

func (p *parser) tooDeep(at tree.Span) tree.Node {
	return p.fail(at, "syntax.nesting", "The expressions are nested too deeply to be read.", nil)
}

// isOperator accepts a keyword with its hyphen or as a bare word.
func isOperator(t lexer.Token) bool {
	return t.Kind == lexer.OperatorToken || t.Kind == lexer.WordToken
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}
