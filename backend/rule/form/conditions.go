package form

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
	"personadesk/backend/rule/parse"
)

// Condition is one line of a rule as a form shows it. Operator is eq, ne,
// startsWith, notStartsWith, endsWith, notEndsWith, contains, notContains,
// match, notMatch, ge, le, or absent and present, which take no values and ask
// whether there is one. Several values make eq "any of these" and ne "none of
// these". A date is written 2025-05-28T00:00:00Z, system.now, system.now +P7D
// or system.now -P7D.
//
// With a Quantifier the condition is about the items of a collection: "any" of
// them or "all" of them. Those of assignedPlans are asked for one Field, and
// with Enabled the same plan must be enabled too.
type Condition struct {
	Property   string   `json:"property"`
	Operator   string   `json:"operator"`
	Values     []string `json:"values" lines:"long"`
	Quantifier string   `json:"quantifier,omitempty"` // any or all
	Field      string   `json:"field,omitempty"`      // servicePlanId, service or capabilityStatus
	Enabled    bool     `json:"enabled,omitempty"`
}

// ConditionError says which condition cannot become part of a rule, and why.
type ConditionError struct {
	Index   int    // of the condition; -1 when it is about all of them
	Code    string // stable, of the family of Problem.Code
	Message string
}

// Error shows the message with the place of the condition, counted from one.
func (e *ConditionError) Error() string {
	if e.Index < 0 {
		return "build a rule: " + e.Message
	}
	return fmt.Sprintf("build a rule: condition %d: %s", e.Index+1, e.Message)
}

// FromConditions builds the rule that holds when every condition holds. The
// properties may have their rule names or their Graph names. Values are data
// whatever they contain: they are escaped, and those that cannot be written
// safely (double quotes, control characters, no text at all) are refused, as
// is a rule without any condition and one that is too long.
func FromConditions(conditions []Condition) (rule.Rule, error) {
	if len(conditions) == 0 {
		return rule.Rule{}, &ConditionError{-1, "syntax.empty", "a rule without conditions would hold for nobody or everybody."}
	}
	parts := make([]tree.Node, len(conditions))
	for i, condition := range conditions {
		n, err := condition.node(func(code, message string) error { return &ConditionError{i, code, message} })
		if err != nil {
			return rule.Rule{}, err
		}
		parts[i] = n
	}
	return finished(tree.Join(tree.OpAnd, parts), func(code, message string) error { return &ConditionError{-1, code, message} })
}

// refusal makes the error that says why a form gives no rule.
type refusal func(code, message string) error

// finished equips a tree that was built from a form, if Entra takes a rule of its length.
func finished(root tree.Node, refuse refusal) (rule.Rule, error) {
	tree.Prepare(root)
	built := rule.Of(root)
	if n := utf8.RuneCountInString(built.String()); n > rule.MaxLength {
		return rule.Rule{}, refuse("length.limit", fmt.Sprintf("the rule would have %d characters; Entra takes at most %d. Group values with startsWith or carry them in an extension attribute.", n, rule.MaxLength))
	}
	return built, nil
}

// node builds the expression of a condition and holds it against the checks that a written rule has to pass.
func (c Condition) node(refuse refusal) (tree.Node, error) {
	n, err := c.expression(refuse)
	if err != nil {
		return nil, err
	}
	for _, p := range parse.Mistakes(n) {
		if p.Severity == rule.Error {
			return nil, refuse(p.Code, p.Message)
		}
	}
	return n, nil
}

func (c Condition) expression(refuse refusal) (tree.Node, error) {
	p, ok := rule.PropertyNamed(strings.TrimPrefix(c.Property, "user."))
	if !ok {
		return nil, refuse("property.unknown", fmt.Sprintf("rules do not support a user property %q.", c.Property))
	}
	s := tree.Subject{Text: "user." + p.Name, Property: p}
	if c.Quantifier != "" {
		return c.quantified(s, refuse)
	}
	return c.comparison(s, refuse)
}

// comparison compares a subject as the condition says.
func (c Condition) comparison(s tree.Subject, refuse refusal) (tree.Node, error) {
	n := &tree.Comparison{Subject: s}
	switch strings.ToLower(c.Operator) {
	case "absent", "present":
		if len(c.Values) > 0 {
			return nil, refuse("syntax.value", c.Operator+" takes no value.")
		}
		n.Op, n.Value = tree.OpEq, tree.Literal{Kind: tree.NullLiteral}
		if strings.EqualFold(c.Operator, "present") {
			n.Op = tree.OpNe
		}
		return n, nil
	}
	n.Op = tree.OperatorNamed(c.Operator)
	if !n.Op.Compares() && n.Op != tree.OpIn && n.Op != tree.OpNotIn {
		return nil, refuse("operator.unknown", fmt.Sprintf("there is no operator %q.", c.Operator))
	}
	if len(c.Values) == 0 {
		return nil, refuse("syntax.value", fmt.Sprintf("a value is missing for %s.", s.Property.Name))
	}
	values := make([]tree.Literal, 0, len(c.Values))
	seen := make(map[string]bool)
	for _, value := range c.Values {
		if why := unsafeValue(value); why != "" {
			return nil, refuse("semantic.unsafe-value", fmt.Sprintf("a value of %s %s.", s.Property.Name, why))
		}
		if folded := rule.Folded(value); !seen[folded] {
			seen[folded] = true
			values = append(values, tree.Literal{Kind: tree.TextLiteral, Text: value})
		}
	}
	return c.place(n, values, refuse)
}

// place gives the values to the comparison: one as it is, several as a list.
func (c Condition) place(n *tree.Comparison, values []tree.Literal, refuse refusal) (tree.Node, error) {
	positive, negative := n.Op.Positive()
	switch {
	case n.Subject.Property.Type == rule.Boolean && len(values) == 1:
		truth := strings.ToLower(values[0].Text)
		if truth != "true" && truth != "false" {
			return nil, refuse("type.boolean", n.Subject.Property.Name+" is compared with true or false.")
		}
		n.Value = tree.Literal{Kind: tree.BoolLiteral, Truth: truth == "true"}
		if positive == tree.OpIn {
			n.Op = tree.OpEq
		}
	case len(values) == 1:
		n.Value = values[0]
		if now, ok := nowNamed(values[0].Text); ok && n.Subject.Property.Type == rule.Date {
			n.Value = now
		}
		if positive == tree.OpIn {
			n.Op = tree.OpEq
		}
	case positive == tree.OpEq || positive == tree.OpIn:
		n.Op = tree.OpIn
		n.Value = tree.Literal{Kind: tree.ListLiteral, List: values}
	default:
		return nil, refuse("operator.list", c.Operator+" takes one value.")
	}
	if negative && n.Op == tree.OpIn {
		n.Op = tree.OpNotIn
	}
	if negative && n.Op == tree.OpEq {
		n.Op = tree.OpNe
	}
	return n, nil
}

// unsafeValue says what keeps a value out of a rule, or nothing.
func unsafeValue(value string) string {
	switch {
	case strings.TrimSpace(value) == "":
		return "is empty"
	case !utf8.ValidString(value):
		return "is not valid text"
	case strings.Contains(value, `"`):
		return "holds a double quote, which rules cannot carry reliably"
	case strings.HasSuffix(value, "`"):
		return "ends with a backtick, which would escape the closing quote"
	case strings.ContainsFunc(value, isUnsafeRune):
		return "holds a line break or another control character"
	}
	return ""
}

func isUnsafeRune(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp) || r == '\ufeff' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// ToConditions takes a rule apart that FromConditions could have built: one
// condition, or several joined by -and. It returns false for any other rule.
func ToConditions(r rule.Rule) ([]Condition, bool) {
	parts := []tree.Node{tree.Of(r)}
	if chain, ok := tree.Of(r).(*tree.Logic); ok && chain.Op == tree.OpAnd {
		parts = chain.Operands
	}
	conditions := make([]Condition, 0, len(parts))
	for _, part := range parts {
		condition, ok := conditionOf(part)
		if !ok {
			return nil, false
		}
		conditions = append(conditions, condition)
	}
	return conditions, true
}

func compared(n *tree.Comparison) (Condition, bool) {
	c := Condition{Property: n.Subject.Property.Name, Operator: n.Op.Name(), Values: []string{}}
	switch n.Value.Kind {
	case tree.NullLiteral:
		c.Operator = "absent"
		if n.Op == tree.OpNe {
			c.Operator = "present"
		}
		return c, true
	case tree.BoolLiteral:
		c.Values = []string{"false"}
		if n.Value.Truth {
			c.Values = []string{"true"}
		}
		return c, true
	case tree.TextLiteral:
		c.Values = []string{n.Value.Text}
	case tree.DateLiteral, tree.NowLiteral:
		c.Values = []string{n.Value.Spoken()}
	case tree.ListLiteral:
		c.Operator = "eq"
		if n.Op == tree.OpNotIn {
			c.Operator = "ne"
		}
		for _, item := range n.Value.List {
			c.Values = append(c.Values, item.Text)
		}
	default:
		return Condition{}, false
	}
	return c, !slices.ContainsFunc(c.Values, func(v string) bool { return unsafeValue(v) != "" })
}
