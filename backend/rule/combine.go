package rule

import (
	"fmt"
	"unicode/utf8"
)

// Combination is what rules come to together.
type Combination struct {
	Rule      Rule     `json:"-"`
	Text      string   `json:"text"`      // canonical
	Length    int      `json:"length"`    // characters
	Fits      bool     `json:"fits"`      // Entra takes a rule of this length
	Proposals []string `json:"proposals"` // how to get there when it does not; never nil
}

// CombineError says why rules cannot be combined.
type CombineError struct {
	Code    string // of the family of Problem.Code
	Message string
}

// Error shows the message.
func (e *CombineError) Error() string { return "combine rules: " + e.Message }

// Every is the rule that holds where all the rules hold.
func Every(rules ...Rule) (Combination, error) { return combine(opAnd, rules) }

// Either is the rule that holds where at least one of the rules holds.
func Either(rules ...Rule) (Combination, error) { return combine(opOr, rules) }

// Except is the rule that holds where r holds and none of the others does. Whoever is unknown to one of the others is
// unknown to it as well, and never counted in.
func Except(r Rule, others ...Rule) (Combination, error) {
	if len(others) == 0 {
		return Every(r)
	}
	if err := combinable(append([]Rule{r}, others...)); err != nil {
		return Combination{}, err
	}
	roots := make([]node, len(others))
	for i, other := range others {
		roots[i] = other.root
	}
	return combined(join(opAnd, []node{r.root, &negation{operand: join(opOr, roots)}})), nil
}

func combine(op operator, rules []Rule) (Combination, error) {
	if len(rules) != 1 {
		if err := combinable(rules); err != nil {
			return Combination{}, err
		}
	}
	roots := make([]node, len(rules))
	for i, r := range rules {
		if r.root == nil {
			return Combination{}, &CombineError{"syntax.empty", "there is no rule."}
		}
		roots[i] = r.root
	}
	return combined(join(op, roots)), nil
}

// combinable refuses rules that Entra lets only stand alone.
func combinable(rules []Rule) error {
	if len(rules) == 0 {
		return &CombineError{"syntax.empty", "there is no rule."}
	}
	for _, r := range rules {
		if r.root == nil {
			return &CombineError{"syntax.empty", "there is no rule."}
		}
		var why error
		walk(r.root, func(n node) {
			switch n := n.(type) {
			case *directReports:
				why = &CombineError{"combination.direct-reports", "a direct-reports rule stands alone."}
			case *lambda:
				if n.subject.property.Type == GroupCollection {
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
func combined(root node) Combination {
	r := Rule{root}.Simplified()
	c := Combination{Rule: r, Text: r.String(), Proposals: []string{}}
	c.Length = utf8.RuneCountInString(c.Text)
	c.Fits = c.Length <= MaxLength
	if !c.Fits {
		c.Proposals = shorten(r, c.Length)
	}
	return c
}

// fewValues is how many values a list must have before a common beginning is worth proposing.
const fewValues = 5

// shorten proposes how a rule that is too long gets within the limit. None of the proposals is carried out: each may reach
// other users, which is for a person to look at.
func shorten(r Rule, length int) []string {
	proposals := []string{}
	walk(r.root, func(n node) {
		c, ok := n.(*comparison)
		if !ok || c.value.kind != listLiteral || len(c.value.list) < fewValues {
			return
		}
		begin := commonBeginnings(c.value.list)
		saved := utf8.RuneCountInString(printed(c)) - utf8.RuneCountInString(printed(grouped(c, begin)))
		if saved <= 0 {
			return
		}
		beginnings := "a common beginning"
		if len(begin) > 1 {
			beginnings = fmt.Sprintf("%d common beginnings", len(begin))
		}
		proposals = append(proposals, fmt.Sprintf("Group the %d values of %s by %s with -startsWith: the rule would have %d characters. Look whom else that reaches.",
			len(c.value.list), c.subject.text, beginnings, length-saved))
	})
	return append(proposals,
		"Carry the outcome in an extension attribute: one value there takes the place of the whole rule.",
		fmt.Sprintf("Make two personas of one: each needs a rule of at most %d characters.", MaxLength))
}

// commonBeginnings finds few texts so that every value begins with one of them: the first words, where values share them.
func commonBeginnings(values []literal) []literal {
	var list []literal
	seen := map[string]bool{}
	for _, v := range values {
		word := firstWord(v.text)
		if folded := foldText(word); !seen[folded] {
			seen[folded] = true
			list = append(list, literal{kind: textLiteral, text: word})
		}
	}
	return list
}

func firstWord(text string) string {
	for i, r := range text {
		if i > 0 && !isWordRune(r) {
			return text[:i]
		}
	}
	return text
}

// grouped asks for beginnings in the place of a list of values.
func grouped(c *comparison, begin []literal) node {
	op, connector := opStartsWith, opOr
	if c.op == opNotIn {
		op, connector = opNotStartsWith, opAnd
	}
	parts := make([]node, len(begin))
	for i, text := range begin {
		parts[i] = &comparison{subject: c.subject, op: op, value: text}
	}
	return join(connector, parts)
}
