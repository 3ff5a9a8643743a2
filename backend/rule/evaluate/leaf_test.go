package evaluate

import (
	"fmt"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/given"
)

func leavesOf(r rule.Rule) []Leaf {
	leaves, _ := Fold(r, Algebra[[]Leaf]{
		Leaf: func(l Leaf) []Leaf { return []Leaf{l} },
		And:  joinLeaves, Or: joinLeaves,
		Not: func(leaves []Leaf) []Leaf { return leaves },
	})
	return leaves
}

func joinLeaves(parts [][]Leaf) []Leaf {
	var all []Leaf
	for _, part := range parts {
		all = append(all, part...)
	}
	return all
}

func TestLeavesKnowTheirPlacesAndTexts(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a value":           {`user.city -eq "Köln" -and user.state -ne 'x'`, `eq 0+20 [14+6 Köln]; ne 26+18 [41+3 x]`},
		"a list":            {` user.city -notIn ["a", 'b''c', 17]`, `notIn 1+34 [19+3 a] [24+6 b'c] [32+2 17]`},
		"no text":           {`user.city -eq null -or user.accountEnabled -eq "True"`, `eq 0+18; eq 23+30`},
		"a date":            {`user.employeeHireDate -ge "2026-01-01"`, `ge 0+38`},
		"a lambda":          {`user.otherMails -any (_ -eq "a" or _ -in ["b"])`, `any 0+47 [28+3 a] [42+3 b]`},
		"a direct report":   {`Direct Reports for "M"`, ` 0+22 [19+3 M]`},
		"after curly ones":  {`user.city -eq “Köln”`, `eq 0+20 [14+6 Köln]`},
		"inside brackets":   {`((user.city -eq "a"))`, `eq 2+17 [16+3 a]`},
		"a collection":      {`user.proxyAddresses -contains "x"`, `contains 0+33 [30+3 x]`},
		"apostrophes apart": {`user.surname -eq "O'Neil"`, `eq 0+25 [17+8 O'Neil]`},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			for i, leaf := range leavesOf(given.Rule(t, c.text)) {
				if i > 0 {
					got += "; "
				}
				offset, length := leaf.At()
				got += fmt.Sprintf("%s %d+%d", leaf.Operator(), offset, length)
				for _, v := range leaf.Values() {
					got += fmt.Sprintf(" [%d+%d %s]", v.Offset, v.Length, v.Text)
				}
			}
			if got != c.want {
				t.Errorf("%s\ngives %s\nwant  %s", c.text, got, c.want)
			}
		})
	}
	if (Leaf{}).Values() != nil || (Leaf{}).Operator() != "" {
		t.Error("the zero leaf has something in it")
	}
}
