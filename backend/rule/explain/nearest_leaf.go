package explain

import (
	"slices"
	"strings"
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// fixedProperties are those that nobody edits to move a user from one persona to another.
var fixedProperties = []string{"objectId", "onPremisesSecurityIdentifier", "dirSyncEnabled", "onPremisesDistinguishedName", "assignedPlans", rule.MemberOfAttribute}

// leaf gives single edits that bring a leaf to the outcome, the most natural first.
func (s search) leaf(n tree.Node, goal rule.Outcome) []edit {
	property := tree.AttributeOf(n)
	if slices.Contains(fixedProperties, property) {
		return nil
	}
	switch n := n.(type) {
	case *tree.Comparison:
		switch n.Subject.Property.Type {
		case rule.String:
			return s.text(n, goal)
		case rule.Boolean:
			return s.truth(n, goal)
		case rule.Date:
			return s.date(n, goal)
		}
	case *tree.Lambda:
		return s.item(n, goal)
	case *tree.DirectReports:
		if goal == rule.Match {
			return []edit{s.edit(property, "eq", []string{n.Manager}, rule.TextValue(n.Manager))}
		}
		return []edit{s.clear(property)}
	}
	return nil
}

func (s search) edit(property, operator string, to []string, value rule.Value) edit {
	has := s.user.Attribute(property)
	c := Change{Property: property, From: has.String(), State: has.State(), Operator: operator, To: to}
	if c.To == nil {
		c.To = []string{}
	}
	c.Text = spokenChange(property, operator, to, value.IsText())
	if operator == "present" {
		c.Text = "give " + spokenProperty(property) + " a value"
	}
	return edit{c, value}
}

func spokenChange(property, operator string, to []string, quote bool) string {
	return "make " + spokenProperty(property) + " " + spokenOperators[tree.OperatorNamed(operator)] + spokenList(to, quote)
}

func (s search) clear(property string) edit {
	e := s.edit(property, "absent", nil, rule.AbsentValue())
	e.change.Clear = true
	e.change.Text = "take the value of " + spokenProperty(property) + " away"
	return e
}

// text edits a text so that a comparison gets an outcome.
func (s search) text(n *tree.Comparison, goal rule.Outcome) []edit {
	property := n.Subject.Property.Name
	op, negative := n.Op.Positive()
	fits := (goal == rule.Match) != negative // whether the positive form of the operator has to hold
	if n.Value.Kind == tree.NullLiteral {
		if fits {
			return []edit{s.clear(property)}
		}
		return []edit{s.edit(property, "present", nil, rule.TextValue("x"))}
	}
	values := wanted(n.Value)
	if op == tree.OpMatch {
		if n.Tests.Plain.Op == tree.OpNone || len(n.Value.Text) == 0 {
			return nil // which text a pattern wants, or does not, is not for guessing
		}
		op, values = n.Tests.Plain.Op, []string{n.Tests.Plain.Folded}
	}
	if fits {
		list := make([]edit, 0, len(values))
		for _, v := range values[:min(len(values), mostSpoken)] {
			if op == tree.OpIn {
				list = append(list, s.edit(property, "in", values, rule.TextValue(v)))
			} else {
				list = append(list, s.edit(property, op.Name(), values, rule.TextValue(v)))
			}
		}
		return list
	}
	not := map[tree.Operator]string{tree.OpEq: "ne", tree.OpIn: "notIn", tree.OpStartsWith: "notStartsWith", tree.OpEndsWith: "notEndsWith", tree.OpContains: "notContains"}[op]
	other := rule.TextValue(unlike(values))
	return []edit{s.edit(property, not, values, other), s.clear(property)}
}

// unlike gives a text that no positive comparison with one of the values fits.
func unlike(values []string) string {
	for _, candidate := range []string{"x", "0", "~", "\u00a4"} {
		if !slices.ContainsFunc(values, func(v string) bool { return v == "" || strings.Contains(rule.Folded(v), candidate) }) {
			return candidate
		}
	}
	return strings.Join(values, "") + "\u00a4\u00a4"
}

func (s search) truth(n *tree.Comparison, goal rule.Outcome) []edit {
	property := n.Subject.Property.Name
	if n.Value.Kind != tree.BoolLiteral {
		return nil // an account is always enabled or disabled
	}
	wants := n.Value.Truth == ((goal == rule.Match) == (n.Op == tree.OpEq))
	said := "false"
	if wants {
		said = "true"
	}
	return []edit{s.edit(property, "eq", []string{said}, rule.BoolValue(wants))}
}

func (s search) date(n *tree.Comparison, goal rule.Outcome) []edit {
	property := n.Subject.Property.Name
	if n.Value.Kind == tree.NullLiteral {
		if (goal == rule.Match) == (n.Op == tree.OpEq) {
			return []edit{s.clear(property)}
		}
		return []edit{s.edit(property, "present", nil, rule.TimeValue(s.now))}
	}
	bound := n.Value.Moment(s.now)
	day := func(operator string, at time.Time) []edit {
		return []edit{s.edit(property, operator, []string{at.Format(time.RFC3339)}, rule.TimeValue(at))}
	}
	switch {
	case n.Op == tree.OpGe && goal == rule.Match:
		return day("ge", bound)
	case n.Op == tree.OpLe && goal == rule.Match:
		return day("le", bound)
	case n.Op == tree.OpGe:
		return day("le", bound.Add(-time.Second))
	case n.Op == tree.OpLe:
		return day("ge", bound.Add(time.Second))
	case (n.Op == tree.OpEq) == (goal == rule.Match):
		return day("eq", bound)
	}
	return []edit{s.clear(property)}
}

// item adds an entry to a collection of texts so that -any holds.
func (s search) item(n *tree.Lambda, goal rule.Outcome) []edit {
	c, ok := n.Body.(*tree.Comparison)
	has := s.user.Attribute(n.Subject.Property.Name)
	if !ok || n.Op != tree.OpAny || goal != rule.Match || c.Subject.Item != tree.TextItem || has.IsUnknown() {
		return nil
	}
	op, negative := c.Op.Positive()
	if negative || op == tree.OpMatch || c.Value.Kind == tree.NullLiteral {
		return nil
	}
	var list []edit
	for _, v := range wanted(c.Value)[:1] {
		e := s.edit(n.Subject.Property.Name, op.Name(), wanted(c.Value), rule.TextsValue(append(has.Texts(), v)...))
		e.change.Text = "add to " + spokenProperty(n.Subject.Property.Name) + " an entry that is " + spokenTest(c)
		list = append(list, e)
	}
	return list
}
