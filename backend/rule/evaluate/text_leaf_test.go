package evaluate

import (
	"bytes"
	"testing"
	"time"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
	"personadesk/backend/rule/parse"
)

func TestSkippingFindsWhatContainsFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		few := rapid.SliceOfN(rapid.SampledFrom([]byte("ab\xc3")), 0, 40)
		text, sought := few.Draw(t, "text"), few.Draw(t, "sought")
		if s := newSkipping(sought); s != nil && s.in(text) != bytes.Contains(text, sought) {
			t.Fatalf("%q in %q: %v", sought, text, s.in(text))
		}
	})
}

func TestALeafOnTextSaysWhatTheLeafSays(t *testing.T) {
	texts := []string{"", "HR", "hr", "Straße", "two\nhr", "person42@contoso.example", "Person 42"}
	for text, reduced := range map[string]bool{
		`user.department -eq "hr"`:                                 true,
		`user.department -ne ""`:                                   true,
		`user.department -startsWith "person"`:                     true,
		`user.department -notEndsWith "42"`:                        true,
		`user.department -contains "ERSON 4"`:                      true,
		`user.department -notContains "on42@"`:                     true,
		`user.department -notIn ["x","PERSON 42"]`:                 true,
		`user.department -eq null`:                                 true,
		`user.department -match "^h"`:                              true,
		`user.department -match "^h|z"`:                            false,
		`user.accountEnabled -eq true`:                             false,
		`user.otherMails -any (_ -eq "hr" -or _ -eq "")`:           false,
		`user.assignedPlans -any (assignedPlan.service -eq "SCO")`: false,
	} {
		r, problems := parse.Rule(text)
		if !rule.Valid(problems) {
			t.Fatalf("%s: %+v", text, problems)
		}
		leaf := Leaf{tree.Of(r)}
		test, ok := leaf.OnText()
		if ok != reduced {
			t.Errorf("%s can be reduced: %v", text, ok)
		}
		for _, value := range texts {
			folded := []byte(rule.Folded(value))
			if !ok || !test.Fits(folded) {
				continue
			}
			match, assumed := test.One(folded)
			if want := leaf.Test(rule.TextValue(value), time.Time{}); outcomeOf(match) != want.Outcome || assumed != want.Assumed {
				t.Errorf("%s of %q: %v (assumed %v), want %+v", text, value, match, assumed, want)
			}
		}
	}
}
