package given

import (
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
	"personadesk/backend/rule/form"
	"personadesk/backend/rule/internal/ruletest"
	"personadesk/backend/rule/parse"
)

// Rule reads a rule that is right.
func Rule(t *testing.T, text string) rule.Rule {
	t.Helper()
	r, problems := parse.Rule(text)
	if !rule.Valid(problems) {
		t.Fatalf("%s is refused: %s", text, ruletest.Findings(problems))
	}
	return r
}

// Drawn draws a rule as a form makes it.
func Drawn(t *rapid.T) rule.Rule {
	r, err := form.FromTree(DrawnTree(t, 3))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// treeConditions draws conditions as a form sends them, values that look like code among them.
var treeConditions = rapid.Custom(func(t *rapid.T) form.Condition {
	value := rapid.SampledFrom([]string{"HR", "O'Brien", `') -or (user.objectId -ne null`, "]", "-and", "`x", "a b"}).Draw(t, "value")
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0:
		return when("accountEnabled", "eq", rapid.SampledFrom([]string{"true", "false"}).Draw(t, "truth"))
	case 1:
		return when("employeeHireDate", "ge", rapid.SampledFrom([]string{"system.now", "system.now +P7D", "system.now -P1D", "2026-01-01T00:00:00Z"}).Draw(t, "date"))
	case 2:
		return form.Condition{Property: "otherMails", Operator: "endsWith", Values: []string{value}, Quantifier: rapid.SampledFrom([]string{"any", "all"}).Draw(t, "quantifier")}
	case 3:
		return form.Condition{Property: "assignedPlans", Operator: "eq", Values: []string{value}, Quantifier: "any", Field: "service", Enabled: rapid.Bool().Draw(t, "enabled")}
	case 4:
		return form.Condition{Property: "city", Operator: rapid.SampledFrom([]string{"absent", "present"}).Draw(t, "operator"), Values: []string{}}
	}
	return when("department", rapid.SampledFrom([]string{"eq", "ne", "startsWith", "notContains"}).Draw(t, "operator"), value)
})

// DrawnTree draws a form with groups.
func DrawnTree(t *rapid.T, depth int) form.Tree {
	not := rapid.IntRange(0, 3).Draw(t, "not") == 0
	if depth == 0 || rapid.Bool().Draw(t, "leaf") {
		c := treeConditions.Draw(t, "condition")
		return form.Tree{Not: not, Parts: []form.Tree{}, Condition: &c}
	}
	made := form.Tree{Join: rapid.SampledFrom([]string{"and", "or"}).Draw(t, "join"), Not: not}
	for range rapid.IntRange(1, 3).Draw(t, "parts") {
		made.Parts = append(made.Parts, DrawnTree(t, depth-1))
	}
	return made
}

func when(property, operator string, values ...string) form.Condition {
	return form.Condition{Property: property, Operator: operator, Values: values}
}
