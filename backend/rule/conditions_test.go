package rule

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFromConditions(t *testing.T) {
	for name, c := range map[string]struct {
		conditions []Condition
		want       string
	}{
		"one":                       {[]Condition{{"department", "eq", []string{"HR"}}}, `user.department -eq "HR"`},
		"two":                       {[]Condition{{"department", "eq", []string{"HR"}}, {"city", "startsWith", []string{"M"}}}, `(user.department -eq "HR") -and (user.city -startsWith "M")`},
		"several values":            {[]Condition{{"department", "eq", []string{"HR", "Sales", "hr"}}}, `user.department -in ["HR","Sales"]`},
		"none of several values":    {[]Condition{{"department", "ne", []string{"HR", "Sales"}}}, `user.department -notIn ["HR","Sales"]`},
		"in with one value":         {[]Condition{{"department", "in", []string{"HR"}}}, `user.department -eq "HR"`},
		"notIn with one value":      {[]Condition{{"department", "notIn", []string{"HR"}}}, `user.department -ne "HR"`},
		"the Graph name of offices": {[]Condition{{"officeLocation", "eq", []string{"Manchester"}}}, `user.physicalDeliveryOfficeName -eq "Manchester"`},
		"with the prefix":           {[]Condition{{"user.JobTitle", "eq", []string{"Manager"}}}, `user.jobTitle -eq "Manager"`},
		"an apostrophe":             {[]Condition{{"surname", "eq", []string{"O'Brien"}}}, `user.surname -eq "O''Brien"`},
		"code in a value":           {[]Condition{{"department", "eq", []string{`x' -or user.objectId -ne null -or user.city -eq 'y`}}}, `user.department -eq "x'' -or user.objectId -ne null -or user.city -eq ''y"`},
		"true":                      {[]Condition{{"accountEnabled", "eq", []string{"True"}}}, `user.accountEnabled -eq true`},
		"synchronised":              {[]Condition{{"onPremisesSyncEnabled", "ne", []string{"true"}}}, `user.dirSyncEnabled -ne true`},
		"absent and present":        {[]Condition{{"city", "absent", nil}, {"mail", "Present", nil}}, `(user.city -eq null) -and (user.mail -ne null)`},
		"the word null":             {[]Condition{{"city", "eq", []string{"null"}}}, `user.city -eq "null"`},
		"a pattern, when asked for": {[]Condition{{"mail", "match", []string{`@a\.example$`}}}, `user.mail -match "@a\.example$"`},
		"a date":                    {[]Condition{{"employeeHireDate", "ge", []string{"2026-01-01"}}}, `user.employeeHireDate -ge 2026-01-01T00:00:00Z`},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := FromConditions(c.conditions)
			if err != nil {
				t.Fatal(err)
			}
			if r.String() != c.want {
				t.Fatalf("built\n  %s\nwant\n  %s", r, c.want)
			}
			again, problems := Parse(r.String())
			if !Valid(problems) || sameTree(r, again) != "" {
				t.Fatalf("reads back as %s (%s)", again, findings(problems))
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
		"no such property":      {[]Condition{{"employeeType", "eq", []string{"x"}}}, "property.unknown"},
		"an injected property":  {[]Condition{{"city -ne null -or user.city", "eq", []string{"x"}}}, "property.unknown"},
		"no such operator":      {[]Condition{{"city", "like", []string{"x"}}}, "operator.unknown"},
		"a connector":           {[]Condition{{"city", "or", []string{"x"}}}, "operator.unknown"},
		"no value":              {[]Condition{{"city", "eq", nil}}, "syntax.value"},
		"an empty value":        {[]Condition{{"city", "eq", []string{" "}}}, "semantic.unsafe-value"},
		"a double quote":        {[]Condition{{"city", "eq", []string{`a"b`}}}, "semantic.unsafe-value"},
		"a backtick at the end": {[]Condition{{"city", "eq", []string{"a`"}}}, "semantic.unsafe-value"},
		"a line break":          {[]Condition{{"city", "eq", []string{"a\nb"}}}, "semantic.unsafe-value"},
		"a line separator":      {[]Condition{{"city", "eq", []string{"a\u2028b"}}}, "semantic.unsafe-value"},
		"text turned round":     {[]Condition{{"city", "eq", []string{"a\u202eb"}}}, "semantic.unsafe-value"},
		"broken text":           {[]Condition{{"city", "eq", []string{"a\xff"}}}, "semantic.unsafe-value"},
		"absent with a value":   {[]Condition{{"city", "absent", []string{"a"}}}, "syntax.value"},
		"several prefixes":      {[]Condition{{"city", "startsWith", []string{"a", "b"}}}, "operator.list"},
		"maybe":                 {[]Condition{{"accountEnabled", "eq", []string{"maybe"}}}, "type.boolean"},
		"a boolean and a list":  {[]Condition{{"accountEnabled", "eq", []string{"true", "false"}}}, "operator.unsupported"},
		"no date":               {[]Condition{{"employeeHireDate", "ge", []string{"soon"}}}, "type.date"},
		"a broken pattern":      {[]Condition{{"city", "match", []string{"("}}}, "pattern.invalid"},
		"group membership":      {[]Condition{{"memberOf", "eq", []string{"x"}}}, "operator.unsupported"},
		"too long":              {[]Condition{{"city", "eq", []string{strings.Repeat("x", 2000), strings.Repeat("y", 2000)}}}, "length.limit"},
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
		`(user.city -eq "a") -or (user.city -eq "b")`, `-not (user.city -eq "a")`, `user.otherMails -any (_ -eq "a")`,
		`Direct Reports for "M"`, `user.employeeHireDate -ge system.now`, "user.city -eq \"a`\"b\"",
		`(user.city -eq "a") -and ((user.city -eq "b") -or (user.city -eq "c"))`,
	} {
		if conditions, ok := ToConditions(mustParse(t, text)); ok {
			t.Errorf("%s becomes %v", text, conditions)
		}
	}
	if conditions, ok := ToConditions(Rule{}); ok {
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
				conditions[i].Values = rapid.SliceOfNDistinct(value, 1, 3, foldText).Draw(t, "values")
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
			t.Fatalf("refused %q: %v", conditions, err)
		}
		read, problems := Parse(built.String())
		if !Valid(problems) {
			t.Fatalf("%q becomes %s, which is refused: %s", conditions, built, findings(problems))
		}
		got, ok := ToConditions(read)
		if diff := cmp.Diff(conditions, got); !ok || diff != "" {
			t.Fatalf("%q becomes %s, which comes back as %q", conditions, built, got)
		}
	})
}
