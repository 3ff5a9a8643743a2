package rule

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
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
			r := mustParse(t, text)
			tree, ok := ToTree(r)
			if !ok {
				t.Fatal("no form shows it")
			}
			back, err := FromTree(tree)
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
		if tree, ok := ToTree(mustParse(t, text)); ok {
			t.Errorf("%s: %s is shown as %+v", name, text, tree)
		}
	}
	if _, ok := ToTree(Rule{}); ok {
		t.Error("no rule is shown")
	}
}

func TestFromTreeSaysWhichPartIsWrong(t *testing.T) {
	one := func(c Condition) Tree { return Tree{Condition: &c} }
	deep := one(when("city", "eq", "a"))
	for range maxTreeDepth + 2 {
		deep = Tree{Join: "and", Not: true, Parts: []Tree{deep}}
	}
	for name, c := range map[string]struct {
		tree Tree
		path []int
		code string
	}{
		"nothing":                    {Tree{}, nil, "syntax.empty"},
		"an empty group":             {Tree{Join: "or", Parts: []Tree{one(when("city", "eq", "a")), {Join: "and"}}}, []int{1}, "syntax.empty"},
		"another connector":          {Tree{Join: "xor", Parts: []Tree{one(when("city", "eq", "a")), one(when("city", "eq", "b"))}}, nil, "syntax.connector"},
		"half a condition":           {Tree{Join: "and", Parts: []Tree{one(when("city", "eq", "a")), {Join: "or", Parts: []Tree{one(when("city", "eq"))}}}}, []int{1, 0}, "syntax.value"},
		"a quantifier without items": {one(Condition{Property: "city", Operator: "eq", Values: []string{"a"}, Quantifier: "any"}), nil, "operator.unsupported"},
		"another quantifier":         {one(Condition{Property: "otherMails", Operator: "eq", Values: []string{"a"}, Quantifier: "none"}), nil, "operator.unknown"},
		"a field of texts":           {one(Condition{Property: "otherMails", Operator: "eq", Values: []string{"a"}, Quantifier: "any", Field: "service"}), nil, "property.item"},
		"a plan without a field":     {one(Condition{Property: "assignedPlans", Operator: "eq", Values: []string{"a"}, Quantifier: "any"}), nil, "property.item"},
		"too deep":                   {deep, slices.Repeat([]int{0}, maxTreeDepth+1), "syntax.nesting"},
	} {
		r, err := FromTree(c.tree)
		var refused *TreeError
		if !errors.As(err, &refused) || refused.Code != c.code || !slices.Equal(refused.Path, c.path) || !r.IsZero() {
			t.Errorf("%s: gave %q, %v; want %s at %v", name, r, err, c.code, c.path)
		}
	}
}

// treeConditions draws conditions as a form sends them, values that look like code among them.
var treeConditions = rapid.Custom(func(t *rapid.T) Condition {
	value := rapid.SampledFrom([]string{"HR", "O'Brien", `') -or (user.objectId -ne null`, "]", "-and", "`x", "a b"}).Draw(t, "value")
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0:
		return when("accountEnabled", "eq", rapid.SampledFrom([]string{"true", "false"}).Draw(t, "truth"))
	case 1:
		return when("employeeHireDate", "ge", rapid.SampledFrom([]string{"system.now", "system.now +P7D", "system.now -P1D", "2026-01-01T00:00:00Z"}).Draw(t, "date"))
	case 2:
		return Condition{Property: "otherMails", Operator: "endsWith", Values: []string{value}, Quantifier: rapid.SampledFrom([]string{"any", "all"}).Draw(t, "quantifier")}
	case 3:
		return Condition{Property: "assignedPlans", Operator: "eq", Values: []string{value}, Quantifier: "any", Field: "service", Enabled: rapid.Bool().Draw(t, "enabled")}
	case 4:
		return Condition{Property: "city", Operator: rapid.SampledFrom([]string{"absent", "present"}).Draw(t, "operator"), Values: []string{}}
	}
	return when("department", rapid.SampledFrom([]string{"eq", "ne", "startsWith", "notContains"}).Draw(t, "operator"), value)
})

func drawTree(t *rapid.T, depth int) Tree {
	not := rapid.IntRange(0, 3).Draw(t, "not") == 0
	if depth == 0 || rapid.Bool().Draw(t, "leaf") {
		c := treeConditions.Draw(t, "condition")
		return Tree{Not: not, Parts: []Tree{}, Condition: &c}
	}
	tree := Tree{Join: rapid.SampledFrom([]string{"and", "or"}).Draw(t, "join"), Not: not}
	for range rapid.IntRange(1, 3).Draw(t, "parts") {
		tree.Parts = append(tree.Parts, drawTree(t, depth-1))
	}
	return tree
}

// TestPropertyNoTreeLosesAnything: what a form says is what the text says, and the text gives the form back.
func TestPropertyNoTreeLosesAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		made, err := FromTree(drawTree(t, 3))
		if err != nil {
			t.Fatal(err)
		}
		read, problems := Parse(made.String())
		if !Valid(problems) || sameTree(made, read) != "" {
			t.Fatalf("%s reads back as %s: %s", made, read, findings(problems))
		}
		shown, ok := ToTree(read)
		if !ok {
			t.Fatalf("no form shows %s", read)
		}
		again, err := FromTree(shown)
		if err != nil || sameTree(read, again) != "" {
			t.Fatalf("%s comes back as %s, %v", read, again, err)
		}
		if third, _ := ToTree(again); cmp.Diff(shown, third) != "" {
			t.Fatalf("%s is shown as %+v and as %+v", read, shown, third)
		}
	})
}
