package rule

import (
	"slices"
	"strings"
	"time"
)

// fixedProperties are those that nobody edits to move a user from one persona to another.
var fixedProperties = []string{"objectId", "onPremisesSecurityIdentifier", "dirSyncEnabled", "onPremisesDistinguishedName", "assignedPlans", MemberOfAttribute}

// leaf gives single edits that bring a leaf to the outcome, the most natural first.
func (s search) leaf(n node, goal Outcome) []edit {
	property := attributeOf(n)
	if slices.Contains(fixedProperties, property) {
		return nil
	}
	switch n := n.(type) {
	case *comparison:
		switch n.subject.property.Type {
		case String:
			return s.text(n, goal)
		case Boolean:
			return s.truth(n, goal)
		case Date:
			return s.date(n, goal)
		}
	case *lambda:
		return s.item(n, goal)
	case *directReports:
		if goal == Match {
			return []edit{s.edit(property, "eq", []string{n.manager}, TextValue(n.manager))}
		}
		return []edit{s.clear(property)}
	}
	return nil
}

func (s search) edit(property, operator string, to []string, value Value) edit {
	has := s.user.Attribute(property)
	c := Change{Property: property, From: has.String(), State: has.State(), Operator: operator, To: to}
	if c.To == nil {
		c.To = []string{}
	}
	c.Text = spokenChange(property, operator, to, value.kind == textValue)
	if operator == "present" {
		c.Text = "give " + spokenProperty(property) + " a value"
	}
	return edit{c, value}
}

func spokenChange(property, operator string, to []string, quote bool) string {
	return "make " + spokenProperty(property) + " " + spokenOperators[operatorNamed(operator)] + spokenList(to, quote)
}

func (s search) clear(property string) edit {
	e := s.edit(property, "absent", nil, AbsentValue())
	e.change.Clear = true
	e.change.Text = "take the value of " + spokenProperty(property) + " away"
	return e
}

// text edits a text so that a comparison gets an outcome.
func (s search) text(n *comparison, goal Outcome) []edit {
	property := n.subject.property.Name
	op, negative := n.op.positive()
	fits := (goal == Match) != negative // whether the positive form of the operator has to hold
	if n.value.kind == nullLiteral {
		if fits {
			return []edit{s.clear(property)}
		}
		return []edit{s.edit(property, "present", nil, TextValue("x"))}
	}
	values := wanted(n.value)
	if op == opMatch {
		if n.tests.plain.op == opNone || len(n.value.text) == 0 {
			return nil // which text a pattern wants, or does not, is not for guessing
		}
		op, values = n.tests.plain.op, []string{n.tests.plain.folded}
	}
	if fits {
		list := make([]edit, 0, len(values))
		for _, v := range values[:min(len(values), mostSpoken)] {
			if op == opIn {
				list = append(list, s.edit(property, "in", values, TextValue(v)))
			} else {
				list = append(list, s.edit(property, operatorNames[op], values, TextValue(v)))
			}
		}
		return list
	}
	not := map[operator]string{opEq: "ne", opIn: "notIn", opStartsWith: "notStartsWith", opEndsWith: "notEndsWith", opContains: "notContains"}[op]
	other := TextValue(unlike(values))
	return []edit{s.edit(property, not, values, other), s.clear(property)}
}

// unlike gives a text that no positive comparison with one of the values fits.
func unlike(values []string) string {
	for _, candidate := range []string{"x", "0", "~", "\u00a4"} {
		if !slices.ContainsFunc(values, func(v string) bool { return v == "" || strings.Contains(foldText(v), candidate) }) {
			return candidate
		}
	}
	return strings.Join(values, "") + "\u00a4\u00a4"
}

func (s search) truth(n *comparison, goal Outcome) []edit {
	property := n.subject.property.Name
	if n.value.kind != boolLiteral {
		return nil // an account is always enabled or disabled
	}
	wants := n.value.truth == ((goal == Match) == (n.op == opEq))
	said := "false"
	if wants {
		said = "true"
	}
	return []edit{s.edit(property, "eq", []string{said}, BoolValue(wants))}
}

func (s search) date(n *comparison, goal Outcome) []edit {
	property := n.subject.property.Name
	if n.value.kind == nullLiteral {
		if (goal == Match) == (n.op == opEq) {
			return []edit{s.clear(property)}
		}
		return []edit{s.edit(property, "present", nil, TimeValue(s.now))}
	}
	bound := n.value.moment(s.now)
	day := func(operator string, at time.Time) []edit {
		return []edit{s.edit(property, operator, []string{at.Format(time.RFC3339)}, TimeValue(at))}
	}
	switch {
	case n.op == opGe && goal == Match:
		return day("ge", bound)
	case n.op == opLe && goal == Match:
		return day("le", bound)
	case n.op == opGe:
		return day("le", bound.Add(-time.Second))
	case n.op == opLe:
		return day("ge", bound.Add(time.Second))
	case (n.op == opEq) == (goal == Match):
		return day("eq", bound)
	}
	return []edit{s.clear(property)}
}

// item adds an entry to a collection of texts so that -any holds.
func (s search) item(n *lambda, goal Outcome) []edit {
	c, ok := n.body.(*comparison)
	has := s.user.Attribute(n.subject.property.Name)
	if !ok || n.op != opAny || goal != Match || c.subject.item != textItem || has.IsUnknown() {
		return nil
	}
	op, negative := c.op.positive()
	if negative || op == opMatch || c.value.kind == nullLiteral {
		return nil
	}
	var list []edit
	for _, v := range wanted(c.value)[:1] {
		e := s.edit(n.subject.property.Name, operatorNames[op], wanted(c.value), TextsValue(append(has.Texts(), v)...))
		e.change.Text = "add to " + spokenProperty(n.subject.property.Name) + " an entry that is " + spokenTest(c)
		list = append(list, e)
	}
	return list
}
