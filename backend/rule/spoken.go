package rule

import (
	"fmt"
	"strings"
	"unicode"
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
	case ManagerAttribute:
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
func spokenValue(property string, v Value, outcome Outcome) string {
	name := spokenProperty(property)
	switch {
	case v.IsUnknown():
		return name + " was not read"
	case v.IsAbsent() || v.IsKnown() && v.String() == "":
		return name + " has no value"
	case v.kind == textsValue || v.kind == itemsValue:
		return name + " holds " + cut(v.String())
	case v.kind == boolValue || v.kind == timeValue:
		return name + " is " + v.String()
	case outcome == Unknown:
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

var spokenOperators = map[operator]string{
	opNe: "anything but ", opStartsWith: "something that begins with ", opNotStartsWith: "something that does not begin with ",
	opEndsWith: "something that ends with ", opNotEndsWith: "something that does not end with ",
	opContains: "something with ", opNotContains: "something without ", opNotIn: "anything but ",
	opMatch: "something that matches the pattern ", opNotMatch: "something that does not match the pattern ",
	opGe: "a date on or after ", opLe: "a date on or before ",
}

// spokenTest says what a comparison wants.
func spokenTest(n *comparison) string {
	if n.value.kind == nullLiteral {
		if n.op == opNe {
			return "a value"
		}
		return "no value"
	}
	words := spokenOperators[n.op]
	values := wanted(n.value)
	quote := n.value.kind == textLiteral || n.value.kind == listLiteral
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
func spokenLambda(n *lambda) string {
	items := map[PropertyType]string{TextCollection: "entry", PlanCollection: "plan", GroupCollection: "group"}[n.subject.property.Type]
	which := "at least one " + items
	if n.op == opAll {
		which = "only entries"
		if items == "plan" {
			which = "only plans"
		}
	}
	if c, ok := n.body.(*comparison); ok && c.subject.item == textItem {
		return which + " that is " + spokenTest(c)
	}
	var body strings.Builder
	write(&body, n.body, true)
	return which + " with " + body.String()
}
