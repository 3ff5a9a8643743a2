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
	failed   bool // a grammar error after which nothing sensible can be read
	problems []Problem
}

// parse reads and checks src whatever its length. The node is nil after a
// grammar error; the problems are not sorted.
func parse(src []rune) (node, []Problem) {
	tokens, problems := lex(src)
	p := &parser{src: src, tokens: tokens, problems: problems}
	root := p.whole()
	if p.failed {
		return nil, p.problems
	}
	if height(root) > maxHeight {
		p.report(Error, root.where(), "syntax.nesting", "The expressions are nested too deeply to be read.", nil)
		return nil, p.problems
	}
	c := &checker{src: src, problems: p.problems}
	c.check(root)
	if Valid(c.problems) {
		prepare(root)
	}
	return root, c.problems
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

func (p *parser) or() node {
	first, chained := p.and()
	operands, mixed := []node{first}, chained
	for !p.failed && p.peek().op == opOr && isOperator(p.peek()) {
		p.take()
		operand, chained := p.and()
		operands, mixed = append(operands, operand), mixed || chained
	}
	if p.failed {
		return nil
	}
	joined := join(opOr, operands)
	if mixed && len(operands) > 1 {
		p.reportGrouping(joined)
	}
	return joined
}

// and reads a chain and says whether there was more than one operand in it.
func (p *parser) and() (node, bool) {
	operands := []node{p.not()}
	for !p.failed {
		t := p.peek()
		if t.op == opAnd && isOperator(t) {
			p.take()
		} else if p.startsExpression(t) {
			gap := span{p.tokens[p.next-1].at.end, t.at.start}
			p.report(Error, gap, "syntax.connector", "A connector is missing between the two expressions.", &Fix{" -and ", "join them with -and"})
		} else {
			break
		}
		operands = append(operands, p.not())
	}
	if p.failed {
		return nil, false
	}
	return join(opAnd, operands), len(operands) > 1
}

// startsExpression tells a forgotten connector from other leftovers.
func (p *parser) startsExpression(t token) bool {
	return t.kind == openToken || t.kind == wordToken && (hasPrefixFold(t.text, "user.") || hasPrefixFold(t.text, "device.") || hasPrefixFold(t.text, "assignedPlan."))
}

func (p *parser) not() node {
	t := p.peek()
	if t.op != opNot || !isOperator(t) {
		return p.primary()
	}
	if p.inLambda {
		return p.fail(t.at, "syntax.lambda-not", "-not cannot stand inside -any or -all; use the negative operator, or put -not before the whole expression.", nil)
	}
	p.take()
	if p.nesting++; p.nesting > maxNesting {
		return p.tooDeep(t.at)
	}
	operand := p.not()
	p.nesting--
	if p.failed {
		return nil
	}
	return &negation{operand: operand, at: t.at.to(operand.where())}
}

func (p *parser) primary() node {
	t := p.peek()
	switch t.kind {
	case openToken:
		return p.parenthesised()
	case wordToken:
		if strings.EqualFold(t.text, "Direct") {
			return p.directReports()
		}
		return p.comparison()
	case endToken:
		return p.fail(t.at, "syntax.incomplete", "The rule ends where an expression was expected.", nil)
	case textToken, numberToken, dateToken:
		return p.fail(t.at, "syntax.order", "A comparison has the property on the left and the value on the right.", nil)
	}
	return p.fail(t.at, "syntax.unexpected", fmt.Sprintf("An expression was expected, not %q.", p.source(t.at)), nil)
}

func (p *parser) parenthesised() node {
	open := p.take()
	if p.nesting++; p.nesting > maxNesting {
		return p.tooDeep(open.at)
	}
	inner := p.or()
	p.nesting--
	if p.failed {
		return nil
	}
	p.closeParenthesis(open)
	return inner
}

// closeParenthesis takes the closing one; at the end of the rule a missing one
// is reported and reading goes on as if it were there.
func (p *parser) closeParenthesis(open token) {
	t := p.peek()
	switch t.kind {
	case closeToken:
		p.take()
	case endToken:
		p.report(Error, open.at, "syntax.parenthesis", "This parenthesis is never closed.", nil)
		p.report(Error, t.at, "syntax.parenthesis", "A closing parenthesis is missing.", &Fix{")", "close the parenthesis"})
	default:
		p.fail(t.at, "syntax.unexpected", fmt.Sprintf("A connector or a closing parenthesis was expected, not %q.", p.source(t.at)), nil)
	}
}

func (p *parser) tooDeep(at span) node {
	return p.fail(at, "syntax.nesting", "The expressions are nested too deeply to be read.", nil)
}

// isOperator accepts a keyword with its hyphen or as a bare word.
func isOperator(t token) bool { return t.kind == operatorToken || t.kind == wordToken }

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// reportGrouping shows how a mix of connectors is read; long ones are not
// spelt out, the canonical form shows them.
func (p *parser) reportGrouping(n node) {
	message := "-and binds tighter than -or; parentheses would say which expressions belong together."
	if at := n.where(); at.length() <= 400 {
		var b strings.Builder
		write(&b, n, p.inLambda)
		message = "-and binds tighter than -or, so this is read as: " + b.String()
	}
	p.report(Info, n.where(), "semantic.grouping", message, nil)
}
