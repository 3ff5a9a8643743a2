package combine

import (
	"fmt"
	"unicode/utf8"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

// Combination is what rules come to together.
type Combination struct {
	Rule      rule.Rule `json:"-"`
	Text      string    `json:"text"`      // canonical
	Length    int       `json:"length"`    // characters
	Fits      bool      `json:"fits"`      // Entra takes a rule of this length
	Proposals []string  `json:"proposals"` // how to get there when it does not; never nil
}

// CombineError says why rules cannot be combined.
type CombineError struct {
	Code    string // of the family of Problem.Code
	Message string
}

// Error shows the message.
func (e *CombineError) Error() string { return "combine rules: " + e.Message }

// Every is the rule that holds where all the rules hold.
func Every(rules ...rule.Rule) (Combination, error) { return combine(tree.OpAnd, rules) }

// Either is the rule that holds where at least one of the rules holds.
func Either(rules ...rule.Rule) (Combination, error) { return combine(tree.OpOr, rules) }

// Except is the rule that holds where r holds and none of the others does. Whoever is unknown to one of the others is
// unknown to it as well, and never counted in.
func Except(r rule.Rule, others ...rule.Rule) (Combination, error) {
	if len(others) == 0 {
		return Every(r)
	}
	if err := combinable(append([]rule.Rule{r}, others...)); err != nil {
		return Combination{}, err
	}
	roots := make([]tree.Node, len(others))
	for i, other := range others {
		roots[i] = tree.Of(other)
	}
	return combined(tree.Join(tree.OpAnd, []tree.Node{tree.Of(r), &tree.Negation{Operand: tree.Join(tree.OpOr, roots)}})), nil
}

func combine(op tree.Operator, rules []rule.Rule) (Combination, error) {
	if len(rules) != 1 {
		if err := combinable(rules); err != nil {
			return Combination{}, err
		}
	}
	roots := make([]tree.Node, len(rules))
	for i, r := range rules {
		if tree.Of(r) == nil {
			return Combination{}, &CombineError{"syntax.empty", "there is no rule."}
		}
		roots[i] = tree.Of(r)
	}
	return combined(tree.Join(op, roots)), nil
}

// combinable refuses rules that Entra lets only stand alone.
func combinable(rules []rule.Rule) error {
	if len(rules) == 0 {
		return &CombineError{"syntax.empty", "there is no rule."}
	}
	for _, r := range rules {
		if tree.Of(r) == nil {
			return &CombineError{"syntax.empty", "there is no rule."}
		}
		var why error
		tree.Walk(tree.Of(r), func(n tree.Node) {
			switch n := n.(type) {
			case *tree.DirectReports:
				why = &CombineError{"combination.direct-reports", "a direct-reports rule stands alone."}
			case *tree.Lambda:
				if n.Subject.Property.Type == rule.GroupCollection {
					why = &CombineError{"combination.member-of", "a memberOf rule stands alone."}
				}
			}
		})
		if why != nil {
			return why
		}
	}
	return nil
}

// combined simplifies what was joined and measures it. The parts keep their own nodes, which nobody changes.
func combined(root tree.Node) Combination {
	r := Simplified(rule.Of(root))
	c := Combination{Rule: r, Text: r.String(), Proposals: []string{}}
	c.Length = utf8.RuneCountInString(c.Text)
	c.Fits = c.Length <= rule.MaxLength
	if !c.Fits {
		c.Proposals = shorten(r, c.Length)
	}
	return c
}

// fewValues is how many values a list must have before a common beginning is worth proposing.
const fewValues = 5

// shorten proposes how a rule that is too long gets within the limit. None of the proposals is carried out: each may reach
// other users, which is for a person to look at.
func shorten(r rule.Rule, length int) []string {
	proposals := []string{}
	tree.Walk(tree.Of(r), func(n tree.Node) {
		c, ok := n.(*tree.Comparison)
		if !ok || c.Value.Kind != tree.ListLiteral || len(c.Value.List) < fewValues {
			return
		}
		begin := commonBeginnings(c.Value.List)
		saved := utf8.RuneCountInString(c.String()) - utf8.RuneCountInString(grouped(c, begin).String())
		if saved <= 0 {
			return
		}
		beginnings := "a common beginning"
		if len(begin) > 1 {
			beginnings = fmt.Sprintf("%d common beginnings", len(begin))
		}
		proposals = append(proposals, fmt.Sprintf("Group the %d values of %s by %s with -startsWith: the rule would have %d characters. Look whom else that reaches.",
			len(c.Value.List), c.Subject.Text, beginnings, length-saved))
	})
	return append(proposals,
		"Carry the outcome in an extension attribute: one value there takes the place of the whole rule.",
		fmt.Sprintf("Make two personas of one: each needs a rule of at most %d characters.", rule.MaxLength))
}

// commonBeginnings finds few texts so that every value begins with one of them: the first words, where values share them.
func commonBeginnings(values []tree.Literal) []tree.Literal {
	var list []tree.Literal
	seen := map[string]bool{}
	for _, v := range values {
		word := firstWord(v.Text)
		if folded := rule.Folded(word); !seen[folded] {
			seen[folded] = true
			list = append(list, tree.Literal{Kind: tree.TextLiteral, Text: word})
		}
	}
	return list
}

func firstWord(text string) string {
	for i, r := range text {
		if i > 0 && !lexer.IsWordRune(r) {
			return text[:i]
		}
	}
	return text
}

// grouped asks for beginnings in the place of a list of values.
func grouped(c *tree.Comparison, begin []tree.Literal) tree.Node {
	op, connector := tree.OpStartsWith, tree.OpOr
	if c.Op == tree.OpNotIn {
		op, connector = tree.OpNotStartsWith, tree.OpAnd
	}
	parts := make([]tree.Node, len(begin))
	for i, text := range begin {
		parts[i] = &tree.Comparison{Subject: c.Subject, Op: op, Value: text}
	}
	return tree.Join(connector, parts)
}
