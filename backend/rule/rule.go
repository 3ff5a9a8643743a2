package rule

import "personadesk/backend/limit"

// MaxLength is the longest rule Entra accepts, in characters.
const MaxLength = limit.RuleText

// Expression is a rule as a tree. What it is made of is known to the packages
// of the language alone; everybody else prints it.
type Expression interface{ String() string }

// Rule is a rule that was read or built. The zero Rule is no rule: it prints
// as nothing and evaluates to Unknown. A Rule may be used by several
// goroutines at once.
type Rule struct{ expression Expression }

// Of is the rule that an expression makes.
func Of(e Expression) Rule { return Rule{e} }

// Expression is the tree of the rule; nil for the zero Rule.
func (r Rule) Expression() Expression { return r.expression }

// IsZero reports whether this is no rule at all.
func (r Rule) IsZero() bool { return r.expression == nil }

// String prints the rule in its one canonical form: one line, documented
// spelling, hyphenated operators, every comparison of several in parentheses
// and every mix of -and and -or grouped. Parsing it gives the same tree.
func (r Rule) String() string {
	if r.expression == nil {
		return ""
	}
	return r.expression.String()
}
