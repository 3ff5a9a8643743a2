package parse

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

// boolean checks a comparison of a yes-or-no property.
func (c *checker) boolean(n *tree.Comparison) {
	if n.Op != tree.OpEq && n.Op != tree.OpNe {
		c.refuse(n, "A true-or-false property takes -eq and -ne.")
		return
	}
	v := &n.Value
	switch v.Kind {
	case tree.BoolLiteral:
		if n.Subject.Property.Name == "dirSyncEnabled" && !v.Truth {
			c.report(rule.Warning, n.OpAt.To(v.At), "semantic.dirsync", "Users who were never synchronised have no value here, which is not the same as false.", dirSyncFix(n))
		}
	case tree.NullLiteral:
		if n.Subject.Property.Name != "dirSyncEnabled" {
			c.report(rule.Info, v.At, "type.null", n.Subject.Text+" is always true or false, never null.", nil)
		}
	case tree.TextLiteral:
		lower := strings.ToLower(v.Text)
		if lower != "true" && lower != "false" {
			c.report(rule.Error, v.At, "type.boolean", n.Subject.Text+" is compared with true or false.", booleanFix(v.Text))
			return
		}
		c.report(rule.Warning, v.At, "type.boolean", "true and false are written without quotes.", &rule.Fix{Text: lower, Says: "remove the quotes"})
		*v = tree.Literal{Kind: tree.BoolLiteral, Truth: lower == "true", At: v.At}
	case tree.BrokenLiteral:
	default:
		c.report(rule.Error, v.At, "type.boolean", n.Subject.Text+" is compared with true or false.", booleanFix(v.Text))
	}
}

// dirSyncFix asks for true, which has no such third case.
func dirSyncFix(n *tree.Comparison) *rule.Fix {
	if n.Op == tree.OpEq {
		return &rule.Fix{Text: "-ne true", Says: "find everybody who is not synchronised"}
	}
	return &rule.Fix{Text: "-eq true", Says: "find everybody who is synchronised"}
}

// text checks a comparison of a text, of an item, or of each text of a collection.
func (c *checker) text(n *tree.Comparison) {
	if n.Op == tree.OpGe || n.Op == tree.OpLe {
		c.refuse(n, "-ge and -le are for user.employeeHireDate.")
		return
	}
	v := &n.Value
	switch v.Kind {
	case tree.ListLiteral:
		c.list(n)
		return
	case tree.NullLiteral:
		if n.Op != tree.OpEq && n.Op != tree.OpNe {
			c.report(rule.Error, v.At, "type.null", "null is compared with -eq or -ne only.", nil)
		}
		return
	case tree.NumberLiteral:
		c.report(rule.Warning, v.At, "type.number", "This property holds text; the number is compared as text.", &rule.Fix{Text: rule.Quote(v.Text), Says: "put it in quotes"})
		v.Kind = tree.TextLiteral
	case tree.BoolLiteral, tree.DateLiteral, tree.NowLiteral:
		c.report(rule.Error, v.At, "type.text", n.Subject.Text+" is compared with a text in double quotes.", &rule.Fix{Text: rule.Quote(string(c.src[v.At.Start:v.At.End])), Says: "put it in quotes"})
		return
	case tree.BrokenLiteral:
		return
	}
	if n.Op == tree.OpMatch || n.Op == tree.OpNotMatch {
		if _, err := tree.CompilePattern(v.Text); err != nil {
			c.report(rule.Error, v.At, "pattern.invalid", "The pattern is not a regular expression: "+err.Error(), nil)
		} else {
			c.keepInvisible(*v)
		}
		return
	}
	c.value(n.Subject, n.Op, *v)
}

// keepInvisible takes back the proposal to remove an invisible character that
// a pattern cannot do without.
func (c *checker) keepInvisible(v tree.Literal) {
	visible := strings.Map(func(r rune) rune {
		if lexer.IsInvisible(r) {
			return -1
		}
		return r
	}, v.Text)
	if visible == v.Text {
		return
	}
	if _, err := tree.CompilePattern(visible); err == nil {
		return
	}
	for i, p := range c.problems {
		if p.Code == "typographic.invisible" && p.Offset > v.At.Start && p.Offset < v.At.End {
			c.problems[i].Fix = nil
		}
	}
}

func (c *checker) list(n *tree.Comparison) {
	seen := make(map[string]bool, len(n.Value.List))
	for _, item := range n.Value.List {
		folded := rule.Folded(item.Text)
		if seen[folded] {
			c.report(rule.Warning, item.At, "semantic.duplicate", "This value stands in the list already.", nil)
		}
		seen[folded] = true
		c.value(n.Subject, n.Op, item)
	}
}

// value checks one text that is compared with a property as it stands.
func (c *checker) value(s tree.Subject, op tree.Operator, v tree.Literal) {
	lower := strings.ToLower(v.Text)
	exact := op == tree.OpEq || op == tree.OpNe || op == tree.OpIn || op == tree.OpNotIn
	if (op == tree.OpEq || op == tree.OpNe) && (lower == "null" || lower == "$null") {
		c.report(rule.Warning, v.At, "semantic.quoted-null", "In quotes this is the word null, not an empty value.", &rule.Fix{Text: "null", Says: "remove the quotes"})
		return
	}
	if v.Text == "" {
		switch {
		case op == tree.OpEq || op == tree.OpNe:
			c.report(rule.Info, v.At, "semantic.empty-text", "An empty attribute is null rather than an empty text.", &rule.Fix{Text: "null", Says: "write null"})
		case exact:
			c.report(rule.Info, v.At, "semantic.empty-text", "An empty attribute is null rather than an empty text; compare with -eq null apart from the list.", nil)
		default:
			c.report(rule.Warning, v.At, "semantic.empty-text", "Every text contains the empty text.", nil)
		}
		return
	}
	if !exact {
		return
	}
	p := s.Property
	switch {
	case (p.Name == "objectId" || p.Name == "servicePlanId") && !isGUID(v.Text):
		c.report(rule.Warning, v.At, "type.guid", p.Name+" is an id such as 41781fb2-bc02-4b7c-bd55-b576c07bb09d.", nil)
	case p.Name == "usageLocation" && !isCountryCode(v.Text):
		c.report(rule.Warning, v.At, "type.country", "usageLocation is a country code of two letters.", nil)
	case len(p.Values) > 0 && !containsFold(p.Values, v.Text):
		c.report(rule.Warning, v.At, "type.value", fmt.Sprintf("%s is one of: %s.", p.Name, strings.Join(p.Values, "; ")), nil)
	case p.MaxLength > 0 && len([]rune(v.Text)) > p.MaxLength:
		c.report(rule.Warning, v.At, "type.length", fmt.Sprintf("%s holds at most %d characters.", p.Name, p.MaxLength), nil)
	}
}

// date checks a comparison of employeeHireDate.
func (c *checker) date(n *tree.Comparison) {
	if !slices.Contains([]tree.Operator{tree.OpEq, tree.OpNe, tree.OpGe, tree.OpLe}, n.Op) {
		c.refuse(n, "A date takes -ge, -le and -eq.")
		return
	}
	v := &n.Value
	exact := n.Op == tree.OpEq || n.Op == tree.OpNe
	switch v.Kind {
	case tree.NullLiteral:
		if !exact {
			c.report(rule.Error, v.At, "type.null", "null is compared with -eq or -ne only.", nil)
			return
		}
		c.report(rule.Info, v.At, "operator.unverified", "Comparing a date with null is not documented.", nil)
	case tree.TextLiteral:
		date, ok := rule.ParseDate(v.Text)
		if !ok {
			c.report(rule.Error, v.At, "type.date", "A date is expected, such as 2025-05-28T00:00:00Z.", unquotedNow(v.Text))
			return
		}
		*v = tree.Literal{Kind: tree.DateLiteral, Date: date, At: v.At}
	case tree.NowLiteral:
		if exact {
			c.report(rule.Error, v.At, "type.date", n.Op.String()+" takes a fixed date; with system.now use a window of -ge and -le.", nil)
		}
	case tree.DateLiteral, tree.BrokenLiteral:
	default:
		c.report(rule.Error, v.At, "type.date", "A date is expected, such as 2025-05-28T00:00:00Z.", nil)
	}
	if n.Op == tree.OpNe && v.Kind == tree.DateLiteral {
		c.report(rule.Info, n.OpAt, "operator.unverified", "-ne on a date is not documented.", nil)
	}
}

// unquotedNow frees system.now and its step from quotes, and puts a date right.
func unquotedNow(text string) *rule.Fix {
	if !hasPrefixFold(strings.TrimSpace(text), "system.now") {
		return dateFix(strings.TrimSpace(text))
	}
	bare := strings.TrimSpace(text)
	if _, problems, _ := readRule([]rune("user.employeeHireDate -ge "+bare), false); !rule.Valid(problems) {
		return nil
	}
	return &rule.Fix{Text: bare, Says: "remove the quotes"}
}

func isCountryCode(text string) bool {
	return len(text) == 2 && strings.Trim(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz") == ""
}
