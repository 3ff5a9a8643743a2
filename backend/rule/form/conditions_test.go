package form

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/ruletest"
	"personadesk/backend/rule/parse"
)

func when(property, operator string, values ...string) Condition {
	return Condition{Property: property, Operator: operator, Values: values}
}

func TestFromConditions(t *testing.T) {
	for name, c := range map[string]struct {
		conditions []Condition
		want       string
	}{
		"one":                       {[]Condition{when("department", "eq", "HR")}, `user.department -eq "HR"`},
		"two":                       {[]Condition{when("department", "eq", "HR"), when("city", "startsWith", "M")}, `(user.department -eq "HR") -and (user.city -startsWith "M")`},
		"several values":            {[]Condition{when("department", "eq", "HR", "Sales", "hr")}, `user.department -in ["HR","Sales"]`},
		"none of several values":    {[]Condition{when("department", "ne", "HR", "Sales")}, `user.department -notIn ["HR","Sales"]`},
		"in with one value":         {[]Condition{when("department", "in", "HR")}, `user.department -eq "HR"`},
		"notIn with one value":      {[]Condition{when("department", "notIn", "HR")}, `user.department -ne "HR"`},
		"the Graph name of offices": {[]Condition{when("officeLocation", "eq", "Manchester")}, `user.physicalDeliveryOfficeName -eq "Manchester"`},
		"with the prefix":           {[]Condition{when("user.JobTitle", "eq", "Manager")}, `user.jobTitle -eq "Manager"`},
		"an apostrophe":             {[]Condition{when("surname", "eq", "O'Brien")}, `user.surname -eq "O''Brien"`},
		"code in a value":           {[]Condition{when("department", "eq", `x' -or user.objectId -ne null -or user.city -eq 'y`)}, `user.department -eq "x'' -or user.objectId -ne null -or user.city -eq ''y"`},
		"true":                      {[]Condition{when("accountEnabled", "eq", "True")}, `user.accountEnabled -eq true`},
		"synchronised":              {[]Condition{when("onPremisesSyncEnabled", "ne", "true")}, `user.dirSyncEnabled -ne true`},
		"absent and present":        {[]Condition{when("city", "absent"), when("mail", "Present")}, `(user.city -eq null) -and (user.mail -ne null)`},
		"the word null":             {[]Condition{when("city", "eq", "null")}, `user.city -eq "null"`},
		"a pattern, when asked for": {[]Condition{when("mail", "match", `@a\.example$`)}, `user.mail -match "@a\.example$"`},
		"a date":                    {[]Condition{when("employeeHireDate", "ge", "2026-01-01")}, `user.employeeHireDate -ge 2026-01-01T00:00:00Z`},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := FromConditions(c.conditions)
			if err != nil {
				t.Fatal(err)
			}
			if r.String() != c.want {
				t.Fatalf("built\n  %s\nwant\n  %s", r, c.want)
			}
			again, problems := parse.Rule(r.String())
			if !rule.Valid(problems) || ruletest.SameTree(r, again) != "" {
				t.Fatalf("reads back as %s (%s)", again, ruletest.Findings(problems))
			}
		})
	}
}

func TestFromConditionsRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		conditions []Condition
		code       string
	}{
		"nothing":               {nil, "syntax.empty"},
		"no such property":      {[]Condition{when("employeeType", "eq", "x")}, "property.unknown"},
		"an injected property":  {[]Condition{when("city -ne null -or user.city", "eq", "x")}, "property.unknown"},
		"no such operator":      {[]Condition{when("city", "like", "x")}, "operator.unknown"},
		"a connector":           {[]Condition{when("city", "or", "x")}, "operator.unknown"},
		"no value":              {[]Condition{when("city", "eq")}, "syntax.value"},
		"an empty value":        {[]Condition{when("city", "eq", " ")}, "semantic.unsafe-value"},
		"a double quote":        {[]Condition{when("city", "eq", `a"b`)}, "semantic.unsafe-value"},
		"a backtick at the end": {[]Condition{when("city", "eq", "a`")}, "semantic.unsafe-value"},
		"a line break":          {[]Condition{when("city", "eq", "a\nb")}, "semantic.unsafe-value"},
		"a line separator":      {[]Condition{when("city", "eq", "a\u2028b")}, "semantic.unsafe-value"},
		"text turned round":     {[]Condition{when("city", "eq", "a\u202eb")}, "semantic.unsafe-value"},
		"broken text":           {[]Condition{when("city", "eq", "a\xff")}, "semantic.unsafe-value"},
		"absent with a value":   {[]Condition{when("city", "absent", "a")}, "syntax.value"},
		"several prefixes":      {[]Condition{when("city", "startsWith", "a", "b")}, "operator.list"},
		"maybe":                 {[]Condition{when("accountEnabled", "eq", "maybe")}, "type.boolean"},
		"a boolean and a list":  {[]Condition{when("accountEnabled", "eq", "true", "false")}, "operator.unsupported"},
		"no date":               {[]Condition{when("employeeHireDate", "ge", "soon")}, "type.date"},
		"a broken pattern":      {[]Condition{when("city", "match", "(")}, "pattern.invalid"},
		"group membership":      {[]Condition{when("memberOf", "eq", "x")}, "operator.unsupported"},
		"too long":              {[]Condition{when("city", "eq", strings.Repeat("x", 2000), strings.Repeat("y", 2000))}, "length.limit"},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := FromConditions(c.conditions)
			var refused *ConditionError
			if !errors.As(err, &refused) || refused.Code != c.code || !r.IsZero() {
				t.Fatalf("gave %q, %v; want %s", r, err, c.code)
			}
		})
	}
}

func TestToConditionsLeavesOtherRulesAlone(t *testing.T) {
	for _, text := range []string{
		`(user.city -eq "a") -or (user.city -eq "b")`, `-not (user.city -eq "a")`, `user.otherMails -any ((_ -eq "a") -or (_ -eq "b"))`,
		`Direct Reports for "M"`, "user.city -eq \"a`\"b\"",
		`(user.city -eq "a") -and ((user.city -eq "b") -or (user.city -eq "c"))`,
	} {
		r, problems := parse.Rule(text)
		if !rule.Valid(problems) {
			t.Fatalf("%s is refused: %s", text, ruletest.Findings(problems))
		}
		if conditions, ok := ToConditions(r); ok {
			t.Errorf("%s becomes %v", text, conditions)
		}
	}
	if conditions, ok := ToConditions(rule.Rule{}); ok {
		t.Errorf("no rule becomes %v", conditions)
	}
}

// TestConditionsSurviveTheRule: whatever values go into a rule come out of its
// text again, so a value can never become an expression.
func TestConditionsSurviveTheRule(t *testing.T) {
	value := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		`' -or user.objectId -ne null`, "a`", "``x", `$null`, `\`, `''`, `]`, `"]`, `-and`, "a`b", "’", `“x”`,
	}))
	rapid.Check(t, func(t *rapid.T) {
		conditions := make([]Condition, rapid.IntRange(1, 3).Draw(t, "n"))
		for i := range conditions {
			conditions[i] = Condition{
				Property: rapid.SampledFrom([]string{"city", "department", "extensionAttribute4", "displayName"}).Draw(t, "property"),
				Operator: rapid.SampledFrom([]string{"eq", "ne", "startsWith", "notContains"}).Draw(t, "operator"),
				Values:   []string{value.Draw(t, "value")},
			}
			if op := conditions[i].Operator; op == "eq" || op == "ne" {
				conditions[i].Values = rapid.SliceOfNDistinct(value, 1, 3, rule.Folded).Draw(t, "values")
			}
		}
		built, err := FromConditions(conditions)
		if err != nil {
			for _, c := range conditions {
				for _, v := range c.Values {
					if unsafeValue(v) != "" {
						return
					}
				}
			}
			t.Fatalf("refused %+v: %v", conditions, err)
		}
		read, problems := parse.Rule(built.String())
		if !rule.Valid(problems) {
			t.Fatalf("%+v becomes %s, which is refused: %s", conditions, built, ruletest.Findings(problems))
		}
		got, ok := ToConditions(read)
		if diff := cmp.Diff(conditions, got); !ok || diff != "" {
			t.Fatalf("%+v becomes %s, which comes back as %+v", conditions, built, got)
		}
	})
}
