package phone

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"personadesk/backend/problem"

	"github.com/dlclark/regexp2"
)

// Limits of a dial plan.
const (
	MostRules       = 50 // normalization rules in one plan
	MostNameLetters = 49 // characters of a plan's name
)

// DialPlan is a named list of normalization rules; the first that matches
// what was dialled decides.
type DialPlan struct {
	Name        string              `json:"name"`
	Description string              `json:"description"`
	Rules       []NormalizationRule `json:"rules"`
}

// Check finds what is wrong with the plan and with each of its rules.
func (p DialPlan) Check() []problem.Problem {
	var list []problem.Problem
	blame := func(field string, found *problem.Problem) {
		list = append(list, *found.At(problem.Where{Kind: "dialPlan", ID: p.Name, Field: field}))
	}
	letters := utf8.RuneCountInString(p.Name)
	switch {
	case strings.TrimSpace(p.Name) == "":
		blame("name", problem.New("DIALPLAN_NAME_EMPTY"))
	case letters > MostNameLetters:
		blame("name", problem.New("DIALPLAN_NAME_LONG").
			Detailed(p.Name, letters, MostNameLetters))
	case strings.HasPrefix(p.Name, ".") || strings.ContainsFunc(p.Name, isUnusual):
		blame("name", problem.Warn("DIALPLAN_NAME_CHARACTERS").
			Detailed(p.Name).Hinted())
	}
	if len(p.Rules) > MostRules {
		blame("rules", problem.New("DIALPLAN_RULES").
			Detailed(p.Name, len(p.Rules), MostRules))
	}
	names, patterns := map[string]bool{}, map[string]string{}
	for _, r := range p.Rules {
		list = append(list, r.Check()...)
		if key := strings.ToLower(r.Name); key != "" && names[key] {
			blame("rules", problem.New("DIALPLAN_RULE_TWICE").Detailed(r.Name))
		}
		names[strings.ToLower(r.Name)] = true
		if earlier, twice := patterns[r.Pattern]; twice && r.Pattern != "" {
			blame("rules", problem.Warn("DIALPLAN_RULE_HIDDEN").
				Detailed(r.Name, earlier).Hinted())
		} else {
			patterns[r.Pattern] = r.Name
		}
	}
	return list
}

// isUnusual reports characters outside those that the documentation, or its
// examples, use in names.
func isUnusual(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-._ ", r)
}

// Normalized is what a plan made of a dialled text: the number, and which rule
// made it. Without a match Rule is -1 and Number is what was dialled.
type Normalized struct {
	Number string `json:"number"`
	Rule   int    `json:"rule"` // position in the plan
	Name   string `json:"name"` // of the rule
}

// Normalizer applies the rules of one plan; it may be used by several
// goroutines at once.
type Normalizer struct {
	rules    []NormalizationRule
	patterns []*regexp2.Regexp
}

// Normalizer prepares the plan. It fails at the first pattern that does not compile.
func (p DialPlan) Normalizer() (*Normalizer, error) {
	n := &Normalizer{rules: p.Rules}
	for _, r := range p.Rules {
		re, err := compile(r.Pattern)
		if err != nil {
			return nil, fmt.Errorf("prepare the rule %q of the dial plan %q: %w", r.Name, p.Name, err)
		}
		n.patterns = append(n.patterns, re)
	}
	return n, nil
}

// Normalize says what becomes of a dialled text. It fails when a pattern takes
// too long over it: then nobody knows what it becomes.
func (n *Normalizer) Normalize(dialled string) (Normalized, error) {
	for i, re := range n.patterns {
		matches, err := re.MatchString(dialled)
		if err != nil {
			return Normalized{}, fmt.Errorf("match %q with the rule %q: %w", dialled, n.rules[i].Name, err)
		}
		if !matches {
			continue
		}
		number, err := re.Replace(dialled, n.rules[i].Translation, -1, 1)
		if err != nil {
			return Normalized{}, fmt.Errorf("translate %q with the rule %q: %w", dialled, n.rules[i].Name, err)
		}
		return Normalized{Number: number, Rule: i, Name: n.rules[i].Name}, nil
	}
	return Normalized{Number: dialled, Rule: -1}, nil
}
