package explain

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/internal/given"
	"personadesk/backend/rule/internal/ruletest"
	"personadesk/backend/rule/parse"
)

// outline writes an explanation as indented lines: the outcome, the expression, what was looked at.
func outline(e Explanation, depth int) string {
	line := strings.Repeat("  ", depth) + e.Outcome
	if e.Assumed {
		line += "?"
	}
	line += ": " + e.Expression
	if e.Property != nil {
		line += fmt.Sprintf("  [%s %s %q]", e.Property.Name, e.State, e.Property.Value)
	}
	for _, detail := range e.Details {
		line += "\n" + outline(detail, depth+1)
	}
	return line
}

func TestExplainShowsEveryExpression(t *testing.T) {
	r := given.Rule(t, `(user.department -eq "Sales") -and -not (user.city -notContains "x") -and (user.otherMails -any (_ -eq "a" -or _ -eq "b"))`)
	e := Rule(r, ruletest.User(t, `{"department":"HR","city":null,"otherMails":["a","c"]}`), ruletest.Noon)
	want := `no match: (user.department -eq "Sales") -and -not (user.city -notContains "x") -and (user.otherMails -any (_ -eq "a" -or _ -eq "b"))
  no match: user.department -eq "Sales"  [department known "HR"]
  no match?: -not (user.city -notContains "x")
    match?: user.city -notContains "x"  [city absent ""]
  match: user.otherMails -any (_ -eq "a" -or _ -eq "b")  [otherMails known "a, c"]
    match: _ -eq "a" -or _ -eq "b"  [otherMails known "a"]
    no match: _ -eq "a" -or _ -eq "b"  [otherMails known "c"]`
	if got := outline(e, 0); got != want {
		t.Errorf("explained as\n%s\nwant\n%s", got, want)
	}
}

func TestExplanationHasTheShapeOfGraphsAnswer(t *testing.T) {
	e := Rule(given.Rule(t, `(user.department -eq "HR") -and (user.city -eq "Leeds")`), ruletest.User(t, `{"department":"HR"}`), ruletest.Noon)
	raw, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	if result, there := got["expressionResult"]; !there || result != nil {
		t.Errorf("an unknown outcome is %v, want null", result)
	}
	details, ok := got["expressionEvaluationDetails"].([]any)
	if !ok || len(details) != 2 {
		t.Fatalf("details are %v", got["expressionEvaluationDetails"])
	}
	first, ok := details[0].(map[string]any)
	if !ok || first["expressionResult"] != true || fmt.Sprint(first["propertyToEvaluate"]) != "map[propertyName:department propertyValue:HR]" {
		t.Errorf("a comparison is %v", details[0])
	}
	var back Explanation
	if again, err := json.Marshal(&back); json.Unmarshal(raw, &back) != nil || err != nil || outline(back, 0) != outline(e, 0) {
		t.Errorf("does not read back: %s", again)
	}
}

// TestPropertyAnExplanationSpeaksOfTheWholeRule: the expression is the rule, and the outcome the one it was evaluated to.
func TestPropertyAnExplanationSpeaksOfTheWholeRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, u := given.Drawn(t), ruletest.DrawnUser(t)
		if e, was := Rule(r, u, ruletest.Noon), evaluate.Rule(r, u, ruletest.Noon); e.Expression != r.String() || e.Outcome != was.Outcome.String() || e.Assumed != was.Assumed {
			t.Fatalf("%s of %s is %+v and is explained as %+v", r, u, was, e)
		}
	})
}

// FuzzExplain explains every text that is a rule, of somebody of whom nothing was read.
func FuzzExplain(f *testing.F) {
	for _, line := range ruletest.Lines(ruletest.Canonical) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, _ := parse.Rule(text)
		if e := Rule(r, rule.GraphUser{}, ruletest.Noon); e.Expression != r.String() || e.Outcome != rule.Unknown.String() {
			t.Fatalf("%q is explained as %+v", r, e)
		}
	})
}
