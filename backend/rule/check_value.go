package rule

import (
	"fmt"
	"slices"
	"strings"
)

// boolean checks a comparison of a yes-or-no property.
func (c *checker) boolean(n *comparison) {
	if n.op != opEq && n.op != opNe {
		c.refuse(n, "A true-or-false property takes -eq and -ne.")
		return
	}
	v := &n.value
	switch v.kind {
	case boolLiteral:
		if n.subject.property.Name == "dirSyncEnabled" && !v.truth {
			c.report(Warning, n.opAt.to(v.at), "semantic.dirsync", "Users who were never synchronised have no value here, which is not the same as false.", dirSyncFix(n))
		}
	case nullLiteral:
		if n.subject.property.Name != "dirSyncEnabled" {
			c.report(Info, v.at, "type.null", n.subject.text+" is always true or false, never null.", nil)
		}
	case textLiteral:
		lower := strings.ToLower(v.text)
		if lower != "true" && lower != "false" {
			c.report(Error, v.at, "type.boolean", n.subject.text+" is compared with true or false.", booleanFix(v.text))
			return
		}
		c.report(Warning, v.at, "type.boolean", "true and false are written without quotes.", &Fix{lower, "remove the quotes"})
		*v = literal{kind: boolLiteral, truth: lower == "true", at: v.at}
	case brokenLiteral:
	default:
		c.report(Error, v.at, "type.boolean", n.subject.text+" is compared with true or false.", booleanFix(v.text))
	}
}

// dirSyncFix asks for true, which has no such third case.
func dirSyncFix(n *comparison) *Fix {
	if n.op == opEq {
		return &Fix{"-ne true", "find everybody who is not synchronised"}
	}
	return &Fix{"-eq true", "find everybody who is synchronised"}
}

// text checks a comparison of a text, of an item, or of each text of a collection.
func (c *checker) text(n *comparison) {
	if n.op == opGe || n.op == opLe {
		c.refuse(n, "-ge and -le are for user.employeeHireDate.")
		return
	}
	v := &n.value
	switch v.kind {
	case listLiteral:
		c.list(n)
		return
	case nullLiteral:
		if n.op != opEq && n.op != opNe {
			c.report(Error, v.at, "type.null", "null is compared with -eq or -ne only.", nil)
		}
		return
	case numberLiteral:
		c.report(Warning, v.at, "type.number", "This property holds text; the number is compared as text.", &Fix{quoted(v.text), "put it in quotes"})
		v.kind = textLiteral
	case boolLiteral, dateLiteral, nowLiteral:
		c.report(Error, v.at, "type.text", n.subject.text+" is compared with a text in double quotes.", &Fix{quoted(string(c.src[v.at.start:v.at.end])), "put it in quotes"})
		return
	case brokenLiteral:
		return
	}
	if n.op == opMatch || n.op == opNotMatch {
		if _, err := compilePattern(v.text); err != nil {
			c.report(Error, v.at, "pattern.invalid", "The pattern is not a regular expression: "+err.Error(), nil)
		} else {
			c.keepInvisible(*v)
		}
		return
	}
	c.value(n.subject, n.op, *v)
}

// keepInvisible takes back the proposal to remove an invisible character that
// a pattern cannot do without.
func (c *checker) keepInvisible(v literal) {
	visible := strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, v.text)
	if visible == v.text {
		return
	}
	if _, err := compilePattern(visible); err == nil {
		return
	}
	for i, p := range c.problems {
		if p.Code == "typographic.invisible" && p.Offset > v.at.start && p.Offset < v.at.end {
			c.problems[i].Fix = nil
		}
	}
}

func (c *checker) list(n *comparison) {
	seen := make(map[string]bool, len(n.value.list))
	for _, item := range n.value.list {
		folded := foldText(item.text)
		if seen[folded] {
			c.report(Warning, item.at, "semantic.duplicate", "This value stands in the list already.", nil)
		}
		seen[folded] = true
		c.value(n.subject, n.op, item)
	}
}

// value checks one text that is compared with a property as it stands.
func (c *checker) value(s subject, op operator, v literal) {
	lower := strings.ToLower(v.text)
	exact := op == opEq || op == opNe || op == opIn || op == opNotIn
	if (op == opEq || op == opNe) && (lower == "null" || lower == "$null") {
		c.report(Warning, v.at, "semantic.quoted-null", "In quotes this is the word null, not an empty value.", &Fix{"null", "remove the quotes"})
		return
	}
	if v.text == "" {
		switch {
		case op == opEq || op == opNe:
			c.report(Info, v.at, "semantic.empty-text", "An empty attribute is null rather than an empty text.", &Fix{"null", "write null"})
		case exact:
			c.report(Info, v.at, "semantic.empty-text", "An empty attribute is null rather than an empty text; compare with -eq null apart from the list.", nil)
		default:
			c.report(Warning, v.at, "semantic.empty-text", "Every text contains the empty text.", nil)
		}
		return
	}
	if !exact {
		return
	}
	p := s.property
	switch {
	case (p.Name == "objectId" || p.Name == "servicePlanId") && !isGUID(v.text):
		c.report(Warning, v.at, "type.guid", p.Name+" is an id such as 41781fb2-bc02-4b7c-bd55-b576c07bb09d.", nil)
	case p.Name == "usageLocation" && !isCountryCode(v.text):
		c.report(Warning, v.at, "type.country", "usageLocation is a country code of two letters.", nil)
	case len(p.Values) > 0 && !containsFold(p.Values, v.text):
		c.report(Warning, v.at, "type.value", fmt.Sprintf("%s is one of: %s.", p.Name, strings.Join(p.Values, "; ")), nil)
	case p.MaxLength > 0 && len([]rune(v.text)) > p.MaxLength:
		c.report(Warning, v.at, "type.length", fmt.Sprintf("%s holds at most %d characters.", p.Name, p.MaxLength), nil)
	}
}

// date checks a comparison of employeeHireDate.
func (c *checker) date(n *comparison) {
	if !slices.Contains([]operator{opEq, opNe, opGe, opLe}, n.op) {
		c.refuse(n, "A date takes -ge, -le and -eq.")
		return
	}
	v := &n.value
	exact := n.op == opEq || n.op == opNe
	switch v.kind {
	case nullLiteral:
		if !exact {
			c.report(Error, v.at, "type.null", "null is compared with -eq or -ne only.", nil)
			return
		}
		c.report(Info, v.at, "operator.unverified", "Comparing a date with null is not documented.", nil)
	case textLiteral:
		date, ok := parseDate(v.text)
		if !ok {
			c.report(Error, v.at, "type.date", "A date is expected, such as 2025-05-28T00:00:00Z.", unquotedNow(v.text))
			return
		}
		*v = literal{kind: dateLiteral, date: date, at: v.at}
	case nowLiteral:
		if exact {
			c.report(Error, v.at, "type.date", n.op.String()+" takes a fixed date; with system.now use a window of -ge and -le.", nil)
		}
	case dateLiteral, brokenLiteral:
	default:
		c.report(Error, v.at, "type.date", "A date is expected, such as 2025-05-28T00:00:00Z.", nil)
	}
	if n.op == opNe && v.kind == dateLiteral {
		c.report(Info, n.opAt, "operator.unverified", "-ne on a date is not documented.", nil)
	}
}

// unquotedNow frees system.now and its step from quotes, and puts a date right.
func unquotedNow(text string) *Fix {
	if !hasPrefixFold(strings.TrimSpace(text), "system.now") {
		return dateFix(strings.TrimSpace(text))
	}
	bare := strings.TrimSpace(text)
	if _, problems, _ := readRule([]rune("user.employeeHireDate -ge "+bare), false); !Valid(problems) {
		return nil
	}
	return &Fix{bare, "remove the quotes"}
}

func isCountryCode(text string) bool {
	return len(text) == 2 && strings.Trim(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz") == ""
}
