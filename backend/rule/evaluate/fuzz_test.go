package evaluate

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/ruletest"
	"personadesk/backend/rule/internal/tree"
	"personadesk/backend/rule/parse"
)

// FuzzEvaluate asks rules about users and holds the answers against what must
// be true of all of them: always the same, the opposite behind -not, the same
// for the canonical form, and the same from its leaves up.
func FuzzEvaluate(f *testing.F) {
	for _, line := range ruletest.Lines(ruletest.Outcomes) {
		columns := strings.Split(line, "\t")
		f.Add(columns[0], columns[1], []byte(columns[0]))
	}
	f.Add(`user.city -match "^(a+)+$"`, `{"city":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"}`, []byte{1, 2, 3})
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text, object string, decisions []byte) {
		d := &ruletest.Dice{Bytes: decisions}
		rules := []rule.Rule{rule.Of(d.Tree(3, true))}
		tree.Prepare(tree.Of(rules[0]))
		if r, _ := parse.Rule(text); !r.IsZero() {
			rules = append(rules, r)
		}
		users := []string{d.UserJSON(), object}
		for _, r := range rules {
			for _, u := range users {
				var raw map[string]json.RawMessage
				if json.Unmarshal([]byte(u), &raw) != nil {
					continue
				}
				agree(t, r, rule.NewGraphUser(raw), now)
			}
		}
	})
}

func agree(t *testing.T, r rule.Rule, u User, now time.Time) {
	first := Rule(r, u, now)
	if strings.Contains(first.Reason, "too long") {
		return // how far a pattern gets in its time is chance
	}
	root, problems := parse.Tree([]rune(r.String()))
	if !rule.Valid(problems) {
		t.Fatalf("%q is refused: %s", r, ruletest.Findings(problems))
	}
	folded, _ := Fold(r, Algebra[rule.Result]{
		Leaf: func(l Leaf) rule.Result { return l.Test(u.Attribute(l.Attribute()), now) },
		And:  func(parts []rule.Result) rule.Result { return together(tree.OpAnd, parts) },
		Or:   func(parts []rule.Result) rule.Result { return together(tree.OpOr, parts) },
		Not:  rule.Result.Negated,
	})
	for name, got := range map[string]rule.Result{
		"evaluated again":  Rule(r, u, now),
		"canonical":        Rule(rule.Of(root), u, now),
		"twice not":        Rule(rule.Of(&tree.Negation{Operand: &tree.Negation{Operand: tree.Of(r)}}), u, now),
		"not, and negated": Rule(rule.Of(&tree.Negation{Operand: tree.Of(r)}), u, now).Negated(),
		"from its leaves":  folded,
		"limited":          Rule(Limited(r), u, now),
	} {
		if got != first && !strings.Contains(got.Reason, "too long") {
			t.Fatalf("%s is %+v, but %s %+v", r, first, name, got)
		}
	}
}

func together(op tree.Operator, parts []rule.Result) rule.Result {
	c := combinerFor(op)
	for _, part := range parts {
		c.add(part)
	}
	return c.result()
}
