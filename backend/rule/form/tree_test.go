package form_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"personadesk/backend/rule"
	"personadesk/backend/rule/form"
	"personadesk/backend/rule/internal/given"
	"personadesk/backend/rule/internal/ruletest"
	"personadesk/backend/rule/parse"
)

func TestTreeAndTextAreOne(t *testing.T) {
	for name, text := range map[string]string{
		"one condition":           `user.department -eq "HR"`,
		"all of several":          `(user.department -eq "HR") -and (user.city -ne null)`,
		"any of several":          `(user.department -eq "HR") -or (user.accountEnabled -eq false)`,
		"a group in a group":      `(user.city -eq "Leeds") -and ((user.department -eq "HR") -or (user.department -eq "Sales"))`,
		"not a condition":         `-not (user.city -eq "Leeds")`,
		"not a group":             `-not ((user.city -eq "Leeds") -or (user.city -eq "York")) -and (user.department -in ["HR","Sales"])`,
		"twice not":               `-not (-not (user.city -eq "Leeds"))`,
		"three times not":         `-not (-not (-not (user.city -eq "Leeds")))`,
		"any item":                `user.proxyAddresses -any (_ -startsWith "smtp:a")`,
		"all items":               `user.otherMails -all (_ -notContains "x")`,
		"a field of a plan":       `user.assignedPlans -any (assignedPlan.service -eq "SCO")`,
		"an enabled plan":         `user.assignedPlans -any (assignedPlan.servicePlanId -eq "41781fb2-bc02-4b7c-bd55-b576c07bb09d" -and assignedPlan.capabilityStatus -eq "Enabled")`,
		"no plan at all":          `user.assignedPlans -all (assignedPlan.servicePlanId -eq null)`,
		"a date":                  `user.employeeHireDate -le 2026-01-01T00:00:00Z`,
		"now":                     `user.employeeHireDate -ge system.now`,
		"a week from now":         `user.employeeHireDate -ge (system.now -plus P7D)`,
		"a day and hours ago":     `user.employeeHireDate -le (system.now -minus P1DT3H)`,
		"a pattern":               `user.displayName -match "^Da.*"`,
		"an apostrophe in a text": `user.surname -eq "O''Brien"`,
	} {
		t.Run(name, func(t *testing.T) {
			r := given.Rule(t, text)
			tree, ok := form.ToTree(r)
			if !ok {
				t.Fatal("no form shows it")
			}
			back, err := form.FromTree(tree)
			if err != nil || back.String() != text {
				t.Fatalf("%+v comes back as %s, %v", tree, back, err)
			}
		})
	}
}

func TestWhatNoFormShows(t *testing.T) {
	for name, text := range map[string]string{
		"direct reports":            `Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"`,
		"memberOf":                  `user.memberOf -any (group.objectId -in ['62e19b97-8b3d-4d4a-a106-4ce66896a863'])`,
		"two questions of one item": `user.otherMails -any (_ -startsWith "a" -and _ -endsWith "b")`,
		"a value with a quote":      "user.city -eq \"a`\"b\"",
	} {
		if tree, ok := form.ToTree(given.Rule(t, text)); ok {
			t.Errorf("%s: %s is shown as %+v", name, text, tree)
		}
	}
	if _, ok := form.ToTree(rule.Rule{}); ok {
		t.Error("no rule is shown")
	}
}

func TestFromTreeSaysWhichPartIsWrong(t *testing.T) {
	one := func(c form.Condition) form.Tree { return form.Tree{Condition: &c} }
	deep := one(when("city", "eq", "a"))
	for range 50 + 2 {
		deep = form.Tree{Join: "and", Not: true, Parts: []form.Tree{deep}}
	}
	for name, c := range map[string]struct {
		tree form.Tree
		path []int
		code string
	}{
		"nothing":                    {form.Tree{}, nil, "syntax.empty"},
		"an empty group":             {form.Tree{Join: "or", Parts: []form.Tree{one(when("city", "eq", "a")), {Join: "and"}}}, []int{1}, "syntax.empty"},
		"another connector":          {form.Tree{Join: "xor", Parts: []form.Tree{one(when("city", "eq", "a")), one(when("city", "eq", "b"))}}, nil, "syntax.connector"},
		"half a condition":           {form.Tree{Join: "and", Parts: []form.Tree{one(when("city", "eq", "a")), {Join: "or", Parts: []form.Tree{one(when("city", "eq"))}}}}, []int{1, 0}, "syntax.value"},
		"a quantifier without items": {one(form.Condition{Property: "city", Operator: "eq", Values: []string{"a"}, Quantifier: "any"}), nil, "operator.unsupported"},
		"another quantifier":         {one(form.Condition{Property: "otherMails", Operator: "eq", Values: []string{"a"}, Quantifier: "none"}), nil, "operator.unknown"},
		"a field of texts":           {one(form.Condition{Property: "otherMails", Operator: "eq", Values: []string{"a"}, Quantifier: "any", Field: "service"}), nil, "property.item"},
		"a plan without a field":     {one(form.Condition{Property: "assignedPlans", Operator: "eq", Values: []string{"a"}, Quantifier: "any"}), nil, "property.item"},
		"too deep":                   {deep, slices.Repeat([]int{0}, 50+1), "syntax.nesting"},
	} {
		r, err := form.FromTree(c.tree)
		var refused *form.TreeError
		if !errors.As(err, &refused) || refused.Code != c.code || !slices.Equal(refused.Path, c.path) || !r.IsZero() {
			t.Errorf("%s: gave %q, %v; want %s at %v", name, r, err, c.code, c.path)
		}
	}
}

// TestPropertyNoTreeLosesAnything: what a form says is what the text says, and the text gives the form back.
func TestPropertyNoTreeLosesAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		made, err := form.FromTree(given.DrawnTree(t, 3))
		if err != nil {
			t.Fatal(err)
		}
		read, problems := parse.Rule(made.String())
		if !rule.Valid(problems) || ruletest.SameTree(made, read) != "" {
			t.Fatalf("%s reads back as %s: %s", made, read, ruletest.Findings(problems))
		}
		shown, ok := form.ToTree(read)
		if !ok {
			t.Fatalf("no form shows %s", read)
		}
		again, err := form.FromTree(shown)
		if err != nil || ruletest.SameTree(read, again) != "" {
			t.Fatalf("%s comes back as %s, %v", read, again, err)
		}
		if third, _ := form.ToTree(again); cmp.Diff(shown, third) != "" {
			t.Fatalf("%s is shown as %+v and as %+v", read, shown, third)
		}
	})
}

func when(property, operator string, values ...string) form.Condition {
	return form.Condition{Property: property, Operator: operator, Values: values}
}
