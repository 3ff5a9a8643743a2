package explain

import (
	"fmt"
	"strings"
	"unicode"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// The words of sentences: plain English for somebody who never saw the language of rules.

// spokenProperty takes a name apart: physicalDeliveryOfficeName becomes "office", accountEnabled "account enabled".
func spokenProperty(name string) string {
	switch name {
	case "physicalDeliveryOfficeName":
		return "office"
	case "companyName":
		return "company"
	case "objectId":
		return "object id"
	case rule.ManagerAttribute:
		return "manager"
	}
	if strings.HasPrefix(name, "extension_") {
		return name
	}
	var b strings.Builder
	for i, r := range name {
		if i > 0 && (unicode.IsUpper(r) || unicode.IsDigit(r) && !unicode.IsDigit(rune(name[i-1]))) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// spokenValue says what a user has.
func spokenValue(property string, v rule.Value, outcome rule.Outcome) string {
	name := spokenProperty(property)
	switch {
	case v.IsUnknown():
		return name + " was not read"
	case v.IsAbsent() || v.IsKnown() && v.String() == "":
		return name + " has no value"
	case v.IsTexts() || v.IsItems():
		return name + " holds " + cut(v.String())
	case v.IsBool() || v.IsTime():
		return name + " is " + v.String()
	case outcome == rule.Unknown:
		return name + " cannot be computed"
	}
	return fmt.Sprintf("%s is %q", name, cut(v.String()))
}

// longestSpoken is how much of a value is spoken, in characters.
const longestSpoken = 120

func cut(text string) string {
	if runes := []rune(text); len(runes) > longestSpoken {
		return string(runes[:longestSpoken]) + "…"
	}
	return text
}

var spokenOperators = map[tree.Operator]string{
	tree.OpNe: "anything but ", tree.OpStartsWith: "something that begins with ", tree.OpNotStartsWith: "something that does not begin with ",
	tree.OpEndsWith: "something that ends with ", tree.OpNotEndsWith: "something that does not end with ",
	tree.OpContains: "something with ", tree.OpNotContains: "something without ", tree.OpNotIn: "anything but ",
	tree.OpMatch: "something that matches the pattern ", tree.OpNotMatch: "something that does not match the pattern ",
	tree.OpGe: "a date on or after ", tree.OpLe: "a date on or before ",
}

// spokenTest says what a comparison wants.
func spokenTest(n *tree.Comparison) string {
	if n.Value.Kind == tree.NullLiteral {
		if n.Op == tree.OpNe {
			return "a value"
		}
		return "no value"
	}
	words := spokenOperators[n.Op]
	values := wanted(n.Value)
	quote := n.Value.Kind == tree.TextLiteral || n.Value.Kind == tree.ListLiteral
	return words + spokenList(values, quote)
}

// mostSpoken is how many values of a list are spoken.
const mostSpoken = 4

func spokenList(values []string, quote bool) string {
	spoken := make([]string, 0, len(values))
	for _, v := range values {
		if len(spoken) == mostSpoken {
			return strings.Join(spoken, ", ") + fmt.Sprintf(" or one of %d more", len(values)-mostSpoken)
		}
		if quote {
			v = fmt.Sprintf("%q", cut(v))
		}
		spoken = append(spoken, v)
	}
	if n := len(spoken); n > 1 {
		return strings.Join(spoken[:n-1], ", ") + " or " + spoken[n-1]
	}
	return strings.Join(spoken, "")
}

// spokenLambda says what is wanted of the items of a collection.
func spokenLambda(n *tree.Lambda) string {
	items := map[rule.PropertyType]string{rule.TextCollection: "entry", rule.PlanCollection: "plan", rule.GroupCollection: "group"}[n.Subject.Property.Type]
	which := "at least one " + items
	if n.Op == tree.OpAll {
		which = "only entries"
		if items == "plan" {
			which = "only plans"
		}
	}
	if c, ok := n.Body.(*tree.Comparison); ok && c.Subject.Item == tree.TextItem {
		return which + " that is " + spokenTest(c)
	}
	return which + " with " + tree.BodyText(n.Body)
}
