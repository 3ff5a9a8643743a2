package parse

import (
	"strings"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/ruletest"
	"personadesk/backend/rule/internal/tree"
)

// FuzzPrint prints trees of every shape with values of every kind, and reads
// what it printed. Text that is a rule takes part with its own tree.
func FuzzPrint(f *testing.F) {
	for seed := range 40 {
		decisions := make([]byte, 40)
		for i := range decisions {
			decisions[i] = byte(seed*31 + i*seed*7 + i)
		}
		f.Add(decisions, "", "x")
	}
	f.Add([]byte{5}, `user.city -eq "a`+"`"+`"b"`, `” -and user.city`)
	f.Fuzz(func(t *testing.T, decisions []byte, text, word string) {
		d := &ruletest.Dice{Bytes: decisions}
		again := func(root tree.Node) {
			printed := root.String()
			read, problems := Tree([]rune(printed))
			if !rule.Valid(problems) {
				t.Fatalf("%q is refused: %s", printed, ruletest.Findings(problems))
			}
			if diff := ruletest.SameTree(rule.Of(root), rule.Of(read)); diff != "" {
				t.Fatalf("%q means something else:\n%s", printed, diff)
			}
			if second := (rule.Of(read)).String(); second != printed {
				t.Fatalf("%q prints as %q", printed, second)
			}
		}
		drawn := d.Tree(4, true)
		if tree.Height(drawn) < maxHeight {
			again(drawn)
		}
		if valid := strings.ToValidUTF8(word, "?"); valid == word {
			again(&tree.Comparison{Subject: ruletest.UserSubject("city"), Op: tree.OpIn, Value: tree.Literal{Kind: tree.ListLiteral, List: []tree.Literal{{Kind: tree.TextLiteral, Text: word}, {Kind: tree.TextLiteral, Text: "x"}}}})
		}
		if r, _ := Rule(text); !r.IsZero() {
			again(tree.Of(r))
		}
	})
}
